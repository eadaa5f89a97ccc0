"""Opening a record, and saving a small and a large file into it, take moments: nobody reads meanwhile."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from dsa_metrics.policy import load_policy
from dsa_metrics.store import Store
from tests.store.readings import a_full_load

ROUNDS = 5
OPEN_SECONDS = 0.5
SAVE_SECONDS = {50: 1.0, 25_000: 3.0}

_numbers = count(1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record of fifty thousand facts."""
    path = tmp_path / "dsa.duckdb"
    with Store.open(path, load_policy()) as store:
        store.save(a_full_load(next(_numbers), 25_000), "officer")
    return path


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path, load_policy()) as store:
        yield store


def test_a_record_of_fifty_thousand_facts_opens_in_a_moment(path: Path, benchmark: BenchmarkFixture) -> None:
    policy = load_policy()
    benchmark.pedantic(lambda: Store.open(path, policy).close(), rounds=ROUNDS, warmup_rounds=1)  # type: ignore[no-untyped-call]
    assert benchmark.stats is not None
    assert benchmark.stats.stats.median <= OPEN_SECONDS


@pytest.mark.parametrize("schools", SAVE_SECONDS)
def test_a_letter_and_a_contact_of_each_school_are_saved_in_moments(
    store: Store, benchmark: BenchmarkFixture, schools: int
) -> None:
    def another() -> tuple[tuple[object, ...], dict[str, object]]:
        return (a_full_load(next(_numbers), schools), "officer"), {}

    benchmark.pedantic(store.save, setup=another, rounds=ROUNDS)  # type: ignore[no-untyped-call]
    assert benchmark.stats is not None
    assert benchmark.stats.stats.median <= SAVE_SECONDS[schools]
