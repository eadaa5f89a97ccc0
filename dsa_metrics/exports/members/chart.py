"""A native chart of a sheet's own rows: bars told apart by pattern and number, with a text for who does not see it."""

from typing import Any

from xlsxwriter.chart import Chart
from xlsxwriter.worksheet import Worksheet

from dsa_metrics.exports.members.content import Bars, Sheet

_INK, _BLUE, _LIGHT, _PAPER = "#0b0c0c", "#12436d", "#a8c6dc", "#ffffff"
_FONT = {"name": "Arial", "size": 11, "color": _INK, "bold": False}
_BORDER = {"color": _INK, "width": 1}


def _hatched(pattern: str) -> dict[str, Any]:
    return {"pattern": {"pattern": pattern, "fg_color": _INK, "bg_color": _PAPER}}


#: One for each column in its order; two columns take the first and the hatched one.
_LOOKS: tuple[dict[str, Any], ...] = (
    {"fill": {"color": _BLUE}},
    {"fill": {"color": _LIGHT}},
    _hatched("wide_upward_diagonal"),
    {"fill": {"color": _INK}},
    _hatched("dotted_grid"),
)
_TALL, _EACH, _WIDTH = 140, 44, 920


def draw(chart: Chart, bars: Bars, sheet: Worksheet, shown: Sheet, heading: int, at: int) -> None:
    """Puts the bars of a sheet, the heading of whose table stands in the row `heading`, into its row `at`."""
    headings = [name for name, _ in shown.columns]
    looks = _LOOKS if len(bars.headings) > 2 else (_LOOKS[0], _LOOKS[2])
    for name, look in zip(bars.headings, looks, strict=True):
        chart.add_series(_series(shown.name, heading, bars.rows, headings.index(name), look))
    chart.set_title({"name": bars.title, "name_font": _FONT | {"size": 12, "bold": True}, "overlay": False})
    chart.set_y_axis({"reverse": True, "num_font": _FONT, "line": _BORDER, "major_tick_mark": "none"})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    chart.set_legend({"position": "bottom", "font": _FONT})
    chart.set_size({"width": _WIDTH, "height": _TALL + _EACH * bars.rows})
    sheet.insert_chart(at, 0, chart, {"description": bars.said, "object_position": 2})


def _series(sheet: str, heading: int, rows: int, column: int, look: dict[str, Any]) -> dict[str, Any]:
    """One column of the table; each bar carries its number, and none carries nought."""
    boxed = {"fill": {"color": _PAPER}, "border": {"none": True}}
    return {
        "name": [sheet, heading, column],
        "categories": [sheet, heading + 1, 0, heading + rows, 0],
        "values": [sheet, heading + 1, column, heading + rows, column],
        "data_labels": {"value": True, "num_format": "#,##0;;;", "font": _FONT | {"bold": True}, **boxed},
        "border": _BORDER,
        "gap": 45,
        **look,
    }
