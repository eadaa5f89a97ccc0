"""What a public page is given: the numbers of one release, and no way from there to a record."""

import gc
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import FunctionType, ModuleType

import duckdb
import pyarrow as pa
import pytest

from dsa_metrics.desk import Desk, build_demonstration
from dsa_metrics.disclosure.release import ENGAGING, PRIORITY, Release
from dsa_metrics.errors import InputError
from dsa_metrics.policy import load_policy
from dsa_metrics.public_metrics import PUBLIC_METRICS
from dsa_metrics.public_view import PublicView
from dsa_metrics.publishing import Press
from dsa_metrics.record.file import RecordFile
from dsa_metrics.store import Store
from dsa_metrics.view import NamedView
from tests.disclosure.releases import A_RELEASE, JULY, JUNE, MARCH, a_release

ROOT = Path(__file__).resolve().parents[1]
DEMONSTRATION = ROOT / "data" / "demo"
VIEW = PublicView(A_RELEASE)
OVER_TIME = "returned_over_time"
BY_PHASE = {
    "returned_by_phase": "not_returned",
    "escalation_by_phase": "escalated",
    "escalation_and_flow_by_phase": "escalated_and_unsafe",
    "flow_by_phase": "unsafe",
    "submissions_on_time": "late",
    "quality_below_standard": "below_standard",
    "standard_met_by_phase": "not_known_to_meet",
}


@pytest.mark.parametrize(
    "name", ["escalation_list", "school_history", "pupils_covered", "HEADLINE", "", "not_returned"]
)
def test_a_metric_that_the_public_has_not_does_not_exist(name: str) -> None:
    with pytest.raises(
        InputError, match=r"no public metric of that name\. The public metrics are: headline, returned_by"
    ):
        VIEW.answer(name)


def test_there_is_no_other_day_than_the_releases_own() -> None:
    assert VIEW.answer("headline", JUNE) is VIEW.answer("headline")
    for day in (date(2019, 6, 3), date(2019, 6, 5), MARCH):
        with pytest.raises(InputError, match=r"no other day than the release's\. Ask for 4 June 2019\."):
            VIEW.answer("headline", day)


def test_nothing_is_answered_as_it_was_known_at_another_time() -> None:
    with pytest.raises(InputError, match="no other day"):
        VIEW.answer("headline", JUNE, datetime(2019, 6, 4, tzinfo=UTC))


def test_a_day_that_was_refused_does_not_answer_once_its_metric_is_kept() -> None:
    VIEW.answer("flow_by_phase")
    with pytest.raises(InputError, match="no other day"):
        VIEW.answer("flow_by_phase", MARCH)


def test_there_is_no_metric_of_schools() -> None:
    of_schools = [metric for metric in PUBLIC_METRICS.values() if metric.name != "beside_england"]
    columns = {column.name for metric in of_schools for column in metric.columns}
    assert not any(metric.is_named or metric.needs_school for metric in PUBLIC_METRICS.values())
    assert not columns & {"urn", "name", "trust_name", "trust_uid", "pupils", "postcode", "dfe_number", "why"}


def test_the_headline_has_the_exact_totals_of_the_priority_schools_and_blanks_for_all_else() -> None:
    answer = VIEW.answer("headline")
    assert answer.finding == A_RELEASE.headline
    assert answer.rows == [
        {
            "cohort_schools": 50,
            "returned": 35,
            "requires_escalation": 10,
            "also_second_point": None,
            "second_point": None,
        }
    ]


def test_an_answer_by_phase_has_the_blocks_as_printed_the_priority_phases_first() -> None:
    assert VIEW.answer("returned_by_phase").rows == [
        {"phase": "Primary", "schools": 33, "returned": 24, "share": 24 / 33},
        {"phase": "Secondary and special, combined", "schools": 17, "returned": 11, "share": 11 / 17},
        {"phase": "Independent and 16 plus, combined", "schools": 10, "returned": 3, "share": 0.3},
    ]
    assert VIEW.priority("returned_by_phase") == ("Primary", "Secondary and special, combined")


@pytest.mark.parametrize("name", ["escalation_and_flow_by_phase", "flow_by_phase"])
def test_of_a_least_and_of_what_is_withheld_there_is_no_row_but_a_sentence(name: str) -> None:
    answer = VIEW.answer(name)
    assert answer.rows == []
    assert answer.finding == " ".join(one.finding for one in VIEW.printed(name))
    assert answer.finding


@pytest.mark.parametrize("name", PUBLIC_METRICS)
def test_an_answer_has_exactly_the_columns_of_its_metric_also_where_it_has_no_row(name: str) -> None:
    for view in (VIEW, PublicView(empty(A_RELEASE))):
        table = view.answer(name).table
        assert isinstance(table, pa.Table)
        assert table.column_names == [column.name for column in PUBLIC_METRICS[name].columns]


def empty(release: Release) -> Release:
    return replace(release, printed=(), trend=())


def test_a_trend_has_the_points_of_the_release_and_no_other() -> None:
    assert [tuple(row.values()) for row in VIEW.answer(OVER_TIME).rows] == [
        (MARCH, "All priority phases", 50, 30, 0.6),
        (JUNE, "All priority phases", 50, 35, 0.7),
    ]
    assert "rose from 30 to 35 of 50" in VIEW.answer(OVER_TIME).finding
    assert (
        PublicView(empty(A_RELEASE)).answer(OVER_TIME).finding
        == "No release shows exactly how many priority schools have an agreement in force."
    )


def test_the_version_of_a_view_is_that_of_its_release() -> None:
    other = a_release(JULY)
    assert VIEW.version == A_RELEASE.sha256
    assert PublicView(other).version != VIEW.version


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    path = tmp_path_factory.mktemp("record") / "demo.duckdb"
    with build_demonstration(path, DEMONSTRATION, JULY) as store:
        yield Desk(store, load_policy(DEMONSTRATION / "policy.toml"), JULY)


@pytest.fixture(scope="module")
def named(desk: Desk) -> NamedView:
    return NamedView(desk.store, desk.policy)


@pytest.fixture(scope="module")
def published(desk: Desk, named: NamedView) -> PublicView:
    press = Press(desk.store, named, desk.store.path.with_name("releases"), JULY)
    press.publish(press.prepare(press.meeting(MARCH)))
    release = press.publish(press.prepare(press.meeting(JUNE)))
    view = PublicView(release)
    for name in PUBLIC_METRICS:
        view.answer(name)
    return view


@pytest.mark.parametrize("name", BY_PHASE)
def test_answers_on_the_demonstration_equal_the_numbers_of_its_release(published: PublicView, name: str) -> None:
    rows = published.answer(name).rows
    both = [published.release.of(BY_PHASE[name], cohort) for cohort in (PRIORITY, ENGAGING)]
    blocks = [block for printed in both if printed for block in printed.blocks]
    assert all(both)
    *_, counted, _ = (column.name for column in PUBLIC_METRICS[name].columns)
    expected = [block.schools - block.adverse if counted in ("returned", "meet") else block.adverse for block in blocks]
    assert [row[counted] for row in rows] == expected
    assert [row["schools"] for row in rows] == [block.schools for block in blocks]


def test_the_means_of_the_demonstration_are_those_of_its_release(published: PublicView) -> None:
    rates, rows = published.release.rates, published.answer("quality_by_phase").rows
    assert [row["per_thousand"] for row in rows] == [block.per_thousand for rate in rates for block in rate.blocks]
    assert len(published.priority("quality_by_phase")) == len(rates[0].blocks)
    last = published.answer("quality_over_time").rows[-1]
    assert (last["measured_on"], last["per_thousand"], last["assessed"]) == (
        JUNE,
        rates[0].per_thousand,
        rates[0].assessed,
    )


def test_the_public_headline_of_the_demonstration_says_what_members_read(
    published: PublicView, named: NamedView
) -> None:
    (public,), (members,) = published.answer("headline").rows, named.answer("headline", JUNE).rows
    same = ("cohort_schools", "requires_escalation", "also_second_point")
    assert [public[name] for name in same] == [members[name] for name in same] == [50, 10, 4]


def reached_from(start: object, levels: int) -> list[object]:
    """Every object that can be got at from one without importing anything: values, attributes, cells of closures.

    Modules, classes and the globals of a function are left out: they lead to everything that was ever imported.
    """
    seen, found, level = {id(start)}, [start], [start]
    for _ in range(levels):
        level = [each for one in level for each in referred_to(one) if id(each) not in seen and is_value(each)]
        seen |= {id(each) for each in level}
        found += level
    return found


def referred_to(one: object) -> list[object]:
    if isinstance(one, FunctionType):
        return [*(one.__closure__ or ()), *(one.__defaults__ or ()), *one.__dict__.values()]
    return gc.get_referents(one)


def is_value(each: object) -> bool:
    return not isinstance(each, ModuleType | type)


FORBIDDEN = (Store, RecordFile, NamedView, Desk, Press, duckdb.DuckDBPyConnection, duckdb.DuckDBPyRelation, Path)


def test_nothing_that_a_public_view_holds_leads_to_a_record_or_a_school(published: PublicView, desk: Desk) -> None:
    found = reached_from(published, levels=12)
    assert len(found) > 300
    assert [each for each in found if isinstance(each, FORBIDDEN)] == []
    text = "\n".join(each for each in found if isinstance(each, str))
    tables = "\n".join(str(each.to_pylist()) for each in found if isinstance(each, pa.Table))
    names = desk.school_names()
    assert [name for urn, name in names.items() if name in text + tables or str(urn) in text + tables] == []


def test_the_same_walk_from_a_named_view_finds_record_and_schools(named: NamedView, desk: Desk) -> None:
    named.status(JUNE)
    found = reached_from(named, levels=12)
    assert any(isinstance(each, Store) for each in found)
    tables = "\n".join(str(each.to_pylist()) for each in found if isinstance(each, pa.Table))
    counted = {name for _, name in named.schools(JUNE)}
    assert all(name in tables for name in counted)


def test_a_closure_is_walked_into(named: NamedView) -> None:
    assert named in reached_from([lambda: named], levels=4)


def test_what_a_public_process_imports_is_neither_the_database_nor_the_store() -> None:
    script = (
        "import sys, dsa_metrics.public_view, dsa_metrics.disclosure.ledger; "
        "forbidden = ('duckdb', '_duckdb', 'streamlit', 'dsa_metrics.store', 'dsa_metrics.record', "
        "'dsa_metrics.view', 'dsa_metrics.desk', 'dsa_metrics.ingest', 'dsa_metrics.publishing'); "
        "print(sorted(name for name in sys.modules if name.startswith(forbidden)))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
