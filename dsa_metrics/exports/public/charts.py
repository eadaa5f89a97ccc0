"""The charts of a release, whatever they are drawn for: each in words, with what draws it."""

from dataclasses import dataclass

from dsa_metrics.exports.public.content import TREND, Subject, points
from dsa_metrics.exports.public.drawings import Draw, Told, bars, trend
from dsa_metrics.public_view import PublicView
from dsa_metrics.wording import in_words


@dataclass(frozen=True)
class Chart:
    """A chart in words, and what draws it on a sheet; `not_drawn` are findings that have no number to draw."""

    told: Told
    draw: Draw
    not_drawn: tuple[str, ...] = ()


def of_subject(subject: Subject, view: PublicView, follows: str = "") -> Chart | None:
    """The chart of a subject; None where it has no number to draw. `follows` ends what it shows in words."""
    parts = [part for part in subject.parts if part.is_drawn]
    if not parts:
        return None
    day = in_words(view.release.as_at)
    lines = " ".join(f"{line.group}: {line.words}." for part in parts for line in part.lines)
    said = f"Bar chart of the share of schools. {lines} {follows}".strip()
    without = tuple(
        part.finding for part in subject.parts if not part.is_drawn and any(one.schools for one in part.lines)
    )
    told = Told(f"chart-{subject.name.replace('_', '-')}", f"{subject.heading}, by phase, as at {day}", said)
    return Chart(told, bars(parts, f"Share of the schools counted, as at {day}"), without)


def over_time(view: PublicView, follows: str = "") -> Chart | None:
    """The chart of the trend; None where there is no second point to draw a line to."""
    found = points(view)
    if len(found) < 2:
        return None
    lines = " ".join(f"{in_words(point.day)}: {point.line.words}." for point in found)
    said = f"Line chart of the share of priority schools with an agreement in force. {lines} {follows}".strip()
    return Chart(Told("chart-over-time", f"{TREND}, up to {in_words(view.release.as_at)}", said), trend(found))
