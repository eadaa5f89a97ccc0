"""Decisions: what the board decided, who is to do it by when, what slipped and by how much, and what is done."""

from collections.abc import Iterator
from functools import lru_cache

from dsa_metrics.findings.meetings import is_overdue
from dsa_metrics.metrics import Answer
from dsa_metrics.view import NamedView
from pages import parts, tables
from pages.markup import Group, Heading, Line, Markup, table, under
from pages.moment import Moment

TITLE = "Decisions"
URL = "what-was-decided"

NOTHING = (
    "Bring the sheet Decisions of the tracker on the page Import. Where a decision is due on another day than before, "
    "write a second line with the same reference, the new day, and in Agreed on the day on which that was agreed."
)
MEANING = (
    "A new day due counts as a slip from the day that its own line gives under Agreed on. Sentences leave out the year "
    "where it is this one, so that they can be taken into a paper."
)
_HEADINGS = tuple(Heading(words) for words in ("Decision", "Reference", "Owner", "Due", "How it stands"))


def render(view: NamedView, moment: Moment) -> None:
    """Draws the page for the day."""
    answer = view.answer("decisions", moment.as_at, moment.known_at)
    parts.head(TITLE, view.authority_name, moment, answer.finding)
    if not answer.table.num_rows:
        parts.put(NOTHING)
        return
    parts.put(_listed(answer), parts.note(MEANING))


@lru_cache(maxsize=64)
def _listed(answer: Answer) -> Markup:
    return table(tables.caption(answer), _HEADINGS, _lines(answer), is_stacked=True)


def _lines(answer: Answer) -> Iterator[Line]:
    """What is overdue first, then what is open, then what is done."""
    is_late = [is_overdue(row["due_on"], answer.as_at) for row in answer.rows]
    ahead = [row for row, late in zip(answer.rows, is_late, strict=True) if row["done_on"] is None and not late]
    late = [row for row, late in zip(answer.rows, is_late, strict=True) if row["done_on"] is None and late]
    done = [row for row in answer.rows if row["done_on"] is not None]
    for words, rows in (("Overdue", late), ("Open", ahead), ("Done", done)):
        if rows:
            yield Group(words)
            yield from (_line(row) for row in rows)


def _line(row: tables.Row) -> Line:
    said = str(row["sentence"])
    return (
        row["text"],
        under(row["reference"], row["meeting"]),
        row["owner"],
        row["due_on"],
        f"{said[0].upper()}{said[1:]}.",
    )
