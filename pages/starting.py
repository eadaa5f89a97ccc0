"""The first import: the register, from which the authority is chosen; then the tracker."""

from collections.abc import Sequence

import streamlit as st

from dsa_metrics.desk import Desk, Upload, authorities_in
from dsa_metrics.exports.workbook import MEDIA_TYPE
from pages import parts, session
from pages.downloads import offer
from pages.markup import Markup

TEMPLATE = "data-sharing-tracker.xlsx"

REGISTER_STEP = (
    "First the school register: from Get Information about Schools, Downloads, Establishment fields CSV, as it comes. "
    "The record learns from it which schools there are."
)
TRACKER_STEP = (
    "Now the tracker: letters, contacts, agreements and how data arrives. Fill in the empty workbook below, or hand in "
    "your own tracker with one row per school; its columns are matched once and remembered."
)
READY = (
    "Hand in a school register, a links file, a tracker workbook or one of its sheets, your own tracker, or a school's "
    "own pupil extract (CSV, school census XML or CTF), of which no pupil is kept; several at once if you like. "
    "Nothing is loaded until you have seen what would change."
)


def head(title: str, desk: Desk) -> None:
    """The head of the page, and what to hand in next."""
    authority = desk.policy.authority
    parts.plain_head(title, authority.name if authority else "Your own record")
    if not desk.has_register:
        parts.put(parts.steps(("The school register", "The tracker"), now=0), REGISTER_STEP)
        return
    is_first = not any(row["what"] != "register" for row in desk.entries().to_pylist())
    steps = [parts.steps(("The school register", "The tracker"), now=1)] if is_first else []
    parts.put(*steps, TRACKER_STEP if is_first else READY, _template(desk))


def choose_authority(uploads: Sequence[Upload]) -> None:
    """Asks which authority of the register the record is for, and settles it."""
    found = sorted({one for upload in uploads for one in authorities_in(upload)}, key=lambda one: one[1])
    if not found:
        st.error("None of these files is a school register. Hand in the register first, as downloaded.")
        return
    with st.form("choose_authority"):
        chosen = st.selectbox(
            "Your authority",
            found,
            None if len(found) > 1 else 0,
            format_func=lambda one: f"{one[1]} ({one[0]}): {one[2]:,} establishments",
            placeholder="Choose your authority",
        )
        name = st.text_input(
            "Your council's name, as it should stand on every page", placeholder="as in the register, if left blank"
        )
        if not st.form_submit_button("This is our authority", type="primary"):
            return
        if chosen is None:
            st.error("The register holds several authorities. Choose yours.")
            return
        session.settle_authority(name.strip() or chosen[1], chosen[0])
        st.rerun()


def _template(desk: Desk) -> Markup:
    return parts.download("Download the empty tracker workbook", offer(TEMPLATE, desk.template, MEDIA_TYPE))
