"""A number that a commentary says of schools is set beside what is printed, and nothing else is taken for one."""

import pytest

from dsa_metrics.disclosure.release import Release
from dsa_metrics.exports.paper.claims import claims, contradicts
from tests.exports.releases import BOUNDED, EARLIER, QUALITY, WHOLE


def against(text: str, release: Release = WHOLE) -> list[str]:
    """What is printed instead, for each claim of the text that is not what is printed."""
    found = (contradicts(claim, release, EARLIER) for claim in claims(text))
    return [one for one in found if one]


@pytest.mark.parametrize(
    "text",
    [
        "There are 10 schools that require escalation, 4 of which also share data unsafely or not at all.",
        "Ten schools require escalation; four of the 10 also share data unsafely.",
        "10 of 50 priority schools require escalation.",
        "20% of schools require escalation.",
        "Of the 50 schools, 36 have an agreement in force and 14 have not returned theirs.",
        "6 of the 33 primary schools require escalation.",
        "Schools that require escalation: 10",
        "At the last meeting 28 schools had an agreement in force.",
        "The 2 letters of 12 October 2018 went to every school without an agreement.",
        "All schools were asked within 30 days; talks with 2 trusts that have not signed go on.",
        "In section 8 the board is asked what happens next. By 30 June 2019 the schools will be visited.",
        "None of the 10 schools of the other phases require escalation.",
        "In 2019 no child was lost sight of.",
        "Of the 33 primary schools, 25 have an agreement in force.",
        "6 primary schools require escalation and 36 schools have an agreement in force.",
        "Letters 1 and 2 were sent to every school without an agreement.",
        "Two academy trusts run most of the schools that have not returned it.",
        "No school that requires escalation has replied since, and none without an agreement was visited.",
        "Ten headteachers of schools without an agreement came to the meeting in May.",
        "Escalation is required for 10 schools; we ask the board to escalate the 10 schools.",
        "The 1 September 2018 agreement was signed by the heads of both.",
    ],
)
def test_what_agrees_or_speaks_of_something_else_is_let_pass(text: str) -> None:
    assert against(text) == []


@pytest.mark.parametrize(
    ("text", "instead"),
    [
        ("There are 11 schools that require escalation.", "10"),
        ("Twelve schools require escalation.", "10"),
        ("No school requires escalation.", "10"),
        ("10 schools require escalation, 5 of which also share data unsafely.", "4"),
        ("25% of schools require escalation.", "20%"),
        ("So far 37 schools have returned their agreement.", "36"),
        ("Thirteen schools have not returned it.", "14"),
        ("7 of the 33 primary schools require escalation.", "6"),
        ("2 special schools require escalation.", "no number of these phases by themselves"),
        ("12 schools share data unsafely.", "no number"),
        ("The number of schools requiring escalation is 9.", "10"),
        ("Schools that require escalation: 9", "10"),
        ("Of the 33 primary schools, 26 have an agreement in force.", "25"),
        ("There are no schools without an agreement.", "14"),
        ("Three of the schools that require escalation are academies.", "10"),
        ("The board is asked to escalate 12 schools.", "10"),
        ("6 primary schools require escalation and 35 schools have an agreement in force.", "36"),
    ],
)
def test_what_is_not_printed_is_found(text: str, instead: str) -> None:
    assert against(text) == [instead]


def test_a_bound_is_said_as_one() -> None:
    assert against("At least 51 schools require escalation.", BOUNDED) == []
    assert against("51 schools require escalation.", BOUNDED) == ["at least 51"]
    assert against("At least 52 schools require escalation.", BOUNDED) == ["at least 51"]


def test_data_quality_is_told_too() -> None:
    assert against("8 schools are below the standard and 42 meet the standard.", QUALITY) == []
    assert against("9 schools are below the council's standard.", QUALITY) == ["8"]
