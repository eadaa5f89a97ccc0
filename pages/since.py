"""Since the last meeting: what changed at which school and why, and what was corrected about the time before."""

from collections.abc import Iterator
from functools import lru_cache

from dsa_metrics.metrics import Answer
from dsa_metrics.view import NamedView
from dsa_metrics.vocabulary import Change
from dsa_metrics.wording import number
from pages import parts, tables
from pages.markup import Group, Heading, Line, Markup, chip, code, table, under
from pages.moment import Moment

TITLE = "Since the last meeting"
URL = "since-the-last-meeting"

MEANING = (
    "Both days are told by what is known now, so that these are changes at schools and not in the record. A school "
    "that left escalation by its agreement stands under both; one that opened or closed has no status on the other day."
)
CORRECTIONS = (
    "An old figure can change although nothing happened at a school: a fact was recorded late, or put right. Here "
    "stands how a school stood at the meeting, as known at the end of that day and as known now, and what came between."
)
_CHANGES = tuple(Heading(words) for words in ("School", "Phase", "Which fact changed it"))
_CORRECTIONS = tuple(Heading(words) for words in ("School", "As known then", "As known now", "What was recorded since"))
_ABSENT = Markup("not counted")


def render(view: NamedView, moment: Moment) -> None:
    """Draws the page for the day."""
    changed = view.answer("since_last_meeting", moment.as_at, moment.known_at)
    parts.head(TITLE, view.authority_name, moment, changed.finding)
    if changed.table.num_rows:
        parts.put(_changed(changed), parts.note(MEANING))
    if not any(day < moment.as_at for day in view.meetings()):
        parts.put("Bring the sheet Meetings of the tracker on the page Import, with the day of each meeting.")
        return
    corrected = view.answer("corrected_since_meeting", moment.as_at, moment.known_at)
    parts.section("What was corrected about the time before", corrected.finding, parts.note(CORRECTIONS))
    if corrected.table.num_rows:
        parts.put(_corrected(corrected))


@lru_cache(maxsize=64)
def _changed(answer: Answer) -> Markup:
    return table(tables.caption(answer), _CHANGES, _changes(answer), is_stacked=True)


@lru_cache(maxsize=64)
def _corrected(answer: Answer) -> Markup:
    lines = [_correction(row) for row in answer.rows]
    return table(tables.caption(answer), _CORRECTIONS, lines, is_stacked=True)


def _changes(answer: Answer) -> Iterator[Line]:
    """The schools under each kind of change, with how many they are."""
    for change in Change:
        rows = [row for row in answer.rows if row["what"] == change]
        if rows:
            yield Group(f"{change.capitalize()} ({number(len(rows), 'school')})")
            yield from ((_school(row), row["phase"], row["fact"]) for row in rows)


def _correction(row: tables.Row) -> Line:
    then, now = (_stood(row[f"status_{when}"], row[f"data_flow_{when}"]) for when in ("then", "now"))
    return under(_school(row), row["phase"]), then, now, row["explanation"]


def _school(row: tables.Row) -> Markup:
    return under(row["name"], f"URN {code(row['urn'])}")


def _stood(status: object, data_flow: object) -> Markup:
    return Markup(f"{chip(str(status))} {chip(str(data_flow))}") if status else _ABSENT
