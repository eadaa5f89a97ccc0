"""What a page may ask of the record, and how often the record is asked."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta, timezone

import pyarrow as pa
import pytest

from dsa_metrics.errors import InputError
from dsa_metrics.policy import Policy
from dsa_metrics.view import NamedView, Uncounted
from tests.rules.asking import Ask
from tests.rules.drawing import drawn
from tests.rules.memory import MemoryStore
from tests.rules.test_metrics import AS_AT, PAPER

COMMAND_COLUMNS = ["urn", "name", "phase", "status", "reason", "data_flow", "second_point", "why"]


class CountingStore:
    """A store that counts how often it is asked."""

    def __init__(self, store: MemoryStore) -> None:
        self.store = store
        self.version = store.version
        self.asked = 0

    def query(self, sql: str, parameters: Mapping[str, object] | None = None) -> pa.Table:
        self.asked += 1
        return self.store.query(sql, parameters)


def test_an_unknown_metric_is_refused_with_the_list_of_those_there_are(ask: Ask) -> None:
    with pytest.raises(InputError, match=r"no metric of that name\. The metrics are: headline, returned_by_phase,"):
        ask.view("").answer("hedline", AS_AT)


def test_a_question_asked_twice_is_put_to_the_record_once(ask: Ask) -> None:
    ask.store.fill(drawn(PAPER))
    store = CountingStore(ask.store)
    view = NamedView(store, ask.policy)
    first = view.answer("headline", AS_AT)
    assert view.answer("headline", AS_AT) is first
    assert store.asked == 1
    view.answer("headline", AS_AT, datetime(2019, 1, 1))
    view.answer("headline", AS_AT - timedelta(days=1))
    assert store.asked == 3


def test_a_view_keeps_so_many_answers_and_no_more(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dsa_metrics.view._KEPT_ANSWERS", 2)
    ask.store.fill(drawn(PAPER))
    store = CountingStore(ask.store)
    view = NamedView(store, ask.policy)
    for days in (0, 1, 2, 2, 1, 0):
        view.answer("headline", AS_AT - timedelta(days=days))
    assert store.asked == 4


def test_a_view_keeps_the_version_that_it_was_made_for(ask: Ask) -> None:
    view = ask.view(PAPER)
    before = view.version
    ask.store.fill({})
    assert view.version == before != ask.store.version


def test_a_moment_in_another_time_zone_is_the_same_moment(ask: Ask) -> None:
    view = ask.view(PAPER)
    summer_time = timezone(timedelta(hours=1))
    assert view.status(AS_AT, datetime(2019, 1, 1, 0, 30, tzinfo=summer_time)).num_rows == 0
    assert view.status(AS_AT, datetime(2019, 1, 1, 1, 0, tzinfo=summer_time)).num_rows == 5
    assert view.status(AS_AT, datetime(2019, 1, 1, 0, 0, tzinfo=UTC)).num_rows == 5


def test_the_statuses_begin_with_the_columns_of_the_command(ask: Ask) -> None:
    assert ask.view(PAPER).status(AS_AT).column_names[:8] == COMMAND_COLUMNS


def test_schools_are_listed_by_name(ask: Ask) -> None:
    assert ask.view(PAPER).schools(AS_AT) == [
        (100005, "Abbey"),
        (100003, "Castle"),
        (100001, "Ferry Road"),
        (100004, "Harbour"),
        (100002, "Quay"),
    ]


def test_a_school_is_shown_with_its_standing_and_its_history(ask: Ask) -> None:
    school = ask.view(PAPER).school(100003, AS_AT)
    assert (school.urn, school.name, school.phase, school.trust_name, school.pupils) == (
        *(100003, "Castle", "Secondary"),
        *("Tidewater Trust", 900),
    )
    assert school.standing is not None
    assert (school.standing.status, school.standing.reason) == ("requires escalation", "talks ended")
    assert [row["what"] for row in school.history.rows].count("letter") == 2


def test_the_standing_of_a_school_on_many_days_is_one_question(ask: Ask) -> None:
    ask.store.fill(drawn(PAPER))
    store = CountingStore(ask.store)
    days = [AS_AT, date(2018, 10, 11), date(2018, 11, 5)]
    standings = NamedView(store, ask.policy).standings(100002, days)
    assert store.asked == 1
    assert [(str(day), standing.status) for day, standing in standings.items()] == [
        ("2018-10-11", "not asked"),
        ("2018-11-05", "returned"),
        ("2019-06-04", "returned"),
    ]


def test_a_school_that_is_closed_has_a_history_and_no_standing(ask: Ask) -> None:
    closed = """
    school
    urn     name  status  closed_on
    100001  Quay  closed  2019-01-31
    """
    school = ask.view(closed).school(100001, AS_AT)
    assert (school.name, school.phase, school.standing) == ("Quay", None, None)
    assert len(school.history.rows) == 1


def test_schools_that_are_not_counted_are_listed_apart_with_those_that_closed(ask: Ask) -> None:
    drawing = """
    school
    urn     name      status            opened_on   closed_on
    100001  Quay      closed                        2019-06-04
    100002  Ferry     closed                        2019-06-05
    100003  abbey     closed
    100004  Harbour   proposed to open  2019-09-01
    """
    view = ask.view(drawing)
    assert view.schools(AS_AT) == [(100002, "Ferry")]
    assert view.uncounted(AS_AT) == [
        Uncounted(100003, "abbey", is_closed=True),
        Uncounted(100004, "Harbour", is_closed=False),
        Uncounted(100001, "Quay", is_closed=True),
    ]


def test_a_school_that_no_register_knows_is_refused(ask: Ask) -> None:
    with pytest.raises(InputError, match="No register in the record holds a school with this URN"):
        ask.view(PAPER).school(999999, AS_AT)


def test_meetings_are_listed_in_order_with_those_to_come(ask: Ask) -> None:
    assert ask.view(PAPER).meetings() == [date(2019, 3, 26), date(2019, 6, 4), date(2019, 10, 22)]


def test_the_dates_of_a_record_run_from_its_first_fact_to_its_last(ask: Ask) -> None:
    assert ask.view(PAPER).dates() == (date(2018, 9, 1), date(2019, 5, 10))


def test_the_dates_of_a_record_reach_to_what_was_received_and_measured(ask: Ask) -> None:
    received = """
    submission
    urn     collection  period  due_on      received_on
    100001  census      spring  2018-08-01  2018-08-03
    100001  census      summer  2019-08-01

    quality_result
    urn     collection  period  measured_on  check_code   records  failures
    100001  census      spring  2019-07-01   upn_missing  210      3
    """
    assert ask.view(received).dates() == (date(2018, 8, 3), date(2019, 7, 1))


def test_an_empty_record_has_no_dates_no_meetings_and_no_schools(ask: Ask) -> None:
    ask.store.fill({})
    view = NamedView(ask.store, ask.policy)
    assert (view.dates(), view.meetings(), view.schools(AS_AT)) == (None, [], [])


def test_the_name_of_the_authority_comes_from_the_policy_unless_given(ask: Ask, policy: Policy) -> None:
    assert NamedView(ask.store, policy).authority_name == ""
    assert NamedView(ask.store, policy, "Estuary").authority_name == "Estuary"
