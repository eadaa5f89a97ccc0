"""Data quality: how often records fail a check, by phase and dimension, what moved that, and what schools can mend."""

import streamlit as st

from dsa_metrics import charts
from dsa_metrics.findings import Asked
from dsa_metrics.findings.quality import last_period
from dsa_metrics.metrics import Answer
from dsa_metrics.view import NamedView
from pages import checks, heat, moved, packs, parts, tables
from pages.figures import trend
from pages.markup import folded
from pages.moment import Moment

TITLE = "Data quality"
URL = "data-quality"

NOTHING = (
    "No check of any school's data is in the record up to this day. Bring the Quality sheet of the tracker, or a "
    "school's own pupil extract, on the page Import: an extract is checked and forgotten, and only counts are kept."
)
MEANING = (
    "Records are counted once for each check that looked at them. A failure whose explanation was accepted stays "
    "visible and does not count until its date. Not assessed: no check was made, which never counts as good."
)


def render(view: NamedView, moment: Moment) -> None:
    """Draws the page for the day."""
    over_time = view.answer("quality_over_time", moment.as_at, moment.known_at)
    parts.head(TITLE, view.authority_name, moment, over_time.finding)
    if not over_time.table.num_rows:
        parts.put(NOTHING)
        return
    _over_time(view, over_time)
    period = _period(over_time)
    _by_phase(view, moment, period)
    by_check = view.answer("quality_by_check", moment.as_at, moment.known_at)
    parts.section("The checks that matter most", checks.failing(by_check, period, view.policy.quality))
    moved.render(view, moment)
    checks.render(view, moment)
    packs.render(view, moment)


def _over_time(view: NamedView, answer: Answer) -> None:
    priority = tuple(view.policy.cohort.priority)
    standard = view.policy.quality.standard_per_thousand
    said = f"The council's standard is at most {standard:g} failures per thousand records checked."
    parts.section("How it has moved", said, parts.note(MEANING))
    trend(charts.failures_over_time(standard), answer, priority)
    parts.put(folded("The figures of every phase", heat.over_time(answer, view.policy)))


def _period(answer: Answer) -> str:
    periods = list(dict.fromkeys(reversed(answer.table.column("period").to_pylist())))
    last = last_period(answer.rows) or periods[0]
    said = "Rates by phase and dimension, and the checks that matter most, are of this period."
    period: str = st.selectbox("Period", periods, periods.index(last), help=said)
    return period


def _by_phase(view: NamedView, moment: Moment, period: str) -> None:
    below = view.answer("quality_below_standard", moment.as_at, moment.known_at)
    by_dimension = view.answer("quality_by_phase", moment.as_at, moment.known_at)
    then = below.where(period=period)
    asked = Asked(moment.as_at, tuple(map(str, view.policy.cohort.priority)))
    parts.section(f"By phase and dimension, {period}", below.metric.finding(then.rows, asked))
    parts.put(heat.by_dimension(by_dimension, period, view.policy), parts.note(heat.LEGEND))
    priority = tuple(view.policy.cohort.priority)
    headings = tables.numbers("Schools", "Assessed", "Not assessed", "Below the standard")
    parts.put(tables.by_phase(then, priority, headings, _assessed))


def _assessed(rows: tables.Rows) -> tuple[object, ...]:
    schools, assessed = tables.total(rows, "schools"), tables.total(rows, "schools_assessed")
    return schools, assessed, schools - assessed, tables.total(rows, "below")
