"""A new store for each test, with a clock that stands still until it is told otherwise."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dsa_metrics.policy import Policy, load_policy
from dsa_metrics.record import instance
from dsa_metrics.store import Store


class Clock:
    """Gives the same moment until it is moved on."""

    def __init__(self) -> None:
        self.time = datetime(2019, 6, 4, 10, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def move_on(self, **time: float) -> None:
        self.time += timedelta(**time)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def policy() -> Policy:
    return load_policy()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "dsa.duckdb"


@pytest.fixture
def open_store(path: Path, policy: Policy, clock: Clock) -> Iterator[Callable[[], Store]]:
    """Opens the record at `path`; whatever was opened is closed after the test."""
    opened: list[Store] = []

    def opening() -> Store:
        opened.append(Store.open(path, policy, clock))
        return opened[-1]

    yield opening
    for store in opened:
        store.close()


@pytest.fixture
def store(open_store: Callable[[], Store]) -> Store:
    return open_store()


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Does not wait long for another program."""
    monkeypatch.setattr(instance, "PATIENCE", 0.05)
