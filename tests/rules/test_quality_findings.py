"""What each answer about submissions and quality says in one sentence: for an empty record, for none, one and many."""

import pytest

from dsa_metrics.metrics import METRICS
from tests.rules.saying import ASKED, Row

BY = "By 4 June 2019"
BELOW = "below the council's standard"
NOTHING = f"{BY} no check has been made of the records of any priority school."


def say(metric: str, *rows: Row) -> str:
    return METRICS[metric].finding(rows, ASKED)


def due(on_time: int, late: int, missing: int, period: str = "Spring 2019") -> Row:
    counts = {"due": on_time + late + missing, "on_time": on_time, "late": late, "missing": missing}
    return {"collection": "School census", "period": period, **counts}


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], f"{BY} no submission was due."),
        ([due(30, 0, 0), due(12, 0, 0)], f"{BY}, all 42 submissions of School census Spring 2019 came on time."),
        (
            [due(0, 0, 9, "Autumn 2018"), due(30, 2, 1)],
            f"{BY}, 30 of 33 submissions of School census Spring 2019 came on time; 2 came late and 1 is missing.",
        ),
        ([due(0, 3, 0)], f"{BY}, none of the 3 submissions of School census Spring 2019 came on time; 3 came late."),
        ([due(0, 0, 1)], f"{BY}, 0 of 1 submission of School census Spring 2019 came on time; 1 is missing."),
        ([due(1, 0, 4)], f"{BY}, 1 of 5 submissions of School census Spring 2019 came on time; 4 are missing."),
    ],
)
def test_submissions_are_told_of_what_was_due_last(rows: list[Row], sentence: str) -> None:
    assert say("submissions_on_time", *rows) == sentence


@pytest.mark.parametrize(
    ("outcomes", "sentence"),
    [
        ([], f"{BY} no submission was due."),
        (["on time"], f"{BY}, 1 submission was due: 1 came on time."),
        (
            ["late", "missing", "missing"],
            f"{BY}, 3 submissions were due: none came on time; 1 came late and 2 are missing.",
        ),
    ],
)
def test_the_list_of_submissions_says_how_many_came(outcomes: list[str], sentence: str) -> None:
    assert say("submission_list", *({"outcome": outcome} for outcome in outcomes)) == sentence


def measured(period: str, failures: int, assessed: int = 30, phase: str = "Primary", **more: object) -> Row:
    counts = {"records": 1000 * bool(assessed), "failures": failures, "schools_assessed": assessed, "schools": 33}
    return {"period": period, "phase": phase, **counts, **more}


FROM = "From Autumn 2018 to Spring 2019 the failures per thousand records of the priority schools"


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], NOTHING),
        ([measured("Autumn 2018", 0, assessed=0), measured("Autumn 2018", 9, phase="Nursery")], NOTHING),
        (
            [measured("Autumn 2018", 12)],
            (
                "In Autumn 2018 the checks found 12.0 failures per thousand records of the priority schools; "
                "30 of 33 priority schools were assessed."
            ),
        ),
        (
            [
                measured("Autumn 2018", 12),
                measured("Spring 2019", 9, assessed=17),
                measured("Summer 2019", 1, assessed=16),
            ],
            f"{FROM} fell from 12.0 to 9.0; 17 of 33 priority schools were assessed in Spring 2019.",
        ),
        (
            [
                measured("Autumn 2018", 0),
                measured("Spring 2019", 9, assessed=33),
                measured("Summer 2019", 0, assessed=0),
            ],
            f"{FROM} rose from 0 to 9.0; all 33 priority schools were assessed in Spring 2019.",
        ),
        (
            [measured("Autumn 2018", 9), measured("Spring 2019", 9), measured("Spring 2019", 900, phase="Nursery")],
            f"{FROM} stayed at 9.0; 30 of 33 priority schools were assessed in Spring 2019.",
        ),
    ],
)
def test_the_trend_is_told_from_the_first_period_to_the_last(rows: list[Row], sentence: str) -> None:
    assert say("quality_over_time", *rows) == sentence


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], NOTHING),
        (
            [measured("Autumn 2018", 0, dimension="validity")],
            "In Autumn 2018 no record of the priority schools failed a check.",
        ),
        (
            [
                measured("Autumn 2018", 90, dimension="validity"),
                measured("Spring 2019", 4, dimension="validity"),
                measured("Spring 2019", 6, dimension="completeness"),
            ],
            (
                "In Spring 2019 the records of the priority schools failed most in completeness: "
                "6.0 failures per thousand records."
            ),
        ),
        (
            [measured("Spring 2019", 6, dimension=None)],
            (
                "In Spring 2019 the records of the priority schools failed most in checks that the policy no longer "
                "lists: 6.0 failures per thousand records."
            ),
        ),
        (
            [measured("Spring 2019", 1, dimension="validity", records=90_000)],
            (
                "In Spring 2019 the records of the priority schools failed most in validity: "
                "less than 0.1 failures per thousand records."
            ),
        ),
    ],
)
def test_the_dimension_that_failed_most_is_told(rows: list[Row], sentence: str) -> None:
    assert say("quality_by_phase", *rows) == sentence


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], NOTHING),
        (
            [measured("Spring 2019", 0, check_code="a", check="UPN missing")],
            "In Spring 2019 no record of the priority schools failed a check.",
        ),
        (
            [
                measured("Spring 2019", 1, check_code="a", check="UPN missing"),
                measured("Spring 2019", 0, check_code="b", check="Postcode missing"),
            ],
            (
                "In Spring 2019 the check that the records of the priority schools failed most often was UPN missing: "
                "1 failure in 1,000 records."
            ),
        ),
        (
            [
                measured("Spring 2019", 2, check_code="a", check="UPN missing"),
                measured("Spring 2019", 3, check_code="b", check="Postcode missing"),
                measured("Spring 2019", 4, phase="Special", check_code="b", check="Postcode missing"),
            ],
            (
                "In Spring 2019 the check that the records of the priority schools failed most often was Postcode "
                "missing: 7 failures in 2,000 records."
            ),
        ),
    ],
)
def test_the_check_that_failed_most_often_is_told(rows: list[Row], sentence: str) -> None:
    assert say("quality_by_check", *rows) == sentence


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], NOTHING),
        ([measured("Spring 2019", 0, assessed=0, below=0)], NOTHING),
        (
            [measured("Autumn 2018", 0, below=9), measured("Spring 2019", 0, below=5)],
            f"In Spring 2019, 5 of 30 assessed priority schools are {BELOW}; 3 were not assessed.",
        ),
        (
            [measured("Spring 2019", 0, assessed=32, below=1)],
            f"In Spring 2019, 1 of 32 assessed priority schools is {BELOW}; 1 was not assessed.",
        ),
        (
            [measured("Spring 2019", 0, assessed=33, below=0)],
            f"In Spring 2019, none of the 33 assessed priority schools is {BELOW}.",
        ),
    ],
)
def test_schools_below_the_standard_are_told_of_those_assessed(rows: list[Row], sentence: str) -> None:
    assert say("quality_below_standard", *rows) == sentence


def assessed(is_below: bool, is_assessed: bool = True) -> Row:
    return {"is_below": is_below, "is_assessed": is_assessed}


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], "The record holds no school that was open on 4 June 2019."),
        ([assessed(False, False)], f"{BY} no school has been assessed."),
        (
            [assessed(True), assessed(False), assessed(False, False)],
            f"{BY}, 1 of 2 assessed schools is {BELOW} in their last period; 1 was not assessed.",
        ),
        ([assessed(False)], f"{BY}, 0 of 1 assessed school is {BELOW} in their last period."),
        ([assessed(True)] * 3, f"{BY}, all 3 assessed schools are {BELOW} in their last period."),
    ],
)
def test_the_list_of_schools_says_how_many_are_below(rows: list[Row], sentence: str) -> None:
    assert say("quality_by_school", *rows) == sentence


def at_school(period: str, failures: int, accepted: int, records: int = 1000) -> Row:
    return {"period": period, "records": records, "failures": failures, "accepted": accepted}


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], f"{BY} no check has been made of this school's records."),
        ([at_school("Autumn 2018", 9, 0), at_school("Spring 2019", 0, 0)], "no failure in 1,000 records."),
        (
            [at_school("Spring 2019", 1, 1), at_school("Spring 2019", 0, 0)],
            "1 failure in 2,000 records; 1 more is accepted.",
        ),
        ([at_school("Spring 2019", 5, 3, 1)], "5 failures in 1 record; 3 more are accepted."),
    ],
)
def test_a_school_is_told_what_its_last_period_found(rows: list[Row], sentence: str) -> None:
    found = "In Spring 2019 the checks of this school's records found "
    assert say("quality_of_school", *rows).removeprefix(found) == sentence


def moved(contribution: float, phase: str = "Primary") -> Row:
    named = {"check": "UPN missing", "name": "UPN missing", "before_period": "Autumn 2018", "period": "Spring 2019"}
    return {**named, "phase": phase, "contribution": contribution}


MOST = "From Autumn 2018 to Spring 2019 UPN missing changed a phase's rate most: it"


@pytest.mark.parametrize("metric", ["quality_moved_by_check", "quality_moved_by_school"])
@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], f"{BY} no phase has two periods to compare."),
        ([moved(0.0)], "Between the last two periods the failure rate of no phase moved."),
        ([moved(1.5), moved(-0.5)], f"{MOST} added 1.5 failures per thousand records to the rate of Primary."),
        (
            [moved(1.5), moved(-2.5, "Special")],
            f"{MOST} took 2.5 failures per thousand records off the rate of Special.",
        ),
    ],
)
def test_what_moved_a_rate_most_is_told(metric: str, rows: list[Row], sentence: str) -> None:
    assert say(metric, *rows) == sentence
