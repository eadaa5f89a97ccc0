"""Returned, expired, withdrawn: until when an agreement is in force, and what its lapse does to the letters."""

from tests.rules.asking import Ask

EXPIRING = """
    agreement
    urn     returned_on  expires_on
    100001  2018-05-01   2019-04-30
"""
LETTERS = """
    letter
    urn     step  sent_on
    100001  1     2018-03-01
    100001  2     2018-04-01
"""


def status(ask: Ask, drawing: str, as_at: str) -> str:
    return str(ask.status(drawing, as_at)["status"])


def test_an_agreement_is_returned_from_the_day_it_comes_back(ask: Ask) -> None:
    assert status(ask, EXPIRING, "2018-04-30") == "not asked"
    assert status(ask, EXPIRING, "2018-05-01") == "returned"


def test_an_agreement_is_in_force_through_its_last_day(ask: Ask) -> None:
    assert status(ask, EXPIRING, "2019-04-30") == "returned"
    assert status(ask, EXPIRING, "2019-05-01") == "lapsed"


def test_the_sentence_of_an_agreement_says_when_it_expires(ask: Ask) -> None:
    why = ask.status(EXPIRING, "2019-01-01")["why"]
    assert why == "Agreement returned 1 May 2018; expires 30 April 2019."


def test_the_sentence_of_an_agreement_without_end_says_no_more_than_its_return(ask: Ask) -> None:
    open_ended = """
    agreement
    urn     returned_on
    100001  2019-05-01
    """
    assert ask.status(open_ended)["why"] == "Agreement returned 1 May 2019."


def test_the_sentence_of_a_lapse_says_that_the_agreement_expired(ask: Ask) -> None:
    why = ask.status(EXPIRING)["why"]
    assert why == "Agreement returned 1 May 2018 lapsed on 1 May 2019 (expired); no letter since."


def test_a_withdrawn_agreement_lapses_on_the_day_of_its_withdrawal(ask: Ask) -> None:
    withdrawn = """
    agreement
    urn     returned_on  withdrawn_on
    100001  2018-05-01   2019-03-01
    """
    assert status(ask, withdrawn, "2019-02-28") == "returned"
    assert status(ask, withdrawn, "2019-03-01") == "lapsed"
    why = ask.status(withdrawn)["why"]
    assert why == "Agreement returned 1 May 2018 lapsed on 1 March 2019 (withdrawn); no letter since."


def test_an_agreement_withdrawn_before_it_would_expire_lapses_by_the_withdrawal(ask: Ask) -> None:
    both = """
    agreement
    urn     returned_on  expires_on  withdrawn_on
    100001  2018-05-01   2019-04-30  2019-03-01
    """
    assert "lapsed on 1 March 2019 (withdrawn)" in ask.status(both)["why"]


def test_letters_before_a_lapse_do_not_count_after_it(ask: Ask) -> None:
    assert status(ask, EXPIRING + LETTERS, "2018-04-15") == "requires escalation"
    assert status(ask, EXPIRING + LETTERS, "2018-06-01") == "returned"
    assert status(ask, EXPIRING + LETTERS, "2019-06-04") == "lapsed"


def test_a_letter_on_the_day_of_the_lapse_ends_it(ask: Ask) -> None:
    letter = """
    letter
    urn     step  sent_on
    100001  1     2019-05-01
    """
    school = ask.status(EXPIRING + letter)
    assert school["status"] == "awaiting reply"
    assert school["why"] == "Letter sent 1 May 2019; no reply yet; no new agreement by 4 June 2019."


def test_two_letters_since_the_lapse_require_escalation_again(ask: Ask) -> None:
    letters = """
    letter
    urn     step  sent_on
    100001  1     2019-05-02
    100001  2     2019-05-30
    """
    assert status(ask, EXPIRING + letters, "2019-06-04") == "requires escalation"


def test_talks_before_the_lapse_do_not_count_after_it(ask: Ask) -> None:
    later = """
    letter
    urn     step  sent_on
    100001  1     2019-05-02
    100001  2     2019-05-30

    contact
    urn     held_on     made_by  outcome
    100001  2019-05-01  school   open
    """
    assert ask.status(EXPIRING + later)["reason"] == "no contact"


def test_a_second_agreement_in_force_outlives_the_first(ask: Ask) -> None:
    renewed = EXPIRING.rstrip() + "\n    100001  2019-04-01   2020-03-31"
    assert ask.status(renewed)["why"] == "Agreement returned 1 April 2019; expires 31 March 2020."


def test_the_last_of_two_lapses_is_the_one_that_counts(ask: Ask) -> None:
    twice = EXPIRING.rstrip() + "\n    100001  2017-05-01   2018-04-30"
    assert ask.status(twice)["why"].startswith("Agreement returned 1 May 2018 lapsed on 1 May 2019")


def test_a_returned_agreement_ends_escalation(ask: Ask) -> None:
    assert status(ask, LETTERS, "2018-05-01") == "requires escalation"
    assert status(ask, LETTERS + EXPIRING, "2018-05-01") == "returned"
