"""Since the last meeting, as released: what was printed for the meeting before and for this one, side by side."""

from collections.abc import Iterable, Iterator

from dsa_metrics.charts import GROUPS
from dsa_metrics.disclosure.ledger import Ledger
from dsa_metrics.disclosure.release import COHORTS, Release
from dsa_metrics.disclosure.side_by_side import Figure, side_by_side
from dsa_metrics.public_view import PublicView
from dsa_metrics.wording import in_words
from pages import parts
from pages.markup import Group, Heading, Line, table
from pages.public import frame

TITLE = "Since the last meeting"
URL = "public-since-the-last-meeting"

NOTHING = "No release stands for an earlier meeting, so there is nothing to set beside this one."
MEANING = (
    "These are the figures as released, and nothing else. Which schools moved, and how many moved each way, is not "
    "told in public: behind a number that stayed, one school may have come and another gone. Where a figure is not "
    "shown, its own page says why."
)
ANEW = "The schools counted were chosen anew between the two meetings, so these are not figures of the same schools."


def render(view: PublicView, found: Ledger) -> None:
    """Draws the page."""
    frame.head(view, TITLE, view.release.headline)
    before = found.before(view.release)
    if before is None:
        parts.put(NOTHING)
        return
    parts.put(f"For the meeting before: {before.headline}", parts.note(MEANING))
    if before.counted_as_at != view.release.counted_as_at:
        parts.put(parts.note(ANEW))
    figures = list(side_by_side(before, view.release))
    for cohort, title in zip(COHORTS, GROUPS, strict=True):
        of_cohort = [figure for figure in figures if figure.cohort == cohort]
        if of_cohort:
            caption = f"{title}: figures as released for each meeting"
            parts.section(title, table(caption, _headings(before, view.release), _lines(of_cohort)))


def _headings(*releases: Release) -> tuple[Heading, ...]:
    days = (Heading(in_words(release.meeting), is_number=True) for release in releases)
    return Heading("Phase, or phases together"), *days


def _lines(figures: Iterable[Figure]) -> Iterator[Line]:
    for figure in figures:
        yield Group(figure.title)
        yield from figure.lines
