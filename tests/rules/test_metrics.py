"""Each metric on a drawn record: what is counted, of what, and what is left out."""

from datetime import date

import pytest

from dsa_metrics.metrics import METRICS
from dsa_metrics.view import NamedView
from dsa_metrics.vocabulary import Flow, Status
from tests.rules import twin
from tests.rules.asking import Ask
from tests.rules.drawing import drawn
from tests.rules.twin import Row
from tests.rules.twin_metrics import TWINS

AS_AT = date(2019, 6, 4)
PAPER = """
    school
    urn     name        phase        pupils  trust_name
    100001  Ferry Road  Primary      210     Tidewater Trust
    100002  Quay        Primary      190
    100003  Castle      Secondary    900     Tidewater Trust
    100004  Harbour     Special
    100005  Abbey       Independent  400

    letter
    urn     step  sent_on
    100001  1     2018-10-12
    100001  2     2019-02-08
    100003  1     2018-10-12
    100003  2     2019-02-08
    100005  1     2018-10-12
    100005  2     2019-02-08

    contact
    urn     held_on     made_by  outcome
    100003  2019-05-03  school   terminated

    agreement
    urn     returned_on
    100002  2018-11-05
    100004  2019-03-01

    data_flow
    urn     assessed_on  means
    100001  2019-01-10   removable media
    100002  2019-01-10   secure portal
    100003  2019-05-10   automated transfer
    100004  2019-05-10   none

    meeting
    board            held_on     is_public
    Education Board  2019-03-26  yes
    Education Board  2019-06-04  yes
    Education Board  2019-10-22  yes
"""


@pytest.fixture
def view(ask: Ask) -> NamedView:
    return ask.view(PAPER)


def rows(view: NamedView, name: str, as_at: date = AS_AT) -> list[Row]:
    return view.answer(name, as_at).rows


def picked(view: NamedView, name: str, *columns: str) -> list[tuple[object, ...]]:
    return [tuple(row[column] for column in columns) for row in rows(view, name)]


def test_the_headline_counts_priority_schools_once_in_each_failing_and_in_both(view: NamedView) -> None:
    assert rows(view, "headline") == [
        {
            "cohort_schools": 4,
            "returned": 2,
            "requires_escalation": 2,
            "also_second_point": 1,
            "second_point": 2,
            "either": 3,
        }
    ]


def test_the_headline_is_said_in_the_words_of_the_paper(view: NamedView) -> None:
    assert view.answer("headline", AS_AT).finding == (
        "On 4 June 2019, 2 of 4 priority schools require escalation, "
        "1 of which also shares data unsafely or not at all."
    )


def test_returned_agreements_are_counted_by_phase_in_the_order_of_the_policy(view: NamedView) -> None:
    assert picked(view, "returned_by_phase", "phase", "schools", "returned", "share") == [
        ("Primary", 2, 1, 0.5),
        ("Secondary", 1, 0, 0.0),
        ("Special", 1, 1, 1.0),
        ("Independent", 1, 0, 0.0),
    ]


def test_a_trend_has_a_point_for_each_month_end_each_meeting_and_the_date(view: NamedView) -> None:
    days = sorted({str(row["measured_on"]) for row in rows(view, "returned_over_time")})
    assert days == [
        *("2018-10-31", "2018-11-30", "2018-12-31", "2019-01-31", "2019-02-28"),
        *("2019-03-26", "2019-03-31", "2019-04-30", "2019-05-31", "2019-06-04"),
    ]


def test_a_trend_tells_each_point_as_that_day_itself_would_have(view: NamedView) -> None:
    for trend, point in (("returned_over_time", "returned_by_phase"), ("flow_over_time", "flow_by_phase")):
        told = rows(view, trend)
        for day in {row["measured_on"] for row in told}:
            then = [
                {name: cell for name, cell in row.items() if name != "measured_on"}
                for row in told
                if row["measured_on"] == day
            ]
            assert then == rows(view, point, day)


def test_a_trend_without_letters_has_the_meetings_and_the_date(ask: Ask) -> None:
    view = ask.view(PAPER[: PAPER.index("    letter")] + PAPER[PAPER.index("    meeting") :])
    assert {str(row["measured_on"]) for row in rows(view, "flow_over_time")} == {"2019-03-26", "2019-06-04"}


def test_escalation_is_counted_by_phase_and_reason_with_its_zeros(view: NamedView) -> None:
    assert picked(view, "escalation_by_phase", "phase", "reason", "schools") == [
        ("Primary", "no contact", 1),
        ("Primary", "talks ended", 0),
        ("Secondary", "no contact", 0),
        ("Secondary", "talks ended", 1),
        ("Special", "no contact", 0),
        ("Special", "talks ended", 0),
        ("Independent", "no contact", 1),
        ("Independent", "talks ended", 0),
    ]


def test_the_escalation_list_names_each_school_with_why(view: NamedView) -> None:
    assert picked(view, "escalation_list", "urn", "name", "phase", "trust", "reason") == [
        (100001, "Ferry Road", "Primary", "Tidewater Trust", "no contact"),
        (100003, "Castle", "Secondary", "Tidewater Trust", "talks ended"),
        (100005, "Abbey", "Independent", None, "no contact"),
    ]
    assert rows(view, "escalation_list")[0] | {"why": ""} == {
        "urn": 100001,
        "name": "Ferry Road",
        "phase": "Primary",
        "trust": "Tidewater Trust",
        "reason": "no contact",
        "data_flow": "unsafe",
        "second_point": True,
        "last_letter_on": date(2019, 2, 8),
        "days_since_letter": 116,
        "why": "",
    }


def test_agreement_by_flow_shows_every_combination_in_the_order_of_the_rules(view: NamedView) -> None:
    told = picked(view, "agreement_by_flow", "status", "data_flow", "schools")
    assert [row[:2] for row in told] == [(status, flow) for status in Status for flow in Flow]
    assert [row for row in told if row[2]] == [
        ("returned", "secure, by hand", 1),
        ("returned", "none", 1),
        ("requires escalation", "straight through", 1),
        ("requires escalation", "unsafe", 1),
    ]


def test_how_data_arrives_is_counted_by_phase(view: NamedView) -> None:
    assert rows(view, "flow_by_phase")[0] == {
        "phase": "Primary",
        "schools": 2,
        "straight_through": 0,
        "secure_by_hand": 1,
        "unsafe": 1,
        "none": 0,
        "not_assessed": 0,
        "straight_through_share": 0.0,
    }


def test_pupils_are_covered_by_an_agreement_and_a_safe_flow_together(view: NamedView) -> None:
    assert picked(view, "pupils_covered", "phase", "pupils", "covered", "share", "schools_without_roll") == [
        ("Primary", 400, 190, 0.475, 0),
        ("Secondary", 900, 0, 0.0, 0),
        ("Special", 0, 0, None, 1),
        ("Independent", 400, 0, 0.0, 0),
    ]


@pytest.mark.parametrize("name", TWINS)
def test_each_metric_of_the_drawn_record_equals_its_twin(ask: Ask, view: NamedView, name: str) -> None:
    columns = [column.name for column in METRICS[name].columns]
    expected = TWINS[name](twin.known(drawn(PAPER), ask.policy), AS_AT)
    assert rows(view, name) == [{column: row[column] for column in columns} for row in expected]


def test_no_metric_lacks_its_twin() -> None:
    # The twins of one school, and that of what was known earlier, are asked by tests of their own.
    assert METRICS.keys() - TWINS.keys() == {"school_history", "quality_of_school", "corrected_since_meeting"}


@pytest.mark.parametrize("name", METRICS)
def test_each_answer_has_exactly_the_columns_that_the_metric_lists(view: NamedView, name: str) -> None:
    answer = view.answer(name, AS_AT, urn=100001)
    assert answer.table.column_names == [column.name for column in METRICS[name].columns]
    assert list(answer.frame.columns) == answer.table.column_names


@pytest.mark.parametrize("name", METRICS)
def test_an_empty_record_has_an_answer_to_each_metric(ask: Ask, name: str) -> None:
    ask.store.fill({})
    answer = NamedView(ask.store, ask.policy).answer(name, AS_AT, urn=100001)
    assert answer.finding.endswith(".")
    assert [row for row in answer.rows if any(row.values())] == []


@pytest.mark.parametrize("name", METRICS)
def test_each_metric_says_its_question_and_grain_at_the_head_of_its_file(name: str) -> None:
    question, grain = METRICS[name].sql.splitlines()[:2]
    assert question.startswith("-- ")
    assert question.endswith("?")
    assert grain.startswith("-- Grain: one row")
