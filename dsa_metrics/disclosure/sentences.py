"""The sentences of a release: what is printed, as a board paper says it. Made from printed numbers alone."""

from collections.abc import Mapping, Sequence
from datetime import date

from dsa_metrics.disclosure.ladder import PublishedCounts
from dsa_metrics.disclosure.measures import MEASURE
from dsa_metrics.disclosure.rates import PublishedRates
from dsa_metrics.disclosure.release import ENGAGING, PRIORITY, Point, Printed, RatePoint
from dsa_metrics.disclosure.together import Withheld
from dsa_metrics.wording import in_words, number, some_of, verb

NOUNS = {PRIORITY: "priority school", ENGAGING: "school of the other phases"}
PLURALS = {PRIORITY: "priority schools", ENGAGING: "schools of the other phases"}
#: The priority cohort as a whole, in a trend.
ALL_PRIORITY = "All priority phases"

Counts = PublishedCounts | Withheld

_UNSAFELY = "data unsafely or not at all"

#: What stands on every release about what it can and cannot tell.
NOTES = (
    "Phases with few schools are shown together; which ones depends on how many schools there are, not on the figures.",
    "A group is shown by itself only where enough of its schools are left in doubt; else small groups are added up.",
    "No figure lets a reader work out how a named school stands, not even the head of another school, or a trust.",
    "A reader can still think it likely: where many schools of a group are counted, each may well be one of them.",
    "The schools were chosen once for the campaign year; one that has closed since counts as on its last day.",
    "Hiding names is a choice, not a duty: a school's name is not personal data, and the list may be asked for by law.",
)


def label(phases: Sequence[str]) -> str:
    """How a block is named: Primary; Secondary and special, combined."""
    if len(phases) == 1:
        return phases[0]
    first, *others = phases
    names = [first, *(name.lower() for name in others)]
    return f"{', '.join(names[:-1])} and {names[-1]}, combined"


def finding(measure: str, cohort: str, schools: int, counts: Counts, as_at: date) -> str:
    """What is printed of one measure in one sentence."""
    if isinstance(counts, Withheld):
        return counts.why
    noun, on = NOUNS[cohort], f"On {in_words(as_at)}"
    if not schools:
        return f"{on}, no {noun} was counted."
    if counts.at_least and not counts.total:
        return f"There are too few {PLURALS[cohort]} ({schools:,}) to say how many {MEASURE[measure].many}."
    if counts.at_least:
        words = verb(counts.total, MEASURE[measure].one, MEASURE[measure].many)
        return f"{on}, at least {counts.total:,} of {schools:,} {PLURALS[cohort]} {words}."
    if good := MEASURE[measure].good:
        others = schools - counts.total
        return f"{on}, {_some(others, schools, cohort)} {verb(others, *good)}."
    words = verb(counts.total, MEASURE[measure].one, MEASURE[measure].many)
    return f"{on}, {_some(counts.total, schools, cohort)} {words}."


def rate_finding(cohort: str, schools: int, rates: PublishedRates | Withheld, as_at: date) -> str:
    """What is printed of failure rates in one sentence."""
    if isinstance(rates, Withheld):
        return rates.why
    of_those = _some(rates.assessed, schools, cohort)
    were = verb(rates.assessed, "was", "were")
    found = f"{of_thousand(rates.per_thousand)} at the average school"
    return f"On {in_words(as_at)}, {of_those} {were} assessed, and {found}: every school counts alike."


def of_thousand(per_thousand: int) -> str:
    """A rate as a sentence says it: 14 of 1,000 records fail a check."""
    if not per_thousand:
        return "fewer than 1 of 1,000 records fails a check"
    return f"{per_thousand:,} of 1,000 records {verb(per_thousand, 'fails', 'fail')} a check"


def headline(escalated: Counts, both: Counts, schools: int, as_at: date) -> str:
    """The sentence of the paper: how many priority schools require escalation, and how many of those fail twice."""
    said = finding("escalated", PRIORITY, schools, escalated, as_at).removesuffix(".")
    if isinstance(escalated, Withheld) or isinstance(both, Withheld) or not escalated.total:
        return f"{said}."
    if both.at_least:
        return f"{said}; at least {both.total:,} of them also {verb(both.total, 'shares', 'share')} {_UNSAFELY}."
    if escalated.total == 1 and not escalated.at_least:
        return f"{said}, and {'also shares' if both.total else 'is not known to share'} {_UNSAFELY}."
    if not both.total:
        return f"{said}, none of which is known to share {_UNSAFELY}."
    are_all = both.total == escalated.total and not escalated.at_least
    which = ("both" if both.total == 2 else "all") if are_all else f"{both.total:,}"
    return f"{said}, {which} of which also {verb(both.total, 'shares', 'share')} {_UNSAFELY}."


def illustration(printed: Printed, mean_rolls: Mapping[str, float], schools: Mapping[str, int]) -> str:
    """What the schools without an agreement would teach at the public mean roll of their block; "" for nothing.

    To the nearest ten pupils; `mean_rolls` and `schools`: phase -> mean roll, number of schools.
    """
    if printed.measure != "not_returned" or printed.cohort != PRIORITY or not printed.is_exact or not printed.total:
        return ""
    if any(phase not in mean_rolls for block in printed.blocks for phase in block.phases):
        return ""
    pupils = 0.0
    for block in printed.blocks:
        pupils += block.adverse * sum(mean_rolls[p] * schools[p] for p in block.phases) / block.schools
    return (
        f"An illustration, not a count: {number(printed.total, 'priority school')} of average size would teach about "
        f"{round(pupils / 10) * 10:,} pupils. No agreement says how the council may learn where they are educated."
    )


def _some(part: int, schools: int, cohort: str) -> str:
    if cohort == PRIORITY:
        return some_of(part, schools, NOUNS[cohort])
    if part in (0, schools) and schools > 1:
        return f"{'none' if part == 0 else 'all'} of the {schools:,} {PLURALS[cohort]}"
    return f"{part:,} of {schools:,} {PLURALS[cohort]}"


def moved(points: Sequence[Point]) -> str:
    """How the number of returned agreements has moved from release to release."""
    if not points:
        return "No release shows exactly how many priority schools have an agreement in force."
    first, last = points[0], points[-1]
    said = f"{last.returned:,} of {last.schools:,}"
    if len(points) == 1:
        return f"On {in_words(last.as_at)}, the priority schools with an agreement in force were {said}."
    how = f"{'rose' if last.returned > first.returned else 'fell'} from {first.returned:,} to"
    span = f"From {in_words(first.as_at)} to {in_words(last.as_at)} the priority schools with an agreement in force"
    return f"{span} {'stayed at' if first.returned == last.returned else how} {said}."


def rate_moved(points: Sequence[RatePoint]) -> str:
    """How the mean failure rate of the priority schools has moved from release to release."""
    if not points:
        return "No release shows how many records fail a check at the average priority school."
    first, last = points[0], points[-1]
    if len(points) == 1:
        return f"On {in_words(last.as_at)}, {of_thousand(last.per_thousand)} at the average priority school."
    span = f"From {in_words(first.as_at)} to {in_words(last.as_at)} the failures per 1,000 records"
    if first.per_thousand == last.per_thousand:
        return f"{span} at the average priority school stayed at {last.per_thousand:,}."
    how = "rose" if last.per_thousand > first.per_thousand else "fell"
    moved = f"{how} from {first.per_thousand:,} to {last.per_thousand:,}"
    return f"{span} at the average priority school {moved}."
