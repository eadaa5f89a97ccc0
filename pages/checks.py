"""Checks in plain words: those that fail most, and the schools that want attention."""

from collections import defaultdict
from functools import lru_cache
from typing import cast

import streamlit as st

from dsa_metrics.metrics import Answer
from dsa_metrics.policy import Quality
from dsa_metrics.view import NamedView
from dsa_metrics.wording import rate
from pages import parts, school_checks, tables
from pages.markup import Heading, Line, Markup, table, under
from pages.moment import Moment

_MOST = 8
#: A longer list is sent again with every click, and nobody reads it to its end.
_MOST_WANTING = 100
ELSEWHERE = "Every other school, with its checks and its history, is on the page School."


def failing(answer: Answer, period: str, quality: Quality) -> Markup:
    """The checks that failed most often in the period, over all phases, with what they mean and how to mend them."""
    by_check: dict[str, list[tables.Row]] = defaultdict(list)
    for row in answer.where(period=period).rows:
        by_check[str(row["check_code"])].append(row)
    worst = sorted(by_check.values(), key=lambda rows: -tables.total(rows, "failures"))[:_MOST]
    lines = [_check(rows, quality) for rows in worst if tables.total(rows, "failures")]
    if not lines:
        return parts.note(f"No check found a failure that counts in {period}.")
    headings = [Heading(words) for words in ("Check", "Failures", "What it means", "How to mend it")]
    return table(f"Failures in schools of every phase, {period}", headings, lines, is_stacked=True)


def render(view: NamedView, moment: Moment) -> None:
    """The part of a page on one school that wants attention."""
    listed = view.answer("quality_by_school", moment.as_at, moment.known_at)
    wanting = _wanting(listed, view.policy.quality.standard_per_thousand)
    parts.section("School by school", listed.finding, parts.note(ELSEWHERE))
    if wanting:
        label = "School below the standard, or not assessed"
        most = f", the first {_MOST_WANTING}" if len(wanting) == _MOST_WANTING else ""
        urn = st.selectbox(f"{label}{most}", list(wanting), format_func=wanting.__getitem__)
        found = view.answer("quality_of_school", moment.as_at, moment.known_at, urn)
        parts.put(school_checks.of_school(found, view.policy.quality))


@lru_cache(maxsize=64)
def _wanting(answer: Answer, standard: float) -> dict[int, str]:
    """The words for the schools below the standard, the highest rate first, then for those not assessed."""
    below = sorted((row for row in answer.rows if row["is_below"]), key=lambda row: -cast(float, row["per_thousand"]))
    found = [(row, f"{rate(cast(float, row['per_thousand']), standard)} per thousand") for row in below]
    found += [(row, "not assessed") for row in answer.rows if not row["is_assessed"]]
    return {cast(int, row["urn"]): f"{row['name']} ({row['urn']}), {why}" for row, why in found[:_MOST_WANTING]}


def _check(rows: tables.Rows, quality: Quality) -> Line:
    failures, records = tables.total(rows, "failures"), tables.total(rows, "records")
    known = quality.checks.get(str(rows[0]["check_code"]))
    counted = under(f"{failures:,} of {records:,}", f"{rate(1000 * failures / records)} per thousand", is_unbroken=True)
    meaning, fix = (known.meaning, known.fix) if known else (None, None)
    return under(rows[0]["check"], rows[0]["dimension"]), counted, meaning, fix
