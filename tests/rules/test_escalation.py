"""When a school requires escalation, and for which reason."""

from tests.rules.conftest import Ask

TWO_LETTERS = """
    letter
    urn     step  sent_on
    100001  1     2018-10-12
    100001  2     2019-02-08
"""


def test_two_letters_without_contact_require_escalation(ask: Ask) -> None:
    school = ask.status(TWO_LETTERS)
    assert (school["status"], school["reason"]) == ("requires escalation", "no contact")
    assert school["why"] == (
        "Letters sent 12 October 2018 and 8 February 2019; no contact since; no agreement by 4 June 2019."
    )


def test_talks_that_ended_require_escalation(ask: Ask) -> None:
    school = ask.status(
        TWO_LETTERS
        + """
    contact
    urn     held_on     made_by  channel    outcome
    100001  2019-03-01  school   telephone  open
    100001  2019-05-03  council             terminated
    """
    )
    assert (school["status"], school["reason"]) == ("requires escalation", "talks ended")
    assert school["why"] == (
        "Letters sent 12 October 2018 and 8 February 2019; talks ended on 3 May 2019; no agreement by 4 June 2019."
    )
