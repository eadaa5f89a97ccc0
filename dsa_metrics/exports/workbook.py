"""What every spreadsheet of ours shares: type, widths, a cover; and no cell that is ever a formula."""

import io
from collections.abc import Sequence
from datetime import date, datetime
from fractions import Fraction
from textwrap import wrap

import xlsxwriter
from xlsxwriter.chart import Chart
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Code(int):
    """A number that names something; it is written without commas."""


_BASE = {"font_name": "Arial", "font_size": 12, "valign": "top"}
_TEXT = _BASE | {"quote_prefix": True}
_LINE = {"bottom": 4, "bottom_color": "#7a7a7a"}
_STYLES: dict[str, dict[str, object]] = {
    "text": _TEXT | {"text_wrap": True},
    "title": _TEXT | {"font_size": 16, "bold": True},
    "marking": _TEXT | {"bold": True, "text_wrap": True},
    "small": _TEXT | {"font_size": 10, "text_wrap": True},
    "link": _BASE | {"font_color": "#12436d", "underline": 1},
    "heading": _TEXT | {"bold": True, "text_wrap": True, "bottom": 1, "align": "left", "indent": 1},
    "heading right": _TEXT | {"bold": True, "text_wrap": True, "bottom": 1, "align": "right"},
    "cell": _TEXT | _LINE | {"text_wrap": True, "align": "left", "indent": 1},
    "total": _TEXT | {"text_wrap": True, "bold": True, "top": 1, "align": "left", "indent": 1},
}
#: What a style of text adds to a number beside it.
_NUMBERED: dict[str, dict[str, object]] = {"": {}, "cell": dict(_LINE), "total": {"bold": True, "top": 1}}
_FORMATS: dict[type, dict[str, object]] = {
    int: {"num_format": "#,##0"},
    Code: {"num_format": "0", "align": "left"},
    float: {"num_format": "#,##0.0##"},
    Fraction: {"num_format": "0%"},
    date: {"num_format": "d mmmm yyyy", "align": "left"},
}


# What a character of our type takes, in those that a column's width is said in; the leading; the filter's button.
_ROOM, _LEADING, _ABOVE, _BUTTON = 12, 1.27, 1.5, 3
# In points; no row may be higher.
_HIGHEST = 409.0


class Workbook:
    """A workbook being written; `day` dates it, so that the same content gives the same bytes."""

    def __init__(self, title: str, audience: str, day: date, author: str = "") -> None:
        self._out = io.BytesIO()
        settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(self._out, settings)
        # A fixed instant of that day; the file's own clock would make every copy differ.
        noon = datetime(day.year, day.month, day.day, 12)  # noqa: DTZ001
        self._book.set_properties({"title": title, "subject": audience, "author": author, "created": noon})
        self._styles: dict[str, Format] = {name: self._book.add_format(style) for name, style in _STYLES.items()}
        self._numbers = {
            (under, kind): self._book.add_format(_BASE | style | format_)
            for under, style in _NUMBERED.items()
            for kind, format_ in _FORMATS.items()
        }

    def sheet(self, name: str, widths: Sequence[int]) -> Worksheet:
        """A new sheet with columns of these widths, in characters."""
        sheet = self._book.add_worksheet(name)
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)
        return sheet

    def cover(self, lines: Sequence[str]) -> None:
        """The first sheet: a title, then one line under the other."""
        sheet = self.sheet("Cover", [100])
        for place, line in enumerate(lines):
            self.write(sheet, place, 0, line, "title" if place == 0 else "text")

    def line(self, sheet: Worksheet, row: int, values: Sequence[object], style: str = "text") -> None:
        """Values side by side."""
        for place, value in enumerate(values):
            self.write(sheet, row, place, value, style)

    def across(self, sheet: Worksheet, row: int, columns: int, text: str, style: str = "text") -> None:
        """One text over so many columns, two or more."""
        sheet.merge_range(row, 0, row, columns - 1, text, self._styles[style])

    def link(self, sheet: Worksheet, row: int, to: str) -> None:
        """The name of another sheet, which leads there."""
        sheet.write_url(row, 0, f"internal:'{to}'!A1", self._styles["link"], to)

    def table(
        self, sheet: Worksheet, row: int, columns: Sequence[tuple[str, int]], rows: Sequence[Sequence[object]]
    ) -> None:
        """The rows under the headings of the columns, which say their widths, as a table with filters.

        The headings alone where there is no row. Every row is as high as its text needs.
        """
        styles = [_heading(place, rows) for place, _ in enumerate(columns)]
        for place, (heading, _) in enumerate(columns):
            self.write(sheet, row, place, heading, styles[place])
        sheet.set_row(row, max(height(heading, width - _BUTTON) for heading, width in columns))
        for place, values in enumerate(rows, start=row + 1):
            self.line(sheet, place, values, "cell")
            sheet.set_row(place, max(height(value, width) for value, (_, width) in zip(values, columns, strict=True)))
        if rows:
            headings = zip(columns, styles, strict=True)
            told = [{"header": heading, "header_format": self._styles[style]} for (heading, _), style in headings]
            sheet.add_table(row, 0, row + len(rows), len(columns) - 1, {"columns": told, "style": None})

    def chart(self) -> Chart:
        """A new chart of bars beside one another that add up, to be put on a sheet."""
        return self._book.add_chart({"type": "bar", "subtype": "stacked"})

    def write(self, sheet: Worksheet, row: int, column: int, value: object, style: str = "text") -> None:
        """One value; text is written as text, whatever it begins with; a fraction is a share."""
        under = style if style in _NUMBERED else ""
        if isinstance(value, int | float | Fraction) and not isinstance(value, bool):
            sheet.write_number(row, column, float(value), self._numbers[under, type(value)])
        elif isinstance(value, date):
            sheet.write_datetime(row, column, value, self._numbers[under, date])
        else:
            sheet.write_string(row, column, _words(value), self._styles[style])

    def content(self) -> bytes:
        """The finished file."""
        self._book.close()
        return self._out.getvalue()


def height(value: object, width: int, size: int = 12) -> float:
    """The height in points of a row that holds this text of this size in so many characters of width."""
    text = value if isinstance(value, str) else ""
    lines = len(wrap(text, max(8, int(width * _ROOM / size)))) or 1
    return min(lines * size * _LEADING + _ABOVE, _HIGHEST)


def _heading(place: int, rows: Sequence[Sequence[object]]) -> str:
    """The style of the heading of a column: above numbers it stands where they do."""
    values = (row[place] for row in rows)
    return "heading right" if any(type(value) in (int, float, Fraction) for value in values) else "heading"


def _words(value: object) -> str:
    if value is None:
        return ""
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)
