"""Charts as SVG for a page, in two widths: for a wide screen and paper, and for a narrow one; and as pictures.

Drawn with matplotlib in afcharts' style, in units of one pixel from the top left. Nothing rests on colour alone: every
bar and point carries its number, and the phases of the second kind are hatched.
"""

import io
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from textwrap import wrap
from threading import Lock
from typing import Any

import matplotlib.style
from matplotlib import rc_context
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from dsa_metrics.disclosure.release import ENGAGING, PRIORITY
from dsa_metrics.exports.public.content import COHORTS, Line, Part, Point
from dsa_metrics.exports.public.inline import BAR, INK, LINE, PAPER, as_inline
from dsa_metrics.wording import in_words

#: Class of the page -> width in pixels.
WIDTHS = {"wide": 720, "narrow": 288}

_TYPE, _LEADING, _BAR, _GAP = 15, 21, 20, 18
#: A character of the widest type takes no more than this.
_CHARACTER, _BOLD = 8.6, 9.6
#: Pixels to the inch of a drawing, and centimetres to the inch.
_UNITS, _INCH = 72, 2.54
_HATCHES = {COHORTS[PRIORITY]: "", COHORTS[ENGAGING]: "//"}
# Type that matplotlib brings with it, so that a drawing is the same on every machine; the page sets its own.
_SETTINGS: Any = {
    "svg.fonttype": "none",
    "font.family": "DejaVu Sans",
    "font.size": _TYPE,
    "hatch.linewidth": 1.5,
    "text.parse_math": False,
}

# What matplotlib is told holds for the whole process.
_DRAWING = Lock()


@dataclass(frozen=True)
class Told:
    """A chart in words: what names it in the page's source, its title, and what it shows."""

    name: str
    title: str
    said: str


class Sheet:
    """A drawing that grows downwards; `y` is where the next thing stands, in pixels as all its measures.

    `margin` is left free on every side of it, beside its width.
    """

    def __init__(self, width: int, margin: int = 0) -> None:
        self.width = width
        self._margin = margin
        self.y = 0.0
        self.is_wide = width == WIDTHS["wide"]
        self._figure = Figure(dpi=_UNITS, facecolor="none")
        FigureCanvasSVG(self._figure)
        self.axes = self._figure.add_axes((0, 0, 1, 1))
        self.axes.set_axis_off()

    def text(self, x: float, y: float, said: str, side: str = "left", bold: bool = False) -> None:
        """Words whose foot stands at this place."""
        weight = "bold" if bold else "normal"
        self.axes.text(x, y, said, va="baseline", ha=side, color=INK, weight=weight, clip_on=False)

    def lines(self, said: str, bold: bool = False) -> None:
        """Words from the left, in as many lines as they need."""
        for line in wrap(said, int(self.width / (_BOLD if bold else _CHARACTER))):
            self.text(0, self.y + _TYPE, line, bold=bold)
            self.y += _LEADING

    def box(self, y: float, width: float, height: float, paint: str, line: str, hatch: str = "") -> None:
        """A box from the left edge, so high and so wide."""
        shape = Rectangle((1, y), width, height, facecolor=paint, edgecolor=line, hatch=hatch, clip_on=False)
        self.axes.add_patch(shape)

    def rule(self, x: float, y: float, length: float) -> None:
        """A short upright line, downwards from this place."""
        self.axes.plot([x, x], [y, y + length], color=LINE, linewidth=1, clip_on=False)

    def svg(self) -> bytes:
        """The drawing as matplotlib writes SVG."""
        return self._written(format="svg", metadata={"Date": None, "Creator": None})

    def png(self, centimetres: float, dots: int, title: str) -> bytes:
        """The drawing on white as PNG: so wide on paper, with so many dots an inch; its title stands in the file."""
        return self._written(
            format="png",
            dpi=dots * centimetres / _INCH / ((self.width + 2 * self._margin) / _UNITS),
            facecolor="white",
            metadata={"Title": title, "Software": None},
            pil_kwargs={"dpi": (dots, dots)},
        )

    def _written(self, **how: Any) -> bytes:
        height, free = round(self.y), self._margin
        self._figure.set_size_inches((self.width + 2 * free) / _UNITS, (height + 2 * free) / _UNITS)
        self.axes.set(xlim=(-free, self.width + free), ylim=(height + free, -free))
        out = io.BytesIO()
        self._figure.savefig(out, **how)
        return out.getvalue()


Draw = Callable[[Sheet], None]


def bars(parts: Sequence[Part], axis: str) -> Draw:
    """Draws the share of every line of these parts as a bar, the priority phases first."""

    def draw(sheet: Sheet) -> None:
        for part in parts:
            sheet.text(0, sheet.y + _TYPE, part.cohort, bold=True)
            sheet.y += _LEADING + 6
            for line in part.lines:
                _bar(sheet, line, _HATCHES[part.cohort])
        _scale(sheet, axis)

    return draw


def trend(points: Sequence[Point]) -> Draw:
    """Draws the share at each release, as a line over time."""

    def draw(sheet: Sheet) -> None:
        top, bottom = sheet.y + 34, sheet.y + 194
        for share in (0, 0.5, 1):
            y = bottom - share * (bottom - top)
            sheet.axes.plot([58, sheet.width], [y, y], color=LINE, linewidth=1, clip_on=False)
            sheet.text(50, y + 5, f"{share:.0%}", "right")
        _line(sheet, points, top, bottom)
        sheet.y = bottom + 34

    return draw


def _bar(sheet: Sheet, line: Line, hatch: str) -> None:
    """The name of a line and its number, then its bar; on a narrow sheet the number has a row of its own."""
    for said in wrap(line.group, int(sheet.width / _CHARACTER)) if not sheet.is_wide else [line.group]:
        sheet.text(0, sheet.y + _TYPE, said)
        sheet.y += _LEADING
    if sheet.is_wide:
        sheet.y -= _LEADING
    sheet.text(sheet.width if sheet.is_wide else 0, sheet.y + _TYPE, line.words, "right" if sheet.is_wide else "left")
    sheet.y += _LEADING + 2
    length = sheet.width - 2
    sheet.box(sheet.y, length, _BAR, "none", LINE)
    if line.share:
        sheet.box(sheet.y, length * line.share, _BAR, PAPER if hatch else BAR, BAR, hatch)
    sheet.y += _BAR + _GAP


def _scale(sheet: Sheet, axis: str) -> None:
    for share, side in ((0, "left"), (0.5, "center"), (1, "right")):
        x = 1 + share * (sheet.width - 2)
        sheet.rule(x, sheet.y - _GAP + 4, 6)
        sheet.text(x, sheet.y + _TYPE, f"{share:.0%}", side)
    sheet.y += _LEADING
    for said in wrap(axis, int(sheet.width / _CHARACTER)):
        sheet.text(0, sheet.y + _TYPE, said)
        sheet.y += _LEADING


def _line(sheet: Sheet, points: Sequence[Point], top: float, bottom: float) -> None:
    """The line, with the number at its first and last point and their days below."""
    days = [point.day.toordinal() for point in points]
    left, right = 76, sheet.width - 16
    across = [left + (day - days[0]) / ((days[-1] - days[0]) or 1) * (right - left) for day in days]
    down = [bottom - (point.line.share or 0) * (bottom - top) for point in points]
    sheet.axes.plot(across, down, color=BAR, linewidth=2.5, marker="o", markersize=9, clip_on=False)
    for place, side in ((0, "left"), (-1, "right")):
        x, point = across[place] + (-12 if side == "left" else 12), points[place]
        said = point.line.words if sheet.is_wide else point.line.percentage
        sheet.text(x, down[place] - 14, said, side, bold=True)
        sheet.text(x, bottom + 24, in_words(point.day), side)


def in_both(told: Told, draw: Draw) -> str:
    """The drawing in both widths, for a page."""
    return "".join(_inline(told, draw, kind, width) for kind, width in WIDTHS.items())


def _inline(told: Told, draw: Draw, kind: str, width: int) -> str:
    name = f"{told.name}-{kind}"
    with drawing(name):
        sheet = Sheet(width)
        draw(sheet)
        content = sheet.svg()
    return as_inline(content, name, told.title, told.said, kind)


@contextmanager
def drawing(name: str) -> Iterator[None]:
    """While one drawing is made: our style, and identifiers that come from its name."""
    with (
        _DRAWING,
        matplotlib.style.context("afcharts.afcharts", after_reset=True),
        rc_context(_SETTINGS | {"svg.hashsalt": name}),
    ):
        yield
