"""A number that a commentary says of schools is set beside what is printed, and nothing else is taken for one."""

import pytest

from dsa_metrics.disclosure.release import Release
from dsa_metrics.exports.paper.claims import claims, contradicts
from dsa_metrics.exports.paper.of_phases import says_of_unprinted_phases
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
        "All 10 schools that require escalation were written to, as were all outstanding schools and both trusts.",
        "10/50 schools require escalation; 4/10 was half a day's work in the half term.",
        "Every school that requires escalation has had both letters; each outstanding agreement was asked for.",
        "Escalations: 10. Schools requiring escalation (10)",
        "10 schools require escalation, 4 of which share data by insecure means.",
        "4 of the 10 schools that require escalation also share data unsafely.",
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
        ("Every special school requires escalation.", "no number of these phases by themselves"),
        ("Both special schools that need escalation were visited.", "no number of these phases by themselves"),
        ("Two special schools have yet to sign.", "no number of these phases by themselves"),
        ("Two special schools have failed to return it.", "no number of these phases by themselves"),
        ("Two special schools refuse to sign.", "no number of these phases by themselves"),
        ("Three secondaries require escalation.", "no number of these phases by themselves"),
        ("All schools have returned their agreement.", "72%"),
        ("Every school needs escalation.", "20%"),
        ("5 of the 10 schools that require escalation also share data unsafely.", "4"),
        ("Everybody has signed.", "72%"),
        ("Nobody is outstanding.", "14"),
        ("Neither school has returned it.", "36"),
        ("A dozen schools require escalation.", "10"),
        ("Half of all schools require escalation.", "20%"),
        ("Escalations: 12", "10"),
        ("Schools requiring escalation (12)", "10"),
        ("10 schools require escalation, 7 of which share data by insecure means.", "4"),
        ("12/50 schools require escalation.", "10"),
        ("The number of schools that have returned it has fallen to 28.", "36"),
        ("Schools requiring escalation have risen from 8 to 12.", "10"),
        ("Since the last meeting 28 schools have returned their agreement.", "36"),
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


@pytest.mark.parametrize(
    "text",
    [
        "Every special school requires escalation.",
        "The only pupil referral unit has not returned its agreement.",
        "Two of the escalated schools are special schools.",
        "Our sixth form has ignored both letters.",
        "The nursery hasn't replied.",
        "Secondaries refuse to sign.",
        "Primary and special schools require escalation.",
        "Special schools share data unsafely.",
    ],
)
def test_nothing_is_said_against_phases_that_are_not_printed_by_themselves(text: str) -> None:
    assert says_of_unprinted_phases(text, WHOLE)


@pytest.mark.parametrize(
    "text",
    [
        "Primaries require escalation; secondary and special schools have not returned it.",
        "The primary concern is that schools have not signed, with special educational needs in mind.",
        "Special schools were visited in May. Ten schools require escalation.",
        "Every school without an agreement was written to, and an independent review is due.",
    ],
)
def test_what_is_printed_of_phases_may_be_said(text: str) -> None:
    assert not says_of_unprinted_phases(text, WHOLE)


COMMENTARY = """
The council wrote to every school in October 2018, and again in January 2019. All schools were asked to return it by
30 November. Both trusts have been met, and half the heads came to the briefing in May. The board is asked to note that
10 schools require escalation. Each school that has not returned its agreement has been telephoned twice. In all, 36 of
the 50 schools have an agreement in force, against 28 at the last meeting. Special schools have their own guidance.
Officers will visit all schools that share data by insecure means. It is no one's fault: the agreement is long.
The special educational needs team meets a dozen governors. Primary schools make up most of those without an agreement.
"""


def test_a_page_of_ordinary_commentary_is_let_pass() -> None:
    assert against(COMMENTARY.replace("\n", " ")) == []
    assert not says_of_unprinted_phases(COMMENTARY.replace("\n", " "), WHOLE)
