"""The quality of a school's data in the words of its pack: the last assessment, its checks, and how it has changed."""

from dataclasses import dataclass

from dsa_metrics.exports.packs.phrases import all_of, of, of_records, rate_of, standard_of
from dsa_metrics.exports.packs.position import Found, Measurement, Position, in_order
from dsa_metrics.vocabulary import Dimension
from dsa_metrics.wording import capital, in_words, things

#: The periods shown, the last of them.
MOST_PERIODS = 12

NOT_ASSESSED = "not assessed"
_DIMENSION = {
    Dimension.COMPLETENESS: "is everything filled in?",
    Dimension.UNIQUENESS: "is anything there twice?",
    Dimension.CONSISTENCY: "do entries agree with each other?",
    Dimension.TIMELINESS: "is it up to date?",
    Dimension.VALIDITY: "does it have the right form?",
    Dimension.ACCURACY: "does it agree with other sources?",
}


@dataclass(frozen=True)
class Failing:
    """A line of the table of what is to be put right."""

    check: str
    severity: str
    records: str
    note: str
    meaning: str
    fix: str


@dataclass(frozen=True)
class Explained:
    """A line of the table of explained failures."""

    check: str
    records: str
    reason: str


@dataclass(frozen=True)
class Kind:
    """A line of the table by kind of quality."""

    name: str
    question: str
    records: str
    failures: str
    per_thousand: str


@dataclass(frozen=True)
class Period:
    """A line of the table over time."""

    period: str
    records: str
    failures: str
    accepted: str
    per_thousand: str
    standing: str


def summary(position: Position) -> str:
    """The last assessment beside the council's standard, in two sentences or three."""
    latest, standard = position.latest, position.council.standard
    if latest is None:
        return "Not assessed: no check of your data has a result yet, so nothing is known of its quality, good or bad."
    day = f", looked at on {in_words(latest.measured_on)}" if latest.measured_on else ""
    rate = rate_of(latest.failures, latest.records, standard)
    beside = f"the council's standard is {standard_of(standard)} or fewer"
    if not latest.failures:
        return f"{latest.period}{day}: no check found anything to put right ({beside} per thousand records)."
    side = "does not meet" if position.is_below_standard else "meets"
    counted = f"{latest.failures:,} in {latest.records:,}"
    return (
        f"{latest.period}{day}: {rate} failures per thousand records ({counted}), which {side} the council's standard "
        f"of {standard_of(standard)} or fewer."
    )


def warning(position: Position) -> str:
    """What a reader must know before trusting that: periods not assessed since, and few records."""
    latest, council = position.latest, position.council
    if latest is None:
        return ""
    said = ["This was measured at the school that yours replaced."] * latest.is_predecessor
    if since := [one.period for one in position.unassessed_since]:
        said.append(f"{capital(all_of(since, 'and'))}: not assessed. What is said here is older and may have changed.")
    if latest.records < council.small_records:
        said.append("This rests on few records: one failure more or less changes the rate a great deal.")
    return " ".join(said)


def failing(position: Position) -> tuple[Failing, ...]:
    """What is to be put right, the most failures first."""
    return tuple(_failing(position, one) for one in position.latest.failing) if position.latest else ()


def _failing(position: Position, found: Found) -> Failing:
    check = position.council.checks.get(found.code)
    note = f"Noted: {' '.join(found.notes)}" if found.notes else ""
    return Failing(
        check=found.check,
        severity=str(check.severity) if check else "",
        records=of_records(found),
        note=note,
        meaning=check.meaning if check else "",
        fix=check.fix if check else "",
    )


def explained(position: Position) -> tuple[Explained, ...]:
    """Failures that were explained and accepted, with why."""
    latest = position.latest
    return tuple(_explained(one) for one in latest.explained) if latest else ()


def _explained(found: Found) -> Explained:
    return Explained(found.check, of(found.accepted, found.records), " ".join(found.reasons))


def fine(position: Position) -> str:
    """The checks that found nothing, in one line."""
    latest = position.latest
    if latest is None or not latest.fine:
        return ""
    names = [one.check for one in in_order(latest.fine, position.council.checks)]
    said = "All" if len(names) == len(latest.found) else f"{len(names)} of"
    return f"{said} {things(len(latest.found), 'check')} found nothing: {'; '.join(names)}."


def dimensions(position: Position) -> tuple[Kind, ...]:
    """The last assessment by the six kinds of quality; a kind that no check looked at is not assessed."""
    latest = position.latest
    return tuple(_kind(position, one, latest.of(one)) for one in Dimension) if latest else ()


def _kind(position: Position, dimension: Dimension, part: Measurement) -> Kind:
    if not part.records:
        return Kind(capital(dimension), _DIMENSION[dimension], "–", "–", NOT_ASSESSED)
    rate = rate_of(part.failures, part.records, position.council.standard)
    return Kind(capital(dimension), _DIMENSION[dimension], f"{part.records:,}", f"{part.failures:,}", rate)


def shown(position: Position) -> tuple[Measurement, ...]:
    """The periods of the chart and of its table."""
    return position.measured[-MOST_PERIODS:]


def periods(position: Position) -> tuple[Period, ...]:
    """One line per period of the council since the school's first assessment."""
    return tuple(_period(position, one) for one in shown(position)) if position.latest else ()


def _period(position: Position, one: Measurement) -> Period:
    rate, period = one.per_thousand, one.period + " (before yours)" * one.is_predecessor
    if rate is None:
        return Period(period, "–", "–", "–", "–", NOT_ASSESSED)
    side = "not met" if rate > position.council.standard else "met"
    said = rate_of(one.failures, one.records, position.council.standard)
    return Period(period, f"{one.records:,}", f"{one.failures:,}", f"{one.accepted:,}", said, side)


def has_chart(position: Position) -> bool:
    """True where at least two periods were assessed: a trend takes two."""
    return len(_assessed(position)) > 1


def trend(position: Position) -> str:
    """How the rate has changed, in a sentence."""
    assessed = _assessed(position)
    if not assessed:
        return ""
    if len(assessed) == 1:
        return "Your data was assessed once so far: a trend takes two."
    first, last = assessed[0], assessed[-1]
    before, now = _rate(position, first), _rate(position, last)
    change = _direction(first, last)
    return f"From {before} failures per thousand records in {first.period} to {now} in {last.period}: {change}."


def chart_alt(position: Position) -> str:
    """The chart in words: what it shows, and every point."""
    if not has_chart(position):
        return ""
    points = [f"{one.period} {_rate(position, one)}" for one in shown(position)]
    standard = standard_of(position.council.standard)
    return (
        f"Line chart: failures per thousand records by period, beside the council's standard of {standard}. "
        f"{'; '.join(points)}. The table below has the same figures."
    )


def reading(position: Position) -> str:
    """How the figures are to be read."""
    return (
        "Failures per thousand records: each record is counted once for every check that looked at it, over every "
        "collection of the period. An error is wrong; a query may be right and wants looking at. Failures that you "
        "explained and the council accepted are shown and do not count. Not assessed means that nobody has looked; it "
        "does not mean good. Your school is compared with the council's standard only: "
        f"{standard_of(position.council.standard)} failures per thousand records or fewer."
    )


def _assessed(position: Position) -> list[Measurement]:
    return [one for one in shown(position) if one.is_assessed]


def _rate(position: Position, one: Measurement) -> str:
    return rate_of(one.failures, one.records, position.council.standard) if one.records else NOT_ASSESSED


def _direction(first: Measurement, last: Measurement) -> str:
    before, after = first.per_thousand or 0, last.per_thousand or 0
    return "better" if after < before else "worse" if after > before else "no change"
