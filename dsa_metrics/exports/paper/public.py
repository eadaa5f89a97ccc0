"""The public part in words: every field that its template may name, from the material alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dsa_metrics.disclosure.release import ENGAGING, Release
from dsa_metrics.exports.paper import chart, sentences
from dsa_metrics.exports.paper.material import SECTIONS, Material
from dsa_metrics.exports.paper.tables import Beside, Position, Table, beside, positions, tables
from dsa_metrics.exports.public.content import notes
from dsa_metrics.policy import Escalation
from dsa_metrics.public_view import PublicView
from dsa_metrics.wording import INVENTED, capital, in_words, things, verb

_POSITION = ("escalation_by_phase", "escalation_and_flow_by_phase", "returned_by_phase")
_NOBODY = "No school was counted."


@dataclass(frozen=True)
class Step:
    """A step of the escalation hierarchy."""

    number: str
    what: str


@dataclass(frozen=True)
class DecisionLine:
    """A line of the table of decisions."""

    reference: str
    agreed: str
    text: str
    owner: str
    standing: str


@dataclass(frozen=True)
class Comments:
    """What the officer wrote for each section, paragraph by paragraph; nothing where nothing was written."""

    purpose: tuple[str, ...]
    background: tuple[str, ...]
    position: tuple[str, ...]
    arrival: tuple[str, ...]
    quality: tuple[str, ...]
    progress: tuple[str, ...]
    decisions: tuple[str, ...]
    implications: tuple[str, ...]


@dataclass(frozen=True)
class PublicWords:
    """Every field that the template of the public part may name; blank where there is nothing to say."""

    authority: str
    board: str
    meeting: str
    as_at: str
    invented: str
    comments: Comments
    purpose: str
    recommendations: tuple[str, ...]
    rule: str
    position: str
    standing: tuple[str, ...]
    position_rows: tuple[Position, ...]
    position_tables: tuple[Table, ...]
    has_chart: bool
    chart_alt: str
    arrival: tuple[str, ...]
    arrival_tables: tuple[Table, ...]
    quality: tuple[str, ...]
    quality_tables: tuple[Table, ...]
    progress: tuple[str, ...]
    before: str
    beside: tuple[Beside, ...]
    steps: tuple[Step, ...]
    decisions: tuple[DecisionLine, ...]
    no_decisions: str
    background_papers: tuple[str, ...]
    notes: tuple[str, ...]
    release: str


def words(material: Material) -> PublicWords:
    """The fields of the public part."""
    release, view = material.release, PublicView(material.release)
    shown, together = chart.bars(view), positions(view)
    earlier = PublicView(material.earlier) if material.earlier else None
    return PublicWords(
        authority=release.authority,
        board=release.board,
        meeting=in_words(release.meeting),
        as_at=in_words(release.as_at),
        invented=INVENTED if release.is_invented else "",
        comments=Comments(**{name: _paragraphs(material.commentary.get(name, "")) for name in SECTIONS}),
        purpose=sentences.purpose(release),
        recommendations=sentences.recommendations(release),
        rule=rule(material.rule),
        position=sentences.position(release),
        standing=tuple(filter(None, _standing(view))),
        position_rows=together,
        position_tables=() if together else tables(view, *_POSITION),
        has_chart=shown is not None,
        chart_alt=chart.in_text(shown, view) if shown else "",
        arrival=tuple(_findings(view, "flow_by_phase")) + _beside_england(view) or (_NOBODY,),
        arrival_tables=tables(view, "flow_by_phase"),
        quality=_quality(view),
        quality_tables=tables(view, "quality_below_standard", "standard_met_by_phase", "submissions_on_time"),
        progress=tuple(_progress(material, view)),
        before=in_words(material.earlier.as_at) if material.earlier else "",
        beside=beside(earlier, view),
        steps=steps(material.rule),
        decisions=tuple(
            DecisionLine(one.reference, in_words(one.agreed_on), one.text, one.owner, capital(one.sentence))
            for one in material.decisions
        ),
        no_decisions="" if material.decisions else "The record holds no earlier decision of the board on this subject.",
        background_papers=tuple(_background_papers(material)),
        notes=notes(release),
        release=release.id,
    )


def rule(escalation: Escalation) -> str:
    """When a school requires escalation, as the council's policy has it."""
    letters = things(escalation.letters, "letter")
    grace = f" and {things(escalation.grace_days, 'day')} have passed" if escalation.grace_days else ""
    return (
        f"A school requires escalation when {letters} {verb(escalation.letters, 'has', 'have')} gone to it{grace}, no "
        "agreement is in force, and either nobody at the school has been in contact since the first letter or talks "
        "have ended. Whether its data arrives safely is a separate, second point."
    )


def steps(escalation: Escalation) -> tuple[Step, ...]:
    """The steps that lead to escalation, then the one that the board decides on."""
    letters = [f"Letter {place} asks the school for its agreement." for place in range(1, escalation.letters + 1)]
    reported = "The school requires escalation: it is counted in this paper, and named to members alone."
    decides = "The step that the board approves. [Say who writes to the school next, to whom, and by when.]"
    return tuple(Step(str(place), what) for place, what in enumerate([*letters, reported, decides], start=1))


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(" ".join(each.split()) for each in re.split(r"\n\s*\n|\r\n\s*\r\n", text) if each.strip())


def _standing(view: PublicView) -> Iterator[str]:
    yield sentences.bound(view.release)
    yield sentences.standing(view.release)
    yield sentences.pooled(view.release)
    others = view.release.of("escalated", ENGAGING)
    if others is not None and others.schools:
        yield f"The schools of the other phases are still being engaged with. {sentences.told(others)}"
    yield sentences.names(view.release)


def _findings(view: PublicView, name: str) -> Iterator[str]:
    """What is printed of a metric in a sentence for each cohort; why not, where it is withheld."""
    for printed in view.printed(name):
        if printed.schools:
            yield sentences.told(printed)


def _beside_england(view: PublicView) -> tuple[str, ...]:
    answer = view.answer("beside_england")
    return (answer.finding,) if answer.rows else ()


def _quality(view: PublicView) -> tuple[str, ...]:
    names = ("quality_below_standard", "standard_met_by_phase", "submissions_on_time")
    rates = [rate.finding for rate in view.release.rates if rate.schools and not rate.withheld]
    below, met, late = (list(_findings(view, name)) for name in names)
    told = (*below, *met, *rates, *late)
    on = f"On {in_words(view.release.as_at)}, "
    if told:
        return (told[0], *(capital(one.removeprefix(on)) for one in told[1:]))
    return ("The release for this meeting holds no figures about data quality.",)


def _progress(material: Material, view: PublicView) -> Iterator[str]:
    earlier, release = material.earlier, material.release
    if earlier is None:
        yield "Nothing was released for an earlier meeting, so there is no figure to set beside those of this one."
        return
    yield (
        f"The figures of the meeting on {in_words(earlier.meeting)} stand as they were released then, beside those of "
        "this one."
    )
    if earlier.counted_as_at != release.counted_as_at:
        yield "The schools counted were chosen anew in between, so the two are not of quite the same schools."
    if len(release.trend) > 1:
        yield view.answer("returned_over_time").finding


def _background_papers(material: Material) -> Iterator[str]:
    yield f"Release {material.release.id}, as at {in_words(material.release.as_at)}: {_as_published(material.release)}"
    if material.earlier is not None:
        yield f"Release {material.earlier.id}, as at {in_words(material.earlier.as_at)}, of the meeting before"
    yield "The register of schools, Get Information About Schools (Department for Education)"
    yield "[The council's data sharing agreement with schools, and the minutes of the meeting before]"


def _as_published(release: Release) -> str:
    corrects = f", which corrects release {release.supersedes}" if release.supersedes else ""
    return f"the figures of this paper as published{corrects}"
