"""Three years of collections tell their story: who sent late, who improves, who worsens, who is not assessed."""

from collections import Counter
from datetime import date
from itertools import pairwise

import pytest

from tests.demo.collected import (
    CHECKED,
    DUE,
    below_standard,
    counting_rate,
    is_accepted,
    of,
    outcomes,
    owing,
    rate,
    received,
    results,
)
from tests.demo.plain import BOARD_IN_JUNE, BOARD_IN_MARCH, day, of_school, priority, register, sheet

POSTCODE = "Postcode missing"
ALL_BUT_POSTCODES = tuple({one.check for one in results()} - {POSTCODE})
UPN_AND_DATES = (
    "UPN missing",
    "UPN check letter wrong",
    "Temporary UPN too old",
    "Date of birth missing",
    "Date of birth outside the year group",
)
ALWAYS_LATE = 990043
NEVER_ASSESSED = 990044
STAFF_LEFT = {990038: "Mizzenholme Academy", 990039: "Ketchworth School"}


def automated() -> set[int]:
    """The schools that send by automated transfer since flows were first assessed, in the autumn of 2018."""
    rows = [row for row in sheet("Data flows") if day(row, "Assessed on").year == 2018]
    return {int(str(row["URN"])) for row in rows if row["Means"] == "automated transfer"}


def assessed(period: str, phase: str, as_at: date = BOARD_IN_JUNE) -> set[int]:
    phases = owing(DUE[period])
    found = {one.urn for one in results() if one.period == period and one.measured_on <= as_at}
    return {urn for urn in found if phases[urn] == phase}


def test_every_return_was_owed_and_its_due_day_is_that_of_the_department() -> None:
    assert {(row["Period"], row["Due on"]) for row in sheet("Submissions")} == set(DUE.items())
    for period, due_on in DUE.items():
        assert received(period).keys() <= owing(due_on).keys()


def test_late_and_missing_returns_are_few() -> None:
    told = {period: Counter(outcomes(period, BOARD_IN_JUNE).values()) for period in CHECKED}
    assert [(told[period]["late"], told[period]["missing"]) for period in CHECKED] == [
        (4, 0),
        (2, 0),
        (5, 0),
        (4, 0),
        (4, 0),
        (4, 0),
        (4, 1),
        (4, 1),
    ]
    assert [sum(told[period].values()) for period in CHECKED] == [47, 48, 50, 52, 52, 52, 52, 52]


def test_one_missing_return_is_listed_without_a_date_and_of_the_other_the_sheet_says_nothing() -> None:
    assert received("Spring 2019")[990028] is None
    assert NEVER_ASSESSED not in received("Autumn 2018")
    assert [urn for period in DUE for urn, received_on in received(period).items() if received_on is None] == [990028]


def test_one_school_is_late_every_time() -> None:
    late = [
        {urn for urn, outcome in outcomes(period, BOARD_IN_JUNE).items() if outcome == "late"} for period in CHECKED
    ]
    assert set.intersection(*late) == {ALWAYS_LATE}


def test_schools_that_require_escalation_send_late_or_not_at_all_far_more_often() -> None:
    escalated = {standing.urn for standing in priority(BOARD_IN_JUNE) if standing.is_escalated}
    told = [(urn in escalated, out) for period in CHECKED for urn, out in outcomes(period, BOARD_IN_JUNE).items()]
    counted = Counter((is_escalated, out == "on time") for is_escalated, out in told)
    shares = {one: counted[one, False] / (counted[one, False] + counted[one, True]) for one in (True, False)}
    assert shares[True] > 5 * shares[False]
    of_last_term = {urn for urn, out in outcomes("Spring 2019", BOARD_IN_MARCH).items() if out != "on time"}
    assert of_last_term & escalated == {990028, 990029, ALWAYS_LATE}
    assert len(of_last_term - escalated) == 2


def test_the_last_collection_is_not_due_and_some_schools_have_sent_it() -> None:
    assert outcomes("Summer 2019", BOARD_IN_JUNE) == {}
    assert len(received("Summer 2019")) == 23
    assert all(sent and date(2019, 5, 16) < sent <= BOARD_IN_JUNE for sent in received("Summer 2019").values())
    assert not any(one.period == "Summer 2019" for one in results())


def test_a_return_comes_by_a_means_exactly_when_it_came() -> None:
    assert all(bool(row["Means"]) == bool(row["Received on"]) for row in sheet("Submissions"))
    means = Counter(row["Means"] for row in sheet("Submissions") if row["Period"] == "Spring 2019")
    assert set(means) > {"automated transfer", "secure portal", "encrypted email", "unencrypted email", None}


def test_no_school_is_assessed_without_a_return_or_before_it_came() -> None:
    for one in results():
        sent = received(one.period)[one.urn]
        assert sent is not None
        assert max(sent, DUE[one.period]) < one.measured_on


def test_one_school_is_never_assessed_and_the_one_that_sent_nothing_not_in_that_term() -> None:
    for period in CHECKED:
        not_assessed = owing(DUE[period]).keys() - {one.urn for one in results() if one.period == period}
        others = not_assessed - {NEVER_ASSESSED}
        late_phase = {urn for urn, phase in owing(DUE[period]).items() if phase == "Alternative Provision"}
        before_2018 = late_phase if DUE[period].year < 2018 else set()
        assert others == before_2018 | ({990028} if period == "Spring 2019" else set())


def test_alternative_provision_is_assessed_from_2018_on_and_later_than_the_others() -> None:
    counts = [len(assessed(period, "Alternative Provision")) for period in CHECKED]
    assert counts == [0, 0, 0, 0, 2, 2, 2, 2]
    for period in CHECKED[4:]:
        days = {one.measured_on for one in of(period, assessed(period, "Alternative Provision"))}
        others = {one.measured_on for one in results() if one.period == period} - days
        assert min(days) > max(others)
    assert assessed("Spring 2019", "Alternative Provision", BOARD_IN_MARCH) == set()
    assert len(assessed("Spring 2019", "Primary", BOARD_IN_MARCH)) == 32


def test_the_whole_improves_but_for_the_autumn_of_the_new_estate() -> None:
    rates = [rate([one for one in results() if one.period == period]) for period in CHECKED]
    assert [round(one, 1) for one in rates] == [14.5, 13.8, 12.9, 12.1, 11.2, 10.2, 14.3, 9.0]


def test_automated_schools_improve_every_term_and_to_less_than_a_third() -> None:
    assert len(automated()) == 12
    rates = [rate(of(period, automated(), *ALL_BUT_POSTCODES)) for period in CHECKED]
    assert all(after < before for before, after in pairwise(rates))
    first, last = (rate(of(period, automated())) for period in ("Autumn 2016", "Spring 2019"))
    assert last < first / 3


def test_other_schools_improve_far_less() -> None:
    others = owing(DUE["Autumn 2016"]).keys() - automated() - STAFF_LEFT.keys()
    first, last = (rate(of(period, others)) for period in ("Autumn 2016", "Spring 2019"))
    assert first / 2 < last < first


def test_exactly_two_schools_worsen_clearly_since_their_staff_left() -> None:
    since, now = "Autumn 2017", "Spring 2019"
    both = {one.urn for one in results() if one.period == since} & {one.urn for one in results() if one.period == now}
    worse = {urn for urn in both if rate(of(now, {urn})) > 1.5 * rate(of(since, {urn}))}
    assert worse == STAFF_LEFT.keys()
    assert {one.name for one in of(now, worse)} == set(STAFF_LEFT.values())
    assert {owing(DUE[now])[urn] for urn in worse} == {"Secondary"}


@pytest.mark.parametrize("urn", STAFF_LEFT)
def test_what_worsens_there_are_numbers_and_dates(urn: int) -> None:
    others = tuple(
        {one.check for one in results()} - {*UPN_AND_DATES, "UPN used twice", "Admission after leaving date"}
    )
    for checks, is_worse in ((UPN_AND_DATES, True), (others, False)):
        since, now = (rate(of(period, {urn}, *checks)) for period in ("Autumn 2017", "Spring 2019"))
        assert (now > 3 * since) == is_worse
    rates = [rate(of(period, {urn}, *UPN_AND_DATES)) for period in CHECKED[3:]]
    assert all(after > before for before, after in pairwise(rates))


def test_postcodes_alone_moved_the_trend_in_the_autumn_of_2018() -> None:
    periods = ("Summer 2018", "Autumn 2018", "Spring 2019")
    everybody = {one.urn for one in results()}
    before, worst, after = (rate(of(period, everybody, POSTCODE)) for period in periods)
    assert worst > 4 * before > 4 * after
    others = [rate(of(period, everybody, *ALL_BUT_POSTCODES)) for period in periods]
    assert others[0] > others[1] > others[2]


def test_fifteen_of_fifty_schools_are_below_the_standard_in_the_last_term() -> None:
    assert below_standard("Spring 2019", BOARD_IN_JUNE) == {"Primary": 9, "Secondary": 3, "Special": 3}
    assert not any(counting_rate("Spring 2019", urn, BOARD_IN_JUNE) > 10 for urn in automated())


def test_special_schools_have_few_records_and_one_of_them_fewer_than_a_hundred() -> None:
    for period in CHECKED:
        special = of(period, assessed(period, "Special"))
        assert max(one.records for one in special) < 120
    assert sum(one.records for one in of("Spring 2019", {990048})) < 100


def test_of_three_accepted_explanations_one_has_ended_one_holds_and_one_holds_for_every_term() -> None:
    accepted = [(row["URN"], row["Period"], day(row, "Until") < BOARD_IN_JUNE) for row in sheet("Explanations")]
    assert accepted == [(990027, "Autumn 2018", True), (990047, None, False), (990021, "Spring 2019", False)]
    assert all(is_accepted(one, BOARD_IN_MARCH) for one in of("Autumn 2018", {990027}, POSTCODE))
    assert not any(is_accepted(one, BOARD_IN_JUNE) for one in of("Autumn 2018", {990027}))
    assert {one.period for one in results() if one.urn == 990047 and is_accepted(one, BOARD_IN_JUNE)} == set(CHECKED)


@pytest.mark.parametrize("urn", [990021, 990047])
def test_an_accepted_explanation_keeps_a_school_above_the_standard(urn: int) -> None:
    assert rate(of("Spring 2019", {urn})) > 10 > counting_rate("Spring 2019", urn, BOARD_IN_JUNE)


def test_some_failures_carry_the_words_of_the_school_and_no_success_does() -> None:
    explained = [one for one in results() if one.explanation]
    assert 150 < len(explained) < 400
    assert all(one.failures for one in explained)
    assert {one.urn for one in explained if "Data manager left" in one.explanation} == STAFF_LEFT.keys()
    of_the_estate = {(one.period, one.check) for one in explained if "New estate" in one.explanation}
    assert of_the_estate == {("Autumn 2018", POSTCODE), ("Spring 2019", POSTCODE)}


def test_records_are_the_roll_of_the_register_on_its_own_census_and_near_it_on_the_others() -> None:
    rolls = {int(school["URN"]): int(school["NumberOfPupils"]) for school in register() if school["NumberOfPupils"]}
    assert all(one.records == rolls[one.urn] for one in results() if one.period == "Spring 2018")
    assert all(abs(one.records / rolls[one.urn] - 1) < 0.12 for one in results())


def test_every_school_counted_stays_counted_until_its_period_has_been_measured() -> None:
    for period in CHECKED:
        measured = [one for one in results() if one.period == period]
        last_on = max(one.measured_on for one in measured)
        assert {one.urn for one in measured} <= owing(last_on).keys()


def test_no_pooled_count_of_a_term_is_the_roll_of_some_school() -> None:
    rolls = {int(school["NumberOfPupils"]) for school in register() if school["NumberOfPupils"]}
    groups = [(period, phase) for period in CHECKED for phase in set(owing(DUE[period]).values())]
    for period, phase in groups:
        found = of(period, assessed(period, phase))
        counts = {sum(one.records for one in found), sum(one.failures for one in found)}
        assert not {count for count in counts & rolls if count > 100}


def test_the_academy_has_no_results_of_its_own_yet_and_its_predecessor_has_them_all() -> None:
    assert {one.period for one in results() if one.urn == 990033} == set(CHECKED)
    assert not [one for one in results() if one.urn == 990091]
    assert {row["Period"] for row in of_school("Submissions", 990091)} <= {"Summer 2019"}
