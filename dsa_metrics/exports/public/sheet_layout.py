"""How the sheets of the public spreadsheet look: type, widths, and rows high enough for what they hold.

Heights are written out, since not every spreadsheet program works them out when it opens a file.
"""

from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Any

#: Widths in characters: the first column, which also holds the findings above a table, and the others; the cover; and
#: the two columns of contents and notes.
FIRST, OTHER = 62, 20
COVER, NOTE, NARROW = 90, 118, 24

_TITLE, _FINDING, _TEXT = 18, 14, 12
#: A line of type is so much higher than its size; a character of Arial so much wider than one of the default column.
_LEADING, _ROOM = 1.35, 12
_WRAPPED = {"text_wrap": True, "valign": "top"}

#: The theme that gptables is given.
THEME: dict[str, Any] = {
    "global": {"font_size": _TEXT, "font_name": "Arial", "font_color": "automatic"},
    "cover_title": {"bold": True, "font_size": _TITLE, **_WRAPPED},
    "cover_subtitle": {"bold": True, "font_size": _FINDING, **_WRAPPED},
    "cover_text": _WRAPPED,
    "title": {"bold": True, "font_size": _TITLE},
    "subtitle": {"font_size": _FINDING, **_WRAPPED},
    "instructions": {},
    "scope": {},
    "column_heading": {"bold": True, "bottom": 1, **_WRAPPED},
    "index_1": _WRAPPED,
    "index_2": _WRAPPED,
    "index_3": _WRAPPED,
    "data": _WRAPPED,
    "source": {},
    "legend": {},
    "description_order": ["instructions", "legend", "source", "scope"],
}
COUNT = {"num_format": "#,##0", "align": "right"}
SHARE = {"num_format": "0%", "align": "right"}
TOTAL = {"bold": True, "top": 1}


def widths(columns: int) -> list[int]:
    """The widths of the columns of a table."""
    return [FIRST, *[OTHER] * (columns - 1)]


def heights(
    title: str, findings: Sequence[str], texts: Sequence[str], rows: Sequence[Sequence[object]], across: Sequence[int]
) -> Iterator[float]:
    """The heights in points of the rows of a sheet: what stands above its table, then the table."""
    yield _height(title, NOTE, _TITLE)
    yield from (_height(text, across[0], _FINDING) for text in findings)
    yield from (_height(text, NOTE, _TEXT) for text in texts)
    for row in rows:
        yield max(_height(_shown(cell), width, _TEXT) for cell, width in zip(row, across, strict=True))


def cover_heights(lines: Sequence[str]) -> Iterator[float]:
    """The heights in points of the rows of the cover, title first."""
    for place, line in enumerate(lines):
        yield _height(line, COVER, _FINDING if place else _TITLE)


def _shown(cell: object) -> str:
    return "100%" if isinstance(cell, float) else str(cell)


def _height(text: str, width: int, size: int) -> float:
    lines = len(wrap(text, int(width * _ROOM / size))) or 1
    return round(lines * size * _LEADING + 2, 1)
