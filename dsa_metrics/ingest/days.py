"""Days as people write them. It imports nothing slow: the process that reads files uses it too."""

import re
from datetime import date

_DAY_FIRST = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})")
_IN_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[-/ ]([a-z]{3,9})\.?[-/ ](\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[t ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?")
_MONTHS = (
    "january february march april may june july august september october november december".split()  # noqa: SIM905
)

#: A year outside these is a slip of the pen, not a day on which anything of ours happened.
_YEARS = range(1900, 2200)


def read_date(text: str) -> date | None:
    """The day of 12/10/2018, 12-10-18, 2018-10-12, 12 October 2018 or 12-Oct-18: always day before month."""
    text = " ".join(text.lower().split())
    if found := _DAY_FIRST.fullmatch(text):
        return _day(found[4], found[3], found[1])
    if found := _ISO.fullmatch(text):
        return _day(found[1], found[2], found[3])
    if found := _IN_WORDS.fullmatch(text):
        months = [number for number, name in enumerate(_MONTHS, 1) if name.startswith(found[2])]
        return _day(found[3], str(months[0]), found[1]) if months else None
    return None


def _day(year: str, month: str, day: str) -> date | None:
    century = "20" if len(year) == 2 else ""
    try:
        found = date(int(century + year), int(month), int(day))
    except ValueError:
        return None
    return found if found.year in _YEARS else None
