"""The chart of the public part: schools that require escalation by group, told apart by hatching and by number."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import fill
from typing import Any

from matplotlib.axes import Axes

from dsa_metrics.disclosure.measures import MEASURE
from dsa_metrics.exports.paper.tables import subject
from dsa_metrics.exports.public.content import Line
from dsa_metrics.exports.word.drawing import BAR, INK, drawn, placeholder
from dsa_metrics.public_view import PublicView
from dsa_metrics.wording import in_words, verb

#: Width and height in inches, those of the picture in the template.
SIZE = (6.69, 2.6)
TITLE = "Schools that require escalation"

_AREA = (0.27, 0.06, 0.68, 0.7)
_ALSO = "of which also share data unsafely or not at all"
_SOLID: Any = {"color": BAR}
_HATCHED: Any = {"color": "white", "edgecolor": INK, "hatch": "///", "linewidth": 1}


@dataclass(frozen=True)
class Bars:
    """What is drawn: a line for each group, and where the same groups are printed, those that fail on both points."""

    lines: Sequence[Line]
    both: Sequence[Line]


def bars(view: PublicView) -> Bars | None:
    """The bars of the priority schools; None where there are no groups to compare, or nothing to draw."""
    escalated, both = _lines(view, "escalation_by_phase"), _lines(view, "escalation_and_flow_by_phase")
    if len(escalated) < 2 or not any(line.count for line in escalated):
        return None
    has_both = [line.group for line in both] == [line.group for line in escalated]
    return Bars(escalated, both if has_both else ())


def picture(shown: Bars) -> bytes:
    """The chart as PNG."""
    return drawn(SIZE, _AREA, lambda axes: _draw(axes, shown))


def blank() -> bytes:
    """The picture that stands in a template where the chart will be, as PNG."""
    return placeholder(SIZE, "The chart of the meeting stands here")


def in_text(shown: Bars, view: PublicView) -> str:
    """The chart in words, for whoever does not see it."""
    said = [_said(line, shown.both[place] if shown.both else None) for place, line in enumerate(shown.lines)]
    return f"Bar chart: {TITLE[0].lower()}{TITLE[1:]} as at {in_words(view.release.as_at)}. {'; '.join(said)}."


def _lines(view: PublicView, name: str) -> tuple[Line, ...]:
    """The groups of the priority schools, where each has its exact number."""
    found = subject(view, name)
    lines = found.parts[0].lines if found else ()
    is_priority = bool(view.printed(name)) and view.printed(name)[0].cohort == "priority"
    return lines if is_priority and all(line.is_exact for line in lines) else ()


def _said(line: Line, both: Line | None) -> str:
    said = f"{line.group}: {line.count:,} of {line.schools:,} schools"
    if both is None or not line.count:
        return said
    count = both.count or 0
    unsafely = MEASURE["unsafe"]
    return f"{said}, {count:,} of which also {verb(count, unsafely.one, unsafely.many)}"


def _draw(axes: Axes, shown: Bars) -> None:
    places = range(len(shown.lines))
    height = 0.36 if shown.both else 0.6
    shift = height / 2 if shown.both else 0
    axes.barh([place - shift for place in places], _counts(shown.lines), height, label="require escalation", **_SOLID)
    _numbers(axes, shown.lines, -shift)
    if shown.both:
        axes.barh([place + shift for place in places], _counts(shown.both), height, label=_ALSO, **_HATCHED)
        _numbers(axes, shown.both, shift, has_whole=False)
    axes.set_yticks(places, [fill(line.group, 24) for line in shown.lines])
    axes.set(xlim=(0, max(_counts(shown.lines)) * 1.18), xticks=[])
    axes.invert_yaxis()
    axes.set_title(TITLE, loc="left", fontsize=9, fontweight="bold", color=INK, x=-0.36, y=1.18)
    if shown.both:
        axes.legend(loc="lower left", bbox_to_anchor=(-0.38, 1.0), ncols=2, frameon=False, handlelength=2)
    axes.tick_params(colors=INK, length=0)
    axes.grid(visible=False)
    for side in ("top", "right", "bottom"):
        axes.spines[side].set_visible(False)


def _counts(lines: Sequence[Line]) -> list[int]:
    return [line.count or 0 for line in lines]


def _numbers(axes: Axes, lines: Sequence[Line], shift: float, has_whole: bool = True) -> None:
    """The number at the end of each bar."""
    for place, line in enumerate(lines):
        said = f"{line.count:,} of {line.schools:,}" if has_whole else f"{line.count:,}"
        where = (line.count or 0, place + shift)
        axes.annotate(said, where, (4, 0), textcoords="offset points", va="center", color=INK, fontweight="bold")
