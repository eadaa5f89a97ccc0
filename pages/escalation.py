"""Schools that require escalation: how many by phase and reason, and each with the facts behind it."""

import streamlit as st

from dsa_metrics import charts
from dsa_metrics.exports.escalation_workbook import escalation_workbook, file_name
from dsa_metrics.exports.workbook import MEDIA_TYPE
from dsa_metrics.metrics import Answer
from dsa_metrics.view import NamedView
from dsa_metrics.wording import number
from pages import parts, tables
from pages.access import Role
from pages.downloads import offer
from pages.figures import figure
from pages.moment import Moment

TITLE = "Escalation"
URL = "requires-escalation"

EVERY = {"phase": "every phase", "reason": "either reason", "trust": "every trust and none"}
SECOND_POINT = "* The school also falls into the second point of the paper: its data arrives unsafely or not at all."


def render(view: NamedView, moment: Moment) -> None:
    """Draws the page for the day."""
    answer = view.answer("escalation_list", moment.as_at, moment.known_at)
    parts.head(TITLE, view.authority_name, moment, answer.finding)
    if not answer.table.num_rows:
        letters = number(view.policy.escalation.letters, "letter")
        parts.put(f"A school is listed here once {letters} have gone and there was no contact, or talks have ended.")
        return
    _list(view, answer)
    _by_phase(view, moment)


def _list(view: NamedView, answer: Answer) -> None:
    parts.section("Which schools, and why")
    rows, shown = _filtered(answer.rows)
    if not rows:
        parts.put("No school on the list is all of these at once. Choose fewer.")
        return
    url = offer(
        file_name(answer.as_at, view.is_invented),
        lambda: escalation_workbook(answer, rows, view.authority_name, shown, view.is_invented),
        MEDIA_TYPE,
        Role.MEMBER,
    )
    words = f"Download these {number(len(rows), 'school')} as a spreadsheet (members and officers only)"
    parts.put(tables.schools_to_escalate(answer, rows, shown), parts.note(SECOND_POINT), parts.download(words, url))


def _filtered(rows: list[dict[str, object]]) -> tuple[list[dict[str, object]], str]:
    """The rows that the reader chose, and that choice in words."""
    *places, last = st.columns(4, vertical_alignment="bottom")
    chosen = {}
    for place, (column, every) in zip(places, EVERY.items(), strict=True):
        options = [every, *sorted({str(row[column]) for row in rows if row[column]})]
        wanted = place.selectbox(column.capitalize(), options, key=f"escalation_{column}")
        if wanted != every:
            chosen[column] = wanted
    is_narrow = last.checkbox("Second point only *", key="escalation_second_point")
    kept = [row for row in rows if all(row[column] == wanted for column, wanted in chosen.items())]
    words = [f"{column}: {wanted}" for column, wanted in chosen.items()] + ["second point only"] * is_narrow
    shown = [row for row in kept if row["second_point"]] if is_narrow else kept
    return shown, "; ".join(words) or "every school on the list"


def _by_phase(view: NamedView, moment: Moment) -> None:
    answer = view.answer("escalation_by_phase", moment.as_at, moment.known_at)
    priority = tuple(view.policy.cohort.priority)
    parts.section("By phase and reason", answer.finding)
    figure(charts.escalation_by_phase, answer, priority)
    headings = tables.numbers("No contact", "Talks ended", "Require escalation")
    parts.put(tables.by_phase(answer, priority, headings, tables.reasons))
