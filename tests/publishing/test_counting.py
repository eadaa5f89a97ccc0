"""Which schools a release counts and what each counts for: chosen once a year, and as the plain rules have it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest

from dsa_metrics.disclosure.measures import MEASURES
from dsa_metrics.disclosure.release import COHORTS, ENGAGING, PRIORITY
from dsa_metrics.errors import InputError
from dsa_metrics.facts import TABLES
from dsa_metrics.policy import Policy
from dsa_metrics.publishing.counting import cohort_for, counts_of, states_of
from dsa_metrics.store import State, Store
from dsa_metrics.view import NamedView
from tests.publishing.council import (
    JUNE,
    MARCH,
    OCTOBER,
    Office,
    agreements_of,
    changed,
    dated,
    flows_of,
    letters_to,
    register,
    said,
    totals,
    urns,
)
from tests.rules import twin, twin_quality, twin_submissions
from tests.rules.generate import random_record
from tests.rules.memory import MemoryStore
from tests.rules.twin import Known, Row, Tables
from tests.rules.twin_lineage import newest
from tests.store.readings import school

FIRST = urns("Primary", 1)[0]
NEWER = date(2019, 5, 2)


def priority_schools(office: Office, meeting: date) -> dict[str, int]:
    return office.draft(meeting).cohort.schools(PRIORITY)


def test_the_demonstration_counts_ten_and_four_in_june_2019(invented: Office) -> None:
    _, escalated, both, _ = totals(invented.draft(JUNE))
    assert (escalated, both) == (10, 4)


def test_after_a_release_in_march_the_school_of_the_demonstration_that_converted_counts_as_it_did(
    invented: Office,
) -> None:
    by_itself = list(totals(invented.draft(JUNE)))
    invented.publish(MARCH)
    draft = invented.draft(JUNE)
    assert by_itself[:3] == [15, 10, 4]
    assert list(totals(draft))[:3] == [14, 10, 4]
    assert any("1 has closed and counts as on the last day, and 1 has opened" in words for words in said(draft))


def test_a_new_choice_is_every_school_open_on_the_day(office: Office) -> None:
    office.load(school=register(Primary=12, Special=6, Independent=7))
    cohort = office.draft(MARCH).cohort
    assert (cohort.campaign_starts_on, cohort.chosen_as_at) == (date(2018, 9, 1), MARCH)
    assert cohort.schools(PRIORITY) == {"Primary": 12, "Special": 6}
    assert cohort.schools(ENGAGING) == {"Independent": 7}


def test_the_choice_of_the_first_release_is_kept_for_the_whole_campaign_year(office: Office) -> None:
    office.load(school=register(Primary=12, Special=6))
    chosen = office.draft(MARCH).cohort
    office.publish(MARCH)
    office.load(school=register(NEWER, Primary=30, Special=6))
    assert office.draft(JUNE).cohort == chosen
    assert office.draft(date(2019, 8, 31)).cohort == chosen
    assert office.draft(date(2019, 9, 1)).cohort.chosen_as_at == date(2019, 9, 1)


def test_a_choice_that_was_only_prepared_binds_nobody(office: Office) -> None:
    office.load(school=register(Primary=12))
    office.draft(MARCH)
    assert office.draft(JUNE).cohort.chosen_as_at == JUNE


def test_a_campaign_year_begins_when_the_policy_says(office: Office) -> None:
    office.load(school=register(Primary=12))
    settings = office.policy.disclosure.model_copy(update={"campaign_starts": "04-01"})
    office.policy = office.policy.model_copy(update={"disclosure": settings})
    office.publish(MARCH)
    assert office.draft(JUNE).cohort.campaign_starts_on == date(2019, 4, 1)


@pytest.mark.parametrize(
    ("returned_on", "is_outstanding"), [(date(2019, 4, 20), False), (date(2019, 5, 1), True), (date(2019, 5, 20), True)]
)
def test_a_school_that_closed_counts_as_on_its_last_day(
    office: Office, returned_on: date, is_outstanding: bool
) -> None:
    rows = register(Primary=12)
    office.load(school=rows, letter=letters_to(FIRST))
    office.publish(MARCH)
    closed = changed(dated(rows, NEWER), [FIRST], status="closed", closed_on=date(2019, 5, 1))
    office.load(school=closed, agreement=agreements_of(FIRST, returned_on=returned_on))
    draft = office.draft(JUNE)
    not_returned, escalated, _, _ = totals(draft)
    assert draft.cohort.schools(PRIORITY) == {"Primary": 12}
    assert (not_returned, escalated) == (12 if is_outstanding else 11, 1 if is_outstanding else 0)


def test_a_school_that_converted_counts_as_the_old_school_did_and_the_new_one_not_until_next_year(
    office: Office,
) -> None:
    rows, new, opened = register(Primary=12), 100_099, date(2019, 4, 1)
    office.load(school=rows, agreement=agreements_of(FIRST))
    office.publish(MARCH)
    closed = changed(dated(rows, NEWER), [FIRST], status="closed", closed_on=opened)
    link = {"urn": FIRST, "link_urn": new, "link_type": "Successor", "established_on": opened}
    office.load(school=[*closed, school(new, NEWER, opened_on=opened)], school_link=[link])
    assert {row["urn"]: row["status"] for row in office.view.status(JUNE).to_pylist()}[new] == "lapsed"
    draft = office.draft(JUNE)
    assert [state for state in draft.states if state.urn in (FIRST, new)] == [State(FIRST, False, False, False)]
    assert next(totals(draft)) == 11


def test_a_school_that_opened_is_counted_from_the_next_campaign_year(office: Office) -> None:
    rows = register(Primary=12)
    office.load(school=rows)
    office.publish(MARCH)
    opened = changed(register(NEWER, Primary=18), urns("Primary", 6, first=13), opened_on=date(2019, 5, 1))
    office.load(school=opened)
    assert len(office.view.schools(JUNE)) == 18
    assert priority_schools(office, JUNE) == {"Primary": 12}
    office.publish(JUNE)
    assert priority_schools(office, OCTOBER) == {"Primary": 18}


def test_a_school_counts_in_the_phase_that_it_had_when_it_was_chosen(office: Office) -> None:
    rows = register(Primary=12, Special=6)
    office.load(school=rows, letter=letters_to(FIRST))
    office.publish(MARCH)
    office.load(school=changed(dated(rows, NEWER), [FIRST], phase="Special"))
    counts = office.draft(JUNE).true_counts[PRIORITY]
    assert counts["escalated"] == {"Primary": 1}


def test_a_school_that_no_register_in_force_knows_is_not_counted_from_memory(office: Office) -> None:
    office.load(letter=letters_to(FIRST))
    with_register = office.load(school=register(Primary=12)).entry
    office.publish(MARCH)
    assert with_register is not None
    office.store.undo(with_register, "officer")
    with pytest.raises(InputError, match=r"no longer knows where 12 of the schools .* Undo the load"):
        office.draft(JUNE)


def test_a_school_closed_on_a_day_unknown_counts_as_in_the_last_release(office: Office) -> None:
    rows = register(Primary=12)
    office.load(school=rows)
    office.load(letter=letters_to(FIRST), data_flow=flows_of(FIRST))
    office.publish(MARCH)
    office.load(school=changed(rows, [FIRST], status="closed", register_on=date(2019, 5, 1)))
    assert list(totals(office.draft(JUNE))) == [12, 1, 1, 1]


def test_a_school_that_neither_record_nor_release_knows_is_said_and_not_left_out(office: Office) -> None:
    office.load(school=register(Primary=12))
    cohort, _ = cohort_for(office.view, [], MARCH)
    stranger = replace(cohort.members[0], urn=999_999)
    with pytest.raises(InputError, match=r"no longer knows where 1 of the schools .* Undo the load"):
        states_of(office.view, {}, replace(cohort, members=(*cohort.members, stranger)), MARCH)


def test_without_a_school_open_on_the_day_there_is_nothing_to_count(office: Office) -> None:
    office.load(school=changed(register(Primary=12), urns("Primary", 12), opened_on=JUNE))
    with pytest.raises(InputError, match="No school was open on this day"):
        office.draft(MARCH)


def in_trusts(rows: Iterable[Mapping[str, object]], **trusts: list[int]) -> list[Mapping[str, object]]:
    named: dict[object, str] = {urn: trust for trust, members in trusts.items() for urn in members}
    return [{**row, "trust_uid": named.get(row["urn"])} for row in rows]


def insiders(office: Office, meeting: date = MARCH) -> tuple[int, int]:
    one, other = office.draft(meeting).cohort.policies
    return one.insiders, other.insiders


def test_the_largest_trust_is_taken_to_know_its_own_schools_in_each_cohort(office: Office) -> None:
    rows = register(Primary=12, Special=6, Independent=7)
    large, small = [*urns("Primary", 3), *urns("Special", 1)], urns("Independent", 2)
    office.load(school=in_trusts(rows, A=large, B=urns("Primary", 2, first=8), C=small))
    assert insiders(office) == (4, 2)


def test_a_trust_over_both_cohorts_counts_in_each_with_its_schools_there(office: Office) -> None:
    rows = register(Primary=12, Independent=7)
    office.load(school=in_trusts(rows, A=[*urns("Primary", 3), *urns("Independent", 2)]))
    assert insiders(office) == (3, 2)


def test_schools_of_no_trust_are_not_a_trust(office: Office) -> None:
    office.load(school=register(Primary=12, Independent=7))
    assert insiders(office) == (1, 1)


def test_trusts_can_be_left_out_by_the_policy(office: Office) -> None:
    office.load(school=in_trusts(register(Primary=12), A=urns("Primary", 4)))
    settings = office.policy.disclosure.model_copy(update={"counts_trusts": False})
    office.policy = office.policy.model_copy(update={"disclosure": settings})
    assert insiders(office) == (1, 1)


def test_a_trust_that_grows_within_the_year_changes_nothing_until_the_next(office: Office) -> None:
    rows = register(Primary=12)
    office.load(school=rows)
    office.publish(MARCH)
    office.load(school=in_trusts(dated(rows, NEWER), A=urns("Primary", 4)))
    assert insiders(office, JUNE) == (1, 1)
    assert insiders(office, OCTOBER) == (4, 1)


def plain_counts(standing: Mapping[int, Row], members: Iterable[Row]) -> dict[str, dict[str, Counter[str]]]:
    """Cohort -> measure -> phase -> adverse schools, from rows of the twin: how each stands, how it was chosen."""
    counts = {name: {measure.name: Counter[str]() for measure in MEASURES} for name in COHORTS}
    for member in members:
        row = standing[member["urn"]]
        found = counts[PRIORITY if member["is_priority"] else ENGAGING]
        is_escalated = row["status"] == "requires escalation"
        adverse = {
            "not_returned": row["status"] != "returned",
            "escalated": is_escalated,
            "escalated_and_unsafe": is_escalated and row["data_flow"] in ("unsafe", "none"),
            "unsafe": row["data_flow"] in ("unsafe", "none"),
            "late": row["is_late"],
            "below_standard": bool(row["is_below"] and row["records"]),
            "not_known_to_meet": bool(row["is_below"] or not row["records"]),
        }
        for what, is_so in adverse.items():
            found[what][member["phase"]] += is_so
    return counts


def without_noughts(counts: Mapping[str, Mapping[str, Mapping[str, int]]]) -> dict[tuple[str, str, str], int]:
    return {
        (cohort, measure, phase): number
        for cohort, by_measure in counts.items()
        for measure, by_phase in by_measure.items()
        for phase, number in by_phase.items()
        if number
    }


def counted(view: NamedView, chosen_on: date, as_at: date) -> dict[tuple[str, str, str], int]:
    cohort, _ = cohort_for(view, [], chosen_on)
    before = {state.urn: state for state in states_of(view, {}, cohort, chosen_on)}
    states = states_of(view, before, cohort, as_at)
    return without_noughts({name: counts_of(cohort, states, name) for name in COHORTS})


def plainly_counted(tables: Tables, policy: Policy, chosen_on: date, as_at: date) -> dict[tuple[str, str, str], int]:
    """The same by the rules in plain Python: as at the day, else on the last day, else as when it was chosen."""
    record = twin.known(tables, policy)
    members = list(_on(record, chosen_on).values())
    then = _on(record, as_at)
    standing = {row["urn"]: then.get(row["urn"]) or _last(record, row["urn"]) or row for row in members}
    return without_noughts(plain_counts(standing, members))


def _on(record: Known, day: date) -> dict[int, Row]:
    """How each school of the cohort of a day stands, and what is said of its last submission and of its data."""
    submissions = twin_submissions.submissions(record, day)
    last = {row["urn"]: max(one["due_on"] for one in submissions if one["urn"] == row["urn"]) for row in submissions}
    late = {row["urn"] for row in submissions if row["due_on"] == last[row["urn"]] and row["outcome"] != "on time"}
    quality = {row["urn"]: row for row in twin_quality.quality_by_school(record, day)}
    nothing = {"is_below": False, "records": 0}
    return {
        row["urn"]: {
            **row,
            **{name: quality.get(row["urn"], nothing)[name] for name in nothing},
            "is_late": row["urn"] in late,
        }
        for row in twin.statuses(record, day)
    }


def _last(record: Known, urn: int) -> Row | None:
    closed_on = newest(record.register[urn]).get("closed_on")
    return _on(record, closed_on - timedelta(days=1)).get(urn) if closed_on else None


@pytest.fixture(scope="module")
def memory(policy: Policy) -> MemoryStore:
    return MemoryStore(policy)


@pytest.mark.parametrize("seed", range(7))
def test_an_invented_record_counts_as_its_twin_does_also_the_schools_that_closed(
    memory: MemoryStore, policy: Policy, seed: int
) -> None:
    tables = random_record(Random(seed), policy)
    memory.fill(tables)
    for chosen_on, as_at in ((MARCH, MARCH), (date(2018, 11, 1), JUNE)):
        if twin.statuses(twin.known(tables, policy), chosen_on):
            view = NamedView(memory, policy)
            assert counted(view, chosen_on, as_at) == plainly_counted(tables, policy, chosen_on, as_at)


def kept(store: Store) -> Tables:
    return {name: store.query(f"from record.{name}").to_pylist() for name in (*TABLES, "entry")}


@pytest.mark.parametrize("as_at", [MARCH, JUNE])
def test_the_demonstration_counts_as_its_twin_does(invented: Office, as_at: date) -> None:
    draft = invented.draft(as_at)
    expected = plainly_counted(kept(invented.store), invented.policy, as_at, as_at)
    told = set(draft.true_counts[PRIORITY])
    assert without_noughts(draft.true_counts) == {key: number for key, number in expected.items() if key[1] in told}
