"""The position in one page: the finding, the headline figures, what it means by phase, the trend, the pupils."""

from dsa_metrics import charts
from dsa_metrics.view import NamedView
from pages import parts, tables
from pages.figures import figure, trend
from pages.markup import Markup, folded
from pages.moment import Moment

TITLE = "Overview"
URL = "the-position"

QUESTION = Markup(
    "<blockquote>A police officer telephoned to ask where a named child was educated. "
    "For what share of pupils could the council answer?</blockquote>"
)


def render(view: NamedView, moment: Moment) -> None:
    """Draws the page for the day."""
    priority = tuple(view.policy.cohort.priority)
    headline = view.answer("headline", moment.as_at, moment.known_at)
    parts.head(TITLE, view.authority_name, moment, headline.finding)
    parts.put(parts.figures(_figures(headline.rows[0])))
    _by_phase(view, moment, priority)
    _over_time(view, moment, priority)
    _pupils(view, moment, priority)


def _figures(row: tables.Row) -> tuple[tuple[object, str, str], ...]:
    of_schools = f"of {row['cohort_schools']}"
    return (
        (row["requires_escalation"], of_schools, "priority schools require escalation"),
        (row["also_second_point"], f"of those {row['requires_escalation']}", "also share data unsafely or not at all"),
        (row["second_point"], of_schools, "share data unsafely or not at all, signed or not"),
        (row["either"], of_schools, "fail on at least one of the two points"),
        (row["returned"], of_schools, "have an agreement in force"),
    )


def _by_phase(view: NamedView, moment: Moment, priority: tuple[str, ...]) -> None:
    answer = view.answer("returned_by_phase", moment.as_at, moment.known_at)
    escalated = view.answer("escalation_by_phase", moment.as_at, moment.known_at).rows

    def values(rows: tables.Rows) -> tuple[object, ...]:
        phases = {row["phase"] for row in rows}
        schools, returned = tables.total(rows, "schools"), tables.total(rows, "returned")
        to_escalate = tables.total([row for row in escalated if row["phase"] in phases], "schools")
        return schools, returned, tables.share(returned, schools), to_escalate

    parts.section("What it means by phase", answer.finding)
    figure(charts.returned_by_phase, answer, priority)
    headings = tables.numbers("Schools", "Returned", "Share returned", "Require escalation")
    parts.put(tables.by_phase(answer, priority, headings, values))


def _over_time(view: NamedView, moment: Moment, priority: tuple[str, ...]) -> None:
    answer = view.answer("returned_over_time", moment.as_at, moment.known_at)
    parts.section("How it has moved", answer.finding)
    trend(charts.returned_over_time, answer, priority)
    parts.put(folded("The figures behind this chart", tables.over_time(answer, priority, "returned")))


def _pupils(view: NamedView, moment: Moment, priority: tuple[str, ...]) -> None:
    answer = view.answer("pupils_covered", moment.as_at, moment.known_at)

    def values(rows: tables.Rows) -> tuple[object, ...]:
        pupils, covered = tables.total(rows, "pupils"), tables.total(rows, "covered")
        return pupils, covered, tables.share(covered, pupils), tables.total(rows, "schools_without_roll")

    parts.section("Could the council answer the call?", QUESTION, answer.finding)
    figure(charts.pupils_covered, answer, priority)
    headings = tables.numbers("Pupils", "Covered", "Share covered", "Schools without a known roll")
    parts.put(tables.by_phase(answer, priority, headings, values))
