"""The release as one page that needs nothing else: a council can put it on its web site as it is."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dsa_metrics.england import source
from dsa_metrics.exports.public.content import MARKING, TITLE, TREND, Subject, figures, notes, points, subjects
from dsa_metrics.exports.public.drawings import Told, bars, trend
from dsa_metrics.exports.public.rates import PER_THOUSAND, RATE_MEANING, RATES, rate_parts, rate_points
from dsa_metrics.public_view import PublicView
from dsa_metrics.wording import in_words, mean

_TEMPLATES = Path(__file__).parents[1] / "templates"
_FOLLOWS = "Every figure is in the table that follows."


def page(view: PublicView) -> bytes:
    """The page's bytes (HTML in UTF-8)."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"in_words": in_words, "mean": mean}
    found = points(view)
    text = environment.get_template("public_page.html").render(
        title=TITLE,
        marking=MARKING,
        release=view.release,
        figures=figures(view),
        subjects=[(subject, _drawn(subject, view)) for subject in subjects(view)],
        trend_heading=TREND,
        trend_finding=view.answer("returned_over_time").finding,
        points=found,
        rates_heading=RATES,
        rate_meaning=RATE_MEANING,
        per_thousand=PER_THOUSAND,
        rate_parts=rate_parts(view),
        rate_trend_finding=view.answer("quality_over_time").finding,
        rate_points=rate_points(view),
        england=_england(view),
        trend=_trend(view),
        notes=notes(view.release),
    )
    return text.encode()


def _england(view: PublicView) -> dict[str, object] | None:
    """What stands beside England by the last publication; None where the release holds none."""
    last = view.release.england.published_on
    if last is None:
        return None
    answer = view.answer("beside_england")
    rows = [row for row in answer.rows if row["published_on"] == last]
    return {"finding": answer.finding, "source": source(last), "rows": rows, "day": last}


def _drawn(subject: Subject, view: PublicView) -> Markup:
    """The chart of a subject; nothing where it has no number to draw."""
    parts = [part for part in subject.parts if part.is_drawn]
    if not parts:
        return Markup()
    day = in_words(view.release.as_at)
    lines = " ".join(f"{line.group}: {line.words}." for part in parts for line in part.lines)
    said = f"Bar chart of the share of schools. {lines} {_FOLLOWS}"
    told = Told(f"chart-{subject.name.replace('_', '-')}", f"{subject.heading}, by phase, as at {day}", said)
    return Markup(bars(told, parts, f"Share of the schools counted, as at {day}"))  # noqa: S704  (drawn above)


def _trend(view: PublicView) -> Markup:
    """The chart of the trend; nothing where there is no second point to draw a line to."""
    found = points(view)
    if len(found) < 2:
        return Markup()
    lines = " ".join(f"{in_words(point.day)}: {point.line.words}." for point in found)
    said = f"Line chart of the share of priority schools with an agreement in force. {lines} {_FOLLOWS}"
    told = Told("chart-over-time", f"{TREND}, up to {in_words(view.release.as_at)}", said)
    return Markup(trend(told, found))  # noqa: S704  (drawn above)
