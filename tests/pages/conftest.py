"""A small real record: the demonstration's files through the ordinary reader, in a folder of its own."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dsa_metrics.desk import Desk, build_demonstration
from dsa_metrics.policy import load_policy
from dsa_metrics.view import NamedView

DEMONSTRATION = Path(__file__).resolve().parents[2] / "data" / "demo"
TODAY = date(2019, 6, 10)


@pytest.fixture(scope="session")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path = tmp_path_factory.mktemp("record") / "demo.duckdb"
    with build_demonstration(path, DEMONSTRATION, TODAY) as store:
        yield Desk(store, load_policy(DEMONSTRATION / "policy.toml"), TODAY)


@pytest.fixture(scope="session")
def view(desk: Desk) -> NamedView:
    return NamedView(desk.store, desk.policy)
