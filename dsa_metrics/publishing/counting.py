"""Which schools a release counts, what each of them counts for, and how many that makes by phase."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from dsa_metrics.disclosure.cohort import Cohort, Member, campaign_of, choose, refusal
from dsa_metrics.disclosure.release import ENGAGING, PRIORITY
from dsa_metrics.errors import InputError
from dsa_metrics.store import State
from dsa_metrics.view import NamedView
from dsa_metrics.vocabulary import Status

#: Measure -> phase -> number of adverse schools.
Counts = Mapping[str, Mapping[str, int]]


def cohort_for(view: NamedView, earlier: Sequence[Cohort], as_at: date) -> tuple[Cohort, str]:
    """The schools to count: those of the campaign year, chosen now where it has none yet.

    The second value says why the schools of an earlier year are kept, where a new choice had to be refused.
    """
    policy = view.policy.disclosure
    starts_on = campaign_of(as_at, policy.campaign_start)
    chosen = [one for one in earlier if one.campaign_starts_on == starts_on]
    if chosen:
        return chosen[-1], ""
    rows = view.status(as_at).to_pylist()
    if not rows:
        raise InputError("No school was open on this day, as far as the record knows.", "Choose another day.")
    fresh = choose(map(_member, rows), as_at, policy.campaign_start, policy.rule, policy.counts_trusts)
    refused = next(filter(None, (refusal(one, fresh) for one in earlier)), "")
    return (earlier[-1], refused) if refused else (fresh, "")


def states_of(view: NamedView, before: Mapping[int, State], cohort: Cohort, as_at: date) -> tuple[State, ...]:
    """What each school of the cohort counts for; one that has closed, for what it was on its last day.

    `before`: what each counted for in the last release, for a school whose register does not say when it closed, or
    that is of no phase now. Raises InputError for a school that no register in force knows.
    """
    open_then = _states_on(view, as_at)
    known = open_then.keys() | {one.urn for one in view.uncounted(as_at)}
    found = [
        (open_then.get(urn) or _last_state(view, urn) or before.get(urn)) if urn in known else None
        for urn in (member.urn for member in cohort.members)
    ]
    if lost := found.count(None):
        raise InputError(
            f"The record no longer knows where {lost} of the schools counted in this campaign year stand.",
            "Undo the load that took them out of the register.",
        )
    return tuple(state for state in found if state is not None)


def counts_of(cohort: Cohort, states: Sequence[State], name: str) -> Counts:
    """The adverse schools of one of the two cohorts, by measure (as `publish_together` takes them) and phase."""
    phase = {member.urn: member.phase for member in cohort.members if member.cohort == name}
    counted = [state for state in states if state.urn in phase]
    return {
        "not_returned": Counter(phase[one.urn] for one in counted if one.not_returned),
        "escalated": Counter(phase[one.urn] for one in counted if one.escalated),
        "escalated_and_unsafe": Counter(phase[one.urn] for one in counted if one.escalated and one.unsafe),
        "unsafe": Counter(phase[one.urn] for one in counted if one.unsafe),
    }


def _member(row: Mapping[str, Any]) -> Member:
    cohort = PRIORITY if row["is_priority"] else ENGAGING
    return Member(row["urn"], row["phase"], cohort, row["trust_uid"], row["pupils"])


def _states_on(view: NamedView, day: date) -> dict[int, State]:
    return {row["urn"]: _state(row) for row in view.status(day).to_pylist()}


def _last_state(view: NamedView, urn: int) -> State | None:
    closed_on = view.closing_days().get(urn)
    return None if closed_on is None else _states_on(view, closed_on - timedelta(days=1)).get(urn)


def _state(row: Mapping[str, Any]) -> State:
    is_escalated = row["status"] == Status.REQUIRES_ESCALATION
    return State(row["urn"], row["status"] != Status.RETURNED, is_escalated, row["second_point"])
