"""The trend of a school as a picture for paper: told apart by line and marker, never by colour alone."""

from collections.abc import Sequence
from textwrap import fill
from typing import Any

from matplotlib.axes import Axes

from dsa_metrics.exports.packs.phrases import rate_of, standard_of
from dsa_metrics.exports.packs.position import Measurement, Position
from dsa_metrics.exports.packs.quality_words import NOT_ASSESSED, shown
from dsa_metrics.exports.word.drawing import BAR, INK, drawn, placeholder

#: Width and height in inches, those of the picture in the template.
SIZE = (6.69, 2.3)

#: Where the axes stand: left, bottom, width and height, as shares of the picture. A fitted layout is drawn twice.
_AREA = (0.055, 0.195, 0.94, 0.64)
#: Words stand before the lines, on paper of their own.
_BEHIND: Any = {"facecolor": "white", "edgecolor": "none", "pad": 1}


def chart(position: Position) -> bytes:
    """The failures per thousand records of each period as a line beside the council's standard, as PNG."""
    return drawn(SIZE, _AREA, lambda axes: _draw(axes, shown(position), position.council.standard))


def blank() -> bytes:
    """The picture that stands in a template where the chart will be, as PNG."""
    return placeholder(SIZE, "The chart of each school stands here")


def _draw(axes: Axes, periods: Sequence[Measurement], standard: float) -> None:
    places = range(len(periods))
    rates = [float("nan") if one.per_thousand is None else one.per_thousand for one in periods]
    said = f"The council's standard: {standard_of(standard)} or fewer"
    axes.plot(places, rates, color=BAR, linewidth=2, marker="o", markersize=6, clip_on=False)
    axes.axhline(standard, color=INK, linestyle=(0, (5, 3)), linewidth=1.3, label=said)
    top = max([standard, *(one.per_thousand or 0 for one in periods)]) * 1.25 or 1
    for place, one in zip(places, periods, strict=True):
        _label(axes, place, one, standard, top)
    axes.set(xlim=(-0.5, len(periods) - 0.5), ylim=(0, top), ylabel="")
    axes.set_title("Failures per thousand records", loc="left", fontsize=9, fontweight="bold", color=INK)
    axes.legend(loc="lower right", bbox_to_anchor=(1, 1), frameon=False, handlelength=3, borderaxespad=0.2)
    axes.set_xticks(places, [fill(one.period, 10, max_lines=2, placeholder="…") for one in periods])
    axes.tick_params(colors=INK)
    axes.grid(axis="x", visible=False)


def _label(axes: Axes, place: int, one: Measurement, standard: float, top: float) -> None:
    """The number above its point; in a period that was not assessed those words stand at the foot."""
    if not one.records:
        upright = axes.text(place, top * 0.04, NOT_ASSESSED, color=INK, fontsize=8, bbox=_BEHIND, rotation=90)
        upright.set(ha="center", va="bottom")
        return
    said = rate_of(one.failures, one.records, standard)
    where = (place, one.per_thousand or 0)
    axes.annotate(
        said, where, (0, 7), textcoords="offset points", ha="center", color=INK, fontweight="bold", bbox=_BEHIND
    )
