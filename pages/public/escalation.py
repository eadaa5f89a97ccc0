"""Escalation, as released: how many schools require it, and how many of those also fail the second point."""

from dsa_metrics.public_view import PublicView
from pages.public import frame, measures

TITLE = "Escalation"
URL = "public-escalation"


def render(view: PublicView) -> None:
    """Draws the page."""
    frame.head(view, TITLE, view.release.headline)
    measures.measure(view, "escalation_by_phase", "Schools that require escalation")
    measures.measure(view, "escalation_and_flow_by_phase", "Schools that also share data unsafely or not at all")
