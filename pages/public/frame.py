"""What stands around every public page: that it is public, which meeting it is for, and its files."""

from urllib.parse import quote

import streamlit as st

from dsa_metrics.disclosure.ledger import Ledger
from dsa_metrics.public_view import PublicView
from dsa_metrics.wording import in_words
from pages import parts
from pages.edge.paths import with_base
from pages.markup import Markup, safe

TITLE = "Data sharing agreements"
NOTHING_YET = "Nothing has been published yet. Once the council has released figures for a meeting, they stand here."


def banner(view: PublicView | None, found: Ledger) -> None:
    """Says in word and shape that what is on the screen is public."""
    said = "No school is named, and none can be worked out."
    if view is not None:
        said += f" Figures as released for the meeting of {in_words(view.release.meeting)}."
        said += " A demonstration: everything in it is invented." if view.release.is_invented else ""
    parts.put(
        Markup(
            '<p class="dsa-public" role="note"><strong><span aria-hidden="true">◉</span> PUBLIC</strong> '
            f"{safe(said)}</p>"
        )
    )
    for warning in found.warnings:
        st.warning(warning)


def head(view: PublicView, title: str, finding: str) -> None:
    """The head of a public page: council, board, day, title, finding."""
    release = view.release
    kicker = f"{view.authority_name} · {release.board}, {in_words(release.meeting)} · as at {in_words(release.as_at)}"
    parts.plain_head(title, kicker, finding)


def nothing_yet() -> None:
    """All that there is to see before the first release."""
    st.title(TITLE)
    st.write(NOTHING_YET)


def address(view: PublicView, name: str) -> str:
    """The address of a file of a release, for whoever asks."""
    return with_base(f"/release/{view.release.id}/{quote(name)}")
