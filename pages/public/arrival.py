"""How data arrives, as released: how many schools share data unsafely or not at all."""

from dsa_metrics.public_view import PublicView
from pages import parts
from pages.public import frame, measures

TITLE = "How data arrives"
URL = "public-data-flows"

MEANING = (
    "Unsafe: by a means that is not secure, such as unencrypted email, removable media or paper. A school whose data "
    "flow nobody has assessed yet is not counted here, and never counts as good."
)


def render(view: PublicView) -> None:
    """Draws the page."""
    first, *_ = view.printed("flow_by_phase")
    frame.head(view, TITLE, view.release.headline if first.withheld else first.finding)
    measures.measure(view, "flow_by_phase", "Schools that share data unsafely or not at all", parts.note(MEANING))
