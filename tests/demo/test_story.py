"""The demonstration tells the story of the paper, by rules said in the plainest words."""

from collections import Counter
from datetime import date

from tests.demo.plain import (
    BOARD_IN_JUNE,
    BOARD_IN_MARCH,
    FLOWS,
    PRIORITY,
    day,
    links,
    of_school,
    priority,
    register,
    sheet,
    standings,
)

COHORT = {
    "Primary": 33,
    "Secondary": 12,
    "Special": 5,
    "Alternative Provision": 2,
    "Independent": 7,
    "16 plus": 1,
}


def test_the_cohort_is_that_of_the_paper_at_both_meetings() -> None:
    for as_at in (BOARD_IN_MARCH, BOARD_IN_JUNE):
        assert Counter(standing.phase for standing in standings(as_at)) == COHORT


def test_ten_priority_schools_require_escalation_in_june_and_four_of_them_have_an_unsafe_flow_or_none() -> None:
    escalated = [standing for standing in priority(BOARD_IN_JUNE) if standing.is_escalated]
    assert Counter(standing.reason for standing in escalated) == {"no contact": 5, "talks ended": 5}
    assert Counter(standing.flow for standing in escalated if standing.is_second_point) == {"unsafe": 3, "none": 1}


def test_fourteen_require_escalation_in_march_some_of_which_later_return_or_come_into_talks() -> None:
    in_march = {standing.urn for standing in priority(BOARD_IN_MARCH) if standing.is_escalated}
    became = Counter(standing.status for standing in priority(BOARD_IN_JUNE) if standing.urn in in_march)
    assert became == {"requires escalation": 10, "returned": 3, "in discussion": 1}


def test_no_school_outside_the_priority_phases_requires_escalation() -> None:
    for as_at in (BOARD_IN_MARCH, BOARD_IN_JUNE):
        others = [standing for standing in standings(as_at) if standing.phase not in PRIORITY]
        assert {standing.status for standing in others} == {"returned", "in discussion", "awaiting reply", "not asked"}


def test_one_trust_is_behind_four_of_the_ten() -> None:
    behind = Counter(standing.trust for standing in priority(BOARD_IN_JUNE) if standing.is_escalated)
    assert behind["Spindrift Learning Trust"] == 4


def test_every_status_and_every_flow_appears_in_june() -> None:
    june = standings(BOARD_IN_JUNE)
    assert Counter(standing.status for standing in june) == {
        "returned": 38,
        "requires escalation": 10,
        "in discussion": 6,
        "awaiting reply": 4,
        "lapsed": 1,
        "not asked": 1,
    }
    assert {standing.flow for standing in june} == {*FLOWS.values(), "not assessed"}


def test_signed_and_safe_are_two_things() -> None:
    june = Counter((standing.status, standing.flow) for standing in priority(BOARD_IN_JUNE))
    assert june["returned", "unsafe"] == 5
    assert june["returned", "none"] == 1
    assert june["requires escalation", "straight through"] == 2


def test_agreements_come_back_month_by_month() -> None:
    ends = [date(2018, 9, 30), date(2018, 10, 31), date(2018, 11, 30), date(2018, 12, 31), date(2019, 1, 31)]
    ends += [date(2019, 2, 28), date(2019, 3, 31), date(2019, 4, 30), date(2019, 5, 31), BOARD_IN_JUNE]
    returned = [sum(standing.status == "returned" for standing in priority(end)) for end in ends]
    assert returned == [4, 10, 16, 19, 22, 25, 30, 31, 34, 35]


def test_more_data_arrives_straight_through_in_june_than_in_the_autumn() -> None:
    for as_at, expected in ((date(2018, 11, 30), 12), (BOARD_IN_MARCH, 17), (BOARD_IN_JUNE, 21)):
        assert sum(standing.flow == "straight through" for standing in priority(as_at)) == expected


def test_the_conversion_takes_no_school_out_of_the_count_between_its_two_days() -> None:
    assert {len(priority(date(2019, 3, 31))), len(priority(date(2019, 4, 1)))} == {50}


def test_the_conversion_lapses_the_agreement_of_the_autumn() -> None:
    old, new = 990033, 990091
    assert [day(row, "Returned on").year for row in of_school("Agreements", old)] == [2018]
    assert {standing.urn: standing.status for standing in standings(BOARD_IN_MARCH)}[old] == "returned"
    assert {standing.urn: standing.status for standing in standings(BOARD_IN_JUNE)}[new] == "lapsed"
    told = {(link["URN"], link["LinkURN"], link["LinkType"], link["LinkEstablishedDate"]) for link in links()}
    assert ("990033", "990091", "Successor", "01-04-2019") in told
    assert ("990091", "990033", "Predecessor", "01-04-2019") in told
    assert {school["URN"]: school["CloseDate"] for school in register()}["990033"] == "31-03-2019"


def test_every_agreement_follows_a_letter_and_every_second_letter_a_first() -> None:
    sent = {(row["URN"], row["Letter"]): day(row, "Sent on") for row in sheet("Letters")}
    assert all(sent[row["URN"], 1] <= day(row, "Returned on") for row in sheet("Agreements"))
    assert {step for _, step in sent} == {1, 2}
    assert all(sent[urn, 1] < sent_on for (urn, step), sent_on in sent.items() if step == 2)


def test_nothing_is_asked_of_a_school_after_its_agreement() -> None:
    returned = {row["URN"]: day(row, "Returned on") for row in sheet("Agreements")}
    asked = [(row["URN"], day(row, "Sent on")) for row in sheet("Letters")]
    asked += [(row["URN"], day(row, "Held on")) for row in sheet("Contacts")]
    assert all(asked_on <= returned.get(urn, date.max) for urn, asked_on in asked)


def test_an_agreement_with_an_end_is_among_them() -> None:
    ends = [row["Expires on"] for row in sheet("Agreements") if row["Expires on"]]
    assert sorted(map(str, ends)) == ["2019-07-31", "2019-08-30"]


def test_the_board_met_twice_in_public_and_the_escalation_slipped() -> None:
    meetings = [(row["Board"], row["Held on"], row["Public"]) for row in sheet("Meetings")]
    assert meetings == [("Education Board", met_on, "yes") for met_on in (BOARD_IN_MARCH, BOARD_IN_JUNE)]
    slipped = [row for row in sheet("Decisions") if row["Reference"] == "EB-2019-01"]
    assert [row["Due on"] for row in slipped] == [date(2019, 4, 30), BOARD_IN_JUNE]
