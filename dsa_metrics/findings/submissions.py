"""What each answer about submissions says, in one plain sentence; right for none, one and many."""

from dsa_metrics.findings.asked import Asked, Rows, total
from dsa_metrics.vocabulary import Submitted
from dsa_metrics.wording import in_words, number, some_of, verb


def submissions_on_time(rows: Rows, asked: Asked) -> str:
    """How many submissions of the collection that was due last came on time, came late, and are missing."""
    if not rows:
        return _nothing_due(asked)
    collection, period = rows[-1]["collection"], rows[-1]["period"]
    last = [row for row in rows if (row["collection"], row["period"]) == (collection, period)]
    due, on_time, late, missing = (total(last, column) for column in ("due", *(one.column for one in Submitted)))
    of_all = f"{some_of(on_time, due, 'submission')} of {collection} {period}"
    return f"{_by(asked)}, {of_all} came on time{_rest(late, missing)}."


def submission_list(rows: Rows, asked: Asked) -> str:
    """How many submissions were due, and how many of them came on time, came late, and are missing."""
    if not rows:
        return _nothing_due(asked)
    on_time, late, missing = (sum(1 for row in rows if row["outcome"] == outcome) for outcome in Submitted)
    due = f"{number(len(rows), 'submission')} {verb(len(rows), 'was', 'were')} due"
    return f"{_by(asked)}, {due}: {on_time or 'none'} came on time{_rest(late, missing)}."


def _rest(late: int, missing: int) -> str:
    parts = [f"{late:,} came late"] * bool(late) + [f"{missing:,} {verb(missing, 'is', 'are')} missing"] * bool(missing)
    return f"; {' and '.join(parts)}" if parts else ""


def _by(asked: Asked) -> str:
    return f"By {in_words(asked.as_at)}"


def _nothing_due(asked: Asked) -> str:
    return f"{_by(asked)} no submission was due."
