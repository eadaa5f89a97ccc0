"""Conversions, merges, splits and cycles: history is carried to a single successor, the agreement is not."""

from tests.rules.asking import Ask


def conversion(
    link: str = "100001  100002    Successor",
    linked_on: str = "2019-02-01",
    opened_on: str = "2019-02-01",
    closed_on: str = "2019-01-31",
) -> str:
    """Old Mill School, 100001, becomes Old Mill Academy, 100002."""
    return f"""
    school
    urn     name             status                    opened_on   closed_on
    100001  Old Mill School  open, proposed to close               {closed_on}
    100002  Old Mill Academy open                      {opened_on}

    school_link
    urn     link_urn  link_type           established_on
    {link:<38}{linked_on}
    """


CONVERSION = conversion()
UNDATED = conversion(linked_on="", opened_on="", closed_on="")
LETTERS = """
    letter
    urn     step  sent_on
    100001  1     2018-10-12
    100002  2     2019-03-08
"""
AGREEMENT = """
    agreement
    urn     returned_on  expires_on  withdrawn_on
    100001  2018-11-01
"""
NEW = 100002


def why(ask: Ask, drawing: str, as_at: str = "2019-06-04", urn: int = NEW) -> str:
    return str(ask.status(drawing, as_at, urn=urn)["why"])


def test_letters_to_the_old_school_count_for_its_successor(ask: Ask) -> None:
    assert why(ask, CONVERSION + LETTERS).startswith("Letters sent 12 October 2018 and 8 March 2019;")


def test_contacts_with_the_old_school_count_for_its_successor(ask: Ask) -> None:
    contact = """
    contact
    urn     held_on     made_by  outcome
    100001  2018-12-01  school   open
    """
    assert ask.status(CONVERSION + LETTERS + contact, urn=NEW)["status"] == "in discussion"


def test_the_same_letter_under_both_schools_counts_once(ask: Ask) -> None:
    twice = """
    letter
    urn     step  sent_on
    100001  1     2018-10-12
    100002  1     2018-10-12
    """
    assert why(ask, CONVERSION + twice).startswith("Letter sent 12 October 2018;")


def test_the_old_schools_agreement_lapses_on_the_day_the_academy_opens(ask: Ask) -> None:
    school = ask.status(CONVERSION + AGREEMENT, urn=NEW)
    assert school["status"] == "lapsed"
    assert school["why"] == (
        "Agreement returned 1 November 2018 lapsed on 1 February 2019 "
        "(the school became an academy or was replaced: it needs re-papering); no letter since."
    )


def test_letters_before_the_conversion_do_not_count_once_an_agreement_lapsed_by_it(ask: Ask) -> None:
    school = ask.status(CONVERSION + AGREEMENT + LETTERS, urn=NEW)
    assert school["status"] == "awaiting reply"
    assert school["why"] == "Letter sent 8 March 2019; no reply yet; no new agreement by 4 June 2019."


def test_an_agreement_returned_under_the_old_number_after_the_conversion_is_nobodys(ask: Ask) -> None:
    late = AGREEMENT.replace("2018-11-01", "2019-02-01")
    assert why(ask, CONVERSION + late) == "No letter sent by 4 June 2019."


def test_an_agreement_that_expired_before_the_conversion_lapsed_by_its_expiry(ask: Ask) -> None:
    expired = AGREEMENT.rstrip() + "   2018-12-31"
    assert "lapsed on 1 January 2019 (expired)" in why(ask, CONVERSION + expired)


def test_an_agreement_withdrawn_on_the_day_of_the_conversion_needs_re_papering(ask: Ask) -> None:
    withdrawn = AGREEMENT.rstrip() + "               2019-02-01"
    assert "needs re-papering" in why(ask, CONVERSION + withdrawn)


def test_the_old_school_keeps_its_agreement_until_it_closes(ask: Ask) -> None:
    assert ask.status(CONVERSION + AGREEMENT, "2019-01-30")["status"] == "returned"


def test_the_successor_itself_may_return_an_agreement(ask: Ask) -> None:
    own = AGREEMENT.rstrip() + "\n    100002  2019-05-01"
    assert why(ask, CONVERSION + own) == "Agreement returned 1 May 2019."


def test_a_predecessor_link_says_the_same_as_a_successor_link(ask: Ask) -> None:
    reverse = conversion(link="100002  100001    Predecessor")
    assert "needs re-papering" in why(ask, reverse + AGREEMENT)


def test_a_merger_carries_the_history_of_both_schools(ask: Ask) -> None:
    merger = """
    school
    urn     status  opened_on   closed_on
    100001  closed              2019-01-31
    100003  closed              2019-01-31
    100002  open    2019-02-01

    school_link
    urn     link_urn  link_type           established_on
    100001  100002    Successor - merged  2019-02-01
    100003  100002    Successor - merged  2019-02-01

    letter
    urn     step  sent_on
    100001  1     2018-10-12
    100003  1     2018-10-19
    """
    assert why(ask, merger).startswith("Letters sent 12 October 2018 and 19 October 2018;")


def test_a_split_carries_no_history_to_either_school(ask: Ask) -> None:
    split = """
    school
    urn     status  opened_on   closed_on
    100001  closed              2019-01-31
    100002  open    2019-02-01
    100003  open    2019-02-01

    school_link
    urn     link_urn  link_type                 established_on
    100001  100002    Successor - Split School  2019-02-01
    100001  100003    Successor - Split School  2019-02-01

    letter
    urn     step  sent_on
    100001  1     2018-10-12
    """
    assert [school["status"] for school in ask.statuses(split)] == ["not asked", "not asked"]


def test_a_chain_of_two_conversions_carries_history_through_both(ask: Ask) -> None:
    chain = """
    school
    urn     status  opened_on   closed_on
    100001  closed              2018-12-31
    100002  closed  2019-01-01  2019-03-31
    100003  open    2019-04-01

    school_link
    urn     link_urn  link_type  established_on
    100001  100002    Successor  2019-01-01
    100002  100003    Successor  2019-04-01

    agreement
    urn     returned_on
    100001  2018-11-01
    """
    assert "lapsed on 1 January 2019" in why(ask, chain, urn=100003)


def test_a_cycle_of_links_ends(ask: Ask) -> None:
    cycle = """
    school
    urn
    100001
    100002
    100003

    school_link
    urn     link_urn  link_type
    100001  100002    Successor
    100002  100003    Successor
    100003  100002    Successor

    letter
    urn     step  sent_on
    100001  1     2018-10-12
    100002  2     2018-11-12
    100003  3     2018-12-12
    """
    assert why(ask, cycle, urn=100001).startswith("Letter sent 12 October 2018;")
    assert why(ask, cycle, urn=100002).startswith("Letters sent 12 October 2018, 12 November 2018 and 12 December")
    assert why(ask, cycle, urn=100003).startswith("Letters sent 12 October 2018, 12 November 2018 and 12 December")


def chain_of(schools: int) -> str:
    urns = range(100001, 100001 + schools)
    links = "\n".join(f"    {urn}  {urn + 1}    Successor" for urn in urns[:-1])
    listed = "\n".join(f"    {urn}" for urn in urns)
    return f"""
    school
    urn
{listed}

    school_link
    urn     link_urn  link_type
{links}

    letter
    urn     step  sent_on
    100001  1     2018-10-12
    """


def test_history_is_carried_eight_steps_and_no_further(ask: Ask) -> None:
    statuses = [school["status"] for school in ask.statuses(chain_of(11))]
    assert statuses == ["awaiting reply"] * 9 + ["not asked"] * 2


def test_history_is_carried_from_the_day_of_the_link(ask: Ask) -> None:
    early = conversion(opened_on="", closed_on="")
    assert ask.status(early + LETTERS, "2019-01-31", urn=NEW)["status"] == "not asked"
    assert ask.status(early + LETTERS, "2019-02-01", urn=NEW)["status"] == "awaiting reply"


def test_a_link_without_a_date_holds_from_the_opening_of_the_successor(ask: Ask) -> None:
    undated = conversion(linked_on="")
    assert "lapsed on 1 February 2019" in why(ask, undated + AGREEMENT)


def test_a_link_without_any_date_but_the_closure_holds_from_the_closure(ask: Ask) -> None:
    undated = conversion(linked_on="", opened_on="")
    assert "lapsed on 31 January 2019" in why(ask, undated + AGREEMENT)


def test_a_link_without_any_date_always_held(ask: Ask) -> None:
    assert ask.status(UNDATED + LETTERS, "2018-10-12", urn=NEW)["status"] == "awaiting reply"


def test_an_agreement_of_a_school_replaced_on_an_unknown_day_lapsed_when_it_was_returned(ask: Ask) -> None:
    assert "returned 1 November 2018 lapsed on 1 November 2018" in why(ask, UNDATED + AGREEMENT)


def test_an_agreement_of_a_school_replaced_on_an_unknown_day_never_bound_its_successor(ask: Ask) -> None:
    to_expire = AGREEMENT.rstrip() + "   2029-12-31"
    assert ask.status(UNDATED + to_expire, urn=NEW)["status"] == "lapsed"


def test_a_link_of_another_kind_carries_nothing(ask: Ask) -> None:
    other = conversion(link="100001  100002    Closure")
    assert why(ask, other + AGREEMENT) == "No letter sent by 4 June 2019."


def test_the_earliest_of_two_dates_of_one_link_counts(ask: Ask) -> None:
    twice = conversion(opened_on="").rstrip() + "\n    100002  100001    Predecessor         2019-01-15"
    assert "lapsed on 15 January 2019" in why(ask, twice + AGREEMENT)
