"""Publishing: what the public would see for a meeting, beside what hiding the names alone would show; the release."""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from dsa_metrics.publishing import Draft, Press
from dsa_metrics.view import Meeting
from dsa_metrics.wording import in_words
from pages import parts, releasing, session
from pages.drafts import prepared
from pages.markup import Heading, table
from pages.preview import preview
from pages.releases_listed import listed

TITLE = "Publish"
URL = "publish-a-release"

NO_MEETING = (
    "A release is made for a meeting, and the record knows of none yet. Load a tracker with the sheet Meetings, or "
    "that sheet as CSV."
)


def render(press: Press, meetings: Sequence[Meeting]) -> None:
    """Draws the page."""
    parts.plain_head(TITLE, "What the public is told, frozen for a meeting")
    if not meetings:
        parts.put(NO_MEETING)
        return
    chosen, as_at = _choose(meetings)
    draft = prepared(press, chosen, as_at)
    ledger = press.ledger()
    preview(draft)
    _check(draft)
    releasing.button(press, draft)
    listed(press, ledger)


def _choose(meetings: Sequence[Meeting]) -> tuple[Meeting, date]:
    wanted = st.session_state.pop(session.TO_PUBLISH, None)
    if wanted is not None:
        st.session_state["publish_meeting"] = next(one for one in meetings if one.held_on == wanted)
        st.info("Nothing is released for this meeting yet. Look at what the public would see, and publish it first.")
    first, second = st.columns(2)
    chosen = first.selectbox("Meeting", list(reversed(meetings)), format_func=_named, key="publish_meeting")
    as_at = second.date_input(
        "Figures as at", chosen.held_on, max_value=chosen.held_on, format="DD/MM/YYYY", key=f"publish_{chosen.held_on}"
    )
    return chosen, as_at or chosen.held_on


def _named(one: Meeting) -> str:
    return f"{in_words(one.held_on)}, {one.board}"


def _check(draft: Draft) -> None:
    tried = sum(one.tables for one in draft.certificates)
    certified = f"Certified: of all {tried:,} tables of counts that these schools could have, none names a school."
    headings = [Heading(words) for words in ("Finding", "What", "What to do")]
    lines = [("Stands in the way" if one.blocks else "Warning", one.what, one.fix) for one in draft.checks]
    found = table("Check-list", headings, lines, is_stacked=True) if lines else "Nothing else was found."
    parts.section("Before it is published", *([certified] if _is_certified(draft) else []), found)


def _is_certified(draft: Draft) -> bool:
    return bool(draft.certificates) and all(one.is_clean for one in draft.certificates)
