"""What the answers for a board's meeting say, in one plain sentence; right for none, one and many."""

from collections.abc import Sequence
from datetime import date
from typing import cast

from dsa_metrics.findings.asked import Asked, Rows
from dsa_metrics.wording import in_words, listed, verb


def decisions(rows: Rows, asked: Asked) -> str:
    """How many decisions are done, overdue and not due yet, and how many have slipped."""
    if not rows:
        return f"By {in_words(asked.as_at)} the record holds no decision of a board."
    done, overdue, ahead = _by_state(rows, asked.as_at)
    slipped = sum(1 for row in rows if row["times_slipped"])
    if len(rows) == 1:
        state = "done" if done else "overdue" if overdue else "not due yet"
        return f"The only decision agreed by {in_words(asked.as_at)} is {state}{', and has slipped' * slipped}."
    counts = ((done, "done"), (overdue, "overdue"), (ahead, "not due yet"))
    said = listed([f"{count:,} {verb(count, 'is', 'are')} {state}" for count, state in counts if count])
    also = f"; {slipped:,} {verb(slipped, 'has', 'have')} slipped" if slipped else ""
    return f"Of {len(rows):,} decisions agreed by {in_words(asked.as_at)}, {said}{also}."


def _by_state(rows: Rows, as_at: date) -> Sequence[int]:
    done = sum(1 for row in rows if row["done_on"] is not None)
    overdue = sum(1 for row in rows if row["done_on"] is None and is_overdue(row["due_on"], as_at))
    return done, overdue, len(rows) - done - overdue


def is_overdue(due_on: object, as_at: date) -> bool:
    """True where something not yet done was due before the day."""
    return due_on is not None and cast(date, due_on) < as_at
