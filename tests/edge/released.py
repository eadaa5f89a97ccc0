"""The demonstration with both meetings released: as a record of the council's own, or as the demonstration itself."""

from datetime import date
from pathlib import Path

from dsa_metrics.desk import build_demonstration
from dsa_metrics.disclosure.release import Release
from dsa_metrics.policy import load_policy
from dsa_metrics.publishing import Press
from dsa_metrics.view import NamedView
from tests.edge.server import ROOT

DEMONSTRATION = ROOT / "data" / "demo"
TODAY = date(2019, 6, 10)


def own_record(folder: Path) -> Release:
    """The council's own record in this folder, its ledger beside it; gives the last release."""
    (folder / "policy.toml").write_bytes((DEMONSTRATION / "policy.toml").read_bytes())
    return _published(folder / "dsa.duckdb")


def demonstration_record(folder: Path) -> Release:
    """The record that the app would make of the demonstration, where it would make it; gives the last release."""
    (folder / "demo").mkdir()
    return _published(folder / "demo" / "demo.duckdb")


def _published(record: Path) -> Release:
    policy = load_policy(DEMONSTRATION / "policy.toml")
    with build_demonstration(record, DEMONSTRATION, TODAY) as store:
        for meeting in NamedView(store, policy).board_meetings():
            press = Press(store, NamedView(store, policy), record.with_name("releases"), TODAY)
            last = press.publish(press.prepare(meeting))
    return last
