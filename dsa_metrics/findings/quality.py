"""What each answer about the quality of data says, in one plain sentence; right for none, one and many."""

from typing import cast

from dsa_metrics.findings.asked import Asked, Rows, no_school, total
from dsa_metrics.wording import in_words, number, rate, some_of, verb

BELOW = "below the council's standard"


def quality_over_time(rows: Rows, asked: Asked) -> str:
    """How the failures per thousand records of the priority schools have moved from the first period to the last."""
    periods = _periods(asked.priority_rows(rows))
    if not periods:
        return _nothing_checked(asked)
    first, last = periods[0], periods[-1]
    assessed = some_of(total(last, "schools_assessed"), total(last, "schools"), "priority school")
    were = f"{assessed} {verb(total(last, 'schools_assessed'), 'was', 'were')} assessed"
    if len(periods) == 1:
        found = f"{_rate(last)} failures per thousand records of the priority schools"
        return f"In {_period(last)} the checks found {found}; {were}."
    before, now = _rate(first), _rate(last)
    rose = _failures_per_thousand(last) > _failures_per_thousand(first)
    moved = f"stayed at {now}" if before == now else f"{'rose' if rose else 'fell'} from {before} to {now}"
    said = f"From {_period(first)} to {_period(last)} the failures per thousand records of the priority schools {moved}"
    return f"{said}; {were} in {_period(last)}."


def quality_by_phase(rows: Rows, asked: Asked) -> str:
    """In which dimension the records of the priority schools failed most in the last period."""
    periods = _periods(asked.priority_rows(rows))
    if not periods:
        return _nothing_checked(asked)
    by_dimension = _groups(periods[-1], "dimension")
    worst = max(by_dimension, key=_failures_per_thousand)
    if not total(worst, "failures"):
        return _nothing_failed(periods[-1])
    dimension = worst[0]["dimension"] or "checks that the policy no longer lists"
    said = f"In {_period(worst)} the records of the priority schools failed most in {dimension}"
    return f"{said}: {_rate(worst)} failures per thousand records."


def quality_by_check(rows: Rows, asked: Asked) -> str:
    """Which check the records of the priority schools failed most often in the last period."""
    periods = _periods(asked.priority_rows(rows))
    if not periods:
        return _nothing_checked(asked)
    worst = max(_groups(periods[-1], "check_code"), key=lambda check: total(check, "failures"))
    failures, records = total(worst, "failures"), total(worst, "records")
    if not failures:
        return _nothing_failed(periods[-1])
    said = f"In {_period(worst)} the check that the records of the priority schools failed most often was"
    return f"{said} {worst[0]['check']}: {number(failures, 'failure')} in {number(records, 'record')}."


def quality_below_standard(rows: Rows, asked: Asked) -> str:
    """How many of the priority schools that were assessed in the last period are below the council's standard."""
    periods = _periods(asked.priority_rows(rows), "schools_assessed")
    if not periods:
        return _nothing_checked(asked)
    last = periods[-1]
    assessed = total(last, "schools_assessed")
    said = _below(total(last, "below"), assessed, "assessed priority school")
    return f"In {_period(last)}, {said}{_not_assessed(total(last, 'schools') - assessed)}."


def quality_by_school(rows: Rows, asked: Asked) -> str:
    """How many of the schools that were assessed are below the council's standard, and how many were not assessed."""
    if not rows:
        return no_school(asked, "school")
    assessed = sum(1 for row in rows if row["is_assessed"])
    if not assessed:
        return f"By {in_words(asked.as_at)} no school has been assessed."
    said = _below(sum(1 for row in rows if row["is_below"]), assessed, "assessed school")
    return f"By {in_words(asked.as_at)}, {said} in their last period{_not_assessed(len(rows) - assessed)}."


def quality_of_school(rows: Rows, asked: Asked) -> str:
    """How many failures the checks of the last period found in the records of one school, and how many are accepted."""
    if not rows:
        return f"By {in_words(asked.as_at)} no check has been made of this school's records."
    last = _groups(rows, "period")[-1]
    failures, accepted = total(last, "failures"), total(last, "accepted")
    found = f"{number(failures, 'failure')} in {number(total(last, 'records'), 'record')}"
    also = f"; {accepted:,} more {verb(accepted, 'is', 'are')} accepted" if accepted else ""
    return f"In {_period(last)} the checks of this school's records found {found}{also}."


def quality_moved_by_check(rows: Rows, asked: Asked) -> str:
    """Which check moved the failure rate of a phase most since the period before."""
    return _moved_most(rows, asked, "check")


def quality_moved_by_school(rows: Rows, asked: Asked) -> str:
    """Which school moved the failure rate of a phase most since the period before."""
    return _moved_most(rows, asked, "name")


def _moved_most(rows: Rows, asked: Asked, named: str) -> str:
    if not rows:
        return f"By {in_words(asked.as_at)} no phase has two periods to compare."
    most = max(rows, key=lambda row: abs(cast(float, row["contribution"])))
    contribution, phase = cast(float, most["contribution"]), most["phase"]
    if not contribution:
        return "Between the last two periods the failure rate of no phase moved."
    size = f"{rate(abs(contribution))} failures per thousand records"
    moved = f"added {size} to the rate of {phase}" if contribution > 0 else f"took {size} off the rate of {phase}"
    return f"From {most['before_period']} to {most['period']} {most[named]} changed a phase's rate most: it {moved}."


def last_period(rows: Rows) -> str | None:
    """The last period in which at least half of the schools were assessed, else any; None where none ever was."""
    periods = _periods(rows)
    return str(_period(periods[-1])) if periods else None


def _periods(rows: Rows, looked_at: str = "records") -> list[Rows]:
    """The rows of each period in which anything was looked at, in order, up to the last with half of the schools."""
    periods = [period for period in _groups(rows, "period") if total(period, looked_at)]
    while len(periods) > 1 and 2 * total(periods[-1], "schools_assessed") < total(periods[-1], "schools"):
        periods.pop()
    return periods


def _groups(rows: Rows, column: str) -> list[Rows]:
    return [[row for row in rows if row[column] == cell] for cell in dict.fromkeys(row[column] for row in rows)]


def _period(rows: Rows) -> object:
    return rows[0]["period"]


def _failures_per_thousand(rows: Rows) -> float:
    return 1000 * total(rows, "failures") / (total(rows, "records") or 1)


def _rate(rows: Rows) -> str:
    return rate(_failures_per_thousand(rows))


def _below(below: int, assessed: int, noun: str) -> str:
    return f"{some_of(below, assessed, noun)} {verb(below, 'is', 'are')} {BELOW}"


def _not_assessed(schools: int) -> str:
    return f"; {schools:,} {verb(schools, 'was', 'were')} not assessed" if schools else ""


def _nothing_failed(rows: Rows) -> str:
    return f"In {_period(rows)} no record of the priority schools failed a check."


def _nothing_checked(asked: Asked) -> str:
    return f"By {in_words(asked.as_at)} no check has been made of the records of any priority school."
