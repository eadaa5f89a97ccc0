"""The sheets of the members' workbook in words and rows: schools one by one, and counted by phase."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from dsa_metrics.disclosure.measures import MEASURE
from dsa_metrics.disclosure.release import COHORTS, PRIORITY, Release
from dsa_metrics.disclosure.sentences import NOUNS
from dsa_metrics.exports.members.schools import Counted, Group, by_phase, escalated, together
from dsa_metrics.exports.paper.members import FLOWS, MARKED, UNKNOWN, marked, marked_name
from dsa_metrics.exports.public.content import ALL_OF
from dsa_metrics.exports.public.content import COHORTS as KINDS
from dsa_metrics.exports.workbook import Code
from dsa_metrics.store import State
from dsa_metrics.wording import capital, in_words, number, some_of, verb

_SCHOOL = (("School", 34), ("URN", 10), ("Phase", 15), ("Trust", 26))
_STANDING = (("Reason", 14), ("How data arrives", 18), ("Unsafe or no data", 14))
BELOW, MEETS, NOT_ASSESSED = "Below the standard", "Meets the standard", "Not assessed"


@dataclass(frozen=True)
class Bars:
    """A chart of the rows of a sheet: its title, the headings of the columns that add up, and what it shows in words;
    the first `rows` rows of the table are drawn."""

    title: str
    headings: tuple[str, ...]
    rows: int
    said: str


@dataclass(frozen=True)
class Sheet:
    """One sheet: what it is called, what it holds, what stands above its table, and the table.

    `columns`: headings with widths in characters; the last `totals` rows are sums, apart from the table.
    """

    name: str
    about: str
    findings: tuple[str, ...]
    columns: tuple[tuple[str, int], ...]
    rows: tuple[tuple[object, ...], ...]
    totals: tuple[tuple[object, ...], ...] = ()
    chart: Bars | None = None


def sheets(release: Release, schools: Sequence[Counted]) -> tuple[Sheet, ...]:
    """The sheets with figures, in their order."""
    makers = (_escalation, _every_school, _returned, _arrival, _quality)
    return tuple(make(release, schools) for make in makers)


def _escalation(release: Release, schools: Sequence[Counted]) -> Sheet:
    listed = tuple(escalated(schools))
    return Sheet(
        "Requires escalation",
        "Every school that requires escalation, and why",
        _counted_and_marked(schools),
        (*_SCHOOL, *_STANDING, ("Last letter", 17), ("Days since last letter", 15), ("Why", 58)),
        tuple((*_named(one), *_standing(one), *_waiting(one, release.as_at), _why(one)) for one in listed),
    )


def _every_school(release: Release, schools: Sequence[Counted]) -> Sheet:
    return Sheet(
        "Every school",
        "Every school that the release counts: where its agreement stands, why, and how its data arrives",
        (*_counts(schools, "not_returned"), *_counts(schools, "unsafe")),
        (*_SCHOOL, ("Agreement", 20), *_STANDING, ("Why", 58)),
        tuple((*_named(one), _status(one), *_standing(one), _why(one)) for one in schools),
    )


def _returned(release: Release, schools: Sequence[Counted]) -> Sheet:
    groups, headings = by_phase(schools), ("Returned", "Not returned")
    columns = (("Phase", 28), ("Group", 22), ("Schools", 13), *((one, 18) for one in headings), ("Share returned", 16))

    def row(one: Group) -> tuple[object, ...]:
        share = Fraction(one.returned, one.schools)
        return one.name, KINDS[one.cohort], one.schools, one.returned, one.schools - one.returned, share

    return Sheet(
        "Returned by phase",
        "How many schools of each phase have an agreement in force, with a chart",
        _counts(schools, "not_returned"),
        columns,
        tuple(map(row, groups)),
        tuple(map(row, _totals(schools))),
        _bars(release, "Agreements returned, by phase", headings, groups, lambda one: row(one)[3:5]),
    )


def _arrival(release: Release, schools: Sequence[Counted]) -> Sheet:
    groups, headings = by_phase(schools), tuple(FLOWS.values())

    def numbers(one: Group) -> tuple[int, ...]:
        return tuple(one.flows.get(flow, 0) for flow in FLOWS)

    def row(one: Group) -> tuple[object, ...]:
        return one.name, KINDS[one.cohort], one.schools, *numbers(one)

    return Sheet(
        "How data arrives by phase",
        "By what kind of means the data of the schools of each phase arrives, with a chart",
        _counts(schools, "unsafe"),
        (("Phase", 28), ("Group", 22), ("Schools", 13), *((one, 18) for one in headings)),
        tuple(map(row, groups)),
        tuple(map(row, _totals(schools))),
        _bars(release, "How data arrives, by phase", headings, groups, numbers),
    )


def _quality(release: Release, schools: Sequence[Counted]) -> Sheet:
    assessed = any(one.state.records for one in schools)
    return Sheet(
        "Data quality by school",
        "What checks found in each school's records in the last period, and where nothing was assessed",
        _counts(schools, "below_standard", "not_known_to_meet") if assessed else ("No school has been assessed yet.",),
        (
            *_SCHOOL,
            ("Period", 20),
            ("Records looked at", 15),
            ("Failures that count", 15),
            ("Failures per thousand", 16),
            ("Standing", 23),
        ),
        tuple((*_named(one), one.period, *_found(one, release.standard or 0)) for one in schools),
    )


def _counts(schools: Sequence[Counted], *measures: str) -> tuple[str, ...]:
    """For each cohort with schools, how many of them the measures say something of."""
    return tuple(
        _count([one for one in schools if one.cohort == cohort], cohort, measure)
        for cohort in COHORTS
        for measure in measures
        if any(one.cohort == cohort for one in schools)
    )


def _count(schools: Sequence[Counted], cohort: str, name: str) -> str:
    measure = MEASURE[name]
    adverse = sum(getattr(one.state, name) for one in schools)
    some = len(schools) - adverse if measure.good else adverse
    if cohort == PRIORITY:
        whole = capital(some_of(some, len(schools), NOUNS[PRIORITY]))
    else:
        whole = f"{some or 'None'} of {'the ' * (not some)}{number(len(schools), 'school')} of the other phases"
    return f"{whole} {verb(some, *(measure.good or (measure.one, measure.many)))}."


def _counted_and_marked(schools: Sequence[Counted]) -> tuple[str, ...]:
    """How many require escalation and how many of those are marked, of each cohort."""
    return tuple(
        " ".join((sentence, marked([one.named for one in escalated(schools) if one.cohort == cohort]))).strip()
        for cohort in COHORTS
        for sentence in _counts([one for one in schools if one.cohort == cohort], "escalated")
    )


def _totals(schools: Sequence[Counted]) -> list[Group]:
    groups = [together(ALL_OF[cohort], cohort, schools) for cohort in COHORTS]
    return [one for one in groups if one.schools]


def _bars(
    release: Release,
    title: str,
    headings: tuple[str, ...],
    groups: Sequence[Group],
    numbers: Callable[[Group], Sequence[object]],
) -> Bars | None:
    """The chart of the groups; None where there is none to draw."""
    each = (
        f"{one.name}: "
        + ", ".join(
            f"{heading.lower()} {count}" for heading, count in zip(headings, numbers(one), strict=True) if count
        )
        for one in groups
    )
    said = f"Bar chart: {title[0].lower()}{title[1:]}, as at {in_words(release.as_at)}. {'; '.join(each)}."
    return Bars(f"{title}, as at {in_words(release.as_at)}", headings, len(groups), said) if groups else None


def _named(one: Counted) -> tuple[object, ...]:
    return marked_name(one.named), Code(one.named.urn), one.named.phase, one.named.trust


def _standing(one: Counted) -> tuple[str, str, str]:
    standing, mark = one.named.standing, MARKED if one.named.is_marked else ""
    reason = (standing.reason or "") if standing else ""
    return capital(reason), FLOWS[one.flow], f"Yes{mark}" if one.flow.is_second_point else "No"


def _status(one: Counted) -> str:
    return capital(one.named.standing.status) if one.named.standing else "Not known"


def _why(one: Counted) -> str:
    why = one.named.standing.why if one.named.standing else UNKNOWN
    closed = one.named.closed_on
    return f"{why} Closed on {in_words(closed)}; shown as on its last day." if closed else why


def _waiting(one: Counted, as_at: date) -> tuple[date | None, int | None]:
    last = one.named.standing.last_letter_on if one.named.standing else None
    return last, (as_at - last).days if last else None


def _found(one: Counted, standard: float) -> tuple[object, ...]:
    """Records, failures, failures per thousand records and standing; without numbers where nothing was assessed."""
    state = one.state
    if not state.records:
        return None, None, None, NOT_ASSESSED
    return state.records, state.failures, _rate(state, standard), BELOW if state.below_standard else MEETS


def _rate(state: State, standard: float) -> float:
    """Failures per thousand records in as many places as it takes to stand on its own side of the standard."""
    exact = 1000 * state.failures / state.records
    on_its_side = (
        one for one in (round(exact, places) for places in (1, 2, 3)) if (one > standard) == (exact > standard)
    )
    return next(on_its_side, exact)
