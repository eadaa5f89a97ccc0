"""Turns of phrase that a pack uses in more than one place."""

from collections.abc import Sequence

from dsa_metrics.exports.packs.position import Found
from dsa_metrics.wording import rate


def all_of(words: Sequence[str], last: str) -> str:
    """The words as a list in a sentence: one; one and two; one, two and three."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def of_records(found: Found) -> str:
    """The failures that count, of the records looked at."""
    return of(found.failures, found.records)


def of(part: int, records: int) -> str:
    """A part of some records: 12 of 340 records."""
    return f"{part:,} of {records:,} record{'' if records == 1 else 's'}"


def standard_of(rate: float) -> str:
    """The council's standard as its policy writes it: 10, or 7.5."""
    return f"{rate:g}"


def rate_of(failures: int, records: int, standard: float) -> str:
    """Failures per thousand records, with as many places as it takes to stand on their own side of the standard."""
    return rate(1000 * failures / records, standard)
