"""The tables of the public part: what the release prints, group by group, and two releases side by side."""

from collections.abc import Iterator
from dataclasses import dataclass

from dsa_metrics.exports.public.content import CONFIDENTIAL, Line, Subject, figures, subjects
from dsa_metrics.public_view import PublicView
from dsa_metrics.wording import in_words

_NOT_SHOWN = "not shown"
_POSITION = ("returned_by_phase", "escalation_by_phase", "escalation_and_flow_by_phase")


@dataclass(frozen=True)
class Row:
    """One group of schools: how many were counted, how many of them the table is about, and that as a share."""

    group: str
    schools: str
    count: str
    share: str


@dataclass(frozen=True)
class Table:
    """One measure by group; `title` says what it shows, `counted` heads the numbers, `note` may be blank."""

    title: str
    counted: str
    rows: tuple[Row, ...]
    note: str


@dataclass(frozen=True)
class Position:
    """One group of schools, with all that the paper counts of it."""

    group: str
    schools: str
    returned: str
    escalated: str
    both: str


@dataclass(frozen=True)
class Beside:
    """One figure as the last meeting was told it, and as this one is."""

    figure: str
    before: str
    now: str


def subject(view: PublicView, name: str) -> Subject | None:
    """What the release prints of a public metric; None where it does not tell of it."""
    return next((one for one in subjects(view) if one.name == name and one.parts), None)


def table(view: PublicView, name: str) -> Table | None:
    """The measure by group; None where there are no groups to tell apart, so that the sentence says all."""
    found = subject(view, name)
    if found is None or not any(len(part.lines) > 1 for part in found.parts):
        return None
    rows = tuple(_row(line) for part in found.parts for line in part.all_lines)
    title = f"{found.heading}, as at {in_words(view.release.as_at)}"
    return Table(title, found.counted, rows, found.meaning)


def tables(view: PublicView, *names: str) -> tuple[Table, ...]:
    """The tables of these metrics that have groups."""
    return tuple(made for made in (table(view, name) for name in names) if made is not None)


def positions(view: PublicView) -> tuple[Position, ...]:
    """All that the paper counts in one table; nothing where the measures are not printed by the same groups."""
    found = [subject(view, name) for name in _POSITION]
    lines = [[line for part in one.parts for line in part.all_lines] for one in found if one is not None]
    if len(lines) < len(_POSITION) or len(lines[0]) < 2:
        return ()
    if any([line.group for line in each] != [line.group for line in lines[0]] for each in lines):
        return ()
    rows = ([_row(line) for line in group] for group in zip(*lines, strict=True))
    return tuple(Position(row[0].group, row[0].schools, *(one.count for one in row)) for row in rows)


def beside(earlier: PublicView | None, now: PublicView) -> tuple[Beside, ...]:
    """The headline figures of two releases side by side, each as it was released; nothing is worked out from them."""
    return () if earlier is None else tuple(_side_by_side(earlier, now))


def _side_by_side(earlier: PublicView, now: PublicView) -> Iterator[Beside]:
    for before, current in zip(figures(earlier), figures(now), strict=True):
        if before.line.count is not None or current.line.count is not None:
            yield Beside(current.label, before.line.words, current.line.words)
    rates = [view.release.rate() for view in (earlier, now)]
    if all(rate is not None and rate.per_thousand is not None for rate in rates):
        told = [f"{rate.per_thousand:,} of 1,000" for rate in rates if rate is not None]
        yield Beside("Records that fail a check at the average school", *told)


def _row(line: Line) -> Row:
    if line.count is None:
        return Row(line.group, f"{line.schools:,}", _NOT_SHOWN if line.symbol == CONFIDENTIAL else "none counted", "")
    return Row(line.group, f"{line.schools:,}", f"{line.bound} {line.count:,}".strip(), line.percentage)
