"""Returned agreements: by phase, over time, and where each outstanding one stands."""

import streamlit as st

from dsa_metrics import charts
from dsa_metrics.view import NamedView
from dsa_metrics.vocabulary import Status
from pages import parts, tables
from pages.figures import figure, trend
from pages.markup import Heading, chip, folded, table
from pages.moment import Moment

TITLE = "Returned agreements"
URL = "agreements"


def render(view: NamedView, moment: Moment) -> None:
    """Draws the page for the day."""
    priority = tuple(view.policy.cohort.priority)
    answer = view.answer("returned_by_phase", moment.as_at, moment.known_at)
    parts.head(TITLE, view.authority_name, moment, answer.finding)
    figure(charts.returned_by_phase, answer, priority)
    parts.put(tables.by_phase(answer, priority, tables.numbers("Schools", "Returned", "Share returned"), _values))
    _over_time(view, moment)
    _outstanding(view, moment)


def _values(rows: tables.Rows) -> tuple[object, ...]:
    schools, returned = tables.total(rows, "schools"), tables.total(rows, "returned")
    return schools, returned, tables.share(returned, schools)


def _over_time(view: NamedView, moment: Moment) -> None:
    answer = view.answer("returned_over_time", moment.as_at, moment.known_at)
    phases = tuple(view.policy.cohort.phases)
    parts.section("Over time", answer.finding)
    trend(charts.returned_over_time, answer, tuple(view.policy.cohort.priority))
    parts.put(folded("The figures of every phase", tables.over_time(answer, phases, "returned")))


def _outstanding(view: NamedView, moment: Moment) -> None:
    rows = view.status(moment.as_at, moment.known_at).to_pylist()
    counts = [(chip(status), sum(row["status"] == status for row in rows)) for status in Status]
    parts.section("Where every agreement stands", table("Schools of every phase", _COUNTED, counts))
    unsigned = [row for row in rows if row["status"] != Status.RETURNED]
    if not unsigned:
        parts.put(
            "No agreement is outstanding." if rows else "No school was open on this day, as far as the record knows."
        )
        return
    wanted = st.selectbox(
        "Show schools whose agreement is", ["outstanding", *dict.fromkeys(r["status"] for r in unsigned)]
    )
    shown = [row for row in unsigned if wanted in ("outstanding", row["status"])]
    parts.put(tables.outstanding(shown, moment.as_at))


_COUNTED = (Heading("Agreement"), Heading("Schools", is_number=True))
