"""What the answers for a board's meeting say, in one plain sentence; right for none, one and many."""

from collections.abc import Sequence
from datetime import date
from typing import cast

from dsa_metrics.findings.asked import Asked, Rows
from dsa_metrics.vocabulary import Change, Status
from dsa_metrics.wording import have, in_words, listed, number, verb

_LEFT_ESCALATION = (Change.LEFT_BY_RETURN, Change.LEFT_BY_CONTACT, Change.LEFT_OTHERWISE)
_NEWLY_UNSAFE = (Change.NEWLY_UNSAFE, Change.NEWLY_NONE)
_TOLD = (Change.RETURNED, Change.LAPSED, Change.NEWLY_ESCALATED, *_LEFT_ESCALATION, *_NEWLY_UNSAFE, Change.MADE_SAFE)


def since_last_meeting(rows: Rows, asked: Asked) -> str:
    """How many agreements came back and lapsed, how escalation and unsafe data have moved, and what else changed."""
    if asked.met_on is None:
        return _no_meeting(asked)
    since = f"Since the meeting of {in_words(asked.met_on)}"
    if not rows:
        return f"{since} nothing has changed at any school."
    said = [listed(part) for part in (_agreements(rows), _escalation(rows), _flows(rows)) if part]
    others = sum(1 for row in rows if row["what"] not in _TOLD)
    also = f"there {verb(others, 'is', 'are')} {number(others, 'other change')}"
    if not said:
        return f"{since} no status has changed; {also}."
    return f"{since}, {'; '.join([*said, also] if others else said)}."


def corrected_since_meeting(rows: Rows, asked: Asked) -> str:
    """Of how many schools the day of the last meeting is told otherwise now, and how escalation moved by that."""
    if asked.met_on is None:
        return _no_meeting(asked)
    day = in_words(asked.met_on)
    if not asked.was_recorded:
        return f"Nothing had been recorded by the end of {day}, so nothing that was known then has been corrected."
    if not rows:
        return f"Nothing that was known at the meeting of {day} has been corrected since."
    said = f"The record now says otherwise how {number(len(rows), 'school')} stood at the meeting of {day}"
    then, now = (_count(rows, Status.REQUIRES_ESCALATION, column=name) for name in ("status_then", "status_now"))
    if then == now:
        return f"{said}; as many required escalation as was known then."
    counted = f"{now or 'none'} of them {verb(now, 'is', 'are')} counted as requiring escalation now"
    return f"{said}; {counted}, and {then or 'none'} {verb(then, 'was', 'were')} then."


def decisions(rows: Rows, asked: Asked) -> str:
    """How many decisions are done, overdue and open, and how many have slipped."""
    if not rows:
        return f"By {in_words(asked.as_at)} the record holds no decision of a board."
    done, overdue, ahead = _by_state(rows, asked.as_at)
    slipped = sum(1 for row in rows if row["times_slipped"])
    if len(rows) == 1:
        state = "done" if done else "overdue" if overdue else "open"
        return f"The only decision agreed by {in_words(asked.as_at)} is {state}{', and has slipped' * slipped}."
    counts = ((done, "done"), (overdue, "overdue"), (ahead, "open"))
    said = listed([f"{count:,} {verb(count, 'is', 'are')} {state}" for count, state in counts if count])
    also = f"; {slipped:,} {verb(slipped, 'has', 'have')} slipped" if slipped else ""
    return f"Of {len(rows):,} decisions agreed by {in_words(asked.as_at)}, {said}{also}."


def is_overdue(due_on: object, as_at: date) -> bool:
    """True where something not yet done was due before the day."""
    return due_on is not None and cast(date, due_on) < as_at


def _no_meeting(asked: Asked) -> str:
    return (
        f"The record holds no meeting of a board before {in_words(asked.as_at)}, so there is nothing to compare with."
    )


def _agreements(rows: Rows) -> list[str]:
    returned, lapsed = _count(rows, Change.RETURNED), _count(rows, Change.LAPSED)
    came = f"{number(returned, 'agreement')} {have(returned)} come back"
    went = f"{lapsed:,}{'' if returned else verb(lapsed, ' agreement', ' agreements')} {have(lapsed)} lapsed"
    return [came] * bool(returned) + [went] * bool(lapsed)


def _escalation(rows: Rows) -> list[str]:
    newly, left = _count(rows, Change.NEWLY_ESCALATED), _count(rows, *_LEFT_ESCALATION)
    more = f"{number(newly, 'school')} newly {verb(newly, 'requires', 'require')} escalation"
    fewer = f"{left:,} no longer {verb(left, 'does', 'do')}"
    alone = f"{number(left, 'school')} no longer {verb(left, 'requires', 'require')} escalation"
    return [more] * bool(newly) + [fewer if newly else alone] * bool(left)


def _flows(rows: Rows) -> list[str]:
    unsafe, safe = _count(rows, *_NEWLY_UNSAFE), _count(rows, Change.MADE_SAFE)
    more = f"{number(unsafe, 'school')} newly {verb(unsafe, 'shares', 'share')} data unsafely or not at all"
    fewer = f"{safe:,}{'' if unsafe else verb(safe, ' school', ' schools')} {have(safe)} been made safe"
    return [more] * bool(unsafe) + [fewer] * bool(safe)


def _count(rows: Rows, *wanted: str, column: str = "what") -> int:
    return sum(1 for row in rows if row[column] in wanted)


def _by_state(rows: Rows, as_at: date) -> Sequence[int]:
    done = sum(1 for row in rows if row["done_on"] is not None)
    overdue = sum(1 for row in rows if row["done_on"] is None and is_overdue(row["due_on"], as_at))
    return done, overdue, len(rows) - done - overdue
