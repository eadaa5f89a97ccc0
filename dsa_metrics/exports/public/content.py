"""What every public file says, put in order once: subjects with their sentences and lines, taken from a release."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from itertools import islice
from math import ceil, floor
from typing import cast

from dsa_metrics.disclosure.measures import MEASURE
from dsa_metrics.disclosure.release import ENGAGING, PRIORITY, Printed, Release
from dsa_metrics.metrics import Answer
from dsa_metrics.public_metrics import counted_by
from dsa_metrics.public_view import PublicView
from dsa_metrics.wording import in_words, per_cent

TITLE = "Data sharing agreements with schools"
MARKING = "PUBLIC"
#: How the two kinds of phases are named, and all of a kind together.
COHORTS = {PRIORITY: "Priority phases", ENGAGING: "Other phases"}
ALL_OF = {PRIORITY: "All priority phases", ENGAGING: "All other phases"}

#: What stands in a table where a number does not.
CONFIDENTIAL, NOT_APPLICABLE = "[c]", "[z]"
AT_LEAST, AT_MOST = "at least", "at most"
SYMBOLS = {
    CONFIDENTIAL: "The whole measure is withheld, so that no school can be worked out; the reason is given in words.",
    NOT_APPLICABLE: "There is no number: no such school was counted, or the line has no such number.",
}


@dataclass(frozen=True)
class Line:
    """One line of a table: `count` of `schools` schools.

    Where `bound` is not blank the true number is `count` or more (at least), or fewer (at most); where there is no
    number at all `count` is None, and `symbol` stands for it.
    """

    cohort: str
    group: str
    schools: int
    count: int | None
    bound: str = ""
    symbol: str = ""
    is_total: bool = False

    @property
    def is_exact(self) -> bool:
        """True where the count is the true number."""
        return self.count is not None and not self.bound

    @property
    def share(self) -> float | None:
        """The count as a share of the schools, 0 to 1."""
        return None if self.count is None or not self.schools else self.count / self.schools

    @property
    def percentage(self) -> str:
        """The share of a line that has a count, in words: 15%; at least 90%."""
        if not self.bound:
            return per_cent(self.count or 0, self.schools)
        return f"{self.bound} {rounded(self, 2):.0%}"

    @property
    def words(self) -> str:
        """The line as a sentence says it: 5 of 33 (15%); at least 51 of 57; not shown."""
        if self.count is None:
            return "not shown" if self.symbol == CONFIDENTIAL else "no school counted"
        said = f"{self.count:,} of {self.schools:,}"
        return f"{self.bound} {said}" if self.bound else f"{said} ({self.percentage})"


def rounded(line: Line, places: int) -> float:
    """The share of a line to so many decimal places; a bound to the side on which it stays true."""
    share = Fraction(line.count or 0, line.schools) * 10**places
    to_whole: dict[str, Callable[[Fraction], int]] = {AT_LEAST: floor, AT_MOST: ceil}
    return float(Fraction(to_whole.get(line.bound, round)(share), 10**places))


#: Stands in a table where no school was counted at all.
NOBODY = Line("All phases", "All phases", 0, None, symbol=NOT_APPLICABLE)


@dataclass(frozen=True)
class Part:
    """What a subject says of one kind of phases; `total` where its lines add up to one that is not among them."""

    cohort: str
    finding: str
    lines: tuple[Line, ...]
    total: Line | None = None

    @property
    def all_lines(self) -> tuple[Line, ...]:
        """The lines, then what they add up to."""
        return self.lines if self.total is None else (*self.lines, self.total)

    @property
    def has_numbers(self) -> bool:
        """True where there is a count, exact or a bound."""
        return any(line.count is not None for line in self.lines)

    @property
    def is_drawn(self) -> bool:
        """True where there is a count to draw."""
        return any(line.is_exact and line.schools for line in self.lines)


@dataclass(frozen=True)
class Subject:
    """One public metric by phase: `heading` names it, `counted` is the heading of its numbers, `meaning` says
    what these mean and may be blank.
    """

    name: str
    heading: str
    counted: str
    meaning: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Figure:
    """A headline number, with what it counts in words."""

    label: str
    line: Line


@dataclass(frozen=True)
class Point:
    """One release in the trend."""

    day: date
    line: Line


#: Metric -> its heading, the heading of its numbers, and what these mean where that needs saying.
_WORDS = {
    "returned_by_phase": ("Agreements returned", "With an agreement in force", ""),
    "escalation_by_phase": (
        "Schools that require escalation",
        "Require escalation",
        "Requires escalation: the letters have gone, no agreement is in force, and no contact followed or talks ended.",
    ),
    "escalation_and_flow_by_phase": (
        "Schools that fail on both points",
        "Require escalation, and share data unsafely or not at all",
        "Both points: the school requires escalation, and its data arrives unsafely or not at all.",
    ),
    "flow_by_phase": (
        "Schools that share data unsafely or not at all",
        "Share data unsafely or not at all",
        "Unsafely: by a means that is not secure. A school whose data flow nobody has assessed is not counted.",
    ),
    "submissions_on_time": (
        "Schools late with a submission",
        "Late or missing in the last period due",
        "Late: of the last period due, any submission came after its day or has not come; the two are not told apart.",
    ),
    "quality_below_standard": (
        "Schools below the standard of data quality",
        "Below the council's standard",
        "",
    ),
    "standard_met_by_phase": (
        "Schools known to meet the standard of data quality",
        "Assessed, and meet the council's standard",
        "A school neither below the standard nor known to meet it was not assessed, which never counts as good.",
    ),
}
#: Told by every release; a measure that came later is left out of a release that does not hold it.
_FROM_THE_FIRST = tuple(_WORDS)[:4]
TREND = "Agreements returned over time"


def subjects(view: PublicView) -> tuple[Subject, ...]:
    """Every subject by phase, in the order of reading."""
    return tuple(_subject(view, name) for name in _WORDS if name in _FROM_THE_FIRST or view.printed(name))


def _meaning(subject: Subject, release: Release) -> str:
    """What the numbers of a subject mean in this release, which says what the council's standard was."""
    if subject.name == "quality_below_standard":
        return f"Below: more than {release.standard:g} failures per 1,000 records in the last period measured."
    return subject.meaning


def figures(view: PublicView) -> tuple[Figure, ...]:
    """The headline numbers of the priority phases."""
    row = view.answer("headline").rows[0]
    schools = cast(int, row["cohort_schools"])
    counted = {"returned_by_phase": "returned", "escalation_by_phase": "requires_escalation"}
    counted |= {"escalation_and_flow_by_phase": "also_second_point", "flow_by_phase": "second_point"}
    found = []
    for name, column in counted.items():
        printed = next((one for one in view.printed(name) if one.cohort == PRIORITY), None)
        value = cast("int | None", row[column])
        exact = Line(COHORTS[PRIORITY], ALL_OF[PRIORITY], schools, value)
        line = exact if printed is not None and printed.is_exact and schools else _instead(printed)
        found.append(Figure(_WORDS[name][1], line))
    return tuple(found)


def points(view: PublicView) -> tuple[Point, ...]:
    """The trend: one point per release in which the number stands."""
    found = []
    for row in view.answer("returned_over_time").rows:
        line = Line(COHORTS[PRIORITY], str(row["phase"]), cast(int, row["schools"]), cast(int, row["returned"]))
        found.append(Point(cast(date, row["measured_on"]), line))
    return tuple(found)


def notes(release: Release) -> tuple[str, ...]:
    """What the release says of itself, then how it was made safe."""
    chosen = f"The schools counted were chosen as at {in_words(release.counted_as_at)}."
    return (*release.notes, chosen, *_rules(release))


def reasons(subject: Subject) -> tuple[str, ...]:
    """Why a whole measure of a subject is withheld; nothing where none is."""
    return tuple(part.finding for part in subject.parts if any(line.symbol == CONFIDENTIAL for line in part.lines))


def file_stem(release: Release) -> str:
    """How every file of a release begins: what it is, as at when, for whom, and which release."""
    return f"data-sharing-agreements-as-at-{release.as_at.isoformat()}-{MARKING.lower()}-{release.id}"


def _subject(view: PublicView, name: str) -> Subject:
    answer = view.answer(name)
    rows = iter(answer.rows)
    parts = tuple(_part(one, answer, list(islice(rows, len(one.blocks)))) for one in view.printed(name))
    subject = Subject(name, *_WORDS[name], parts)
    return replace(subject, meaning=_meaning(subject, view.release))


def _part(one: Printed, answer: Answer, rows: list[dict[str, object]]) -> Part:
    cohort, counted = COHORTS[one.cohort], _counted(answer)
    if not rows:
        said = f"{cohort}. {one.finding}" if one.withheld else one.finding
        return Part(cohort, said, (_instead(one),))
    lines = tuple(Line(cohort, str(row["phase"]), cast(int, row["schools"]), cast(int, row[counted])) for row in rows)
    if len(lines) == 1:
        return Part(cohort, one.finding, lines)
    total = sum(line.count or 0 for line in lines)
    return Part(cohort, one.finding, lines, Line(cohort, ALL_OF[one.cohort], one.schools, total, is_total=True))


def _instead(one: Printed | None) -> Line:
    """What stands for a measure that has no blocks: a bound, or nothing at all."""
    cohort = PRIORITY if one is None else one.cohort
    here = (COHORTS[cohort], ALL_OF[cohort])
    if one is None or not one.schools:
        return Line(*here, 0, None, symbol=NOT_APPLICABLE)
    if one.total is None or (one.at_least and not one.total):
        return Line(*here, one.schools, None, symbol=CONFIDENTIAL)
    if MEASURE[one.measure].good:
        return Line(*here, one.schools, one.schools - one.total, AT_MOST)
    return Line(*here, one.schools, one.total, AT_LEAST)


def _counted(answer: Answer) -> str:
    """The column that is counted: the last but one."""
    return counted_by(answer.metric)


def _rules(release: Release) -> Iterator[str]:
    for (cohort, name), policy in zip(COHORTS.items(), release.policies, strict=True):
        if any(one.cohort == cohort for one in release.printed):
            known = "one of the schools stands"
            if policy.insiders != 1:
                known = f"{policy.insiders:,} of the schools stand"
            yield (
                f"{name}: no group of fewer than {policy.min_group} schools is shown by itself, and the figures hold "
                f"against a reader who already knows how {known}."
            )
