"""How text and numbers are compared: without case, accents, spaces and punctuation, and whatever their notation."""

import re
import unicodedata
from decimal import Decimal
from math import isfinite

_NOT_A_LETTER = re.compile(r"[\W_]+")
_ACCENT = re.compile(r"[\u0300-\u036f]")
#: Numbers of things made by chance: hashes and tokens in hexadecimal, in which any six digits may stand.
_FINGERPRINT = re.compile(
    r"(?<![0-9A-Za-z])(?:[0-9a-f]{24,}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?![0-9A-Za-z])", re.IGNORECASE
)
_NUMBER = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:[,\u2009\u202f\u00a0]\d{3})+(?!\d)|\d+)(\.\d+)?(?![\d.]*\d)(\s*(?:%|per cent))?"
)


def composed(text: str) -> str:
    """The same text with every kind of space, digit and ligature as the plain one."""
    return text if text.isascii() else unicodedata.normalize("NFKC", text)


def folded(text: str) -> str:
    """Letters and digits alone, in lower case, accents gone: "St Osmerhild’s" gives "stosmerhilds"."""
    plain = text if text.isascii() else _ACCENT.sub("", unicodedata.normalize("NFKD", text))
    return _NOT_A_LETTER.sub("", plain.casefold())


def words(text: str) -> list[str]:
    """The words of a name, each folded; an apostrophe parts no word."""
    return [word for word in map(folded, re.split(r"[\s\-–/,.&()]+", text)) if word]


def without_fingerprints(text: str) -> str:
    """The text with hashes and random numbers in hexadecimal left out."""
    return _FINGERPRINT.sub(" ", text)


#: A digest, or the start of one, with letters among its digits: whatever stands in it stands there by chance.
_DIGEST = re.compile(r"\b(?=[0-9a-f]*[a-f])[0-9a-f]{12,}\b")


def numbers_in(text: str) -> list[int]:
    """The whole numbers that the text states, percentages and digests aside: "1,445 pupils" gives 1445."""
    found = (match.groups() for match in _NUMBER.finditer(_DIGEST.sub(" ", text)))
    return [int(re.sub(r"\D", "", whole)) for whole, part, share in found if not share and not (part or "").strip(".0")]


def values_of(cell: object) -> list[int]:
    """The whole numbers that a cell holds, with or without their units: "29 of 33 (88%)" gives 29 and 33."""
    if isinstance(cell, bool) or cell is None:
        return []
    if isinstance(cell, int | float | Decimal):
        return [int(cell)] if isfinite(cell) and cell == int(cell) else []
    return numbers_in(str(cell))
