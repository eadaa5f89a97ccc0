"""What must reach no public browser, and where it stands in a text or a table."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tests.leak.folding import composed, folded, values_of, without_fingerprints
from tests.leak.pieces import Cell

_URN_IN_GROUPS = re.compile(r"(?<![\d,.])(\d{3})[,\s'’](\d{3})(?![,.]?\d)")
_DFE_NUMBER = re.compile(r"(?=(?<!\d)(\d{3})[\W_]{1,4}(\d{4})(?!\d))")
_POSTCODE = re.compile(r"(?<![a-z0-9])([a-z]{1,2}\d[a-z\d]?)[\W_]{0,3}(\d[a-z]{2})(?![a-z0-9])", re.IGNORECASE)
_PUPILS = re.compile(r"\b(?:pupils?|rolls?|headcount|NOR)\b|NumberOfPupils", re.IGNORECASE)

#: A share in per cent, or a count of a few schools, is as large by chance.
_SMALL = 100


class Kind(StrEnum):
    """What a school can be known by."""

    NAME = "name"
    PART = "part of a name"
    TRUST = "trust"
    URN = "URN"
    UKPRN = "UKPRN"
    DFE_NUMBER = "DfE number"
    POSTCODE = "postcode"
    ROLL = "roll"


@dataclass(frozen=True, order=True)
class Secret:
    """One thing that must not appear, as the register spells it."""

    kind: Kind
    value: str


@dataclass(frozen=True)
class Forbidden:
    """All that must not appear. `words` is by folded spelling, `numbers` by digits, `postcodes` by folded spelling."""

    words: Mapping[str, Secret]
    numbers: Mapping[str, Secret]
    postcodes: Mapping[str, Secret]
    rolls: Mapping[int, Secret]

    def allowing(self, numbers: Iterable[int]) -> "Forbidden":
        """The same without these rolls, for totals that a release states and that some school's roll happens to be."""
        allowed = frozenset(numbers)
        return replace(self, rolls={roll: secret for roll, secret in self.rolls.items() if roll not in allowed})

    def of(self, *kinds: Kind) -> set[Secret]:
        """Every secret of these kinds."""
        known = (*self.words.values(), *self.numbers.values(), *self.postcodes.values(), *self.rolls.values())
        return {secret for secret in known if secret.kind in kinds}

    def in_text(self, text: str) -> set[Secret]:
        """What stands in free text, in whatever spelling; rolls aside, which any text may hold by chance."""
        readable = without_fingerprints(composed(text))
        return {*self._named(text), *self._numbered(readable), *self._posted(readable)}

    def in_table(self, rows: Sequence[Sequence[Cell]]) -> set[Secret]:
        """What stands in a table as its values: rolls, and DfE numbers whose halves share a row."""
        found = {secret for row in rows for secret in self._halves(row)}
        for place in range(max(map(len, rows), default=0)):
            found |= self._rolls_among([row[place] for row in rows if place < len(row)])
        return found | self._rolls_called_so(rows)

    def _named(self, text: str) -> set[Secret]:
        found, hay = set(), folded(text)
        for spelling, secret in self.words.items():
            if spelling in hay:
                found.add(secret)
                hay = hay.replace(spelling, "\n")
        return found

    def _numbered(self, text: str) -> set[Secret]:
        whole = re.findall(r"\d+", text)
        halves = (pair for pattern in (_URN_IN_GROUPS, _DFE_NUMBER) for pair in pattern.findall(text))
        return {self.numbers[digits] for digits in (*whole, *map("".join, halves)) if digits in self.numbers}

    def _posted(self, text: str) -> set[Secret]:
        found = (folded(outward + inward) for outward, inward in _POSTCODE.findall(text))
        return {self.postcodes[postcode] for postcode in found if postcode in self.postcodes}

    def _halves(self, row: Sequence[Cell]) -> set[Secret]:
        """DfE numbers of which a cell of the row is the authority's half, and another the school's."""
        alone = [str(numbers[0]) for cell in row if len(numbers := values_of(cell)) == 1]
        pairs = (first + second for first in alone if len(first) == 3 for second in alone if len(second) == 4)
        return {self.numbers[pair] for pair in pairs if pair in self.numbers}

    def _rolls_among(self, column: Sequence[Cell]) -> set[Secret]:
        """Rolls down a column; small ones only beside a large one, or where several cells hold nothing else."""
        cells = [numbers for cell in column if (numbers := values_of(cell))]
        values = {number for numbers in cells for number in numbers}
        found = values & self.rolls.keys()
        is_by_chance = max(found, default=0) <= _SMALL and not (len(cells) > 1 and values == found)
        return set() if is_by_chance else {self.rolls[roll] for roll in found}

    def _rolls_called_so(self, rows: Sequence[Sequence[Cell]]) -> set[Secret]:
        """Rolls, however small, of which the cell, the row or the heading says that they count pupils."""
        headings = [_counts_pupils(cell) for cell in rows[0]] if rows else []
        found = set[int]()
        for row in rows:
            is_row_of_pupils = any(map(_counts_pupils, row))
            for place, cell in enumerate(row):
                if is_row_of_pupils or (place < len(headings) and headings[place]):
                    found.update(values_of(cell))
        return {self.rolls[roll] for roll in found & self.rolls.keys()}


def _counts_pupils(cell: Cell) -> bool:
    return isinstance(cell, str) and _PUPILS.search(cell) is not None
