"""The demonstration with both meetings released: as a record of the council's own, or as the demonstration itself."""

from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

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
    files, last = _made(record.name)
    for place, content in files.items():
        path = record.parent / place
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return last


@cache
def _made(name: str) -> tuple[dict[str, bytes], Release]:
    """The files of such a record by their place in its folder, and the last release; made once in a process."""
    policy = load_policy(DEMONSTRATION / "policy.toml")
    with TemporaryDirectory() as made:
        folder = Path(made)
        with build_demonstration(folder / name, DEMONSTRATION, TODAY) as store:
            for meeting in NamedView(store, policy).board_meetings():
                press = Press(store, NamedView(store, policy), folder / "releases", TODAY)
                last = press.publish(press.prepare(meeting))
        files = (path for path in folder.rglob("*") if path.is_file())
        return {str(path.relative_to(folder)): path.read_bytes() for path in files}, last
