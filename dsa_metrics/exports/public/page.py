"""The release as one page that needs nothing else: a council can put it on its web site as it is."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dsa_metrics.england import source
from dsa_metrics.exports.public.charts import Chart, of_subject, over_time
from dsa_metrics.exports.public.content import MARKING, TITLE, TREND, figures, notes, points, subjects
from dsa_metrics.exports.public.drawings import in_both
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
        subjects=[(subject, _drawn(of_subject(subject, view, _FOLLOWS))) for subject in subjects(view)],
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
        trend=_drawn(over_time(view, _FOLLOWS)),
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


def _drawn(chart: Chart | None) -> Markup:
    """The chart in both widths; nothing where there is none."""
    return Markup(in_both(chart.told, chart.draw)) if chart is not None else Markup()  # noqa: S704  (drawn above)
