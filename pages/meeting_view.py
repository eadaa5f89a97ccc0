"""Where an officer opens the meeting view: the public deck by a link, the one with names after a confirmation."""

from functools import partial

import streamlit as st

from dsa_metrics.exports.paper.office import Paper
from dsa_metrics.wording import number
from pages import deck, parts

_SHOWS = (
    "The figures of this meeting page by page, on the full screen. Once it is open it needs no network. For members in "
    "private it can show the schools by name, for a while."
)


def section(paper: Paper) -> None:
    """Draws the section for the meeting of a paper that nothing speaks against."""
    public = deck.link("Open the public meeting view", deck.address(paper.snapshot.release))
    parts.section("Meeting view", _SHOWS, public)
    if st.button("Meeting view with names…", key="view_names"):
        _confirm(paper)


@st.dialog("Show names in the meeting view?")
def _confirm(paper: Paper) -> None:
    minutes = paper.snapshot.view.policy.access.names_for_minutes
    st.write(
        f"The schools that require escalation will be on the screen by name. After {_in_words(minutes)}, or at once "
        "with Escape, the public pages come back by themselves. Make sure that nobody sees the screen who may not. "
        "The link opens once, within five minutes."
    )
    if st.button("Show the names", type="primary", key="confirm_view"):
        made = partial(paper.members_deck, minutes, deck.address(paper.snapshot.release))
        st.link_button("Open the meeting view with names", deck.members_address(made))


def _in_words(minutes: float) -> str:
    return number(round(minutes), "minute") if minutes >= 1 else number(round(minutes * 60), "second")
