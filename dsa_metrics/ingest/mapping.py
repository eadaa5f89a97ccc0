"""A council's own tracker, one row per school: which of its columns is which field, suggested from the headings."""

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from dsa_metrics.ingest.column_mapping import ColumnMapping, signature_of
from dsa_metrics.ingest.own_fields import FIELDS, NEEDED, SCHOOL_KEYS
from dsa_metrics.ingest.sheet import Sheet

__all__ = ["FIELDS", "ColumnMapping", "is_own_tracker", "key_heading", "lacking", "signature_of", "suggest"]

_LEAST_LIKENESS = 0.85

#: More headings than any tracker has, and longer ones, are not compared: likeness is slow.
_MOST_HEADINGS = 200
_LONGEST_HEADING = 60


def suggest(sheet: Sheet) -> ColumnMapping:
    """The mapping that the headings suggest, each heading and each field once; for an officer to confirm or change."""
    fields: dict[str, str] = {}
    for _, name, heading in sorted(_likenesses(sheet.headings[:_MOST_HEADINGS]), key=lambda likeness: -likeness[0]):
        if name not in fields and heading not in fields.values():
            fields[name] = heading
    in_order = {name: fields[name] for name in FIELDS if name in fields}
    return ColumnMapping(signature_of(sheet.headings), in_order, _usual_constants(in_order))


def is_own_tracker(mapping: ColumnMapping) -> bool:
    """True where the mapping says which school a row is about, and at least one fact about it."""
    keys = {field.name for field in SCHOOL_KEYS}
    return bool(keys & mapping.fields.keys()) and bool(mapping.fields.keys() - keys - {"note"})


def key_heading(mapping: ColumnMapping) -> str | None:
    """The heading of the column by which schools are told: the URN's, else the DfE number's, else the name's."""
    return next((mapping.fields[field.name] for field in SCHOOL_KEYS if field.name in mapping.fields), None)


def lacking(mapping: ColumnMapping) -> tuple[str, ...]:
    """The fields that the mapping must still say, by a column or once for all rows, before every fact can be read."""
    return tuple(_lacking(mapping))


def _lacking(mapping: ColumnMapping) -> Iterator[str]:
    said = mapping.fields.keys() | mapping.constants.keys()
    if key_heading(mapping) is None:
        yield "urn"
    for sheet, needed in NEEDED.items():
        is_used = any(FIELDS[name].sheet == sheet for name in mapping.fields)
        yield from (name for name in needed if is_used and name not in said)


def _usual_constants(fields: Iterable[str]) -> dict[str, str]:
    """A tracker that does not say who made contact is the council's list of its own attempts."""
    is_silent = "contact_held_on" in fields and "contact_made_by" not in fields
    return {"contact_made_by": "council"} if is_silent else {}


def _likenesses(headings: Iterable[str]) -> Iterator[tuple[float, str, str]]:
    for heading in headings:
        words = _words(heading[:_LONGEST_HEADING])
        for field in FIELDS.values():
            likeness = max((_likeness(words, known) for known in field.known_as), default=0.0)
            if likeness >= _LEAST_LIKENESS:
                yield likeness, field.name, heading


def _words(heading: str) -> str:
    """The heading in lower case with one space between words: "1st-letter (sent)" is "1st letter sent"."""
    return " ".join(re.findall(r"[a-z0-9]+", heading.casefold().replace("'", "")))


def _likeness(words: str, known: str) -> float:
    """From 0 to 1 (0 where far off); other digits make another thing: letter 3 is not taken for letter 2."""
    if re.findall(r"\d", words) != re.findall(r"\d", known):
        return 0.0
    matcher = SequenceMatcher(None, words, known, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= _LEAST_LIKENESS else 0.0
