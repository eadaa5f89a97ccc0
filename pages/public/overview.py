"""The public position in one page: the finding as released, the figures, agreements by group, the trend."""

from dsa_metrics.public_view import PublicView
from pages import deck, parts
from pages.public import frame, measures

TITLE = "Overview"
URL = "public-overview"


def render(view: PublicView) -> None:
    """Draws the page."""
    frame.head(view, TITLE, view.release.headline)
    parts.put(
        measures.headline_figures(view),
        deck.link("Meeting view: these figures page by page, on the full screen", deck.address(view.release)),
    )
    measures.measure(view, "escalation_by_phase", "Schools that require escalation, by phase")
    measures.over_time(view, "How agreements have moved, from meeting to meeting")
    for said in view.release.illustrations:
        parts.section("What that means for pupils", said)
