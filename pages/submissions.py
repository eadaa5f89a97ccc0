"""Submissions: what came on time, came late and is missing, by phase and collection, and from which schools."""

import streamlit as st

from dsa_metrics import charts
from dsa_metrics.metrics import Answer
from dsa_metrics.view import NamedView
from pages import due, parts, tables
from pages.figures import figure
from pages.moment import Moment

TITLE = "Submissions"
URL = "what-was-due"

NOTHING = (
    "Nothing was due up to this day. Name the collections that schools owe, and their days, under [collections] in the "
    "policy, or bring the Submissions sheet of the tracker on the page Import."
)
NONE_EVER = (
    "The record holds no submission of this collection that came, from any school. Either none has come, or nobody "
    "records here what comes: then the figures say nothing until the Submissions sheet of the tracker is brought in."
)


def render(view: NamedView, moment: Moment) -> None:
    """Draws the page for the day."""
    answer = view.answer("submissions_on_time", moment.as_at, moment.known_at)
    parts.head(TITLE, view.authority_name, moment, answer.finding)
    if not answer.table.num_rows:
        parts.put(NOTHING)
        return
    _last_due(view, answer)
    parts.section("Every period due", due.over_time(answer))
    _schools(view, moment)


def _last_due(view: NamedView, answer: Answer) -> None:
    priority = tuple(view.policy.cohort.priority)
    last = {name: answer.table.column(name)[-1].as_py() for name in ("collection", "period")}
    of_collection = answer.where(collection=last["collection"]).rows
    came = tables.total(of_collection, "on_time") + tables.total(of_collection, "late")
    parts.section(f"The last due: {last['collection']}, {last['period']}", *([] if came else [parts.note(NONE_EVER)]))
    figure(charts.submissions_by_phase, answer, priority)
    parts.put(tables.by_phase(answer.where(**last), priority, due.COUNTED, due.counted))


def _schools(view: NamedView, moment: Moment) -> None:
    answer = view.answer("submission_list", moment.as_at, moment.known_at)
    failing = due.failing(answer)
    parts.section("Late and missing, school by school", answer.finding)
    if failing:
        wanted = st.selectbox("Collection and period", list(failing))
        parts.put(failing[wanted])
