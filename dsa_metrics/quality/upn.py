"""The rule of unique pupil numbers: their form, their check letter, who issued them and when.

The department's rule: the first character is the letter, of 23, whose place is the sum of the other characters, each
times its position, modulo 23. A temporary number ends in a letter, which counts by its place.
"""

import re
from collections.abc import Iterable, Sequence

#: I, O and S are left out, since they look like digits.
ALPHABET = "ABCDEFGHJKLMNPQRTUVWXYZ"
LENGTH = 13

_FORM = re.compile(rf"[{ALPHABET}][0-9]{{11}}[0-9{ALPHABET}]")
_VALUES = {character: place for characters in ("0123456789", ALPHABET) for place, character in enumerate(characters)}
_POSITIONS = range(2, LENGTH + 1)


def _weighing(position: int) -> bytes:
    """A table for bytes.translate: what each character adds to the sum in this position, modulo 23."""
    return bytes(position * _VALUES.get(chr(byte), 0) % 23 for byte in range(256))


_WEIGHED = {position: _weighing(position) for position in _POSITIONS}
_REMAINDERS = bytes(total % 23 for total in range(256))
_LETTERS = bytes(ord(ALPHABET[total % 23]) for total in range(256))


def is_right(upn: str) -> bool:
    """True for a number that has the form and begins with its check letter."""
    return _FORM.fullmatch(upn) is not None and wrong_letters([upn]) == 0


def with_form(numbers: Iterable[str]) -> list[str]:
    """Those that have the form: a letter, eleven digits, and a digit or (in a temporary number) a letter."""
    return list(filter(_FORM.fullmatch, numbers))


def wrong_letters(formed: Sequence[str]) -> int:
    """How many of the numbers, all of the form, begin with another letter than their check letter.

    All are reckoned at once, position by position, each in a byte of one long whole number: one by one, that would take
    as long as reading their file does. Halfway the remainders are taken, so that no sum outgrows its byte.
    """
    text = "".join(formed).encode("ascii")
    total = _added(text, 0, _POSITIONS[:6]).to_bytes(len(formed), "big").translate(_REMAINDERS)
    total = _added(text, int.from_bytes(total, "big"), _POSITIONS[6:]).to_bytes(len(formed), "big")
    return sum(map(int.__ne__, text[::LENGTH], total.translate(_LETTERS)))


def _added(text: bytes, total: int, positions: Iterable[int]) -> int:
    for position in positions:
        total += int.from_bytes(text[position - 1 :: LENGTH].translate(_WEIGHED[position]), "big")
    return total


def authorities(formed: Iterable[str]) -> list[str]:
    """The three digits of the authority that first issued each number that has the form."""
    return [upn[1:4] for upn in formed]


def temporary(formed: Iterable[str]) -> list[str]:
    """The numbers, of those that have the form, that stand in until the permanent one is known."""
    return [upn for upn in formed if upn[-1] in ALPHABET]


def year_of(upn: str) -> int:
    """The calendar year in which a number that has the form was issued; there are none before 1990."""
    short = int(upn[8:10])
    return short + (1900 if short >= 90 else 2000)
