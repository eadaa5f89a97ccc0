"""Letters, contacts and grace: when a school requires escalation, and for which reason."""

from datetime import date, timedelta

import pytest

from dsa_metrics.policy import Escalation, Policy
from tests.rules import twin
from tests.rules.asking import Ask
from tests.rules.drawing import drawn
from tests.rules.memory import MemoryStore

LETTERS = """
    letter
    urn     step  sent_on
    100001  1     2018-10-12
    100001  2     2019-02-08
"""
HEADINGS = """
    contact
    urn     held_on     made_by  channel    outcome
    """


SQL = "select as_at, status from statuses($as_ats::date[], timestamp '9999-12-31') order by as_at"


def with_contacts(*contacts: str) -> str:
    return LETTERS + HEADINGS + "\n    ".join(contacts)


def standing(ask: Ask, drawing: str, as_at: str = "2019-06-04") -> tuple[str, str | None]:
    school = ask.status(drawing, as_at)
    return school["status"], school["reason"]


def test_a_school_without_a_letter_is_not_asked(ask: Ask) -> None:
    school = ask.status("")
    assert (school["status"], school["why"]) == ("not asked", "No letter sent by 4 June 2019.")


def test_a_school_is_not_asked_until_the_day_of_the_first_letter(ask: Ask) -> None:
    assert standing(ask, LETTERS, "2018-10-11") == ("not asked", None)
    assert standing(ask, LETTERS, "2018-10-12") == ("awaiting reply", None)


def test_one_letter_without_contact_awaits_a_reply(ask: Ask) -> None:
    school = ask.status(LETTERS, "2019-02-07")
    assert school["status"] == "awaiting reply"
    assert school["why"] == "Letter sent 12 October 2018; no reply yet; no agreement by 7 February 2019."


def test_two_letters_without_contact_require_escalation_from_the_day_of_the_second(ask: Ask) -> None:
    school = ask.status(LETTERS, "2019-02-08")
    assert (school["status"], school["reason"]) == ("requires escalation", "no contact")


def test_the_sentence_names_every_letter_and_the_date(ask: Ask) -> None:
    assert ask.status(LETTERS)["why"] == (
        "Letters sent 12 October 2018 and 8 February 2019; no contact since; no agreement by 4 June 2019."
    )


def test_the_sentence_lists_three_letters_with_commas(ask: Ask) -> None:
    third = LETTERS.rstrip() + "\n    100001  3     2019-05-01"
    assert ask.status(third)["why"].startswith("Letters sent 12 October 2018, 8 February 2019 and 1 May 2019;")


def test_talks_that_ended_require_escalation(ask: Ask) -> None:
    school = ask.status(
        with_contacts(
            "100001  2019-03-01  school   telephone  open",
            "100001  2019-05-03  council             terminated",
        )
    )
    assert (school["status"], school["reason"]) == ("requires escalation", "talks ended")
    assert school["why"] == (
        "Letters sent 12 October 2018 and 8 February 2019; talks ended on 3 May 2019; no agreement by 4 June 2019."
    )


@pytest.mark.parametrize("outcome", ["open", "agreed"])
def test_an_open_or_agreed_contact_is_a_discussion(ask: Ask, outcome: str) -> None:
    school = ask.status(with_contacts(f"100001  2019-05-03  council             {outcome}"))
    assert (school["status"], school["reason"]) == ("in discussion", None)
    assert f"; in contact on 3 May 2019 ({outcome}); no agreement by" in school["why"]


def test_an_attempt_without_a_reply_is_no_contact(ask: Ask) -> None:
    attempt = with_contacts("100001  2019-05-03  council             no reply")
    assert standing(ask, attempt) == ("requires escalation", "no contact")


def test_an_attempt_without_a_reply_leaves_the_contact_before_it_the_latest(ask: Ask) -> None:
    contacts = with_contacts(
        "100001  2019-03-01  school              open",
        "100001  2019-05-03  council             no reply",
    )
    assert standing(ask, contacts) == ("in discussion", None)


def test_a_contact_before_the_first_letter_does_not_count(ask: Ask) -> None:
    assert standing(ask, with_contacts("100001  2018-10-11  school              open")) == (
        "requires escalation",
        "no contact",
    )


def test_a_contact_on_the_day_of_the_first_letter_counts(ask: Ask) -> None:
    assert standing(ask, with_contacts("100001  2018-10-12  school              open")) == ("in discussion", None)


def test_a_contact_after_the_date_asked_about_does_not_count_yet(ask: Ask) -> None:
    contact = with_contacts("100001  2019-05-03  school              open")
    assert standing(ask, contact, "2019-05-02") == ("requires escalation", "no contact")
    assert standing(ask, contact, "2019-05-03") == ("in discussion", None)


def test_on_one_day_talks_that_ended_outweigh_talks_that_are_open(ask: Ask) -> None:
    contacts = with_contacts(
        "100001  2019-05-03  council             terminated",
        "100001  2019-05-03  school   telephone  open",
    )
    assert standing(ask, contacts) == ("requires escalation", "talks ended")


def test_on_one_day_agreement_outweighs_talks_that_ended(ask: Ask) -> None:
    contacts = with_contacts(
        "100001  2019-05-03  school              agreed",
        "100001  2019-05-03  school   telephone  terminated",
    )
    assert standing(ask, contacts) == ("in discussion", None)


def test_talks_that_ended_and_began_again_are_a_discussion(ask: Ask) -> None:
    contacts = with_contacts(
        "100001  2019-05-03  council             terminated",
        "100001  2019-05-10  school              open",
    )
    assert standing(ask, contacts) == ("in discussion", None)


def test_talks_that_ended_after_one_letter_only_await_a_reply(ask: Ask) -> None:
    contact = with_contacts("100001  2018-12-03  council             terminated")
    school = ask.status(contact, "2019-01-31")
    assert school["status"] == "awaiting reply"
    assert school["why"] == (
        "Letter sent 12 October 2018; talks ended on 3 December 2018; no agreement by 31 January 2019."
    )


def test_letters_out_of_order_are_counted_by_their_dates(ask: Ask) -> None:
    swapped = """
    letter
    urn     step  sent_on
    100001  1     2019-02-08
    100001  2     2018-10-12
    """
    assert ask.status(swapped)["why"].startswith("Letters sent 12 October 2018 and 8 February 2019;")
    assert standing(ask, swapped, "2019-02-07") == ("awaiting reply", None)


def strict(policy: Policy, letters: int, grace_days: int) -> Policy:
    return policy.model_copy(update={"escalation": Escalation(letters=letters, grace_days=grace_days)})


@pytest.mark.parametrize(
    ("letters", "grace_days", "first_on"),
    [(1, 0, "2018-10-12"), (1, 30, "2018-11-11"), (2, 0, "2019-02-08"), (2, 28, "2019-03-08")],
)
def test_escalation_begins_when_the_days_of_grace_after_the_last_letter_needed_are_over(
    policy: Policy, letters: int, grace_days: int, first_on: str
) -> None:
    own, tables = strict(policy, letters, grace_days), drawn(LETTERS)
    store = MemoryStore(own)
    store.fill(tables)
    days = [date(2018, 10, 1) + timedelta(days=count) for count in range(200)]
    told = store.query(SQL, {"as_ats": days}).to_pylist()
    escalated = [row["as_at"] for row in told if row["status"] == "requires escalation"]
    assert escalated == [day for day in days if day >= date.fromisoformat(first_on)]
    assert escalated == [day for day in days if is_escalated_by_twin(own, tables, day)]


def is_escalated_by_twin(policy: Policy, tables: twin.Tables, as_at: date) -> bool:
    return "requires escalation" in [row["status"] for row in twin.statuses(twin.known(tables, policy), as_at)]
