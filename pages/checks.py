"""Checks in plain words: those that fail most, and what one school can mend."""

from collections import defaultdict
from datetime import date
from functools import lru_cache
from typing import cast

import streamlit as st

from dsa_metrics.metrics import Answer
from dsa_metrics.view import NamedView
from dsa_metrics.wording import rate
from pages import heat, parts, tables
from pages.markup import Heading, Line, Markup, table, under
from pages.moment import Moment

_MOST = 8
ELSEWHERE = "Every other school, with its checks and its history, is on the page School."


@lru_cache(maxsize=64)
def failing(view: NamedView, answer: Answer, period: str) -> Markup:
    """The checks that failed most often in the period, over all phases, with what they mean and how to mend them."""
    by_check: dict[str, list[tables.Row]] = defaultdict(list)
    for row in answer.where(period=period).rows:
        by_check[str(row["check_code"])].append(row)
    worst = sorted(by_check.values(), key=lambda rows: -tables.total(rows, "failures"))[:_MOST]
    lines = [_check(view, rows) for rows in worst if tables.total(rows, "failures")]
    if not lines:
        return parts.note(f"No check found a failure that counts in {period}.")
    headings = [Heading(words) for words in ("Check", "Failures", "What it means", "How to mend it")]
    return table(f"Failures in schools of every phase, {period}", headings, lines, is_stacked=True)


def render(view: NamedView, moment: Moment) -> None:
    """The part of a page on one school that wants attention."""
    listed = view.answer("quality_by_school", moment.as_at, moment.known_at)
    wanting = _wanting(listed)
    parts.section("School by school", listed.finding, parts.note(ELSEWHERE))
    if wanting:
        urn = st.selectbox("School below the standard, or not assessed", list(wanting), format_func=wanting.__getitem__)
        parts.put(of_school(view, view.answer("quality_of_school", moment.as_at, moment.known_at, urn)))


@lru_cache(maxsize=256)
def of_school(view: NamedView, answer: Answer) -> Markup:
    """What the checks of the last period found at one school: the failing ones first."""
    rows = answer.rows
    if not rows:
        return parts.note("Not assessed: no check of this school's data is in the record up to this day.")
    period = rows[-1]["period"]
    last = sorted((row for row in rows if row["period"] == period), key=lambda row: -tables.total([row], "failures"))
    headings = [Heading(words) for words in ("Check", "Failures", "Accepted", "Explanation", "How to mend it")]
    return table(f"Checks in {period}", headings, [_result(view, row) for row in last], is_stacked=True)


@lru_cache(maxsize=256)
def history(view: NamedView, answer: Answer) -> Markup:
    """How one school's rate has moved: a line per period, the last first, over all its checks."""
    by_period: dict[str, list[tables.Row]] = defaultdict(list)
    for row in reversed(answer.rows):
        by_period[str(row["period"])].append(row)
    headings = (Heading("Period"), Heading("Last measured on"), *tables.numbers("Failures per thousand", "Accepted"))
    lines = [_of_period(view, period, rows) for period, rows in by_period.items()]
    return table("All checks of this school's data together", headings, lines)


@lru_cache(maxsize=64)
def _wanting(answer: Answer) -> dict[int, str]:
    """The words for every school below the standard, the highest rate first, then for those not assessed."""
    below = sorted((row for row in answer.rows if row["is_below"]), key=lambda row: -cast(float, row["per_thousand"]))
    found = [(row, f"{rate(cast(float, row['per_thousand']))} per thousand") for row in below]
    found += [(row, "not assessed") for row in answer.rows if not row["is_assessed"]]
    return {cast(int, row["urn"]): f"{row['name']} ({row['urn']}), {why}" for row, why in found}


def _check(view: NamedView, rows: tables.Rows) -> Line:
    failures, records = tables.total(rows, "failures"), tables.total(rows, "records")
    known = view.policy.quality.checks.get(str(rows[0]["check_code"]))
    counted = under(f"{failures:,} of {records:,}", f"{rate(1000 * failures / records)} per thousand", is_unbroken=True)
    meaning, fix = (known.meaning, known.fix) if known else (None, None)
    return under(rows[0]["check"], rows[0]["dimension"]), counted, meaning, fix


def _of_period(view: NamedView, period: str, rows: tables.Rows) -> Line:
    failures, records = tables.total(rows, "failures"), tables.total(rows, "records")
    row = {"failures": failures, "records": records, "per_thousand": 1000 * failures / records if records else None}
    measured_on = max(cast(date, row["measured_on"]) for row in rows)
    return period, measured_on, heat.cell(row, view.policy.quality), tables.total(rows, "accepted") or None


def _result(view: NamedView, row: tables.Row) -> Line:
    known = view.policy.quality.checks.get(str(row["check_code"]))
    failures, accepted = tables.total([row], "failures"), tables.total([row], "accepted")
    why = row["accepted_because"] or row["explanation"]
    fix = known.fix if known and failures else None
    return row["check"], under(f"{failures:,} of {row['records']:,}", "", is_unbroken=True), accepted or None, why, fix
