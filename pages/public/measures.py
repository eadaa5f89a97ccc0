"""One public measure as a page shows it: the sentence, the chart, the table; or, in words, why there is none."""

from dsa_metrics import charts
from dsa_metrics.exports.public import content
from dsa_metrics.public_metrics import counted_by
from dsa_metrics.public_view import PublicView
from pages import parts, tables
from pages.figures import figure, trend
from pages.markup import Markup, folded, safe

_COUNTED = {
    "returned": ("Returned", "Share returned"),
    "requires_escalation": ("Require escalation", "Share"),
    "also_second_point": ("Both failings", "Share"),
    "second_point": ("Unsafely or not at all", "Share"),
    "late": ("Late or missing", "Share"),
    "below": ("Below the standard", "Share"),
    "meet": ("Known to meet the standard", "Share"),
}


def measure(view: PublicView, name: str, title: str, *lead: str) -> None:
    """A section on one metric."""
    answer = view.answer(name)
    parts.section(title, *lead, *(one.finding for one in view.printed(name)))
    if not answer.table.num_rows:
        return
    counted = counted_by(answer.metric)
    figure(charts.counted_by_phase, answer, view.priority(name))

    def values(rows: tables.Rows) -> tuple[object, ...]:
        schools, part = tables.total(rows, "schools"), tables.total(rows, counted)
        return schools, part, tables.share(part, schools)

    parts.put(tables.by_phase(answer, view.priority(name), tables.numbers("Schools", *_COUNTED[counted]), values))


def over_time(view: PublicView, title: str) -> None:
    """The trend of returned agreements, one point per release."""
    answer = view.answer("returned_over_time")
    phases = view.priority("returned_over_time")
    parts.section(title, answer.finding)
    trend(charts.returned_over_time, answer, phases)
    if answer.table.num_rows:
        parts.put(folded("The figures over time", tables.over_time(answer, phases, "returned")))


def headline_figures(view: PublicView) -> Markup:
    """The paper's figures; one that is not shown exactly is said in words, one that is withheld is left out."""
    row = view.answer("headline").rows[0]
    of_schools = f"of {row['cohort_schools']}"
    figures = (
        ("escalated", row["requires_escalation"], of_schools, "priority schools require escalation"),
        ("escalated_and_unsafe", row["also_second_point"], "of those", "also share data unsafely or not at all"),
        ("unsafe", row["second_point"], of_schools, "share data unsafely or not at all"),
        ("not_returned", row["returned"], of_schools, "have an agreement in force"),
    )
    said = ((_number(view, name, exact), whole, words) for name, exact, whole, words in figures)
    known = [(number, whole, words) for number, whole, words in said if number is not None]
    return parts.figures(known) if known else Markup("")


def notes(view: PublicView) -> Markup:
    """What the public can and cannot learn, as a list; the same as in the files."""
    items = "".join(f"<li>{safe(text)}</li>" for text in content.notes(view.release))
    return Markup(f"<ul>{items}</ul>")


def _number(view: PublicView, name: str, exact: object) -> object:
    printed = view.release.of(name)
    if exact is not None or printed is None or not printed.total:
        return exact
    return f"at most {printed.schools - printed.total}" if name == "not_returned" else f"at least {printed.total}"
