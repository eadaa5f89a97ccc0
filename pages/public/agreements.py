"""Returned agreements, as released: by phase or phases together, and from meeting to meeting."""

from dsa_metrics.public_view import PublicView
from pages.public import frame, measures

TITLE = "Returned agreements"
URL = "public-agreements"


def render(view: PublicView) -> None:
    """Draws the page."""
    first, *_ = view.printed("returned_by_phase")
    frame.head(view, TITLE, first.finding)
    measures.measure(view, "returned_by_phase", "By phase, or phases together")
    measures.over_time(view, "From meeting to meeting")
