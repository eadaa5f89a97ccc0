"""The SQL and its twin agree on records that nobody thought of."""

from collections import Counter
from datetime import date, datetime, timedelta
from random import Random
from typing import cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dsa_metrics.policy import Policy
from dsa_metrics.view import NamedView
from dsa_metrics.vocabulary import Flow, Reason, Status
from tests.rules import twin
from tests.rules.generate import FIRST, SCHOOLS, random_day, random_record, with_conversions
from tests.rules.memory import MemoryStore
from tests.rules.twin import Row, Tables
from tests.rules.twin_lineage import newest
from tests.rules.twin_metrics import TWINS
from tests.rules.twin_quality import quality_of_school

SQL = "from statuses($as_ats::date[], $known_at::timestamp) order by as_at, urn"
COLUMNS = (
    *("urn", "name", "phase", "pupils", "trust_uid", "trust_name", "is_priority"),
    *("status", "reason", "data_flow", "second_point", "why", "last_letter_on"),
)
SEEDS = range(20)

RECORDS = st.randoms(use_true_random=False)
DATES = st.lists(st.dates(FIRST, date(2019, 12, 31)), min_size=1, max_size=4, unique=True)
INSTANTS = st.none() | st.datetimes(datetime(2018, 12, 31), datetime(2019, 1, 9))
search = settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))


def by_sql(store: MemoryStore, as_ats: list[date], known_at: datetime | None) -> list[Row]:
    told = store.query(SQL, {"as_ats": as_ats, "known_at": known_at or twin.ALWAYS})
    return cast(list[Row], told.select(["as_at", *COLUMNS]).to_pylist())


def by_twin(tables: Tables, policy: Policy, as_ats: list[date], known_at: datetime | None) -> list[Row]:
    record = twin.known(tables, policy, known_at or twin.ALWAYS)
    return [{"as_at": day, **row} for day in sorted(as_ats) for row in twin.statuses(record, day)]


def names_and_reasons(rows: list[Row]) -> list[tuple[str, str]]:
    return [(row["name"], row["reason"]) for row in rows]


@search
@given(RECORDS, DATES, INSTANTS)
def test_any_record_has_the_same_statuses_in_both(
    store: MemoryStore, policy: Policy, random: Random, as_ats: list[date], known_at: datetime | None
) -> None:
    tables = random_record(random, policy)
    store.fill(tables)
    assert by_sql(store, as_ats, known_at) == by_twin(tables, policy, as_ats, known_at)


@settings(search, max_examples=12)
@given(random=RECORDS, as_at=st.dates(FIRST, date(2019, 12, 31)), known_at=INSTANTS)
def test_any_record_gives_every_metric_the_same_rows_in_both(
    store: MemoryStore, policy: Policy, random: Random, as_at: date, known_at: datetime | None
) -> None:
    tables = random_record(random, policy)
    store.fill(tables)
    view, record = NamedView(store, policy), twin.known(tables, policy, known_at or twin.ALWAYS)
    for name, plainly in TWINS.items():
        answer = view.answer(name, as_at, known_at)
        columns = [column.name for column in answer.metric.columns]
        assert (name, answer.rows) == (
            name,
            [{column: row[column] for column in columns} for row in plainly(record, as_at)],
        )


@settings(search, max_examples=30)
@given(RECORDS, st.sampled_from(SCHOOLS), st.dates(FIRST, date(2019, 12, 31)), INSTANTS)
def test_any_record_tells_of_a_school_the_same_results_in_both(
    store: MemoryStore, policy: Policy, random: Random, urn: int, as_at: date, known_at: datetime | None
) -> None:
    tables = random_record(random, policy)
    store.fill(tables)
    answer = NamedView(store, policy).answer("quality_of_school", as_at, known_at, urn)
    expected = quality_of_school(twin.known(tables, policy, known_at or twin.ALWAYS), urn, as_at)
    assert answer.rows == [{column.name: row[column.name] for column in answer.metric.columns} for row in expected]


@pytest.mark.parametrize("known_at", [None, datetime(2019, 1, 3, 12)], ids=["everything known", "known on 3 January"])
def test_twenty_records_on_five_dates_give_the_same_escalation_lists(
    store: MemoryStore, policy: Policy, known_at: datetime | None
) -> None:
    listed = 0
    for seed in SEEDS:
        random = Random(seed)
        tables = random_record(random, policy)
        store.fill(tables)
        view, record = NamedView(store, policy), twin.known(tables, policy, known_at or twin.ALWAYS)
        for as_at in sorted(random_day(random) + timedelta(days=120) for _ in range(5)):
            told = names_and_reasons(view.answer("escalation_list", as_at, known_at).rows)
            assert told == names_and_reasons(TWINS["escalation_list"](record, as_at))
            listed += len(told)
    assert listed > 20


def test_records_with_conversions_have_the_same_statuses_about_their_day(store: MemoryStore, policy: Policy) -> None:
    days = [date(2019, 3, 30), date(2019, 3, 31), date(2019, 4, 1)]
    bridged = 0
    for seed in SEEDS:
        tables = with_conversions(random_record(Random(seed), policy))
        store.fill(tables)
        told = by_sql(store, days, None)
        assert told == by_twin(tables, policy, days, None)
        register = twin.known(tables, policy).register
        bridged += sum(newest(register[row["urn"]])["closed_on"] == row["as_at"] for row in told)
    assert bridged >= 10


def test_the_invented_records_meet_every_status_reason_flow_and_cause(policy: Policy) -> None:
    met: Counter[str | None] = Counter()
    for seed in SEEDS:
        record = twin.known(random_record(Random(seed), policy), policy)
        for row in (row for days in (150, 250, 350) for row in twin.statuses(record, FIRST + timedelta(days))):
            met.update([row["status"], row["reason"], row["data_flow"]])
            met.update(cause for cause, words in twin.CAUSES.items() if words in row["why"])
    assert min(met[word] for word in (*Status, *Reason, *Flow, *twin.CAUSES)) >= 5, met


def test_the_invented_records_meet_every_edge_of_submissions_and_results(policy: Policy) -> None:
    met: Counter[str] = Counter()
    for seed in SEEDS:
        record = twin.known(random_record(Random(seed), policy), policy)
        as_at = FIRST + timedelta(300)
        met.update(row["outcome"] for row in TWINS["submission_list"](record, as_at))
        found = [row for urn in SCHOOLS for row in quality_of_school(record, urn, as_at)]
        met.update("accepted" for row in found if row["accepted"])
        met.update("of a predecessor" for row in found if row["is_predecessor"])
        met.update("no longer a check" for row in found if row["dimension"] is None)
        met.update("below" for row in TWINS["quality_by_school"](record, as_at) if row["is_below"])
        met.update("not assessed" for row in TWINS["quality_by_school"](record, as_at) if not row["is_assessed"])
        met.update("moved" for row in TWINS["quality_moved_by_check"](record, as_at) if row["contribution"])
    edges = ("on time", "late", "missing", "accepted", "of a predecessor", "no longer a check", "below", "not assessed")
    assert min(met[edge] for edge in (*edges, "moved")) >= 5, met
