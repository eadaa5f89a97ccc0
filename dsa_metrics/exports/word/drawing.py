"""A picture for paper, drawn with matplotlib in afcharts' style: the same bytes on every machine."""

import io
from collections.abc import Callable
from threading import Lock
from typing import Any

import matplotlib.style
from matplotlib import rc_context
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

INK, BAR = "#0b0c0c", "#12436d"
_DOTS_PER_INCH = 150
# Type that matplotlib brings with it, so that a picture is the same on every machine.
_SETTINGS: Any = {"font.family": "DejaVu Sans", "font.size": 9, "text.parse_math": False}

# What matplotlib is told holds for the whole process.
_DRAWING = Lock()


def drawn(size: tuple[float, float], area: tuple[float, float, float, float], draw: Callable[[Axes], None]) -> bytes:
    """The picture as PNG, of this width and height in inches.

    `area`: where the axes stand, as shares of the picture: left, bottom, width and height.
    """
    with _DRAWING, matplotlib.style.context("afcharts.afcharts", after_reset=True), rc_context(_SETTINGS):
        figure = Figure(figsize=size, dpi=_DOTS_PER_INCH, facecolor="white")
        FigureCanvasAgg(figure)
        draw(figure.add_axes(area))
        out = io.BytesIO()
        figure.savefig(out, format="png", metadata={"Software": None})
    return out.getvalue()


def placeholder(size: tuple[float, float], text: str) -> bytes:
    """The picture that stands in a template where a chart will be, as PNG."""

    def draw(axes: Axes) -> None:
        axes.text(0.5, 0.5, text, ha="center", color=INK)
        axes.set(xticks=[], yticks=[])

    return drawn(size, (0.055, 0.195, 0.94, 0.64), draw)
