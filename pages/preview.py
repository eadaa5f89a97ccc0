"""What the public would see, beside what hiding the names alone would have shown, with the reason for each change."""

from collections.abc import Iterator

from dsa_metrics.charts import GROUPS
from dsa_metrics.disclosure.measures import MEASURE
from dsa_metrics.disclosure.reasons import reasons
from dsa_metrics.disclosure.release import COHORTS, Printed
from dsa_metrics.disclosure.sentences import label
from dsa_metrics.publishing import Draft
from pages import parts
from pages.markup import Heading, Line, Markup, safe, table

_COHORTS = dict(zip(COHORTS, GROUPS, strict=True))


def preview(draft: Draft) -> None:
    """Draws the sections."""
    parts.section("What the public would see", Markup(f'<p class="dsa-finding">{safe(draft.release.headline)}</p>'))
    for printed in draft.release.printed:
        parts.put(*_measure(draft, printed))


def _measure(draft: Draft, printed: Printed) -> Iterator[str]:
    measure = MEASURE[printed.measure]
    yield Markup(f"<h3>{safe(measure.title)}: {_COHORTS[printed.cohort].lower()}</h3>")
    yield printed.finding
    yield _table(draft, printed)
    schools, policy = draft.cohort.schools(printed.cohort), draft.cohort.policy(printed.cohort)
    for reason in reasons(draft.true_counts[printed.cohort][printed.measure], schools, policy):
        yield parts.note(reason)


def _table(draft: Draft, printed: Printed) -> Markup:
    """A line per phase: what is true of it, and what would be printed of the phases that it is shown with."""
    counts = draft.true_counts[printed.cohort][printed.measure]
    schools = draft.cohort.schools(printed.cohort)
    shown = {phase: block for block in printed.blocks for phase in block.phases}
    lines: list[Line] = []
    for phase, number in schools.items():
        block = shown.get(phase)
        public = f"{block.adverse} of {block.schools} ({label(block.phases)})" if block else _without_blocks(printed)
        lines.append((phase, f"{counts.get(phase, 0)} of {number}", public))
    headings = (Heading("Phase"), Heading("Hiding the names alone"), Heading("What is published"))
    return table(f"{_COHORTS[printed.cohort]}: schools that {MEASURE[printed.measure].many}", headings, lines)


def _without_blocks(printed: Printed) -> str:
    if printed.withheld:
        return "not shown"
    return f"at least {printed.total} of {printed.schools} in all" if printed.total else "not shown: too few schools"
