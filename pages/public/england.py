"""The authority beside England, as released: what the Department for Education has published of whole areas."""

from dsa_metrics.public_view import PublicView
from pages import beside
from pages.public import frame

TITLE = "Beside England"
URL = "public-beside-england"

NOTHING = "The release for this meeting holds nothing that was published on daily attendance."


def render(view: PublicView) -> None:
    """Draws the page."""
    answer = view.answer("beside_england")
    frame.head(view, TITLE, answer.finding if answer.table.num_rows else NOTHING)
    if answer.table.num_rows:
        beside.draw(answer)
