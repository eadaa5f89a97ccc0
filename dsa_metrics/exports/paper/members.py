"""The members' annex in words: the schools by name, from the same snapshot as the public part."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dsa_metrics.disclosure.release import ENGAGING, PRIORITY
from dsa_metrics.exports.paper.snapshot import Change, Named, Snapshot
from dsa_metrics.exports.paper.statements import Statements
from dsa_metrics.view import Standing
from dsa_metrics.vocabulary import Flow
from dsa_metrics.wording import INVENTED, in_words, number, verb

#: What marks a school that fails on the second point too, as in the paper of 2019.
MARK = "*"
#: The mark behind a space at which no line breaks.
MARKED = f"\u00a0{MARK}"
UNKNOWN = "The record does not say how the school stood."
_NEXT = "As the board decides"
#: How data arrives, as a line of the annex says it.
FLOWS = {
    Flow.STRAIGHT_THROUGH: "Straight through",
    Flow.SECURE_BY_HAND: "Secure, by hand",
    Flow.UNSAFE: "Unsafe",
    Flow.NONE: "None arrives",
    Flow.NOT_ASSESSED: "Not assessed",
}


@dataclass(frozen=True)
class School:
    """A line of the annex; `name` ends in the mark where the school fails on both points."""

    name: str
    about: str
    reason: str
    why: str
    arrival: str
    waiting: str
    next: str


@dataclass(frozen=True)
class Changed:
    """A school that the annex would list or mark otherwise by what is known now."""

    name: str
    then: str
    now: str


@dataclass(frozen=True)
class MembersWords:
    """Every field that the template of the annex may name; blank where there is nothing to say."""

    authority: str
    board: str
    meeting: str
    as_at: str
    invented: str
    ground: str
    public_interest: str
    decided_by: str
    until: str
    position: str
    marked: str
    schools: tuple[School, ...]
    others_position: str
    others: tuple[School, ...]
    changed: str
    changes: tuple[Changed, ...]
    known: str
    release: str


def words(snapshot: Snapshot, statements: Statements, is_known_now: bool = False) -> MembersWords:
    """The fields of the annex; with `is_known_now` they say, too, what has been corrected in the record since."""
    release, named = snapshot.release, snapshot.all_escalated
    changes = snapshot.changes() if is_known_now else ()
    return MembersWords(
        authority=release.authority,
        board=release.board,
        meeting=in_words(release.meeting),
        as_at=in_words(release.as_at),
        invented=INVENTED if release.is_invented else "",
        ground=statements.ground,
        public_interest=statements.public_interest,
        decided_by=statements.decided_by,
        until=in_words(statements.until) if statements.until else "",
        position=position(named[PRIORITY], "priority school"),
        marked=marked(named[PRIORITY]),
        schools=tuple(_school(one, release.as_at) for one in named[PRIORITY]),
        others_position=position(named[ENGAGING], "school of the other phases") if named[ENGAGING] else "",
        others=tuple(_school(one, release.as_at) for one in named[ENGAGING]),
        changed=_changed(len(changes), release.as_at) if is_known_now else "",
        changes=tuple(map(_told, changes)),
        known=known(snapshot),
        release=release.id,
    )


def marked(schools: Sequence[Named]) -> str:
    """How many of the schools that require escalation are marked; blank where there is none."""
    if not schools:
        return ""
    count = sum(one.is_marked for one in schools)
    if not count:
        return "None of them is known to share data unsafely or not at all."
    shares = verb(count, "shares", "share")
    return f"{count:,} of them, marked with an asterisk ({MARK}), also {shares} data unsafely or not at all."


def marked_name(named: Named) -> str:
    """The name, ending in the mark where the school fails on both points."""
    return f"{named.name}{MARKED}" if named.is_marked else named.name


def known(snapshot: Snapshot) -> str:
    """When the release was published, to the second."""
    return f"{snapshot.known_at:%H:%M:%S} (UTC) on {in_words(snapshot.known_at.date())}"


def position(schools: Sequence[Named], noun: str) -> str:
    """How many schools require escalation; `noun` is how one of them is called."""
    count = len(schools)
    plural = noun.replace("school", "schools", 1)
    some = f"{count:,} {verb(count, noun, plural)}" if count else f"No {noun}"
    return f"{some} {verb(count, 'requires', 'require')} escalation."


def _changed(count: int, as_at: date) -> str:
    on = in_words(as_at)
    if not count:
        return f"The record lists and marks the same schools of {on} now as it did then."
    schools = f"{number(count, 'school')} {verb(count, 'stands', 'stand')}"
    return f"The record has been corrected since. By what it says now, {schools} otherwise on {on}:"


def _told(change: Change) -> Changed:
    then, now = (f"Data: {FLOWS[Flow(flow)].lower()}." for flow in (change.flow_then, change.flow_now))
    return Changed(change.name, f"{change.why_then} {then}", f"{change.why_now} {now}")


def _school(named: Named, as_at: date) -> School:
    standing = named.standing
    closed = f"; closed on {in_words(named.closed_on)}, shown as on its last day" if named.closed_on else ""
    flow = FLOWS[Flow(standing.data_flow)] if standing else ""
    return School(
        name=marked_name(named),
        about=", ".join(filter(None, (named.phase, named.trust))) + closed,
        reason=_reason(standing.reason) if standing else "",
        why=standing.why if standing else UNKNOWN,
        arrival=f"{flow}{MARKED}" if flow and named.is_marked else flow,
        waiting=_waiting(standing, as_at),
        next=_NEXT,
    )


def _reason(reason: str | None) -> str:
    return f"{reason[:1].upper()}{reason[1:]}" if reason else ""


def _waiting(standing: Standing | None, as_at: date) -> str:
    """How long ago the last letter went."""
    if standing is None or standing.last_letter_on is None:
        return ""
    return number((as_at - standing.last_letter_on).days, "day")
