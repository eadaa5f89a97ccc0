"""How a cell of a GIAS file is read: raw or saved again by Excel, the same fact comes out."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

_DAY_FIRST = re.compile(r"(\d{1,2})[-/](\d{1,2})[-/](\d{4})(?: 0{1,2}:00(?::00)?)?")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T]00:00:00)?")
_URN = re.compile(r"0*([1-9][0-9]{5})(?:\.0+)?")
_WHOLE = re.compile(r"(\d{1,12})(?:\.0+)?")


def fold_heading(heading: str) -> str:
    """The heading without capitals, spaces and signs: what it is compared by."""
    return "".join(character for character in heading.casefold() if character.isalnum())


def find_columns(headings: Sequence[str], fields: Mapping[str, str]) -> dict[str, str]:
    """For each field whose GIAS heading stands in the file, the name of its column in the sheet's table."""
    places = {fold_heading(heading): f"c{place}" for place, heading in reversed(list(enumerate(headings)))}
    wanted = {field: fold_heading(heading) for field, heading in fields.items()}
    return {field: places[folded] for field, folded in wanted.items() if folded in places}


def clean_text(cell: str | None) -> str | None:
    """The text with every run of blanks, non-breaking ones included, as one space; None where nothing is left."""
    return " ".join(cell.split()) or None if cell else None


def whole_number(cell: str | None) -> int | None:
    """The number, whatever zeros a spreadsheet took off or put on; None where it is blank or no whole number."""
    found = _WHOLE.fullmatch(cell.strip()) if cell else None
    return int(found[1]) if found else None


def six_digit_urn(cell: str | None) -> int | None:
    """The URN, None where the cell is blank or holds anything but a number of six digits."""
    found = _URN.fullmatch(cell.strip()) if cell else None
    return int(found[1]) if found else None


def calendar_day(cell: str | None) -> date | None:
    """The day of DD-MM-YYYY, DD/MM/YYYY or YYYY-MM-DD; None where it is blank, or no day of the calendar."""
    text = (cell or "").strip()
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year = (int(part) for part in found.groups())
    elif found := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in found.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
