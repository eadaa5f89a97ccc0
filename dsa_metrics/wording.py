"""Numbers and dates as a board paper writes them, with the verb that goes with none, one and many."""

from collections.abc import Sequence
from datetime import date

#: What stands on everything that comes from the demonstration, on a page and on a download.
INVENTED = "This is a demonstration. Every school, trust and street in it is invented."

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def in_words(day: date) -> str:
    """A date: 4 June 2019."""
    return f"{day.day} {day:%B %Y}"


def listed(parts: Sequence[str]) -> str:
    """Some words in a row: one; one and two; one, two and three."""
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else "".join(parts)


def number(count: int, noun: str) -> str:
    """A count with its noun: no school, 1 school, 1,024 schools."""
    return f"no {noun}" if count == 0 else f"{count:,} {noun}{'' if count == 1 else 's'}"


def some_of(count: int, whole: int, noun: str) -> str:
    """A part of a whole: none of the 50 schools, 10 of 50 schools, all 50 schools, both schools, 0 of 1 school."""
    if whole == count == 2:
        return f"both {noun}s"
    if whole > 1 and count == 0:
        return f"none of the {whole:,} {noun}s"
    if whole > 1 and count == whole:
        return f"all {whole:,} {noun}s"
    return f"{count:,} of {number(whole, noun)}"


def verb(count: int, singular: str, plural: str) -> str:
    """The verb's form for a count: none and one take the singular."""
    return singular if count in (0, 1) else plural


def have(count: int) -> str:
    """The form of "have" for a count."""
    return verb(count, "has", "have")


def mean(count: float) -> str:
    """A mean of counts to one decimal, and a whole one without: 17.9, 33, 1,949.8."""
    return f"{count:,.1f}".removesuffix(".0")


def per_cent(part: float, whole: int) -> str:
    """A share as a whole percentage; 0% and 100% stand for nothing less than none and all."""
    share = part / whole
    if 0 < share < 0.01:
        return "less than 1%"
    if 0.99 < share < 1:
        return "more than 99%"
    return f"{share:.0%}"


def rate(per_thousand: float, standard: float | None = None) -> str:
    """A rate per thousand, in as many places as it takes to stand on its own side of a standard; 0 for none at all."""
    if not per_thousand:
        return "0"
    if per_thousand < 0.05:
        return "less than 0.1"
    for places in (1, 2, 3, 4):
        said = round(per_thousand, places)
        if standard is None or (per_thousand > standard) == (said > standard):
            break
    return f"{per_thousand:,.{places}f}"


def things(count: int, noun: str = "thing") -> str:
    """A small count spelled out: one thing, four things, 12 things."""
    said = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    return f"{said} {noun}{'' if count == 1 else 's'}"


def capital(sentence: str) -> str:
    """The sentence with a capital at its beginning, the rest as it is."""
    return sentence[:1].upper() + sentence[1:]
