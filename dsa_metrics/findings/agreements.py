"""What each answer about agreements and data flows says, in one plain sentence; right for none, one and many."""

from datetime import date
from typing import cast

from dsa_metrics.findings.asked import Asked, Rows, no_school, total
from dsa_metrics.wording import have, in_words, number, per_cent, some_of, verb

UNSAFE = "data unsafely or not at all"


def headline(rows: Rows, asked: Asked) -> str:
    """How many priority schools require escalation, and how many of those fail the second point too."""
    schools, escalated = total(rows, "cohort_schools"), total(rows, "requires_escalation")
    if not schools:
        return no_school(asked, "priority school")
    overlap = _also_unsafe(escalated, total(rows, "also_second_point"))
    return f"{asked.on_day}, {some_of(escalated, schools, 'priority school')} {_require(escalated)}{overlap}."


def returned_by_phase(rows: Rows, asked: Asked) -> str:
    """How many priority schools have an agreement in force, and how many of the others."""
    priority, others = asked.priority_rows(rows), asked.other_rows(rows)
    schools, returned = total(priority, "schools"), total(priority, "returned")
    if not schools:
        return no_school(asked, "priority school")
    said = f"{asked.on_day}, {some_of(returned, schools, 'priority school')} {have(returned)} an agreement in force"
    if not others:
        return f"{said}."
    also = total(others, "returned")
    return f"{said}; of the other phases, {some_of(also, total(others, 'schools'), 'school')} {have(also)} one."


def returned_over_time(rows: Rows, asked: Asked) -> str:
    """How the number of priority schools with an agreement in force has moved."""
    return _moved(rows, asked, "returned", "with an agreement in force")


def flow_over_time(rows: Rows, asked: Asked) -> str:
    """How the number of priority schools whose data arrives straight through has moved."""
    return _moved(rows, asked, "straight_through", "whose data arrives straight through")


def escalation_by_phase(rows: Rows, asked: Asked) -> str:
    """How many schools require escalation, and for which reasons."""
    if not rows:
        return no_school(asked, "school")
    escalated = total(rows, "schools")
    if not escalated:
        return f"{asked.on_day}, no school requires escalation."
    no_contact = total([row for row in rows if row["reason"] == "no contact"], "schools")
    others = total(asked.other_rows(rows), "schools")
    apart = f", {escalated - others or 'none'} of them in the priority phases" if others else ""
    said = f"{asked.on_day}, {number(escalated, 'school')} {_require(escalated)}{apart}"
    return f"{said}: {_reasons(escalated, no_contact)}."


def escalation_list(rows: Rows, asked: Asked) -> str:
    """How many schools require escalation, and how many of those fail the second point too."""
    escalated, also = len(rows), sum(1 for row in rows if row["second_point"])
    return f"{asked.on_day}, {number(escalated, 'school')} {_require(escalated)}{_also_unsafe(escalated, also)}."


def agreement_by_flow(rows: Rows, asked: Asked) -> str:
    """The headline, since its overlap is where the two failings meet; and what is unsafe in spite of an agreement."""
    signed = [row for row in rows if row["status"] == "returned"]
    escalated = [row for row in rows if row["status"] == "requires escalation"]
    counts = {
        "cohort_schools": total(rows, "schools"),
        "requires_escalation": total(escalated, "schools"),
        "also_second_point": _failing(escalated),
    }
    said = headline([counts], asked)
    if not signed:
        return said
    in_force, unsafe = total(signed, "schools"), _failing(signed)
    shares = f"{unsafe:,} {verb(unsafe, 'shares', 'share')}" if unsafe else "none is known to share"
    return f"{said.removesuffix('.')}; of the {in_force:,} with an agreement in force, {shares} {UNSAFE}."


def flow_by_phase(rows: Rows, asked: Asked) -> str:
    """From how many priority schools data arrives straight through, unsafely and not at all."""
    priority = asked.priority_rows(rows)
    schools, straight_through = total(priority, "schools"), total(priority, "straight_through")
    if not schools:
        return no_school(asked, "priority school")
    unsafe, none, unknown = (total(priority, column) for column in ("unsafe", "none", "not_assessed"))
    left = f"; {unknown:,} {have(unknown)} not been assessed" if unknown else ""
    said = f"{asked.on_day}, data arrives straight through from {some_of(straight_through, schools, 'priority school')}"
    return f"{said}, unsafely from {unsafe or 'none'} and not at all from {none or 'none'}{left}."


def pupils_covered(rows: Rows, asked: Asked) -> str:
    """What share of pupils is at a school with an agreement in force and data that arrives safely."""
    if not rows:
        return no_school(asked, "school")
    pupils, covered, unknown = (total(rows, column) for column in ("pupils", "covered", "schools_without_roll"))
    if not pupils:
        return f"{asked.on_day}, the record knows of no pupil on any school's roll."
    left = (
        f"; {number(unknown, 'school')} without a known roll {verb(unknown, 'is', 'are')} left out" if unknown else ""
    )
    said = f"{asked.on_day}, {some_of(covered, pupils, 'pupil')} ({per_cent(covered, pupils)})"
    return (
        f"{said} {verb(covered, 'is', 'are')} at a school with an agreement in force whose data arrives safely{left}."
    )


def school_history(rows: Rows, asked: Asked) -> str:
    """How many facts the record holds of one school, and how many of those stand."""
    facts, standing = len(rows), sum(1 for row in rows if row["is_in_force"])
    said = f"By {in_words(asked.as_at)} the record holds {number(facts, 'fact')} about this school"
    if standing == facts:
        return f"{said}."
    return f"{said}, {standing or 'none'} of which {verb(standing, 'stands', 'stand')}."


def _moved(rows: Rows, asked: Asked, column: str, which: str) -> str:
    priority = asked.priority_rows(rows)
    days = sorted({cast(date, row["measured_on"]) for row in priority})
    if not days or days[-1] != asked.as_at:
        return no_school(asked, "priority school")
    first, last = ([row for row in priority if row["measured_on"] == day] for day in (days[0], days[-1]))
    before, now = total(first, column), total(last, column)
    said = f"{now:,} of {total(last, 'schools'):,}"
    if len(days) == 1:
        return f"{asked.on_day}, the priority schools {which} are {said}."
    moved = "stayed at" if before == now else f"{'rose' if now > before else 'fell'} from {before:,} to"
    return f"From {in_words(days[0])} to {in_words(days[-1])} the priority schools {which} {moved} {said}."


def _reasons(escalated: int, no_contact: int) -> str:
    ended = escalated - no_contact
    if not ended:
        return "there has been no contact"
    if not no_contact:
        return "talks have ended"
    return f"{no_contact:,} {have(no_contact)} had no contact and talks have ended with {ended:,}"


def _also_unsafe(schools: int, also: int) -> str:
    """The second half of a sentence on `schools` schools, `also` of which fail the second point."""
    if not schools:
        return ""
    if schools == 1:
        return f", and it also shares {UNSAFE}" if also else f", and it is not known to share {UNSAFE}"
    if not also:
        return f", none of which is known to share {UNSAFE}"
    return f", {also:,} of which also {verb(also, 'shares', 'share')} {UNSAFE}"


def _failing(rows: Rows) -> int:
    return total([row for row in rows if row["data_flow"] in ("unsafe", "none")], "schools")


def _require(schools: int) -> str:
    return f"{verb(schools, 'requires', 'require')} escalation"
