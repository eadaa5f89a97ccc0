"""What is kept in memory between questions is what the rules say, and of the record as it stands."""

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pyarrow as pa
import pytest

from dsa_metrics.metrics import METRICS
from dsa_metrics.policy import Policy
from dsa_metrics.record.kept import EVERYTHING, RULES
from dsa_metrics.store import Store
from tests.benchmarks import england_quality
from tests.benchmarks.england import england
from tests.store.conftest import Clock
from tests.store.processes import another_process, try_to_load
from tests.store.readings import FIRST, SECOND, letter, reading, school

#: Nothing is recorded in that second, so that the answer is the same; but nothing is kept for it.
ALMOST_EVERYTHING = EVERYTHING - timedelta(seconds=1)
#: The rules that questions about data quality rest on, and statuses do not.
OF_QUALITY = {"result_sum", "explained_result"}
LETTERS = "from current_letter($known_at::timestamp)"


@pytest.fixture(scope="module")
def small_england(tmp_path_factory: pytest.TempPathFactory, policy: Policy) -> Iterator[Store]:
    with england(tmp_path_factory.mktemp("england") / "dsa.duckdb", policy, 240) as store:
        yield store


@pytest.fixture(scope="module")
def checked_england(tmp_path_factory: pytest.TempPathFactory, policy: Policy) -> Iterator[Store]:
    with england_quality.england(tmp_path_factory.mktemp("checked") / "dsa.duckdb", policy, 24) as store:
        yield store


def asked(store: Store, sql: str, known_at: object, **parameters: object) -> pa.Table:
    found = store.query(sql, {"known_at": known_at, **parameters})
    return found.sort_by(
        [(name, "ascending") for name in found.column_names if not pa.types.is_nested(found[name].type)]
    )


def kept(store: Store) -> set[str]:
    listed = store.query("select table_name from duckdb_tables() where schema_name = 'kept'").column(0).to_pylist()
    return {name.removesuffix("_rows") for name in listed}


def urns(store: Store) -> set[int]:
    return set(asked(store, LETTERS, EVERYTHING).column("urn").to_pylist())


@pytest.mark.parametrize("rule", sorted(RULES))
def test_the_kept_rows_of_a_rule_are_those_that_the_rule_gives(
    small_england: Store, checked_england: Store, rule: str
) -> None:
    store = checked_england if rule in OF_QUALITY else small_england
    sql = f"from {rule}($known_at::timestamp)"
    told = asked(store, sql, EVERYTHING)
    assert rule in kept(store)
    assert told.num_rows > 0
    assert told == asked(store, sql, ALMOST_EVERYTHING)


@pytest.mark.parametrize("name", [name for name, metric in METRICS.items() if not metric.needs_school])
def test_every_question_has_the_same_answer_with_and_without_what_is_kept(small_england: Store, name: str) -> None:
    as_at = date(2019, 6, 4)
    told = asked(small_england, METRICS[name].sql, EVERYTHING, as_at=as_at)
    assert told == asked(small_england, METRICS[name].sql, ALMOST_EVERYTHING, as_at=as_at)


def test_a_question_about_two_moments_is_not_answered_from_what_is_kept_of_one(store: Store, clock: Clock) -> None:
    register = [school(100001, FIRST)]
    met = [{"board": "Board", "held_on": clock.time.date(), "is_public": True}]
    store.save(reading(school=register, meeting=met), "officer")
    clock.move_on(days=1)
    store.save(reading(agreement=[{"urn": 100001, "returned_on": SECOND}]), "officer")
    asked(store, METRICS["escalation_list"].sql, EVERYTHING, as_at=SECOND)
    rows = asked(store, METRICS["corrected_since_meeting"].sql, EVERYTHING, as_at=date(2019, 7, 2)).to_pylist()
    assert [(row["status_then"], row["status_now"]) for row in rows] == [("not asked", "returned")]


def test_only_what_a_question_needs_is_kept_and_nothing_for_an_earlier_moment(store: Store) -> None:
    store.save(reading(letter=[letter(100001)]), "officer")
    assert asked(store, LETTERS, ALMOST_EVERYTHING).num_rows == 1
    assert kept(store) == set()
    assert urns(store) == {100001}
    assert kept(store) == {"current_letter"}
    asked(store, "select as_at, urn from statuses([date '2019-06-04'], $known_at::timestamp)", EVERYTHING)
    assert kept(store) == RULES - OF_QUALITY


def test_a_load_and_its_undoing_are_seen_by_the_next_question(store: Store) -> None:
    store.save(reading(letter=[letter(100001)]), "officer")
    assert urns(store) == {100001}
    store.save(reading(letter=[letter(100002)]), "officer")
    assert urns(store) == {100001, 100002}
    store.undo(2, "officer")
    assert urns(store) == {100001}


def test_what_another_program_saved_is_seen_by_the_next_question(store: Store, path: Path) -> None:
    store.save(reading(letter=[letter(100001)]), "officer")
    shutil.copytree(path.parent, path.parent / "other")
    other = path.parent / "other" / path.name
    with another_process(try_to_load, other) as (_, told):
        assert told.recv() == 2
    assert urns(store) == {100001}
    shutil.copy(other, path)
    assert len(urns(store)) == 300


def test_an_earlier_moment_is_answered_as_it_was_known_then(store: Store, clock: Clock) -> None:
    store.save(reading(letter=[letter(100001)]), "officer")
    then = clock.time.replace(tzinfo=None)
    clock.move_on(hours=1)
    store.save(reading(letter=[letter(100002)]), "officer")
    assert urns(store) == {100001, 100002}
    assert asked(store, LETTERS, then).column("urn").to_pylist() == [100001]


def test_many_threads_ask_at_once_while_loads_go_on_and_each_sees_whole_loads_only(store: Store) -> None:
    store.save(reading(letter=[letter(100001)]), "officer")
    with ThreadPoolExecutor(8) as threads:
        answers = [threads.submit(urns, store) for _ in range(60)]
        for urn in range(100_002, 100_006):
            store.save(reading(letter=[letter(urn)]), "officer")
        seen = [answer.result() for answer in answers]
    assert all(found == set(range(100_001, 100_001 + len(found))) for found in seen)
    assert urns(store) == set(range(100_001, 100_006))
