"""What the council's checks found in each return: one row per school, period and check, as a CSV file of the year."""

import csv
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from io import StringIO
from random import Random

from data.demo.collecting import Check, Collecting, Period, is_alternative_provision, is_automated
from data.demo.courses import Story, Window
from data.demo.schools import School
from data.demo.submissions import Return

_HEADINGS = ("URN", "School", "Collection", "Period", "Measured on", "Check", "Records", "Failures", "Explanation")

#: The period whose census is that of the register's rolls.
_OF_THE_REGISTER = "Spring 2018"


def quality_bytes(returns: Iterable[Return], rolls: dict[int, int], story: Story, collecting: Collecting) -> bytes:
    """The file of every result, as Excel saves one: UTF-8 with its mark, CRLF."""
    written = StringIO(newline="")
    writer = csv.writer(written)
    writer.writerow(_HEADINGS)
    for one in returns:
        writer.writerows(_results(one, rolls, story, collecting))
    return written.getvalue().encode("utf-8-sig")


def _results(one: Return, rolls: dict[int, int], story: Story, collecting: Collecting) -> Iterator[tuple[object, ...]]:
    window = _checked(one, collecting)
    if window is None:
        return
    school, period = one.school, one.period
    measured_on = story.pick_day(school.random(f"measured {period.name}"), window)
    records = _records(school, period, rolls[school.urn])
    of_period = (school.urn, school.name, collecting.collection, period.name, f"{measured_on:%d/%m/%Y}")
    for check in _checks(school, collecting):
        failures = _failures(school, period, check, records, collecting)
        yield *of_period, check.name, records, failures, _saying(school, period, check, failures, collecting)


def _checked(one: Return, collecting: Collecting) -> Window | None:
    """Between which days the return is checked; None where it is not, or not by the end of the record."""
    due_on, received_on = one.period.due_on, one.received_on
    if received_on is None or one.period == collecting.last or one.school.urn in collecting.unlike["never_checked"]:
        return None
    if is_alternative_provision(one.school):
        return one.period.checked_late
    after = max(due_on, received_on)
    return after + timedelta(days=1), after + timedelta(days=12 if received_on <= due_on else 5)


def _checks(school: School, collecting: Collecting) -> Iterator[Check]:
    only_postcodes = school.urn in collecting.unlike["postcodes_only"]
    return (check for check in collecting.checks if check.name == "Postcode missing" or not only_postcodes)


def _records(school: School, period: Period, roll: int) -> int:
    """The pupils on roll on the census day: the register's number on its own, a few more or fewer on the others."""
    if period.name == _OF_THE_REGISTER:
        return roll
    growth = school.random("growth").triangular(-0.03, 0.04, 0.01)
    years = (period.census_on - date(2018, 1, 18)).days / 365
    return round(roll * (1 + growth * years) + school.random(f"roll {period.name}").triangular(-3, 3, 0))


def _failures(school: School, period: Period, check: Check, records: int, collecting: Collecting) -> int:
    expected = records * check.per_thousand / 1000 * _level(school, period, check, collecting)
    expected *= collecting.waves.get((period.name, check.name), 1.0) * collecting.habits.get(
        (school.urn, check.name), 1.0
    )
    expected *= school.random("care").triangular(0.6, 1.5, 0.9) * school.random(check.name).triangular(0.4, 1.8, 0.8)
    chance = school.random(f"{check.name} {period.name}")
    return min(records, _whole(expected * chance.triangular(0.85, 1.15, 1), chance))


def _level(school: School, period: Period, check: Check, collecting: Collecting) -> float:
    has_suffered = school.urn in collecting.unlike["staff_left"] and check.suffers
    course = "staff_left" if has_suffered else "automated" if is_automated(school) else "by_hand"
    return collecting.levels[course][period.position]


def _whole(expected: float, chance: Random) -> int:
    """A whole number that is right on average."""
    return int(expected + chance.random())


def _saying(school: School, period: Period, check: Check, failures: int, collecting: Collecting) -> str | None:
    sayings, chance = collecting.sayings, school.random(f"says {check.name} {period.name}")
    has_lost = school.urn in collecting.unlike["staff_left"] and check.suffers and period.census_on.year >= 2018
    likely = sayings["chance_where_staff_left" if has_lost else "chance"]
    if failures < sayings["fewest"] or chance.random() >= likely:
        return None
    is_wave = (period.name, check.name) in collecting.waves
    told = sayings["by_check"].get(check.name, [])
    words: list[str] = sayings["staff_left"] if has_lost else sayings["in_a_wave"] if is_wave else told
    return chance.choice(words) if words else None
