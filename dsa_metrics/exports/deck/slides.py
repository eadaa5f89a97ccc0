"""What the meeting view says, page by page: one finding each, from a release and the one of the meeting before it."""

from collections.abc import Iterator
from dataclasses import dataclass

from dsa_metrics.disclosure.release import ENGAGING, PRIORITY
from dsa_metrics.disclosure.sentences import moved
from dsa_metrics.england import source
from dsa_metrics.exports.deck.bars import Group, of_england, of_rates, of_subject
from dsa_metrics.exports.paper import sentences
from dsa_metrics.exports.paper.tables import Beside, beside, subject
from dsa_metrics.exports.public.content import Figure, figures
from dsa_metrics.exports.public.rates import RATE_MEANING, rate_parts
from dsa_metrics.public_view import PublicView
from dsa_metrics.wording import capital, in_words

NOT_SHOWN = "Not shown"
#: Slide -> the public metric that it tells of, in the order of reading.
_SUBJECTS = {
    "returned": "returned_by_phase",
    "escalation": "escalation_by_phase",
    "arrival": "flow_by_phase",
    "submissions": "submissions_on_time",
}


@dataclass(frozen=True)
class Number:
    """A large number: what it is of, and what it counts; `is_words` where it is not one number."""

    number: str
    whole: str
    counts: str
    is_words: bool


@dataclass(frozen=True)
class Slide:
    """One page: `finding` is its title, and beside it stands one picture, a few large numbers, a table or a list.

    `days` head the two columns of the table; `note` may be blank.
    """

    name: str
    finding: str
    numbers: tuple[Number, ...] = ()
    groups: tuple[Group, ...] = ()
    days: tuple[str, ...] = ()
    table: tuple[Beside, ...] = ()
    points: tuple[str, ...] = ()
    note: str = ""


def slides(view: PublicView, earlier: PublicView | None = None) -> tuple[Slide, ...]:
    """Every page after the first, which only says whose meeting it is; `earlier` is the release of the one before."""
    return tuple(_slides(view, earlier))


def _slides(view: PublicView, earlier: PublicView | None) -> Iterator[Slide]:
    yield Slide("headline", view.release.headline, numbers=tuple(_numbers(view)))
    for name, metric in _SUBJECTS.items():
        yield from _subject(view, name, metric)
    yield from _quality(view)
    yield from _england(view)
    if earlier is not None:
        yield from _progress(earlier, view)
    asked = (capital(one) for one in sentences.recommendations(view.release))
    yield Slide("asked", "The board is asked to:", points=tuple(asked))


def _numbers(view: PublicView) -> Iterator[Number]:
    """The two numbers of the headline; none where nothing was counted."""
    _, escalated, both, _ = figures(view)
    if escalated.line.schools:
        yield _number(escalated, f"of {escalated.line.schools:,}", "priority schools require escalation")
        if escalated.line.count:
            yield _number(both, "of those", "also share data unsafely or not at all")


def _number(figure: Figure, whole: str, counts: str) -> Number:
    line = figure.line
    if line.count is None:
        return Number(NOT_SHOWN, "", f"how many {counts}", is_words=True)
    return Number(f"{line.bound} {line.count:,}".strip(), whole, counts, is_words=bool(line.bound))


def _subject(view: PublicView, name: str, metric: str) -> Iterator[Slide]:
    """The page on one measure; none where no school was counted for it."""
    found = subject(view, metric)
    told = [sentences.told(printed) for printed in view.printed(metric) if printed.schools]
    if found is not None and told:
        yield Slide(name, _without_day(told[0], view), groups=of_subject(found), note=found.meaning)


def _quality(view: PublicView) -> Iterator[Slide]:
    """How often records fail; none where the release does not tell it."""
    told = [rate for cohort in (PRIORITY, ENGAGING) if (rate := view.release.rate(cohort)) and rate.schools]
    if told:
        groups = of_rates(rate_parts(view), view.release.standard)
        is_drawn = any(bar.share is not None for group in groups for bar in group.bars)
        note = f"{_standard(view) if is_drawn else ''}{RATE_MEANING}"
        yield Slide("quality", _without_day(sentences.rate_told(told[0]), view), groups=groups, note=note)


def _standard(view: PublicView) -> str:
    standard = view.release.standard
    return "" if standard is None else f"The line marks the council's standard: {standard:g} of 1,000. "


def _england(view: PublicView) -> Iterator[Slide]:
    last = view.release.england.published_on
    if last is not None:
        answer = view.answer("beside_england")
        yield Slide("england", answer.finding, groups=of_england(answer.rows, last), note=source(last))


def _progress(earlier: PublicView, view: PublicView) -> Iterator[Slide]:
    """What was printed for the meeting before beside what is printed now; nothing is worked out between the two."""
    table = beside(earlier, view)
    if not table:
        return
    before, now = earlier.release, view.release
    said = "The figures that were released for the meeting before, beside those of this one."
    if before.point is not None and now.point is not None:
        said = moved((before.point, now.point))
    note = f"The earlier figures stand as they were released then (release {before.id})."
    if before.counted_as_at != now.counted_as_at:
        note += " The schools counted were chosen anew in between, so the two are not of quite the same schools."
    days = tuple(in_words(one.as_at) for one in (before, now))
    yield Slide("progress", said, days=days, table=table, note=note)


def _without_day(finding: str, view: PublicView) -> str:
    """The day stands at the foot of every page."""
    return capital(finding.removeprefix(f"On {in_words(view.release.as_at)}, "))
