"""Publishing a release after a confirmation, and beginning the public meeting with it."""

import streamlit as st

from dsa_metrics.errors import DsaError
from dsa_metrics.publishing import Draft, Press
from pages import meeting, parts


def button(press: Press, draft: Draft) -> None:
    """Offers to publish, unless the check-list stands in the way."""
    if draft.may_be_published and st.button("Publish this release…", type="primary"):
        _confirm(press, draft)


@st.dialog("Publish this release?")
def _confirm(press: Press, draft: Draft) -> None:
    st.write("A release cannot be taken back; a mistake is put right by another release that says what it corrects.")
    st.write(draft.release.headline)
    is_meant = st.button("Publish", type="primary")
    begins = st.button("Publish and begin the public meeting")
    if is_meant or begins:
        _publish(press, draft, begins)


def _publish(press: Press, draft: Draft, begins: bool) -> None:
    try:
        press.publish(draft)
    except DsaError as error:
        parts.problem(error)
        return
    if begins:
        meeting.start(draft.meeting.held_on)
    st.rerun()
