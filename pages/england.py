"""Beside England: the authority's share of schools sharing daily attendance, its rank, and others of its size."""

from dsa_metrics import charts
from dsa_metrics.england import source
from dsa_metrics.view import NamedView
from pages import beside, compared, parts
from pages.figures import figure
from pages.moment import Moment

TITLE = "Beside England"
URL = "beside"

BRING = (
    "Open explore-education-statistics.service.gov.uk, find Pupil attendance in schools, and download the data set "
    "whose title ends with year to date (a CSV file, packed or not). Load it on the page Import; each later "
    "publication adds a point to the trend."
)
INVENTED = (
    "The demonstration is an invented authority in the school year 2018 to 2019. The Department for Education has "
    "published who shares daily attendance since September 2022, and knows no invented authority, so this page stays "
    "empty here. In your own record:"
)


def render(view: NamedView, moment: Moment) -> None:
    """Draws the page for the day."""
    answer = view.answer("beside_england", moment.as_at, moment.known_at)
    parts.head(TITLE, view.authority_name, moment, answer.finding)
    if not answer.table.num_rows:
        parts.section("What this page needs", *([INVENTED] if view.is_invented else []), BRING)
        return
    beside.draw(answer)
    _nearest(view, moment)


def _nearest(view: NamedView, moment: Moment) -> None:
    answer = view.answer("beside_nearest", moment.as_at, moment.known_at)
    parts.section("Beside others of its size", answer.finding)
    if answer.table.num_rows:
        figure(charts.beside_nearest, answer, ())
        day = answer.table.column("published_on").to_pylist()[0]
        parts.put(compared.nearest(answer), parts.note(source(day)))
