"""The board's papers: commentary for a meeting, what speaks against its paper, and its parts to be fetched."""

from collections.abc import Sequence

import streamlit as st

from dsa_metrics.errors import InputError
from dsa_metrics.exports.paper.office import Papers
from dsa_metrics.view import Meeting
from dsa_metrics.wording import in_words
from pages import commenting, meeting_view, paper_files, parts

TITLE = "Papers"
URL = "board-papers"

NO_MEETING = "A paper is made for a meeting, and the record knows of none yet. Load a tracker with the sheet Meetings."


def render(papers: Papers, meetings: Sequence[Meeting]) -> None:
    """Draws the page."""
    parts.plain_head(TITLE, "The board's paper in two parts, made from the release for a meeting")
    if not meetings:
        parts.put(NO_MEETING)
        return
    chosen = st.selectbox("Meeting", list(reversed(meetings)), format_func=_named, key="papers_meeting")
    commenting.form(papers, chosen.held_on)
    try:
        paper = papers.paper(chosen.held_on)
    except InputError as error:
        parts.section("Before it is made", f"{error.message} {error.fix}")
        return
    if paper_files.listed("Before it is made", paper.checks()):
        paper_files.public(paper)
        paper_files.restricted(paper)
        meeting_view.section(paper)


def _named(one: Meeting) -> str:
    return f"{in_words(one.held_on)}, {one.board}"
