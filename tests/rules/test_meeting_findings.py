"""What the answers for a board's meeting say in one sentence: for none, one and many."""

from datetime import date

import pytest

from dsa_metrics.findings import Asked
from dsa_metrics.metrics import METRICS
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
        ([AHEAD], "The only decision agreed by 4 June 2019 is not due yet."),
        ([OVERDUE], "The only decision agreed by 4 June 2019 is overdue, and has slipped."),
        ([DONE], "The only decision agreed by 4 June 2019 is done."),
        ([DONE, DONE], "Of 2 decisions agreed by 4 June 2019, 2 are done."),
        (
            [DONE, OVERDUE, OVERDUE, AHEAD, UNDATED],
            "Of 5 decisions agreed by 4 June 2019, 1 is done, 2 are overdue and 2 are not due yet; 2 have slipped.",
        ),
    ],
)
def test_decisions_are_told_by_what_became_of_them(rows: list[Row], sentence: str) -> None:
    assert METRICS["decisions"].finding(rows, ASKED) == sentence
