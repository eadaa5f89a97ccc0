"""What the answers for a board's meeting say in one sentence: for none, one and many."""

from dataclasses import replace
from datetime import date

import pytest

from dsa_metrics.findings import Asked
from dsa_metrics.metrics import METRICS
from dsa_metrics.vocabulary import Change
from tests.rules.twin import Row

AS_AT = date(2019, 6, 4)
ASKED = Asked(AS_AT, ("Primary", "Secondary", "Special"))

AHEAD: Row = {"done_on": None, "due_on": AS_AT, "times_slipped": 0}
UNDATED = AHEAD | {"due_on": None}
OVERDUE = AHEAD | {"due_on": date(2019, 6, 3), "times_slipped": 1}
DONE = AHEAD | {"done_on": AS_AT}


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], "By 4 June 2019 the record holds no decision of a board."),
        ([AHEAD], "The only decision agreed by 4 June 2019 is open."),
        ([OVERDUE], "The only decision agreed by 4 June 2019 is overdue, and has slipped."),
        ([DONE], "The only decision agreed by 4 June 2019 is done."),
        ([DONE, DONE], "Of 2 decisions agreed by 4 June 2019, 2 are done."),
        (
            [DONE, OVERDUE, OVERDUE, AHEAD, UNDATED],
            "Of 5 decisions agreed by 4 June 2019, 1 is done, 2 are overdue and 2 are open; 2 have slipped.",
        ),
    ],
)
def test_decisions_are_told_by_what_became_of_them(rows: list[Row], sentence: str) -> None:
    assert METRICS["decisions"].finding(rows, ASKED) == sentence


def changes(**counts: int) -> list[Row]:
    return [{"what": Change[name]} for name, count in counts.items() for _ in range(count)]


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], " nothing has changed at any school."),
        (changes(RETURNED=1), ", 1 agreement has come back."),
        (changes(LAPSED=2), ", 2 agreements have lapsed."),
        (changes(RETURNED=8, LAPSED=1), ", 8 agreements have come back and 1 has lapsed."),
        (changes(LEFT_BY_CONTACT=1), ", 1 school no longer requires escalation."),
        (
            changes(NEWLY_ESCALATED=1, LEFT_BY_RETURN=2, LEFT_OTHERWISE=1),
            ", 1 school newly requires escalation and 3 no longer do.",
        ),
        (
            changes(RETURNED=2, NEWLY_UNSAFE=1, NEWLY_NONE=1, MADE_SAFE=1, OPENED=1),
            ", 2 agreements have come back; 2 schools newly FAIL and 1 has been made safe; there is 1 other change.",
        ),
        (
            changes(FELL_BELOW=1, CLOSED=1),
            " no status has changed; there are 2 other changes.",
        ),
    ],
)
def test_changes_are_summed_up_agreements_first(rows: list[Row], sentence: str) -> None:
    said = METRICS["since_last_meeting"].finding(rows, replace(ASKED, met_on=date(2019, 3, 26)))
    assert said.replace("share data unsafely or not at all", "FAIL") == f"Since the meeting of 26 March 2019{sentence}"


def corrected(*pairs: tuple[str | None, str | None]) -> list[Row]:
    return [{"status_then": then, "status_now": now} for then, now in pairs]


OTHERWISE = "The record now says otherwise how {} stood at the meeting of 26 March 2019; "
ESCALATED = "requires escalation"


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], "Nothing that was known at the meeting of 26 March 2019 has been corrected since."),
        (
            corrected(("returned", None)),
            OTHERWISE.format("1 school") + "as many required escalation as was known then.",
        ),
        (
            corrected((ESCALATED, "returned"), (ESCALATED, None), ("not asked", ESCALATED)),
            OTHERWISE.format("3 schools") + "1 of them is counted as requiring escalation now, and 2 were then.",
        ),
    ],
)
def test_corrections_say_how_the_number_requiring_escalation_changed(rows: list[Row], sentence: str) -> None:
    asked = replace(ASKED, met_on=date(2019, 3, 26), was_recorded=True)
    assert METRICS["corrected_since_meeting"].finding(rows, asked) == sentence
