"""The switch of the public meeting in the sidebar: on at once, off after a confirmation."""

from datetime import date

import streamlit as st

from dsa_metrics.wording import in_words
from pages import meeting, session
from pages.moment import Moment

HIDES = (
    "Hides every school's name: this window then shows only what was released for the meeting, and so does every "
    "window opened from now on. A window that was open before stays as it is."
)
NO_MEETING = "The record knows of no meeting yet. Load a tracker with the sheet Meetings."
_TOGGLE = "public_meeting"
_LEADS_TO_PUBLISH = "leads_to_publish"


def toggle(shown: session.Shown, moment: Moment, to_publish: st.Page) -> None:
    """Turns the public meeting on; where nothing is released for the meeting yet, leads to the page that does it."""
    held_on = meeting_of(shown, moment)
    if held_on is None:
        st.sidebar.toggle("Public meeting", disabled=True, help=NO_MEETING)
        return
    st.sidebar.toggle("Public meeting", key=_TOGGLE, help=HIDES, on_change=_begin, args=(shown, held_on))
    if st.session_state.pop(_LEADS_TO_PUBLISH, False):
        _lead_to_publish(held_on, to_publish)


def _begin(shown: session.Shown, held_on: date) -> None:
    if any(release.meeting == held_on for release in shown.press.ledger().current):
        meeting.start(held_on)
    else:
        st.session_state.update({_TOGGLE: False, _LEADS_TO_PUBLISH: True})


@st.dialog("Nothing is released yet")
def _lead_to_publish(held_on: date, to_publish: st.Page) -> None:
    st.write(
        f"Nothing is released for the meeting of {in_words(held_on)}, so there is nothing to show in public. The page "
        "Publish prepares the release. It shows true counts beside those published: open it where only officers look."
    )
    if st.button("Open the page Publish", type="primary"):
        st.session_state[session.TO_PUBLISH] = held_on
        st.switch_page(to_publish)


def meeting_of(shown: session.Shown, moment: Moment) -> date | None:
    """The meeting that the day belongs to: the next one from that day on, else the last; None where there is none."""
    days = shown.view.meetings()
    ahead = [day for day in days if day >= moment.as_at]
    return ahead[0] if ahead else days[-1] if days else None


def way_back(shown: session.Shown) -> None:
    """Says in the sidebar that the meeting is on, and offers the way back to names, which takes a confirmation."""
    st.sidebar.markdown("**Public meeting**")
    if st.sidebar.button("Show names again…", key="show_names"):
        _confirm_names(shown.is_demonstration)


@st.dialog("Show names again?")
def _confirm_names(is_demonstration: bool) -> None:
    whose = "the invented schools" if is_demonstration else "schools"
    st.write(
        f"Names of {whose} will be on this screen again: which of them require escalation and why, which have not "
        "returned their agreement, and how each one's data arrives. Make sure that nobody sees the screen who may not."
    )
    # Not as a callback: ending the meeting clears the session's state, and with it that the button was pressed.
    if st.button("Show the names", type="primary", key="confirm_names"):
        meeting.end()
        st.rerun()
