"""The questions of a board's meeting a second time, in slow and obvious Python."""

from collections.abc import Callable
from datetime import date
from itertools import pairwise

from tests.rules.twin import Known, Row, say


def short(day: date, as_at: date) -> str:
    return f"{day.day} {day:%B}" if day.year == as_at.year else say(day)


def days(count: int) -> str:
    return "1 day" if count == 1 else f"{count} days"


def decisions(record: Known, as_at: date) -> list[Row]:
    """One row per reference, by the day on which it was first agreed."""
    stated = [row for row in record.decisions if row["agreed_on"] <= as_at]
    rows = [
        decision(sorted((row for row in stated if row["reference"] == reference), key=in_order), as_at)
        for reference in {row["reference"] for row in stated}
    ]
    return sorted(rows, key=lambda row: (row["agreed_on"], row["reference"]))


def in_order(row: Row) -> tuple[object, ...]:
    return row["agreed_on"], row["first_entry"], row["due_on"] or date.min


def decision(stated: list[Row], as_at: date) -> Row:
    """A decision from the days due in the order in which they were agreed."""
    last, due = stated[-1], [row["due_on"] for row in stated if row["due_on"]]
    done = [row["done_on"] for row in stated if row.get("done_on") and row["done_on"] <= as_at]
    told = {
        "reference": last["reference"],
        "meeting": last.get("meeting"),
        "agreed_on": stated[0]["agreed_on"],
        "text": last["decision"],
        "owner": last.get("owner"),
        "due_on": last["due_on"],
        "done_on": max(done, default=None),
        "times_slipped": sum(later > earlier for earlier, later in pairwise(due)),
        "days_slipped": max((last["due_on"] - due[0]).days, 0) if last["due_on"] else 0,
    }
    first_due_on = due[0] if due else None
    parts = [f"agreed {short(told['agreed_on'], as_at)}", *slipping(told, first_due_on, as_at), *ending(told, as_at)]
    return {**told, "sentence": ", ".join(parts)}


def slipping(told: Row, first_due_on: date | None, as_at: date) -> list[str]:
    due_on, times = told["due_on"], told["times_slipped"]
    if first_due_on is None:
        return ["no day due"]
    said = [f"due {short(first_due_on, as_at)}"]
    how_often = {1: "slipped once", 2: "slipped twice"}.get(times, f"slipped {times} times")
    if due_on is None:
        return [*said, "now without a day due"]
    if told["days_slipped"]:
        return [*said, how_often, days(told["days_slipped"]), f"to {short(due_on, as_at)}"]
    if times:
        return [*said, how_often, f"now due {short(due_on, as_at)}"]
    return said if due_on == first_due_on else [*said, f"brought forward to {short(due_on, as_at)}"]


def ending(told: Row, as_at: date) -> list[str]:
    due_on, done_on = told["due_on"], told["done_on"]
    if done_on is None:
        return [f"{days((as_at - due_on).days)} overdue"] if due_on and due_on < as_at else []
    said = [f"done {short(done_on, as_at)}"]
    if due_on is None:
        return said
    return [*said, "on time" if done_on <= due_on else f"{days((done_on - due_on).days)} late"]


TWINS: dict[str, Callable[[Known, date], list[Row]]] = {"decisions": decisions}
