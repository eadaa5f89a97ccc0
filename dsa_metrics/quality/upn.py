"""The rule of unique pupil numbers: their form, their check letter, who issued them and when.

The department's rule: the first character is the letter, of 23, whose place is the sum of the other characters, each
times its position, modulo 23. A temporary number ends in a letter, which counts by its place.
"""

import re
from itertools import product

#: I, O and S are left out, since they look like digits.
ALPHABET = "ABCDEFGHJKLMNPQRTUVWXYZ"

_DIGITS = "0123456789"
_VALUES = {character: place for characters in (_DIGITS, ALPHABET) for place, character in enumerate(characters)}
_FORM = re.compile(rf"[{ALPHABET}][0-9]{{11}}[0-9{ALPHABET}]")


def _sums(first_position: int, *choices: str) -> dict[str, int]:
    """What every run of three characters adds to the sum, the first of them at this position (counted from 1)."""
    weights = range(first_position, first_position + len(choices))
    return {
        "".join(run): sum(weight * _VALUES[one] for weight, one in zip(weights, run, strict=True))
        for run in product(*choices)
    }


# A number is looked up in four runs of three: twelve multiplications would take as long as reading the file does.
_AUTHORITY = _sums(2, _DIGITS, _DIGITS, _DIGITS)
_SCHOOL = _sums(5, _DIGITS, _DIGITS, _DIGITS)
_YEAR = _sums(8, _DIGITS, _DIGITS, _DIGITS)
_SERIAL = _sums(11, _DIGITS, _DIGITS, _DIGITS + ALPHABET)


def has_form(upn: str) -> bool:
    """True for a letter, eleven digits, and a digit or (in a temporary number) a letter."""
    return bool(_FORM.fullmatch(upn))


def check_letter(rest: str) -> str | None:
    """The letter that belongs before these twelve characters; None where they are not those of a number."""
    try:
        total = _AUTHORITY[rest[:3]] + _SCHOOL[rest[3:6]] + _YEAR[rest[6:9]] + _SERIAL[rest[9:]]
    except KeyError:
        return None
    return ALPHABET[total % 23]


def is_right(upn: str) -> bool:
    """True for a number that has the form and begins with its check letter."""
    return upn[:1] == check_letter(upn[1:])


def authority_of(upn: str) -> str:
    """The three digits of the authority that first issued a number that has the form."""
    return upn[1:4]


def is_temporary(upn: str) -> bool:
    """True for a number, of the form, that stands in until the permanent one is known."""
    return upn[-1] in ALPHABET


def year_of(upn: str) -> int:
    """The calendar year in which a number that has the form was issued; there are none before 1990."""
    short = int(upn[8:10])
    return short + (1900 if short >= 90 else 2000)
