"""The charts of a release as pictures for other papers: PNG and SVG, each whole in itself with title and source."""

import io
from collections.abc import Iterator

from dsa_metrics.disclosure.release import Release
from dsa_metrics.errors import InputError
from dsa_metrics.exports.public.charts import Chart, of_subject, over_time
from dsa_metrics.exports.public.content import MARKING, file_stem, subjects
from dsa_metrics.exports.public.drawings import WIDTHS, Sheet, drawing
from dsa_metrics.exports.public.inline import as_file
from dsa_metrics.exports.word.package import add, new_archive
from dsa_metrics.public_view import PublicView
from dsa_metrics.wording import INVENTED, capital, in_words

#: The width on paper, between the margins of a page of A4; dots to the inch.
CENTIMETRES, DOTS = 16, 200
_MARGIN, _SPACE, _GAP = 14, 12, 4


def stills(view: PublicView) -> dict[str, bytes]:
    """File name -> content of each chart that has a number to draw, as PNG and as SVG.

    The same release gives the same bytes. Raises InputError where it has no number to draw.
    """
    stem, found = file_stem(view.release), dict[str, bytes]()
    for chart in charts(view):
        found[f"{stem}-{chart.told.name}.png"], found[f"{stem}-{chart.told.name}.svg"] = _still(chart, view.release)
    if not found:
        raise InputError("The release prints no number that could be drawn.", "Take its sentences instead.")
    return found


def archive(view: PublicView) -> bytes:
    """All of them in one zip file. Raises InputError as the other."""
    out = io.BytesIO()
    with new_archive(out) as packed:
        for name, content in stills(view).items():
            add(packed, name, content, is_packed=name.endswith(".png"))
    return out.getvalue()


def charts(view: PublicView) -> Iterator[Chart]:
    """The charts of a release that have a number to draw."""
    every = (*(of_subject(subject, view) for subject in subjects(view)), over_time(view))
    return (chart for chart in every if chart is not None)


def _still(chart: Chart, release: Release) -> tuple[bytes, bytes]:
    """The chart under its title, with what is not drawn and its source below, as PNG and as SVG."""
    told, below = chart.told, (*chart.not_drawn, *_source(release))
    title, _, day = told.title.partition(", ")
    with drawing(told.name):
        sheet = Sheet(WIDTHS["wide"], _MARGIN)
        sheet.lines(title, bold=True)
        sheet.lines(capital(day))
        sheet.y += _SPACE
        chart.draw(sheet)
        sheet.y += _SPACE
        for line in below:
            sheet.lines(line)
            sheet.y += _GAP
        png, svg = sheet.png(CENTIMETRES, DOTS, told.title), sheet.svg()
    return png, as_file(svg, told.name, told.title, " ".join((told.said, *below)), CENTIMETRES)


def _source(release: Release) -> Iterator[str]:
    """Where the picture comes from, so that it can be found again from another paper."""
    yield f"{MARKING}. {release.authority}, {release.board}, {in_words(release.meeting)}."
    yield f"Source: release {release.id}."
    if release.is_invented:
        yield INVENTED
