"""What the figures can and cannot tell, the files to take away, and every release that stands."""

from dsa_metrics.disclosure.ledger import Ledger
from dsa_metrics.disclosure.release import Release
from dsa_metrics.exports.public.files import names
from dsa_metrics.public_view import PublicView
from dsa_metrics.wording import in_words
from pages import parts
from pages.markup import Heading, Markup, code, table
from pages.public import frame, measures

TITLE = "About these figures"
URL = "public-about"

_WORDS = {
    ".html": "a page to read and to print",
    ".xlsx": "a spreadsheet",
    ".csv": "a table for other programs (CSV)",
    ".json": "a description of that table's columns",
}


def render(view: PublicView, found: Ledger) -> None:
    """Draws the page."""
    frame.head(view, TITLE, "")
    parts.section("What they can and cannot tell", measures.notes(view))
    parts.section("Take them away", *(_file(view, *named) for named in names(view.release).items()))
    headings = [Heading(words) for words in ("Meeting", "Board", "Figures as at", "Correction", "Release")]
    lines = [_line(release) for release in reversed(found.current)]
    listed = table("One for each meeting, the last first", headings, lines, is_stacked=True)
    parts.section("Every release that stands", listed)


def _line(release: Release) -> tuple[object, ...]:
    correction = "corrects an earlier one" if release.supersedes else None
    return release.meeting, release.board, release.as_at, correction, code(release.id)


def _file(view: PublicView, ending: str, name: str) -> Markup:
    words = f"The release of {in_words(view.release.meeting)} as {_WORDS[ending]}"
    return parts.download(words, frame.address(view, name))
