"""How data arrives: where the two failings meet, how each phase sends its data, and how that has moved."""

from dsa_metrics import charts
from dsa_metrics.view import NamedView
from dsa_metrics.vocabulary import Flow
from pages import parts, tables
from pages.figures import figure, trend
from pages.markup import folded
from pages.moment import Moment

TITLE = "How data arrives"
URL = "data-flows"

MEANING = (
    "Straight through: secure, regular and automated. Secure, by hand: secure, yet somebody has to send it. Unsafe: by "
    "a means that is not secure. None: no data arrives. Not assessed: nobody has looked, which never counts as good."
)


def render(view: NamedView, moment: Moment) -> None:
    """Draws the page for the day."""
    priority = tuple(view.policy.cohort.priority)
    by_phase = view.answer("flow_by_phase", moment.as_at, moment.known_at)
    both = view.answer("agreement_by_flow", moment.as_at, moment.known_at)
    over_time = view.answer("flow_over_time", moment.as_at, moment.known_at)
    parts.head(TITLE, view.authority_name, moment, by_phase.finding)

    parts.section("Where the two failings meet", both.finding, tables.both_failings(both), parts.note(MEANING))

    parts.section("How each phase sends its data")
    figure(charts.flow_by_phase, by_phase, priority)
    headings = tables.numbers("Schools", *(flow.capitalize() for flow in Flow), "Share straight through")
    parts.put(tables.by_phase(by_phase, priority, headings, tables.flows))

    parts.section("Straight through, over time", over_time.finding)
    trend(charts.straight_through_over_time, over_time, priority)
    parts.put(folded("The figures behind this chart", tables.over_time(over_time, priority, "straight_through")))
