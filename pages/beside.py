"""The authority beside its region and England, drawn: over time for one phase, and every phase by the last publication.

From an answer alone, so that the public page shows a release as the other shows the record.
"""

from datetime import date

import streamlit as st

from dsa_metrics import charts
from dsa_metrics.england import source
from dsa_metrics.metrics import Answer
from pages import compared, parts
from pages.figures import figure
from pages.markup import folded

MEANING = (
    "Counted are state-funded primary, secondary and special schools that send their daily attendance to the "
    "Department for Education, as a mean of the school year's days so far; since 19 August 2024 all must. Where a mean "
    "is above the number of schools, the share counts as all of them; where a number was withheld, the line breaks off."
)


def draw(answer: Answer) -> None:
    """Draws both sections, each with its source; the answer has rows."""
    days: list[date] = answer.table.column("published_on").to_pylist()
    _over_time(answer, days)
    parts.section("By phase", compared.by_phase(answer), parts.note(source(days[-1])))


def _over_time(answer: Answer, days: list[date]) -> None:
    phases = list(dict.fromkeys(answer.table.column("phase").to_pylist()))
    phase = st.selectbox("Schools of", phases, key="beside_phase")
    shown = charts.of_phase(answer, phase)
    if len(set(days)) > 1:
        figure(charts.beside_england, shown, (phase,))
    lead = [] if phase == phases[0] else [shown.finding]
    table = folded("The figures behind this chart", compared.over_time(shown))
    parts.put(*lead, parts.note(source(days[-1])), table, parts.note(MEANING))
