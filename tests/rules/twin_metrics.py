"""Every metric a second time, in slow and obvious Python over the twin's statuses."""

from collections.abc import Callable
from datetime import date, timedelta

from tests.rules import twin_changes, twin_england, twin_meetings, twin_quality, twin_submissions
from tests.rules.twin import DAY, Known, Row, statuses

FLOWS = {
    "straight_through": "straight through",
    "secure_by_hand": "secure, by hand",
    "unsafe": "unsafe",
    "none": "none",
    "not_assessed": "not assessed",
}
STATUSES = ("returned", "lapsed", "requires escalation", "in discussion", "awaiting reply", "not asked")


def count(rows: list[Row], **wanted: object) -> int:
    return sum(1 for row in rows if all(row[name] == value for name, value in wanted.items()))


def by_phase(record: Known, rows: list[Row]) -> list[tuple[str, list[Row]]]:
    phases = [(str(phase), [row for row in rows if row["phase"] == phase]) for phase in record.policy.cohort.phases]
    return [(phase, schools) for phase, schools in phases if schools]


def measuring_dates(record: Known, as_at: date) -> list[date]:
    """Each month end since the first letter or agreement, each meeting, and the date itself."""
    happened = [letter["sent_on"] for letters in record.letters.values() for letter in letters]
    happened += [agreement["returned_on"] for agreements in record.agreements.values() for agreement in agreements]
    dates = {meeting["held_on"] for meeting in record.meetings if meeting["held_on"] <= as_at} | {as_at}
    day = min(happened, default=as_at)
    while day <= as_at:
        if (day + DAY).day == 1:
            dates.add(day)
        day += timedelta(days=1)
    return sorted(dates)


def headline(record: Known, as_at: date) -> list[Row]:
    schools = [row for row in statuses(record, as_at) if row["is_priority"]]
    escalated = [row for row in schools if row["status"] == "requires escalation"]
    second = [row for row in schools if row["second_point"]]
    return [
        {
            "cohort_schools": len(schools),
            "returned": count(schools, status="returned"),
            "requires_escalation": len(escalated),
            "also_second_point": count(escalated, second_point=True),
            "second_point": len(second),
            "either": len({row["urn"] for row in escalated + second}),
        }
    ]


def returned_by_phase(record: Known, as_at: date) -> list[Row]:
    rows = []
    for phase, schools in by_phase(record, statuses(record, as_at)):
        returned = count(schools, status="returned")
        rows.append({"phase": phase, "schools": len(schools), "returned": returned, "share": returned / len(schools)})
    return rows


def flow_by_phase(record: Known, as_at: date) -> list[Row]:
    rows = []
    for phase, schools in by_phase(record, statuses(record, as_at)):
        flows = {column: count(schools, data_flow=flow) for column, flow in FLOWS.items()}
        share = flows["straight_through"] / len(schools)
        rows.append({"phase": phase, "schools": len(schools), **flows, "straight_through_share": share})
    return rows


def returned_over_time(record: Known, as_at: date) -> list[Row]:
    days = measuring_dates(record, as_at)
    return [{"measured_on": day, **row} for day in days for row in returned_by_phase(record, day)]


def flow_over_time(record: Known, as_at: date) -> list[Row]:
    days = measuring_dates(record, as_at)
    return [{"measured_on": day, **row} for day in days for row in flow_by_phase(record, day)]


def escalation_by_phase(record: Known, as_at: date) -> list[Row]:
    return [
        {"phase": phase, "reason": reason, "schools": count(schools, reason=reason)}
        for phase, schools in by_phase(record, statuses(record, as_at))
        for reason in ("no contact", "talks ended")
    ]


def escalation_list(record: Known, as_at: date) -> list[Row]:
    rows = []
    for _, schools in by_phase(record, statuses(record, as_at)):
        for row in sorted(schools, key=lambda row: (row["name"], row["urn"])):
            if row["status"] == "requires escalation":
                days = (as_at - row["last_letter_on"]).days
                rows.append({**row, "trust": row["trust_name"], "days_since_letter": days})
    return rows


def agreement_by_flow(record: Known, as_at: date) -> list[Row]:
    schools = [row for row in statuses(record, as_at) if row["is_priority"]]
    return [
        {"status": status, "data_flow": flow, "schools": count(schools, status=status, data_flow=flow)}
        for status in STATUSES
        for flow in FLOWS.values()
        if schools
    ]


def pupils_covered(record: Known, as_at: date) -> list[Row]:
    rows = []
    for phase, schools in by_phase(record, statuses(record, as_at)):
        known = [row for row in schools if row["pupils"] is not None]
        safe = [row for row in known if row["status"] == "returned"]
        safe = [row for row in safe if row["data_flow"] in ("straight through", "secure, by hand")]
        pupils, covered = sum(row["pupils"] for row in known), sum(row["pupils"] for row in safe)
        share = covered / pupils if pupils else None
        unknown = len(schools) - len(known)
        rows.append(
            {"phase": phase, "pupils": pupils, "covered": covered, "share": share, "schools_without_roll": unknown}
        )
    return rows


def beside_england(record: Known, as_at: date) -> list[Row]:
    return twin_england.beside_england(record.attendance, own_code(record), as_at)


def beside_nearest(record: Known, as_at: date) -> list[Row]:
    return twin_england.beside_nearest(record.attendance, own_code(record), as_at)


def own_code(record: Known) -> str | None:
    authority = record.policy.authority
    return str(authority.gias_code) if authority else None


TWINS: dict[str, Callable[[Known, date], list[Row]]] = {
    twin.__name__: twin
    for twin in (
        headline,
        returned_by_phase,
        returned_over_time,
        escalation_by_phase,
        escalation_list,
        agreement_by_flow,
        flow_by_phase,
        flow_over_time,
        pupils_covered,
        beside_england,
        beside_nearest,
    )
} | {**twin_submissions.TWINS, **twin_quality.TWINS, **twin_meetings.TWINS, **twin_changes.TWINS}
