"""What the record now says otherwise of the last meeting's day, and what changed it: every edge as a drawn record."""

from datetime import date, datetime
from random import Random

import pytest

from dsa_metrics.policy import Policy
from dsa_metrics.view import NamedView
from tests.rules import twin
from tests.rules.asking import Ask
from tests.rules.generate import random_record
from tests.rules.memory import MemoryStore
from tests.rules.test_twins import SEEDS
from tests.rules.twin import Row

AS_AT = date(2019, 6, 4)
RECORD = """
    entry
    entry  recorded_at       kind  target  is_withdrawal
    1      2019-03-01T09:00  load
    2      2019-03-26T23:59  load
    3      2019-04-02T09:00  load
    4      2019-04-05T09:00  undo  2       yes

    entry_file
    entry  file_no  name         sha256  kind
    1      1        first.xlsx   a       tracker
    2      1        second.xlsx  a       tracker
    3      1        third.xlsx   a       tracker

    meeting
    board            held_on     is_public
    Education Board  2019-03-26  yes
"""
LATE = "recorded 2 April 2019 (entry 3, from third.xlsx)."
LETTERS = """
    letter
    urn     step  sent_on
    100001  1     2018-10-12
    100001  2     2019-02-08
"""


def corrected(ask: Ask, drawing: str) -> list[Row]:
    return ask.view(RECORD + drawing).answer("corrected_since_meeting", AS_AT).rows


def only(rows: list[Row]) -> Row:
    (row,) = rows
    return row


def told(row: Row) -> tuple[object, ...]:
    return row["status_then"], row["status_now"], row["explanation"]


def test_an_agreement_that_was_recorded_late_explains_the_figure_that_changed(ask: Ask) -> None:
    row = only(
        corrected(ask, f"{LETTERS}\n    agreement\n    urn     returned_on  entry\n    100001  2019-03-20   3\n")
    )
    explanation = "Agreement returned 20 March 2019: recorded 2 April 2019 (entry 3, from third.xlsx)."
    assert told(row) == ("requires escalation", "returned", explanation)
    assert (row["entry"], row["file"], row["recorded_at"]) == (3, "third.xlsx", datetime(2019, 4, 2, 9))
    assert row["data_flow_then"] == row["data_flow_now"] == "not assessed"


def test_what_happened_after_the_meeting_corrects_nothing(ask: Ask) -> None:
    later = f"{LETTERS}\n    agreement\n    urn     returned_on  entry\n    100001  2019-03-27   3\n"
    assert corrected(ask, later) == []


def test_what_was_recorded_on_the_day_of_the_meeting_was_known_at_it(ask: Ask) -> None:
    on_the_day = "    agreement\n    urn     returned_on  entry\n    100001  2019-03-20   2\n"
    row = only(corrected(ask, LETTERS + "\n" + on_the_day))
    explanation = "Agreement returned 20 March 2019: withdrawn 5 April 2019 (entry 4, from second.xlsx)."
    assert told(row) == ("returned", "requires escalation", explanation)


def test_a_letter_that_was_moved_past_the_meeting_is_told(ask: Ask) -> None:
    moved = LETTERS.replace("sent_on", "sent_on     entry").replace("2018-10-12", "2018-10-12  1")
    moved = moved.replace("2019-02-08", "2019-02-08  1") + "    100001  2     2019-04-08  3\n"
    assert told(only(corrected(ask, moved))) == (
        "requires escalation",
        "awaiting reply",
        "Letter 2 sent 8 April 2019: recorded 2 April 2019 (entry 3, from third.xlsx).",
    )


def test_a_data_flow_is_explained_by_assessments_alone(ask: Ask) -> None:
    flows = f"""{LETTERS}
    data_flow
    urn     assessed_on  means          entry
    100001  2019-03-20   secure portal  1
    100001  2019-03-21   none           3

    contact
    urn     held_on     made_by  outcome   entry
    100001  2019-01-10  school   no reply  3
    """
    row = only(corrected(ask, flows))
    assert (row["data_flow_then"], row["data_flow_now"]) == ("secure, by hand", "none")
    assert row["explanation"] == (
        "Means of transfer: none, assessed on 21 March 2019: recorded 2 April 2019 (entry 3, from third.xlsx)."
    )


def test_a_school_that_was_counted_and_is_not_is_explained_by_the_register(ask: Ask) -> None:
    closed = """
    school
    urn     register_on  status  closed_on   entry
    100001  2018-09-01   open                1
    100001  2019-04-01   closed  2019-03-01  3
    """
    assert told(only(corrected(ask, closed))) == (
        "not asked",
        None,
        f"Register of 1 April 2019: closed, Primary, closed 1 March 2019: {LATE}",
    )


def test_a_link_that_was_recorded_late_is_told_where_no_other_fact_changed(ask: Ask) -> None:
    linked = """
    school
    urn     status  opened_on   closed_on
    100001  closed              2019-01-31
    100002  open    2019-02-01

    agreement
    urn     returned_on
    100001  2018-11-05

    school_link
    urn     link_urn  link_type  established_on  entry
    100001  100002    Successor  2019-02-01      3
    """
    assert told(only(corrected(ask, linked))) == (
        "not asked",
        "lapsed",
        "Successor of URN 100001: URN 100002: recorded 2 April 2019 (entry 3, from third.xlsx).",
    )


@pytest.mark.parametrize(("drawing", "said"), [(RECORD, "Nothing that was known"), ("", "The record holds no meeting")])
def test_where_nothing_was_corrected_the_answer_is_empty_and_says_so(ask: Ask, drawing: str, said: str) -> None:
    answer = ask.view(drawing).answer("corrected_since_meeting", AS_AT)
    assert answer.rows == []
    assert answer.finding.startswith(said)


def test_a_record_begun_after_the_meeting_corrects_nothing(ask: Ask) -> None:
    begun = RECORD.replace("2019-03-01T09:00", "2019-03-27T09:00").replace("2019-03-26T23:59", "2019-03-28T09:00")
    answer = ask.view(begun).answer("corrected_since_meeting", AS_AT)
    assert answer.rows == []
    assert answer.finding.startswith("Nothing had been recorded by the end of 26 March 2019")


def test_ten_records_differ_from_what_was_known_at_the_meeting_as_their_twins_do(
    store: MemoryStore, policy: Policy
) -> None:
    met_on, explained, listed = date(2019, 1, 3), 0, 0
    for seed in SEEDS[1::2]:
        tables = random_record(Random(seed), policy)
        tables["meeting"] = [{"board": "Board", "held_on": met_on, "is_public": True, "entry": 1}]
        tables["entry"] = [row for row in tables["entry"] if row.get("target") != 1]
        store.fill(tables)
        rows = NamedView(store, policy).answer("corrected_since_meeting", AS_AT).rows
        then, now = (
            {row["urn"]: (row["status"], row["data_flow"]) for row in twin.statuses(record, met_on)}
            for record in (twin.known(tables, policy, datetime(2019, 1, 3, 23, 59)), twin.known(tables, policy))
        )
        absent = (None, None)
        assert {
            row["urn"]: (row["status_then"], row["data_flow_then"], row["status_now"], row["data_flow_now"])
            for row in rows
        } == {
            urn: (*then.get(urn, absent), *now.get(urn, absent))
            for urn in then.keys() | now.keys()
            if then.get(urn) != now.get(urn)
        }
        acts = [int(str(row["entry"])) for row in rows if row["entry"] is not None]
        assert all(entry > 3 for entry in acts)
        explained, listed = explained + len(acts), listed + len(rows)
    assert listed >= 20, listed
    assert explained == listed
