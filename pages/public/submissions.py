"""Submissions, as released: how many schools are late with the last that was due, or have not made it."""

from dsa_metrics.public_view import PublicView
from pages import parts
from pages.public import frame, measures

TITLE = "Submissions"
URL = "public-submissions"

NOTHING = "The release for this meeting does not tell of submissions."
MEANING = (
    "Late: of the last period due, any submission of the school came after its day or has not come; the two are not "
    "told apart here."
)


def render(view: PublicView) -> None:
    """Draws the page."""
    printed = view.printed("submissions_on_time")
    frame.head(view, TITLE, printed[0].finding if printed else NOTHING)
    if printed:
        measures.measure(view, "submissions_on_time", "Schools late with a submission", parts.note(MEANING))
