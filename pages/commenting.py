"""What an officer writes for a paper: words for its sections, kept with the meeting; why its annex is restricted."""

from datetime import date

import streamlit as st

from dsa_metrics.errors import DsaError
from dsa_metrics.exports.paper.material import SECTIONS
from dsa_metrics.exports.paper.office import Papers
from dsa_metrics.exports.paper.statements import Statements
from pages import parts

_INTRO = (
    "What you write stands in the public part, under the section's own words. It is kept with the meeting. Name no "
    "school, and say no other number of schools than the release prints: the check-list looks for both."
)
_LONGEST = 5_000


def form(papers: Papers, meeting: date) -> None:
    """The words for each section, with what was written last; kept when the button is pressed."""
    parts.section("Commentary", _INTRO)
    before = papers.commentary(meeting)
    with st.form(f"commentary_{meeting}"):
        texts = {name: _text(name, title, before.get(name, ""), meeting) for name, title in SECTIONS.items()}
        is_kept = st.form_submit_button("Keep the commentary")
    if is_kept:
        _keep(papers, meeting, texts)


def statements(meeting: date) -> Statements:
    """The four statements of the annex, as far as they were made; nothing is suggested."""
    first, second = st.columns(2)
    ground = first.text_input("Ground for restricting it", key=f"ground_{meeting}")
    decided_by = second.text_input("Decided by", key=f"decided_by_{meeting}")
    interest = first.text_area("Why that is in the public interest", key=f"public_interest_{meeting}")
    until = second.date_input("Restricted until", None, min_value=meeting, format="DD/MM/YYYY", key=f"until_{meeting}")
    return Statements(ground, interest, decided_by, until)


def _text(name: str, title: str, before: str, meeting: date) -> str:
    key = f"commentary_{meeting}_{name}"
    return st.text_area(title, before, height=100, max_chars=_LONGEST, key=key)


def _keep(papers: Papers, meeting: date, texts: dict[str, str]) -> None:
    try:
        is_new = papers.write(meeting, texts)
    except DsaError as error:
        parts.problem(error)
        return
    st.success("The commentary is kept with the meeting." if is_new else "Nothing was changed.")
