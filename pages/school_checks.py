"""What the checks found at one school: in its last period, and its rate in every period."""

from collections import defaultdict
from datetime import date
from typing import cast

from dsa_metrics.metrics import Answer
from dsa_metrics.policy import Quality
from pages import heat, parts, tables
from pages.markup import Heading, Line, Markup, table, under


def of_school(answer: Answer, quality: Quality) -> Markup:
    """What the checks of the last period found at one school: the failing ones first."""
    rows = answer.rows
    if not rows:
        return parts.note("Not assessed: no check of this school's data is in the record up to this day.")
    period = rows[-1]["period"]
    last = sorted((row for row in rows if row["period"] == period), key=lambda row: -tables.total([row], "failures"))
    headings = [Heading(words) for words in ("Check", "Failures", "Accepted", "Explanation", "How to mend it")]
    return table(f"Checks in {period}", headings, [_result(row, quality) for row in last], is_stacked=True)


def history(answer: Answer, quality: Quality) -> Markup:
    """How one school's rate has moved: a line per period, the last first, over all its checks."""
    by_period: dict[str, list[tables.Row]] = defaultdict(list)
    for row in reversed(answer.rows):
        by_period[str(row["period"])].append(row)
    headings = (Heading("Period"), Heading("Last measured on"), *tables.numbers("Failures per thousand", "Accepted"))
    lines = [_of_period(period, rows, quality) for period, rows in by_period.items()]
    return table("All checks of this school's data together", headings, lines)


def _of_period(period: str, rows: tables.Rows, quality: Quality) -> Line:
    failures, records = tables.total(rows, "failures"), tables.total(rows, "records")
    row = {"failures": failures, "records": records, "per_thousand": 1000 * failures / records if records else None}
    measured_on = max(cast(date, row["measured_on"]) for row in rows)
    return period, measured_on, heat.cell(row, quality), tables.total(rows, "accepted") or None


def _result(row: tables.Row, quality: Quality) -> Line:
    known = quality.checks.get(str(row["check_code"]))
    failures, accepted = tables.total([row], "failures"), tables.total([row], "accepted")
    why = row["accepted_because"] or row["explanation"]
    fix = known.fix if known and failures else None
    return row["check"], under(f"{failures:,} of {row['records']:,}", "", is_unbroken=True), accepted or None, why, fix
