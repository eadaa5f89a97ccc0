"""What has changed since the last meeting: every kind of change as a drawn record, and on records nobody thought of."""

from collections import Counter
from datetime import date, datetime, timedelta
from random import Random

import pytest

from dsa_metrics.policy import Policy
from dsa_metrics.view import NamedView
from dsa_metrics.vocabulary import Change
from tests.rules import twin
from tests.rules.asking import Ask
from tests.rules.generate import FIRST, random_record, with_conversions
from tests.rules.memory import MemoryStore
from tests.rules.test_twins import SEEDS
from tests.rules.twin import Tables
from tests.rules.twin_changes import since_last_meeting

EARLIER = datetime(2019, 1, 3, 12)
MET_ON, AS_AT = FIRST + timedelta(days=160), FIRST + timedelta(days=330)
LEFT = (Change.LEFT_BY_RETURN, Change.LEFT_BY_CONTACT, Change.LEFT_OTHERWISE)

MEETINGS = """
    meeting
    board            held_on     is_public
    Education Board  2018-11-20  yes
    Education Board  2019-03-26  yes
    Education Board  2019-06-04  yes
"""
LETTERS = """
    letter
    urn     step  sent_on
    100001  1     2018-10-12
    100001  2     {second}
"""
ASKED = LETTERS.format(second="2019-02-08")


def told(ask: Ask, drawing: str, as_at: str = "2019-06-04") -> list[tuple[object, ...]]:
    return [(row["what"], row["fact"]) for row in ask.rows("since_last_meeting", MEETINGS + drawing, as_at)]


def test_a_returned_agreement_is_a_change_and_how_escalation_was_left(ask: Ask) -> None:
    returned = f"{ASKED}\n    agreement\n    urn     returned_on\n    100001  2019-03-27\n"
    fact = "Agreement returned 27 March 2019."
    assert told(ask, returned) == [("returned", fact), ("left escalation: returned", fact)]


def test_what_happened_on_the_day_of_the_meeting_was_so_at_the_meeting(ask: Ask) -> None:
    on_the_day = f"{ASKED}\n    agreement\n    urn     returned_on\n    100001  2019-03-26\n"
    assert told(ask, on_the_day) == []


def test_the_meeting_is_the_last_before_the_day_and_not_that_of_the_day(ask: Ask) -> None:
    assert [what for what, _ in told(ask, ASKED, "2019-03-26")] == ["newly requires escalation"]
    assert told(ask, ASKED, "2019-03-27") == []


def test_without_a_meeting_before_there_is_nothing_to_compare_with(ask: Ask) -> None:
    assert told(ask, ASKED, "2018-11-20") == []
    said = ask.view(MEETINGS + ASKED).answer("since_last_meeting", date(2018, 11, 20)).finding
    assert said.startswith("The record holds no meeting of a board before 20 November 2018")


def test_a_second_letter_makes_a_school_require_escalation(ask: Ask) -> None:
    fact = "Letters sent 12 October 2018 and 8 April 2019; no contact since; no agreement by 4 June 2019."
    assert told(ask, LETTERS.format(second="2019-04-08")) == [("newly requires escalation", fact)]


def test_talks_lift_an_escalation_and_their_end_brings_it_back(ask: Ask) -> None:
    talks = f"""{ASKED}
    contact
    urn     held_on     made_by  outcome
    100001  2019-05-03  school   open
    100001  2019-06-10  school   terminated
    """
    (change,) = told(ask, talks)
    assert change[0] == "left escalation: in contact"
    assert "in contact on 3 May 2019 (open)" in str(change[1])
    (back,) = told(ask, talks, "2019-06-11")
    assert back[0] == "newly requires escalation"
    assert "talks ended on 10 June 2019" in str(back[1])


def test_an_agreement_that_came_and_went_since_leaves_escalation_another_way(ask: Ask) -> None:
    brief = f"{ASKED}\n    agreement\n    urn     returned_on  withdrawn_on\n    100001  2019-04-01   2019-05-01\n"
    assert [what for what, _ in told(ask, brief)] == ["left escalation: another way", "lapsed"]


def test_an_agreement_lapses_also_where_a_letter_has_gone_since(ask: Ask) -> None:
    lapsed = """
    agreement
    urn     returned_on  expires_on
    100001  2018-05-01   2019-04-30
    """
    fact = "Agreement returned 1 May 2018 lapsed on 1 May 2019 (expired)."
    assert told(ask, lapsed) == [("lapsed", fact)]
    assert told(ask, f"{lapsed}\n{LETTERS.format(second='2019-05-10')}") == [("lapsed", fact)]


def flows(*means: str) -> str:
    """Assessments of the school: one since the meeting, and where there are two, one before it."""
    days = ("2018-12-01", "2019-05-03")[-len(means) :]
    lines = "\n".join(f"    100001  {day}   {one}" for day, one in zip(days, means, strict=True))
    return f"\n    data_flow\n    urn     assessed_on  means\n{lines}\n"


@pytest.mark.parametrize(
    ("means", "what", "before"),
    [
        (("secure portal", "paper or telephone"), "newly unsafe", "secure portal"),
        (("paper or telephone",), "newly unsafe", "not assessed"),
        (("secure portal", "none"), "newly without data", "secure portal"),
        (("none", "automated transfer"), "made safe", "none"),
        (("none", "carrier pigeon"), "flow no longer known", "none"),
    ],
)
def test_a_data_flow_that_changed_is_told_with_both_means(
    ask: Ask, means: tuple[str, ...], what: str, before: str
) -> None:
    fact = f"Means of transfer: {means[-1]}, assessed on 3 May 2019; at the meeting: {before}."
    assert told(ask, flows(*means)) == [(what, fact)]


def test_from_one_unsafe_way_to_another_nothing_has_changed(ask: Ask) -> None:
    assert told(ask, flows("none", "removable media")) == []


QUALITY = """
    quality_result
    urn     collection     period       measured_on  check_code   records  failures
    100001  School census  Autumn 2018  2018-11-10   upn_missing  200      {autumn}
    100001  School census  Summer 2019  2019-05-20   upn_missing  200      {summer}
"""


def test_quality_falls_below_the_standard_and_rises_to_it(ask: Ask) -> None:
    autumn, summer = "Autumn 2018: 1 failure in 200 records", "Summer 2019: 9 failures in 200 records"
    fell = [("fell below the standard", f"{summer}; at the meeting, {autumn}.")]
    assert told(ask, QUALITY.format(autumn=1, summer=9)) == fell
    rose = told(ask, QUALITY.format(autumn=9, summer=1))
    assert [what for what, _ in rose] == ["rose to the standard"]


def test_quality_changes_where_an_explanation_is_accepted(ask: Ask) -> None:
    accepted = """
    quality_result
    urn     collection     period       measured_on  check_code   records  failures
    100001  School census  Autumn 2018  2018-11-10   upn_missing  200      9

    accepted_explanation
    urn     check_code   accepted_on  until_on    reason  approved_by
    100001  upn_missing  2019-04-01   2019-08-31  refuge  Head of Data
    """
    now, before = "Autumn 2018: 0 failures in 200 records, 9 more accepted", "Autumn 2018: 9 failures in 200 records"
    assert told(ask, accepted) == [("rose to the standard", f"{now}; at the meeting, {before}.")]


def test_a_school_below_the_standard_that_was_not_assessed_again_is_not_called_good(ask: Ask) -> None:
    others = """
    school
    urn
    100001
    100002

    quality_result
    urn     collection     period       measured_on  check_code   records  failures
    100001  School census  Autumn 2018  2018-11-10   upn_missing  200      9
    100002  School census  Summer 2019  2019-05-20   upn_missing  200      0
    """
    assert [what for what, _ in told(ask, others)] == ["quality no longer known"]


BEFORE = "Agreement before: returned; data flow before: not assessed."
CONVERTED = """
    school
    urn     name          phase    status  opened_on   closed_on
    100001  Quay          Primary  closed              2019-04-30
    100002  Quay Academy  Primary  open    2019-05-01

    agreement
    urn     returned_on
    100001  2018-11-05
"""
LINKED = """
    school_link
    urn     link_urn  link_type  established_on
    100001  100002    Successor  2019-05-01
"""


def test_a_school_that_another_replaced_left_and_the_other_joined_with_what_lapsed(ask: Ask) -> None:
    lapse = (
        "Agreement returned 5 November 2018 lapsed on 1 May 2019 "
        "(the school became an academy or was replaced: it needs re-papering)."
    )
    assert told(ask, CONVERTED + LINKED) == [
        ("lapsed", lapse),
        (
            "joined: replaces another school",
            "Opened 1 May 2019 in place of Quay. Agreement: lapsed; data flow: not assessed.",
        ),
        (
            "left: replaced by another school",
            f"Closed 30 April 2019; replaced by Quay Academy. {BEFORE}",
        ),
    ]


def test_schools_that_opened_and_closed_without_a_link_are_told_as_that(ask: Ask) -> None:
    assert told(ask, CONVERTED) == [
        ("joined: opened", "Opened 1 May 2019. Agreement: not asked; data flow: not assessed."),
        ("left: closed", f"Closed 30 April 2019. {BEFORE}"),
    ]


def test_a_school_that_closed_has_left_escalation_too(ask: Ask) -> None:
    closed = ASKED + "\n    school\n    urn     status  closed_on\n    100001  closed  2019-05-31\n"
    assert [what for what, _ in told(ask, closed)] == ["left escalation: another way", "left: closed"]


@pytest.mark.parametrize(
    ("first", "then", "what"),
    [("Other", "Primary", "joined: counted now"), ("Primary", "Other", "left: not counted now")],
)
def test_a_school_whose_phase_in_the_register_changed_is_told_apart(ask: Ask, first: str, then: str, what: str) -> None:
    phases = f"""
    school
    urn     register_on  phase
    100001  2018-09-01   {first}
    100001  2019-05-01   {then}
    """
    assert [changed for changed, _ in told(ask, phases)] == [what]


def meeting_on(tables: Tables, held_on: date) -> Tables:
    return {**tables, "meeting": [{"board": "Board", "held_on": held_on, "is_public": True, "entry": 1}]}


def test_on_twenty_records_the_changes_are_the_difference_of_the_two_statuses(
    store: MemoryStore, policy: Policy
) -> None:
    met: Counter[str] = Counter()
    for seed in SEEDS:
        tables = meeting_on(with_conversions(random_record(Random(seed), policy)), MET_ON)
        store.fill(tables)
        known_at = EARLIER if seed % 4 == 0 else None
        record = twin.known(tables, policy, known_at or twin.ALWAYS)
        rows = NamedView(store, policy).answer("since_last_meeting", AS_AT, known_at).rows
        columns = ("urn", "name", "phase", "what", "fact")
        assert rows == [{column: row[column] for column in columns} for row in since_last_meeting(record, AS_AT)]
        changed = Counter(str(row["what"]) for row in rows)
        assert not rows or standing(record, AS_AT) - standing(record, MET_ON) == moved(changed)
        met += changed
    assert set(Change) - met.keys() <= {Change.LEFT_BY_RETURN, Change.LEFT_BY_CONTACT, Change.LEFT_OTHERWISE}
    assert sum(met.values()) > 100


def standing(record: twin.Known, day: date) -> int:
    """How many schools require escalation."""
    return sum(row["status"] == "requires escalation" for row in twin.statuses(record, day))


def moved(changed: Counter[str]) -> int:
    """By how much the changes say that this number has moved."""
    return changed[Change.NEWLY_ESCALATED] - sum(changed[what] for what in LEFT)
