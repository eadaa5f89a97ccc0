"""The questions about submissions a second time, in slow and obvious Python."""

from collections.abc import Callable, Iterable
from datetime import date

from tests.rules.twin import Known, Row, cohort, key_part

Key = tuple[int, str, str]
OUTCOMES = ("on_time", "late", "missing")


def phases(record: Known) -> list[str]:
    return [str(phase) for phase in record.policy.cohort.phases]


def spelled(calendar: Iterable[str], own: Iterable[str]) -> dict[str, str]:
    """How each name is written: as in the calendar, or else as in the record; the first in order of the alphabet."""
    names: dict[str, str] = {}
    for name in [*sorted(calendar), *sorted(own)]:
        names.setdefault(name.lower(), name)
    return names


def calendar_periods(record: Known) -> list[str]:
    return [period for collection in record.policy.collections.values() for period in collection.due]


def calendar_due(record: Known, as_at: date) -> dict[tuple[str, str, str], date]:
    """(collection, period, phase) -> the day that the policy's calendar says, where that has come."""
    days: dict[tuple[str, str, str], date] = {}
    for name, collection in record.policy.collections.items():
        for period, due_on in collection.due.items():
            for phase in collection.phases:
                key = (name.lower(), period.lower(), str(phase))
                if due_on <= as_at:
                    days[key] = min(due_on, days.get(key, due_on))
    return days


def submissions(record: Known, as_at: date) -> list[Row]:
    """Everything that was due by the date, in order."""
    due: dict[Key, Row] = {}
    for (collection, period, phase), due_on in calendar_due(record, as_at).items():
        for school in cohort(record, due_on):
            if school["phase"] == phase:
                due[school["urn"], collection, period] = {"due_on": due_on}
    for row in record.submissions:
        due[row["urn"], key_part(row, "collection"), key_part(row, "period")] = row
    collections = spelled(record.policy.collections, (row["collection"] for row in record.submissions))
    periods = spelled(calendar_periods(record), (row["period"] for row in record.submissions))
    rows = []
    for (urn, collection, period), row in due.items():
        counted = {school["urn"]: school for school in cohort(record, row["due_on"])}
        if row["due_on"] <= as_at and urn in counted:
            names = {"collection": collections[collection], "period": periods[period]}
            rows.append({**counted[urn], **names, **came(row, as_at), "due_on": row["due_on"]})
    order = phases(record)
    return sorted(rows, key=lambda row: (*in_turn(row), order.index(row["phase"]), row["name"], row["urn"]))


def in_turn(row: Row) -> tuple[date, str, str]:
    return row["due_on"], row["collection"].lower(), row["period"].lower()


def came(row: Row, as_at: date) -> Row:
    received_on = row.get("received_on")
    if received_on is None or received_on > as_at:
        return {"received_on": None, "means": None, "outcome": "missing", "days_late": (as_at - row["due_on"]).days}
    days_late = max((received_on - row["due_on"]).days, 0)
    outcome = "late" if days_late else "on time"
    return {"received_on": received_on, "means": row.get("means"), "outcome": outcome, "days_late": days_late}


def submissions_on_time(record: Known, as_at: date) -> list[Row]:
    listed, by_calendar = submissions(record, as_at), calendar_due(record, as_at)
    pairs = {(row["collection"], row["period"]) for row in listed}
    rows = []
    for pair in pairs:
        of_pair = [row for row in listed if (row["collection"], row["period"]) == pair]
        last = max(row["due_on"] for row in of_pair)
        for phase in phases(record):
            due = [row for row in of_pair if row["phase"] == phase]
            if due:
                key = (pair[0].lower(), pair[1].lower(), phase)
                due_on = by_calendar.get(key) or max(row["due_on"] for row in due)
                counts = {name: sum(row["outcome"] == name.replace("_", " ") for row in due) for name in OUTCOMES}
                told = {"collection": pair[0], "period": pair[1], "phase": phase, "due_on": due_on, "due": len(due)}
                rows.append((last, *key[:2], phases(record).index(phase), {**told, **counts}))
    return [row for *_, row in sorted(rows, key=lambda row: row[:4])]


TWINS: dict[str, Callable[[Known, date], list[Row]]] = {
    "submission_list": submissions,
    "submissions_on_time": submissions_on_time,
}
