"""Which school a row is about: by DfE number, or by name exact after folding; never by a guess."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from typing import Any

import pyarrow as pa

from dsa_metrics.ingest.dfe_number import plain_dfe_number
from dsa_metrics.ingest.gias_cells import clean_text
from dsa_metrics.ingest.rule import Rule

KEY_MISSING = Rule(
    "own_school_missing",
    "error",
    "The row does not say which school it is about.",
    "Fill in the URN, the DfE number or the name of the school, or clear the row.",
)
NAME_UNKNOWN = Rule(
    "own_school_name_unknown",
    "error",
    "No school in the register has this name.",
    "Use the URN. If the school is new, load the latest register first.",
)
NUMBER_UNKNOWN = Rule(
    "own_school_number_unknown",
    "error",
    "No school in the register has this DfE number.",
    "Use the URN. If the school is new, load the latest register first.",
)
SHARED = Rule(
    "own_school_shared",
    "error",
    "More than one school in the register goes by this name or DfE number, and the date does not tell them apart.",
    "Use the URN. A school that became an academy has two: one before and one after.",
)

SCHOOL_KEY_RULES = (KEY_MISSING, NAME_UNKNOWN, NUMBER_UNKNOWN, SHARED)


@dataclass(frozen=True)
class Candidate:
    """A legal entity that a row may be about, and the days between which it was open, None where not known."""

    urn: int
    opened_on: date | None
    closed_on: date | None

    def is_open(self, day: date) -> bool:
        """True where the entity was open on the day, its first and last day included."""
        return (self.opened_on is None or self.opened_on <= day) and (self.closed_on is None or day <= self.closed_on)


class SchoolFinder:
    """The schools of the record, to be found by what a council writes.

    `known` has a row per URN and name: urn, name, dfe_number, and where it has them opened_on and closed_on (those of a
    URN's last row count).
    """

    def __init__(self, known: pa.Table) -> None:
        schools = known.to_pylist()
        lives = {school["urn"]: _candidate(school) for school in schools}
        self._by_name: dict[str, dict[int, Candidate]] = defaultdict(dict)
        self._by_number: dict[str, dict[int, Candidate]] = defaultdict(dict)
        for school in schools:
            self._by_name[fold_name(school["name"] or "")][school["urn"]] = lives[school["urn"]]
            self._by_number[school["dfe_number"] or ""][school["urn"]] = lives[school["urn"]]

    def find(self, dfe_number: str | None, name: str | None) -> Rule | tuple[Candidate, ...]:
        """The entities that go by the number, or without one by the name; the rule broken where there is none."""
        number, folded = clean_text(dfe_number), fold_name(name or "")
        if number is None and not folded:
            return KEY_MISSING
        if number is None:
            return _several(self._by_name.get(folded, {})) or NAME_UNKNOWN
        numbered = self._by_number.get(plain_dfe_number(number) or "unreadable", {})
        of_that_name = {urn: numbered[urn] for urn in numbered.keys() & self._by_name.get(folded, {}).keys()}
        return _several(of_that_name or numbered) or NUMBER_UNKNOWN

    def near(self, name: str) -> tuple[int, ...]:
        """URNs of the schools whose names are most like this one, to offer and never to take."""
        close = get_close_matches(fold_name(name), [folded for folded in self._by_name if folded], n=3, cutoff=0.75)
        return tuple(dict.fromkeys(urn for folded in close for urn in sorted(self._by_name[folded])))


def fold_name(name: str) -> str:
    """The name without capitals, accents, signs and "the" in front: what names are compared by, as in fold_name.sql."""
    plain = unicodedata.normalize("NFD", name.lower().replace("&", " and "))
    letters = "".join(character for character in plain if not unicodedata.combining(character))
    words = re.sub(r"[^a-z0-9]", " ", re.sub(r"['’`.]", "", letters)).split()
    return " ".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words)


def open_on(candidates: tuple[Candidate, ...], day: date) -> int | None:
    """The URN of the only candidate, or of the only one open on the day; None where that does not settle it."""
    if len(candidates) > 1:
        candidates = tuple(candidate for candidate in candidates if candidate.is_open(day))
    return candidates[0].urn if len(candidates) == 1 else None


def _candidate(school: Mapping[str, Any]) -> Candidate:
    return Candidate(school["urn"], school.get("opened_on"), school.get("closed_on"))


def _several(found: Mapping[int, Candidate]) -> tuple[Candidate, ...]:
    return tuple(found[urn] for urn in sorted(found))
