"""Pieces of a page as text: chips, tables, figures in numbers. Whatever came from a file is escaped here, once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from dsa_metrics.vocabulary import Flow, Status, Submitted
from dsa_metrics.wording import in_words

SHAPES: Mapping[str, str] = {
    Status.RETURNED: "●",
    Status.LAPSED: "◐",
    Status.REQUIRES_ESCALATION: "▲",
    Status.IN_DISCUSSION: "◆",
    Status.AWAITING_REPLY: "◇",
    Status.NOT_ASKED: "○",
    Flow.STRAIGHT_THROUGH: "■",
    Flow.SECURE_BY_HAND: "◧",
    Flow.UNSAFE: "✕",
    Flow.NONE: "□",
    Flow.NOT_ASSESSED: "?",
    Submitted.ON_TIME: "●",
    Submitted.LATE: "◐",
    Submitted.MISSING: "○",
}
_ALARMS = (Status.REQUIRES_ESCALATION, Flow.UNSAFE, Flow.NONE, Submitted.MISSING)
_NEXT_BODY = "</tbody><tbody>"
_GOOD = (Status.RETURNED, Flow.STRAIGHT_THROUGH, Submitted.ON_TIME)


class Markup(str):
    """Text that is already safe to stand in a page; everything else is escaped before it does."""

    __slots__ = ()


@dataclass(frozen=True)
class Heading:
    """The heading of a table's column: its words, and whether its values are numbers."""

    words: str
    is_number: bool = False


@dataclass(frozen=True)
class Group:
    """A line of a table that names the rows below it."""

    words: str


Line = Sequence[object] | Group


def safe(value: object) -> Markup:
    """The value as a reader expects it: dates in words, numbers with commas, text escaped."""
    if isinstance(value, Markup):
        return value
    if value is None:
        return Markup("–")
    if isinstance(value, bool):
        return Markup("yes" if value else "no")
    if isinstance(value, date):
        return Markup(in_words(value))
    return Markup(f"{value:,}" if isinstance(value, int) else escape(str(value)))


def chip(word: str) -> Markup:
    """A status or a data flow as a word beside its shape."""
    tone = " is-alarm" if word in _ALARMS else " is-good" if word in _GOOD else ""
    return Markup(
        f'<span class="chip{tone}"><span aria-hidden="true">{SHAPES.get(word, "·")}</span> {escape(word)}</span>'
    )


def under(first: object, second: object, is_unbroken: bool = False) -> Markup:
    """One value with a smaller one under it; the second may be nothing. Unbroken: neither runs over two lines."""
    both = safe(first) + (f'<span class="second">{safe(second)}</span>' if second not in (None, "") else "")
    return Markup(f'<span class="unbroken">{both}</span>' if is_unbroken else both)


def code(number: object) -> Markup:
    """A number that names something, as it is written: no commas."""
    return Markup(escape(str(number)))


def table(caption: str, headings: Sequence[Heading], lines: Iterable[Line], is_stacked: bool = False) -> Markup:
    """A table with a caption and scoped headings; the first value of a line heads it. Stacked: cards on a phone."""
    head = "".join(
        f'<th scope="col"{_number_class(heading.is_number)}>{escape(heading.words)}</th>' for heading in headings
    )
    body = "".join(_line(line, headings) for line in lines).removeprefix(_NEXT_BODY)
    kind = ' class="is-stacked"' if is_stacked else ""
    return Markup(
        f'<div class="dsa-scroll" tabindex="0" role="region" aria-label="{escape(caption)}"><table{kind}>'
        f"<caption>{escape(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def folded(summary: str, content: str) -> Markup:
    """Content behind a line to press; on paper it stands open."""
    return Markup(f"<details><summary>{escape(summary)}</summary>{content}</details>")


def _line(line: Line, headings: Sequence[Heading]) -> str:
    if isinstance(line, Group):
        named = f'<tr class="group"><th scope="rowgroup" colspan="{len(headings)}">{escape(line.words)}</th></tr>'
        return _NEXT_BODY + named
    cells = "".join(_cell(value, heading) for value, heading in zip(line[1:], headings[1:], strict=True))
    day = ' class="day"' if isinstance(line[0], date) else ""
    return f'<tr><th scope="row"{day}>{safe(line[0])}</th>{cells}</tr>'


def _cell(value: object, heading: Heading) -> str:
    if isinstance(value, Markup) and value.startswith("<td"):
        return value
    kind = ' class="day"' if isinstance(value, date) else _number_class(heading.is_number)
    return f'<td{kind} data-heading="{escape(heading.words)}">{safe(value)}</td>'


def _number_class(is_number: bool) -> str:
    return ' class="number"' if is_number else ""
