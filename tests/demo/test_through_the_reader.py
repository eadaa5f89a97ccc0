"""The demonstration's files through the ordinary reader and into a record: nothing to say, and the paper's figures."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dsa_metrics.desk import build_demonstration, demonstration_files
from dsa_metrics.ingest.read import read
from dsa_metrics.policy import load_policy
from dsa_metrics.store import Store
from dsa_metrics.view import NamedView
from tests.demo.collected import DUE, OWING, results
from tests.demo.plain import BOARD_IN_JUNE, BOARD_IN_MARCH, DEMO, links, register, sheet, standings

POLICY = load_policy(DEMO / "policy.toml")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path: Path = tmp_path_factory.mktemp("demonstration") / "demo.duckdb"
    store = build_demonstration(path, DEMO, BOARD_IN_JUNE)
    yield store
    store.close()


@pytest.fixture
def view(store: Store) -> NamedView:
    return NamedView(store, POLICY, POLICY.require_authority().name)


@pytest.mark.parametrize("today", [BOARD_IN_JUNE, date(2026, 11, 23)])
def test_the_reader_has_no_problem_no_warning_and_nothing_put_aside(store: Store, today: date) -> None:
    reading = read(demonstration_files(DEMO), store.known().slice(0, 0), POLICY, today, {})
    assert reading.problems == ()
    assert reading.quarantined == ()


def test_every_row_of_every_file_becomes_a_fact(store: Store) -> None:
    rows = {
        "school": len(register()),
        "school_link": len(links()),
        "letter": len(sheet("Letters")),
        "contact": len(sheet("Contacts")),
        "agreement": len(sheet("Agreements")),
        "data_flow": len(sheet("Data flows")),
        "submission": len(sheet("Submissions")),
        "quality_result": len(results()),
        "accepted_explanation": len(sheet("Explanations")),
        "meeting": len(sheet("Meetings")),
        "decision": len(sheet("Decisions")),
    }
    stored = {name: store.query(f"select count(*) as facts from record.{name}") for name in rows}
    assert {name: counted.column("facts").to_pylist() for name, counted in stored.items()} == {
        name: [count] for name, count in rows.items()
    }


def test_every_check_becomes_the_policys_with_its_count(store: Store) -> None:
    names = {code: check.name for code, check in POLICY.quality.checks.items()}
    columns = "urn, collection, period, measured_on, check_code, records, failures, coalesce(explanation, '')"
    stored = store.query(f"select {columns} as explanation from record.quality_result").to_pylist()
    assert {(*list(row.values())[:4], names[row["check_code"]], *list(row.values())[5:]) for row in stored} == {
        (one.urn, one.collection, one.period, one.measured_on, one.check, one.records, one.failures, one.explanation)
        for one in results()
    }


def test_the_policy_has_the_calendar_and_the_phases_that_owe_the_census() -> None:
    census = POLICY.collections["School census"]
    assert {period: due_on for period, due_on in census.due.items() if due_on.year < 2020} == DUE
    assert {phase for phase in map(str, census.phases) if phase not in ("Nursery", "All-through")} == set(OWING)


def test_the_headline_says_ten_and_four(view: NamedView) -> None:
    headline = view.answer("headline", BOARD_IN_JUNE)
    assert headline.rows == [
        {
            "cohort_schools": 50,
            "returned": 35,
            "requires_escalation": 10,
            "also_second_point": 4,
            "second_point": 11,
            "either": 17,
        }
    ]


@pytest.mark.parametrize(
    "as_at",
    [date(2018, 9, 30), date(2018, 12, 31), BOARD_IN_MARCH, date(2019, 3, 31), date(2019, 4, 30), BOARD_IN_JUNE],
)
def test_every_school_stands_where_the_plainest_rules_put_it(view: NamedView, as_at: date) -> None:
    said = {
        row["urn"]: (row["name"], row["phase"], row["status"], row["reason"], row["data_flow"])
        for row in view.status(as_at).to_pylist()
    }
    assert said == {one.urn: (one.name, one.phase, one.status, one.reason, one.flow) for one in standings(as_at)}
