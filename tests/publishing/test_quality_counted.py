"""Lateness and data quality from the record to a release: counted, kept for a school that closes, said in words."""

from datetime import date
from fractions import Fraction

import pytest

from dsa_metrics.disclosure.release import PRIORITY, Release
from dsa_metrics.policy import load_policy
from dsa_metrics.record import releases
from dsa_metrics.store import State
from tests.publishing.council import (
    JUNE,
    MARCH,
    Office,
    changed,
    dated,
    register,
    results_of,
    said,
    submissions_of,
    urns,
)
from tests.rules.memory import MemoryStore

DUE, BEFORE, AFTER = date(2019, 1, 31), date(2019, 1, 20), date(2019, 2, 9)
ALL = urns("Primary", 12)
NEWER = date(2019, 5, 2)


def with_quality(office: Office) -> Office:
    """Twelve primary schools: two late, one missing; ten assessed, three of them below the standard."""
    office.load(
        school=register(Primary=12),
        submission=[
            *submissions_of(*ALL[:9], due_on=DUE, received_on=BEFORE),
            *submissions_of(*ALL[9:11], due_on=DUE, received_on=AFTER),
            *submissions_of(ALL[11], due_on=DUE, received_on=None),
        ],
        quality_result=[*results_of(*ALL[:3], failures=40), *results_of(*ALL[3:10], failures=4)],
    )
    return office


def totals(release: Release) -> dict[str, int | None]:
    return {one.measure: one.total for one in release.printed if one.measure not in PAPER}


PAPER = ("not_returned", "escalated", "escalated_and_unsafe", "unsafe")


def test_each_measure_is_counted_and_the_mean_stands_beside_it(office: Office) -> None:
    release = with_quality(office).publish(MARCH)
    rate = release.rate()
    assert totals(release) == {"late": 3, "below_standard": 3, "not_known_to_meet": 5}
    assert rate is not None
    assert (rate.assessed, rate.per_thousand) == (10, round(Fraction(3 * 40 + 7 * 4, 10)))
    assert (release.standard, [point.per_thousand for point in release.rate_trend]) == (10, [15])


def test_the_sentences_are_those_of_a_board_paper(office: Office) -> None:
    release = with_quality(office).publish(MARCH)
    assert [one.finding for one in release.printed if one.measure not in PAPER] == [
        "On 26 March 2019, 3 of 12 priority schools are late with the submission last due, or have not made it.",
        "On 26 March 2019, 3 of 12 priority schools are below the council's standard of data quality.",
        "On 26 March 2019, 7 of 12 priority schools are known to meet the council's standard of data quality.",
    ]
    (rate,) = release.rates
    assert rate.finding == (
        "On 26 March 2019, 10 of 12 priority schools were assessed, and 15 of 1,000 records fail a check "
        "at the average school: every school counts alike."
    )


def test_a_submission_counts_as_late_only_in_the_last_period_due(office: Office) -> None:
    with_quality(office)
    later = submissions_of(*ALL, due_on=date(2019, 5, 15), received_on=date(2019, 5, 1), period="Summer 2019")
    office.load(submission=later)
    assert [totals(office.draft(day).release)["late"] for day in (MARCH, JUNE)] == [3, 0]


def test_of_two_submissions_due_on_one_day_either_makes_a_school_late(office: Office) -> None:
    with_quality(office)
    office.load(
        submission=[
            {**row, "collection": "Attendance"} for row in submissions_of(ALL[0], due_on=DUE, received_on=AFTER)
        ]
    )
    assert totals(office.draft(MARCH).release)["late"] == 4


def test_a_school_that_closed_counts_as_on_its_last_day_in_quality_too(office: Office) -> None:
    with_quality(office).publish(MARCH)
    office.load(school=changed(dated(register(Primary=12), NEWER), ALL[:1], status="closed", closed_on=NEWER))
    assert totals(office.draft(JUNE).release) == {"late": 3, "below_standard": 3, "not_known_to_meet": 5}


def test_a_school_closed_on_a_day_unknown_counts_as_the_last_release_had_it(office: Office) -> None:
    with_quality(office).publish(MARCH)
    rows = register(Primary=12, register_on=date(2019, 5, 1))
    office.load(school=changed(rows, ALL[:1], status="closed"))
    state = next(one for one in office.draft(JUNE).states if one.urn == ALL[0])
    assert state == State(ALL[0], True, False, False, False, True, 40, 1000)


def test_a_release_from_before_quality_was_told_has_nothing_of_it_to_remember() -> None:
    memory = MemoryStore(load_policy())
    columns = "(entry, release_id, urn, not_returned, escalated, unsafe)"
    memory.connection.execute(f"insert into record.release_school {columns} values (1, 'one', 7, true, false, false)")
    remembered = releases.counted_states(memory.connection)
    assert remembered == {7: State(7, True, False, False)}
    assert remembered[7].not_known_to_meet


def test_without_anything_due_or_assessed_a_release_says_nothing_of_either(office: Office) -> None:
    office.load(school=register(Primary=12))
    release = office.publish(MARCH)
    assert (totals(release), release.rates, release.rate_trend, release.standard) == ({}, (), (), None)
    assert b"rate" not in release.content
    assert Release.parse(release.content) == release


def test_quality_is_told_as_soon_as_one_school_was_assessed(office: Office) -> None:
    office.load(school=register(Primary=12), quality_result=results_of(ALL[0], failures=0))
    release = office.publish(MARCH)
    not_met = release.of("not_known_to_meet", PRIORITY)
    assert not_met is not None
    assert (not_met.at_least, [one.per_thousand for one in release.rates]) == (True, [None])
    assert release.rates[0].finding.startswith("Not shown: so few schools are known to meet")


def test_the_check_list_says_where_no_submission_is_in_the_record(office: Office) -> None:
    office.load(school=register(Primary=12), submission=submissions_of(*ALL, due_on=DUE, received_on=None))
    assert "No submission is in the record; every school that owes one counts as late." in said(office.draft(MARCH))
    with_quality(office)
    assert not any("No submission" in words for words in said(office.draft(MARCH)))


@pytest.mark.parametrize("failures", [10, 11])
def test_exactly_at_the_standard_is_not_below_it(office: Office, failures: int) -> None:
    office.load(school=register(Primary=12), quality_result=results_of(*ALL[:2], failures=failures))
    assert sum(office.draft(MARCH).true_counts[PRIORITY]["below_standard"].values()) == 2 * (failures > 10)
