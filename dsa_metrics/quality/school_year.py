"""School years, terms, and the days between which the pupils of a year group are born."""

import re
from datetime import date

_STARTS = (9, 1)
_RECEPTION_AGE = 5
_NUMBERED = re.compile(r"(?:year|yr|y|nc)?\s*0*([0-9]{1,2})", re.IGNORECASE)
_NAMED = {"r": 0, "yr": 0, "rec": 0, "reception": 0, "n2": -1, "nursery 2": -1, "n1": -2, "nursery 1": -2}
_LAST_YEAR = 14
_TERM = re.compile(r"(?:autumn|spring|summer) [0-9]{4}", re.IGNORECASE)


def starts_in(day: date) -> int:
    """The calendar year in which the school year of a day began: on 1 September."""
    return day.year if (day.month, day.day) >= _STARTS else day.year - 1


def term_of(day: date) -> str:
    """The term of a day, as "Autumn 2025": from September, from January, from April."""
    term = "Autumn" if day.month >= 9 else "Spring" if day.month <= 3 else "Summer"
    return f"{term} {day.year}"


def is_term(period: str) -> bool:
    """True for the name of a term as term_of writes it, whatever its capitals."""
    return _TERM.fullmatch(period) is not None


def year_group(written: str) -> int | None:
    """7 for "7", "Y7" or "Year 7", 0 for reception, -1 and -2 for nursery; None for pupils of no such year."""
    words = " ".join(written.lower().split())
    if words in _NAMED:
        return _NAMED[words]
    found = _NUMBERED.fullmatch(words)
    number = int(found[1]) if found else _LAST_YEAR + 1
    return number if number <= _LAST_YEAR else None


def born_between(group: int, day: date) -> tuple[date, date]:
    """The first and the last day on which a pupil who is in the year group on this day is born."""
    year = starts_in(day) - _RECEPTION_AGE - group
    return date(year, *_STARTS), date(year + 1, 8, 31)
