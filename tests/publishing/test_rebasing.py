"""When the schools counted may be chosen anew: never where two published sets would differ by a few schools only."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsa_metrics.disclosure import DisclosurePolicy
from dsa_metrics.disclosure.cohort import Cohort, Member, campaign_of, choose, refusal
from dsa_metrics.disclosure.groups import rungs, sizes_of
from dsa_metrics.disclosure.release import COHORTS, ENGAGING, PRIORITY
from dsa_metrics.errors import InputError
from tests.publishing.council import JUNE, MARCH, OCTOBER, REGISTER_ON, Office, changed, dated, register, said, urns
from tests.store.readings import Row

NEXT_REGISTER = date(2019, 9, 10)
SMALLEST = 5
POLICY = DisclosurePolicy(min_group=SMALLEST)
KEPT = "The schools counted are still those chosen as at 4 June 2019."


def published_in_june(office: Office, **phases: int) -> list[Row]:
    """A record whose schools were chosen in the campaign year before October; gives the rows of the next register."""
    rows = register(REGISTER_ON, **phases)
    office.load(school=rows)
    office.publish(JUNE)
    return dated(rows, NEXT_REGISTER)


def closed(rows: list[Row], which: Sequence[int]) -> list[Row]:
    return changed(rows, which, status="closed", closed_on=date(2019, 9, 1))


@pytest.mark.parametrize("fewer", [0, 1, 4, 5])
def test_schools_that_closed_since_leave_the_count_only_together_with_enough_others(office: Office, fewer: int) -> None:
    rows = published_in_june(office, Primary=20)
    office.load(school=closed(rows, urns("Primary", fewer)))
    draft = office.draft(OCTOBER)
    if 0 < fewer < SMALLEST:
        assert draft.cohort.chosen_as_at == JUNE
        assert draft.cohort.schools(PRIORITY) == {"Primary": 20}
        because = f"differ by {fewer} of the schools counted, fewer than 5"
        assert any(words.startswith(KEPT) and because in words for words in said(draft))
    else:
        assert draft.cohort.chosen_as_at == OCTOBER
        assert draft.cohort.schools(PRIORITY) == {"Primary": 20 - fewer}
        assert not any(words.startswith("The schools counted are still") for words in said(draft))


@pytest.mark.parametrize("more", [4, 5])
def test_schools_that_opened_since_enter_the_count_only_together_with_enough_others(office: Office, more: int) -> None:
    published_in_june(office, Primary=20)
    office.load(school=register(NEXT_REGISTER, Primary=20 + more))
    assert office.draft(OCTOBER).cohort.chosen_as_at == (OCTOBER if more >= SMALLEST else JUNE)


def test_one_school_that_closed_and_one_that_opened_make_two(office: Office) -> None:
    published_in_june(office, Primary=20)
    office.load(school=closed(register(NEXT_REGISTER, Primary=21), urns("Primary", 1)))
    assert any("differ by 2" in words for words in said(office.draft(OCTOBER)))


def test_a_school_of_another_phase_now_is_a_difference_though_the_total_is_the_same(office: Office) -> None:
    rows = published_in_june(office, Primary=20, Secondary=8)
    office.load(school=changed(rows, urns("Primary", 1), phase="Secondary"))
    draft = office.draft(OCTOBER)
    assert draft.cohort.schools(PRIORITY) == {"Primary": 20, "Secondary": 8}
    assert any("differ by 1" in words for words in said(draft))


def test_a_school_that_closed_among_the_engaging_phases_keeps_the_priority_phases_too(office: Office) -> None:
    rows = published_in_june(office, Primary=20, Independent=8)
    office.load(school=closed(rows, urns("Independent", 1)))
    assert office.draft(OCTOBER).cohort.chosen_as_at == JUNE


def test_a_choice_that_was_refused_is_made_once_the_difference_is_large_enough(office: Office) -> None:
    rows = published_in_june(office, Primary=20)
    office.load(school=closed(rows, urns("Primary", 3)))
    office.publish(OCTOBER)
    assert office.store.cohorts()[-1].chosen_as_at == JUNE
    later = date(2019, 11, 5)
    office.load(school=closed(dated(rows, date(2019, 10, 20)), urns("Primary", 6)))
    assert office.draft(later).cohort.schools(PRIORITY) == {"Primary": 14}
    assert not any(words.startswith(KEPT) for words in said(office.draft(later)))


def test_the_schools_of_an_old_year_come_back_with_another_meeting_of_that_year(office: Office) -> None:
    rows = published_in_june(office, Primary=20)
    office.load(school=closed(rows, urns("Primary", 6)))
    office.publish(OCTOBER)
    assert [one.chosen_as_at for one in office.store.cohorts()] == [JUNE, OCTOBER]
    assert office.draft(date(2019, 7, 2)).cohort.chosen_as_at == JUNE
    assert office.draft(date(2019, 12, 3)).cohort.chosen_as_at == OCTOBER


def test_a_new_choice_is_held_against_every_earlier_one_not_the_last_alone(office: Office) -> None:
    rows = published_in_june(office, Primary=20)
    office.load(school=closed(rows, urns("Primary", 6)))
    office.publish(OCTOBER)
    reopened = changed(dated(rows, date(2020, 9, 10)), urns("Primary", 1), status="closed", closed_on=NEXT_REGISTER)
    office.today = date(2020, 12, 31)
    office.load(school=reopened)
    draft = office.draft(date(2020, 10, 6))
    assert draft.cohort.chosen_as_at == OCTOBER
    assert any("differ by 1 of the schools counted" in words for words in said(draft))


def test_of_two_first_choices_prepared_at_once_for_one_year_only_one_is_published(office: Office) -> None:
    office.load(school=changed(register(Primary=20), urns("Primary", 1), status="closed", closed_on=date(2019, 5, 1)))
    in_march, in_june = office.draft(MARCH), office.draft(JUNE)
    office.press.publish(in_june)
    with pytest.raises(InputError, match=r"chose the schools that are counted.* Prepare the release again"):
        office.press.publish(in_march)
    assert len(office.store.cohorts()) == 1
    assert office.publish(MARCH).counted_as_at == JUNE


def test_of_first_choices_for_two_years_prepared_at_once_the_second_is_held_against_the_first(office: Office) -> None:
    office.load(school=closed(register(Primary=20), urns("Primary", 1)))
    in_june, in_october = office.draft(JUNE), office.draft(OCTOBER)
    office.press.publish(in_june)
    with pytest.raises(InputError, match="Prepare the release again"):
        office.press.publish(in_october)
    assert office.publish(OCTOBER).counted_as_at == JUNE


def members(phases: Sequence[tuple[int, str]]) -> list[Member]:
    return [Member(urn, phase, ENGAGING if phase == "Independent" else PRIORITY) for urn, phase in phases]


def cohort(phases: Sequence[tuple[int, str]], policy: DisclosurePolicy = POLICY) -> Cohort:
    return choose(members(phases), JUNE, (9, 1), policy, counts_trusts=True)


def plain_sets(one: Cohort) -> list[set[int]]:
    """Every set of schools that some rung shows as one number."""
    found = []
    for name in COHORTS:
        for rung in rungs(sizes_of(one.schools(name)), one.policy(name)):
            found += [{m.urn for m in one.members if m.cohort == name and m.phase in block} for block in rung]
    return found


PHASES = st.sampled_from(["Primary", "Secondary", "Special", "Independent", None])


@settings(deadline=None)
@given(st.lists(PHASES, min_size=12, max_size=24), st.data())
def test_no_two_sets_of_two_years_differ_by_a_few_schools_unless_the_choice_is_refused(
    phases: list[str | None], data: st.DataObject
) -> None:
    changes = data.draw(st.dictionaries(st.integers(0, len(phases) - 1), PHASES, max_size=9))
    then = [(urn, phase) for urn, phase in enumerate(phases) if phase]
    now = [(urn, changes.get(urn, phase)) for urn, phase in enumerate(phases)]
    old, new = cohort(then), cohort([(urn, phase) for urn, phase in now if phase])
    is_told = any(0 < len(a ^ b) < SMALLEST for a, b in product(plain_sets(old), plain_sets(new)))
    assert bool(refusal(old, new)) == is_told


def test_the_larger_of_two_smallest_groups_decides() -> None:
    twenty = [(urn, "Primary") for urn in range(20)]
    old, new = cohort(twenty), cohort(twenty[6:], replace(POLICY, min_group=8))
    assert "differ by 6 of the schools counted, fewer than 8" in refusal(old, new)
    assert "fewer than 8" in refusal(new, old)


def test_the_same_schools_in_the_same_phases_may_always_be_chosen_again() -> None:
    twenty = [(urn, "Primary") for urn in range(20)]
    assert not refusal(cohort(twenty), cohort(twenty))


@pytest.mark.parametrize(
    ("day", "starts", "begins"),
    [
        (date(2019, 8, 31), (9, 1), date(2018, 9, 1)),
        (date(2019, 9, 1), (9, 1), date(2019, 9, 1)),
        (date(2019, 1, 1), (1, 1), date(2019, 1, 1)),
        (date(2019, 12, 31), (12, 31), date(2019, 12, 31)),
    ],
)
def test_a_campaign_year_begins_on_its_day(day: date, starts: tuple[int, int], begins: date) -> None:
    assert campaign_of(day, starts) == begins


def test_the_name_of_a_choice_depends_on_everything_in_it_but_not_on_the_order_of_the_schools() -> None:
    twenty = [(urn, "Primary") for urn in range(20)]
    same = cohort(list(reversed(twenty)))
    others = [cohort(twenty[1:]), cohort(twenty, replace(POLICY, insiders=2)), replace(same, chosen_as_at=MARCH)]
    assert cohort(twenty).id == same.id
    assert len({same.id, *(one.id for one in others)}) == 4
