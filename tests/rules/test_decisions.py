"""What the board decided, what slipped and what is done: every edge, as a drawn record."""

import pytest

from dsa_metrics.view import NamedView
from tests.rules.asking import Ask
from tests.rules.drawing import drawn
from tests.rules.twin import Row

SLIPPED = """
    entry
    entry  recorded_at
    1      2019-03-27T09:00
    2      2019-05-02T09:00

    decision
    reference  meeting        agreed_on   decision  owner  due_on      done_on     entry
    EB-1       March meeting  2019-03-26  Write     Chair  2019-04-30              1
    EB-1       March meeting  2019-04-30  Write     Head   2019-06-04              2
"""


def only(rows: list[Row]) -> Row:
    (row,) = rows
    return row


def one(*stated: str) -> str:
    """A decision with these lines: agreed, due, done."""
    lines = "\n".join(f"    EB-1       Write     {line}" for line in stated)
    return f"    decision\n    reference  decision  agreed_on   due_on      done_on\n{lines}\n"


def test_a_decision_that_slipped_says_when_it_was_due_first_how_often_it_slipped_and_by_how_much(ask: Ask) -> None:
    row = only(ask.rows("decisions", SLIPPED))
    assert row["sentence"] == "agreed 26 March, due 30 April, slipped once, 35 days, to 4 June"
    assert (str(row["agreed_on"]), str(row["due_on"]), row["owner"]) == ("2019-03-26", "2019-06-04", "Head")
    assert (row["times_slipped"], row["days_slipped"]) == (1, 35)


def test_a_slip_counts_from_the_day_on_which_the_new_day_was_agreed(ask: Ask) -> None:
    row = only(ask.rows("decisions", SLIPPED, "2019-04-29"))
    assert (row["times_slipped"], str(row["due_on"]), row["owner"]) == (0, "2019-04-30", "Chair")
    assert only(ask.rows("decisions", SLIPPED, "2019-04-30"))["times_slipped"] == 1


def test_a_slip_that_was_recorded_later_was_not_known_before(ask: Ask) -> None:
    ask.store.fill(drawn(SLIPPED.replace("2019-04-30  Write", "2019-03-26  Write")))
    view = NamedView(ask.store, ask.policy)
    entries = ask.store.query("select recorded_at from record.entry order by entry").column("recorded_at").to_pylist()
    slipped = [view.answer("decisions", entries[0].date(), known).rows[0]["times_slipped"] for known in entries]
    assert slipped == [0, 1]


def test_a_decision_agreed_later_is_not_there_yet(ask: Ask) -> None:
    assert ask.rows("decisions", SLIPPED, "2019-03-25") == []


@pytest.mark.parametrize(
    ("stated", "sentence"),
    [
        (["2019-03-26  2019-06-04"], "due 4 June"),
        (["2019-03-26  2019-06-03"], "due 3 June, 1 day overdue"),
        (["2019-03-26            "], "no day due"),
        (["2019-03-26  2020-01-31"], "due 31 January 2020"),
        (["2019-03-26  2019-05-30  2019-06-03"], "due 30 May, done 3 June, 4 days late"),
        (["2019-03-26  2019-06-03  2019-06-03"], "due 3 June, done 3 June, on time"),
        (["2019-03-26              2019-06-03"], "no day due, done 3 June"),
        (["2019-03-26  2019-06-30  2019-06-05"], "due 30 June"),
        (["2019-03-26            ", "2019-04-26  2019-06-30"], "due 30 June"),
        (["2019-03-26  2019-06-30", "2019-04-26            "], "due 30 June, now without a day due"),
        (["2019-03-26  2019-06-30", "2019-04-26  2019-06-10"], "due 30 June, brought forward to 10 June"),
        (
            ["2019-03-26  2019-05-01", "2019-04-02  2019-05-02", "2019-04-03  2019-06-20"],
            "due 1 May, slipped twice, 50 days, to 20 June",
        ),
        (
            ["2019-03-26  2019-05-01", "2019-04-02  2019-06-20", "2019-04-03  2019-05-11  2019-05-10"],
            "due 1 May, slipped once, 10 days, to 11 May, done 10 May, on time",
        ),
        (
            ["2019-03-26  2019-06-11", "2019-04-02  2019-06-20", "2019-04-03  2019-06-10"],
            "due 11 June, slipped once, now due 10 June",
        ),
    ],
)
def test_a_decision_is_told_as_a_paper_tells_it(ask: Ask, stated: list[str], sentence: str) -> None:
    assert only(ask.rows("decisions", one(*stated)))["sentence"] == f"agreed 26 March, {sentence}"


def test_a_year_is_said_where_it_is_not_the_year_asked_about(ask: Ask) -> None:
    assert only(ask.rows("decisions", SLIPPED, "2020-01-02"))["sentence"] == (
        "agreed 26 March 2019, due 30 April 2019, slipped once, 35 days, to 4 June 2019, 212 days overdue"
    )


def test_a_first_day_due_whose_words_are_corrected_later_stays_the_first(ask: Ask) -> None:
    corrected = SLIPPED.replace("2019-04-30  Write", "2019-03-26  Write")
    corrected += "    EB-1       March meeting  2019-03-26  Write!    Chair  2019-04-30              2\n"
    row = only(ask.rows("decisions", corrected))
    assert (str(row["due_on"]), row["days_slipped"]) == ("2019-06-04", 35)
