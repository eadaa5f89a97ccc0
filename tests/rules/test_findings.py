"""What each answer says in one sentence: for an empty record, for none, one and many."""

from datetime import date

import pytest

from tests.rules.saying import Row, say


@pytest.mark.parametrize(
    ("schools", "escalated", "also", "sentence"),
    [
        (0, 0, 0, "The record holds no priority school that was open on 4 June 2019."),
        (50, 0, 0, "none of the 50 priority schools requires escalation."),
        (50, 1, 0, "1 of 50 priority schools requires escalation, and it is not known to FAIL."),
        (50, 1, 1, "1 of 50 priority schools requires escalation, and it also FAILS."),
        (50, 10, 0, "10 of 50 priority schools require escalation, none of which is known to FAIL."),
        (50, 10, 1, "10 of 50 priority schools require escalation, 1 of which also FAILS."),
        (50, 10, 4, "10 of 50 priority schools require escalation, 4 of which also FAIL."),
        (1, 0, 0, "0 of 1 priority school requires escalation."),
        (2, 2, 2, "both priority schools require escalation, 2 of which also FAIL."),
    ],
)
def test_the_headline_says_how_many_and_how_many_of_those(
    schools: int, escalated: int, also: int, sentence: str
) -> None:
    row = {"cohort_schools": schools, "requires_escalation": escalated, "also_second_point": also}
    assert say("headline", row) == sentence


PRIORITY = {"phase": "Primary", "schools": 30, "returned": 20}


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], "The record holds no priority school that was open on 4 June 2019."),
        ([PRIORITY], "20 of 30 priority schools have an agreement in force."),
        ([PRIORITY | {"returned": 0}], "none of the 30 priority schools has an agreement in force."),
        ([PRIORITY | {"returned": 1}], "1 of 30 priority schools has an agreement in force."),
        ([PRIORITY | {"returned": 30}], "all 30 priority schools have an agreement in force."),
        (
            [PRIORITY, {"phase": "Nursery", "schools": 2, "returned": 1}],
            "20 of 30 priority schools have an agreement in force; of the other phases, 1 of 2 schools has one.",
        ),
        (
            [PRIORITY, {"phase": "Nursery", "schools": 3, "returned": 0}],
            "20 of 30 priority schools have an agreement in force; of the other phases, none of the 3 schools has one.",
        ),
    ],
)
def test_returned_agreements_are_told_for_the_priority_phases_and_apart_for_the_others(
    rows: list[Row], sentence: str
) -> None:
    assert say("returned_by_phase", *rows) == sentence


def measured(day: date, returned: int, schools: int = 30, phase: str = "Primary") -> Row:
    return {"measured_on": day, "phase": phase, "schools": schools, "returned": returned, "straight_through": returned}


FIRST, LAST = date(2018, 10, 31), date(2019, 6, 4)


@pytest.mark.parametrize(
    ("rows", "moved"),
    [
        ([], "The record holds no priority school that was open on 4 June 2019."),
        ([measured(FIRST, 3)], "The record holds no priority school that was open on 4 June 2019."),
        ([measured(LAST, 3)], "the priority schools {} are 3 of 30."),
        ([measured(FIRST, 3), measured(LAST, 20)], "{} rose from 3 to 20 of 30."),
        ([measured(FIRST, 20), measured(LAST, 3)], "{} fell from 20 to 3 of 30."),
        ([measured(FIRST, 3), measured(LAST, 3)], "{} stayed at 3 of 30."),
        ([measured(FIRST, 3), measured(LAST, 3), measured(LAST, 9, 9, "Nursery")], "{} stayed at 3 of 30."),
    ],
)
@pytest.mark.parametrize(
    ("metric", "which"),
    [
        ("returned_over_time", "with an agreement in force"),
        ("flow_over_time", "whose data arrives straight through"),
    ],
)
def test_a_trend_is_told_from_its_first_point_to_its_last(metric: str, which: str, rows: list[Row], moved: str) -> None:
    starting = "From 31 October 2018 to 4 June 2019 the priority schools {}"
    sentence = moved.replace("{} ", f"{starting} ", 1) if moved.startswith("{}") else moved
    assert say(metric, *rows) == sentence.format(which)


def reasons(no_contact: int, talks_ended: int, phase: str = "Primary") -> list[Row]:
    return [
        {"phase": phase, "reason": "no contact", "schools": no_contact},
        {"phase": phase, "reason": "talks ended", "schools": talks_ended},
    ]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], "The record holds no school that was open on 4 June 2019."),
        (reasons(0, 0), "no school requires escalation."),
        (reasons(1, 0), "1 school requires escalation: there has been no contact."),
        (reasons(0, 1), "1 school requires escalation: talks have ended."),
        (
            reasons(1, 3),
            "4 schools require escalation: 1 has had no contact and talks have ended with 3.",
        ),
        (
            [*reasons(6, 4), *reasons(1, 0, "Nursery")],
            (
                "11 schools require escalation, 10 of them in the priority phases: "
                "7 have had no contact and talks have ended with 4."
            ),
        ),
        (
            [*reasons(0, 0), *reasons(2, 0, "Nursery")],
            "2 schools require escalation, none of them in the priority phases: there has been no contact.",
        ),
    ],
)
def test_escalation_is_told_with_its_reasons(rows: list[Row], sentence: str) -> None:
    assert say("escalation_by_phase", *rows) == sentence


@pytest.mark.parametrize(
    ("second_points", "sentence"),
    [
        ([], "no school requires escalation."),
        ([True], "1 school requires escalation, and it also FAILS."),
        ([True, False, True], "3 schools require escalation, 2 of which also FAIL."),
    ],
)
def test_the_list_says_how_long_it_is(second_points: list[bool], sentence: str) -> None:
    assert say("escalation_list", *({"second_point": is_second} for is_second in second_points)) == sentence


def standing(status: str, data_flow: str, schools: int) -> Row:
    return {"status": status, "data_flow": data_flow, "schools": schools}


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], "The record holds no priority school that was open on 4 June 2019."),
        (
            [standing("not asked", "not assessed", 3)],
            "none of the 3 priority schools requires escalation.",
        ),
        (
            [standing("returned", "unsafe", 1), standing("returned", "straight through", 2)],
            "none of the 3 priority schools requires escalation; of the 3 with an agreement in force, 1 FAILS.",
        ),
        (
            [
                standing("returned", "none", 2),
                standing("requires escalation", "unsafe", 4),
                standing("lapsed", "none", 1),
            ],
            (
                "4 of 7 priority schools require escalation, 4 of which also FAIL; "
                "of the 2 with an agreement in force, 2 FAIL."
            ),
        ),
        (
            [standing("returned", "secure, by hand", 2), standing("requires escalation", "unsafe", 1)],
            (
                "1 of 3 priority schools requires escalation, and it also FAILS; "
                "of the 2 with an agreement in force, none is known to FAIL."
            ),
        ),
    ],
)
def test_the_overlap_of_the_two_failings_is_told_for_schools_with_and_without_an_agreement(
    rows: list[Row], sentence: str
) -> None:
    assert say("agreement_by_flow", *rows) == sentence


def arriving(straight_through: int, unsafe: int, none: int, not_assessed: int, phase: str = "Primary") -> Row:
    counts = {"straight_through": straight_through, "unsafe": unsafe, "none": none, "not_assessed": not_assessed}
    return {"phase": phase, "schools": 30, **counts}


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], "The record holds no priority school that was open on 4 June 2019."),
        (
            [arriving(12, 9, 3, 4), arriving(1, 1, 1, 1, "Nursery")],
            "STRAIGHT 12 of 30 priority schools, unsafely from 9 and not at all from 3; 4 have not been assessed.",
        ),
        (
            [arriving(0, 0, 0, 1)],
            (
                "STRAIGHT none of the 30 priority schools, unsafely from none and not at all from none; "
                "1 has not been assessed."
            ),
        ),
        ([arriving(30, 0, 0, 0)], "STRAIGHT all 30 priority schools, unsafely from none and not at all from none."),
    ],
)
def test_how_data_arrives_is_told_for_the_priority_phases(rows: list[Row], sentence: str) -> None:
    assert say("flow_by_phase", *rows) == sentence


@pytest.mark.parametrize(
    ("pupils", "covered", "unknown", "sentence"),
    [
        (20456, 8123, 3, "8,123 of 20,456 pupils (40%) are COVERED; 3 schools without a known roll are left out."),
        (1000, 1, 1, "1 of 1,000 pupils (less than 1%) is COVERED; 1 school without a known roll is left out."),
        (1000, 999, 0, "999 of 1,000 pupils (more than 99%) are COVERED."),
        (1000, 0, 0, "none of the 1,000 pupils (0%) is COVERED."),
        (0, 0, 2, "the record knows of no pupil on any school's roll."),
    ],
)
def test_pupils_are_told_as_a_number_and_a_share(pupils: int, covered: int, unknown: int, sentence: str) -> None:
    row = {"phase": "Primary", "pupils": pupils, "covered": covered, "schools_without_roll": unknown}
    assert say("pupils_covered", row) == sentence


def test_pupils_of_no_school_are_told_as_no_school() -> None:
    assert say("pupils_covered") == "The record holds no school that was open on 4 June 2019."


@pytest.mark.parametrize(
    ("in_force", "sentence"),
    [
        ([], "By 4 June 2019 the record holds no fact about this school."),
        ([True], "By 4 June 2019 the record holds 1 fact about this school."),
        ([True, True, False], "By 4 June 2019 the record holds 3 facts about this school, 2 of which stand."),
        ([True, False], "By 4 June 2019 the record holds 2 facts about this school, 1 of which stands."),
        ([False], "By 4 June 2019 the record holds 1 fact about this school, none of which stands."),
    ],
)
def test_a_history_says_how_much_of_it_stands(in_force: list[bool], sentence: str) -> None:
    assert say("school_history", *({"is_in_force": stands} for stands in in_force)) == sentence
