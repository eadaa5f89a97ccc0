"""Which schools a release counts, what each of them counts for, and how many that makes by phase."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, cast

from dsa_metrics.disclosure.cohort import Cohort, Member, campaign_of, choose, refusal
from dsa_metrics.disclosure.measures import MEASURES, TOGETHER, Measure
from dsa_metrics.disclosure.rates import Looked
from dsa_metrics.disclosure.release import ENGAGING, PRIORITY
from dsa_metrics.errors import InputError
from dsa_metrics.store import State
from dsa_metrics.view import NamedView
from dsa_metrics.vocabulary import Status, Submitted

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


def told(view: NamedView, as_at: date) -> tuple[Measure, ...]:
    """The measures that a release can tell of: lateness once anything was due, quality once anybody was assessed.

    What is left out says nothing of a school: nobody owed anything, or the council has not begun to look.
    """
    has_begun = any(row["records"] for row in view.answer("quality_by_school", as_at).rows)
    alone = {"late": bool(view.answer("submission_list", as_at).rows)}
    return tuple(measure for measure in MEASURES if measure in TOGETHER or alone.get(measure.name, has_begun))


def counts_of(cohort: Cohort, states: Sequence[State], name: str, measures: Sequence[Measure] = MEASURES) -> Counts:
    """The adverse schools of one of the two cohorts, by measure and phase."""
    phase = {member.urn: member.phase for member in cohort.members if member.cohort == name}
    counted = [state for state in states if state.urn in phase]
    return {
        measure.name: Counter(phase[one.urn] for one in counted if getattr(one, measure.name)) for measure in measures
    }


def looked_at(cohort: Cohort, states: Sequence[State], name: str) -> dict[str, list[Looked]]:
    """What the checks found at each school of one of the two cohorts that was assessed, by phase."""
    phase = {member.urn: member.phase for member in cohort.members if member.cohort == name}
    found: dict[str, list[Looked]] = {}
    for one in states:
        if one.urn in phase and one.records:
            found.setdefault(phase[one.urn], []).append(Looked(one.failures, one.records))
    return found


def _member(row: Mapping[str, Any]) -> Member:
    cohort = PRIORITY if row["is_priority"] else ENGAGING
    return Member(row["urn"], row["phase"], cohort, row["trust_uid"], row["pupils"])


def _states_on(view: NamedView, day: date) -> dict[int, State]:
    late, quality = _late_on(view, day), _quality_on(view, day)
    found = {}
    for row in view.status(day).to_pylist():
        urn, is_escalated = row["urn"], row["status"] == Status.REQUIRES_ESCALATION
        state = State(urn, row["status"] != Status.RETURNED, is_escalated, row["second_point"], urn in late)
        found[urn] = replace(state, **quality.get(urn, {}))
    return found


def _late_on(view: NamedView, day: date) -> set[int]:
    """The schools of whose submissions for the last period due any came late or has not come."""
    rows = view.answer("submission_list", day).rows
    last: dict[object, date] = {}
    for row in rows:
        last[row["urn"]] = max(cast(date, row["due_on"]), last.get(row["urn"], date.min))
    late = (row["urn"] for row in rows if row["due_on"] == last[row["urn"]] and row["outcome"] != Submitted.ON_TIME)
    return {cast(int, urn) for urn in late}


def _quality_on(view: NamedView, day: date) -> dict[int, dict[str, Any]]:
    """Of each school that was assessed in the last period measured, what its state says of it."""
    return {
        cast(int, row["urn"]): {
            "below_standard": row["is_below"],
            "failures": row["failures"],
            "records": row["records"],
        }
        for row in view.answer("quality_by_school", day).rows
        if row["records"]
    }


def _last_state(view: NamedView, urn: int) -> State | None:
    closed_on = view.closing_days().get(urn)
    return None if closed_on is None else _states_on(view, closed_on - timedelta(days=1)).get(urn)
