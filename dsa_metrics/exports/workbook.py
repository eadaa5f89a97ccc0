"""What every spreadsheet of ours shares: type, widths, a cover; and no cell that is ever a formula."""

import io
from collections.abc import Sequence
from datetime import date, datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_BASE = {"font_name": "Arial", "font_size": 12, "valign": "top"}
_TEXT = _BASE | {"quote_prefix": True}
_STYLES: dict[str, dict[str, object]] = {
    "text": _TEXT | {"text_wrap": True},
    "title": _TEXT | {"font_size": 16, "bold": True},
    "heading": _TEXT | {"bold": True, "text_wrap": True, "bottom": 1},
    "number": _BASE | {"num_format": "0"},
    "day": _BASE | {"num_format": "d mmmm yyyy", "align": "left"},
}


class Workbook:
    """A workbook being written; `day` dates it, so that the same content gives the same bytes."""

    def __init__(self, title: str, audience: str, day: date) -> None:
        self._out = io.BytesIO()
        settings = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(self._out, settings)
        # A fixed instant of that day; the file's own clock would make every copy differ.
        noon = datetime(day.year, day.month, day.day, 12)  # noqa: DTZ001
        self._book.set_properties({"title": title, "subject": audience, "created": noon})
        self._styles: dict[str, Format] = {name: self._book.add_format(style) for name, style in _STYLES.items()}

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

    def write(self, sheet: Worksheet, row: int, column: int, value: object, style: str = "text") -> None:
        """One value; text is written as text, whatever it begins with."""
        if isinstance(value, int) and not isinstance(value, bool):
            sheet.write_number(row, column, value, self._styles["number"])
        elif isinstance(value, date):
            sheet.write_datetime(row, column, value, self._styles["day"])
        else:
            sheet.write_string(row, column, _words(value), self._styles[style])

    def content(self) -> bytes:
        """The finished file."""
        self._book.close()
        return self._out.getvalue()


def _words(value: object) -> str:
    if value is None:
        return ""
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)
