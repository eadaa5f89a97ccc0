"""The board's papers: commentary for a meeting, what speaks against its paper, and both parts to be fetched."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from dsa_metrics.errors import InputError
from dsa_metrics.exports.paper import names
from dsa_metrics.exports.paper.office import Paper, Papers
from dsa_metrics.exports.paper.statements import Statements
from dsa_metrics.publishing import Check
from dsa_metrics.view import Meeting
from dsa_metrics.wording import in_words
from pages import commenting, parts
from pages.access import Role
from pages.downloads import offer
from pages.markup import Heading, table
from pages.places import places

TITLE = "Papers"
URL = "board-papers"

NO_MEETING = "A paper is made for a meeting, and the record knows of none yet. Load a tracker with the sheet Meetings."
_ANNEX = "The annex names schools. State why it is restricted; without all four it is not made, and none is filled in."


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
    if _listed("Before it is made", paper.checks()):
        _fetch("Download the public part", paper, is_public=True)
        _annex(paper)


def _annex(paper: Paper) -> None:
    parts.section("The annex for members", _ANNEX)
    statements = commenting.statements(paper.snapshot.release.meeting)
    if _listed("Before the annex is made", paper.checks(statements)):
        _fetch("Download the annex, which names schools (officers only)", paper, False, statements)


def _listed(title: str, checks: Sequence[Check]) -> bool:
    """What the check-list says; True where nothing of it stands in the way."""
    headings = [Heading(words) for words in ("Finding", "What", "What to do")]
    lines = [("Stands in the way" if one.blocks else "Warning", one.what, one.fix) for one in checks]
    found = table("Check-list", headings, lines, is_stacked=True) if lines else "Both parts agree; nothing was found."
    parts.section(title, found)
    return not any(one.blocks for one in checks)


def _fetch(words: str, paper: Paper, is_public: bool, statements: Statements | None = None) -> None:
    """The link to one part, which is made when it is fetched."""
    own = names.own_template(places().record, is_public)
    made = partial(paper.members_annex, statements, own) if statements else partial(paper.public_part, own)
    name = names.file_name(paper.snapshot.release, is_public)
    parts.put(parts.download(words, offer(name, made, names.DOCUMENT, Role.OFFICER)))


def _named(one: Meeting) -> str:
    return f"{in_words(one.held_on)}, {one.board}"
