"""When each school's return of each collection arrived, and by what means."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from data.demo.collecting import AUTOMATED, Collecting, Period, is_automated, owes
from data.demo.courses import Story
from data.demo.schools import School

#: The last day of the record.
LAST_DAY = date(2019, 6, 4)

#: What a return comes by where the data that the school shares all year comes by something it cannot, or does not come.
_OF_A_RETURN = {"": "secure portal", "none": "secure portal", "paper or telephone": "removable media"}


@dataclass(frozen=True)
class Return:
    """A school's return of a period; `received_on` is None where it never came, and then `is_listed` may be false."""

    school: School
    period: Period
    received_on: date | None
    means: str | None
    is_listed: bool = True


def returns(schools: Sequence[School], story: Story, collecting: Collecting) -> Iterator[Return]:
    """Every return that was due, and those of the last collection that came before it was, period by period."""
    for period in collecting.periods:
        for school in schools:
            if owes(school, period):
                yield from _return(school, period, story, collecting)


def _return(school: School, period: Period, story: Story, collecting: Collecting) -> Iterator[Return]:
    missing = collecting.missing.get((school.urn, period.name))
    if missing is not None:
        yield Return(school, period, None, None, missing)
    elif period != collecting.last or _is_early(school, collecting):
        received_on = story.pick_day(school.random(f"return {period.name}"), _arrives(school, period, collecting))
        yield Return(school, period, received_on, _means(school, period, collecting))


def _is_early(school: School, collecting: Collecting) -> bool:
    chance = collecting.early["automated" if AUTOMATED in school.means else "by_hand"]
    return school.random("early").random() < chance


def _arrives(school: School, period: Period, collecting: Collecting) -> tuple[date, date]:
    """The first and the last day on which the return may arrive."""
    if period == collecting.last:
        return period.census_on + timedelta(days=4), LAST_DAY
    if is_automated(school):
        return period.census_on + timedelta(days=1), period.census_on + timedelta(days=8)
    if _is_late(school, period, collecting):
        return period.due_on + timedelta(days=1), period.due_on + timedelta(days=20)
    return period.census_on + timedelta(days=5), period.due_on


def _is_late(school: School, period: Period, collecting: Collecting) -> bool:
    lateness = collecting.lateness
    chance = lateness.reluctant if school.course in lateness.reluctant_courses else lateness.usual
    return school.urn in lateness.always or school.random(f"late {period.name}").random() < chance


def _means(school: School, period: Period, collecting: Collecting) -> str:
    first, second = school.means
    means = (second or first) if period == collecting.last else first
    return _OF_A_RETURN.get(means, means)
