"""Data quality, as released: schools below the standard, schools known to meet it, and how often records fail."""

from collections.abc import Iterator

from dsa_metrics import charts
from dsa_metrics.exports.public import rates
from dsa_metrics.public_view import PublicView
from pages import parts
from pages.figures import trend
from pages.markup import Group, Heading, Line, table
from pages.public import frame, measures
from pages.tables import numbers

TITLE = "Data quality"
URL = "public-data-quality"

NOTHING = "The release for this meeting does not tell of data quality."
NOT_ASSESSED = (
    "A school that is neither below the standard nor known to meet it was not assessed, which never counts as good."
)


def render(view: PublicView) -> None:
    """Draws the page."""
    printed = view.printed("quality_below_standard")
    frame.head(view, TITLE, printed[0].finding if printed else NOTHING)
    if not printed:
        return
    standard = f"Below: more than {view.release.standard:g} failures per 1,000 records in the last period measured."
    measures.measure(view, "quality_below_standard", "Schools below the standard", parts.note(standard))
    measures.measure(view, "standard_met_by_phase", "Schools known to meet it", parts.note(NOT_ASSESSED))
    _rates(view)
    _over_time(view)


def _rates(view: PublicView) -> None:
    told = rates.rate_parts(view)
    parts.section(rates.RATES, parts.note(rates.RATE_MEANING), *(part.finding for part in told))
    if view.answer("quality_by_phase").table.num_rows:
        caption = view.answer("quality_by_phase").metric.counted
        parts.put(table(caption, (Heading("Phase"), *_HEADINGS), list(_lines(view))))


def _over_time(view: PublicView) -> None:
    answer = view.answer("quality_over_time")
    parts.section("From meeting to meeting", answer.finding)
    trend(charts.released_failures_over_time, answer, view.priority("quality_over_time"))
    lines: list[Line] = [(one.day, *_numbers(one.line)) for one in rates.rate_points(view)]
    if lines:
        parts.put(table(answer.metric.counted, (Heading("As at"), *_HEADINGS), lines))


_HEADINGS = numbers("Failures per 1,000 records", "Schools assessed", "Schools counted")


def _lines(view: PublicView) -> Iterator[Line]:
    for part in rates.rate_parts(view):
        yield Group(part.lines[0].cohort)
        for line in part.lines:
            yield (line.group, *_numbers(line))


def _numbers(line: rates.RateLine) -> tuple[object, ...]:
    shown = "not shown" if line.per_thousand is None else line.per_thousand
    return shown, None if line.per_thousand is None else line.assessed, line.schools
