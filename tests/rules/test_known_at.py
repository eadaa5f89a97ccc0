"""Corrections and undoings: what the record said, as it was known at a moment."""

from tests.rules.asking import Ask

CORRECTED = """
    entry
    entry  recorded_at
    1      2019-01-01T09:00
    2      2019-02-01T09:00

    letter
    urn     step  sent_on     entry
    100001  1     2018-10-12  1
    100001  1     2018-11-12  2
"""


def first_letter(ask: Ask, drawing: str, known_at: str | None, as_at: str = "2019-06-04") -> str:
    return str(ask.status(drawing, as_at, known_at)["why"]).split(";")[0]


def test_a_correction_replaces_the_fact_from_the_moment_it_is_recorded(ask: Ask) -> None:
    assert first_letter(ask, CORRECTED, "2019-02-01T08:59") == "Letter sent 12 October 2018"
    assert first_letter(ask, CORRECTED, "2019-02-01T09:00") == "Letter sent 12 November 2018"
    assert first_letter(ask, CORRECTED, None) == "Letter sent 12 November 2018"


def test_a_fact_corrected_to_a_later_day_has_not_happened_before_that_day(ask: Ask) -> None:
    assert first_letter(ask, CORRECTED, None, "2018-10-31") == "No letter sent by 31 October 2018."


def test_before_anything_was_recorded_no_school_was_known(ask: Ask) -> None:
    assert ask.statuses(CORRECTED, known_at="2018-12-31T00:00") == []


UNDONE = (
    CORRECTED
    + """
    entry
    entry  kind  recorded_at       target  is_withdrawal
    1      load  2019-01-01T09:00
    2      load  2019-02-01T09:00
    3      undo  2019-03-01T09:00  2       yes
    4      undo  2019-04-01T09:00  2       no
    5      undo  2019-05-01T09:00  2       yes
"""
)


def test_an_undone_correction_gives_the_earlier_fact_back(ask: Ask) -> None:
    assert first_letter(ask, UNDONE, "2019-02-28T00:00") == "Letter sent 12 November 2018"
    assert first_letter(ask, UNDONE, "2019-03-01T09:00") == "Letter sent 12 October 2018"


def test_an_undoing_can_be_undone_and_done_again(ask: Ask) -> None:
    assert first_letter(ask, UNDONE, "2019-04-01T09:00") == "Letter sent 12 November 2018"
    assert first_letter(ask, UNDONE, None) == "Letter sent 12 October 2018"


def test_undoing_an_earlier_load_keeps_what_a_later_one_said_again(ask: Ask) -> None:
    said_twice = """
    entry
    entry  kind  recorded_at       target  is_withdrawal
    1      load  2019-01-01T09:00
    2      load  2019-02-01T09:00
    3      undo  2019-03-01T09:00  1       yes

    school
    urn     entry
    100001  2

    letter
    urn     step  sent_on     entry
    100001  1     2018-10-12  1
    100001  1     2018-10-12  2
    100001  2     2018-12-12  1
    """
    assert first_letter(ask, said_twice, None) == "Letter sent 12 October 2018"


def test_a_fact_with_a_blank_in_its_key_is_corrected_like_any_other(ask: Ask) -> None:
    corrected = """
    entry
    entry  recorded_at
    1      2019-01-01T09:00
    2      2019-02-01T09:00

    letter
    urn     step  sent_on
    100001  1     2018-10-12

    contact
    urn     held_on     made_by  channel  outcome   entry
    100001  2018-12-01  school            open      1
    100001  2018-12-01  school            no reply  2
    """
    assert ask.status(corrected, known_at="2019-01-15T00:00")["status"] == "in discussion"
    assert ask.status(corrected)["status"] == "awaiting reply"


def test_a_correction_that_blanks_a_date_blanks_it(ask: Ask) -> None:
    corrected = """
    entry
    entry  recorded_at
    1      2019-01-01T09:00
    2      2019-02-01T09:00

    agreement
    urn     returned_on  expires_on  withdrawn_on  entry
    100001  2018-05-01   2019-04-30  2018-12-01    1
    100001  2018-05-01                             2
    """
    assert ask.status(corrected, known_at="2019-01-15T00:00")["status"] == "lapsed"
    assert ask.status(corrected)["why"] == "Agreement returned 1 May 2018."


def test_a_register_loaded_again_for_the_same_day_corrects_the_first(ask: Ask) -> None:
    corrected = """
    entry
    entry  recorded_at
    1      2019-01-01T09:00
    2      2019-02-01T09:00

    school
    urn     name   entry
    100001  Quay   1
    100001  Quays  2
    """
    assert ask.status(corrected, known_at="2019-01-15T00:00")["name"] == "Quay"
    assert ask.status(corrected)["name"] == "Quays"


def test_an_undone_link_carries_no_history(ask: Ask) -> None:
    undone = """
    entry
    entry  kind  recorded_at       target  is_withdrawal
    1      load  2019-01-01T09:00
    2      load  2019-02-01T09:00
    3      undo  2019-03-01T09:00  2       yes

    school
    urn
    100001
    100002

    school_link
    urn     link_urn  link_type  entry
    100001  100002    Successor  2

    letter
    urn     step  sent_on
    100001  1     2018-10-12
    """
    assert ask.status(undone, known_at="2019-02-15T00:00", urn=100002)["status"] == "awaiting reply"
    assert ask.status(undone, urn=100002)["status"] == "not asked"
