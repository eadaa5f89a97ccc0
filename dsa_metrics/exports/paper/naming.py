"""Whether a text tells of a single school: by name, by the part of it that none shares, number, trust or postcode."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from dsa_metrics.exports.packs.others import digits, folded

#: Words of a name that many schools share; what stands before the first of them is the school's own.
_SHARED = """
    a academies academy aided all and boys c catholic ce centre church cofe college community controlled e education
    educational england federation first for form free girls grammar high hospital infant infants junior juniors
    learning lower middle multi nursery of partnership preparatory primary pru rc referral roman s school schools
    secondary sixth special the through trust unit upper voluntary
"""
_GENERIC = frozenset(_SHARED.split())
_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b")
_SHORTEST = 4

NAME, PART, NUMBER, TRUST, POSTCODE = (
    "the name of a school",
    "a part of a name that only one school has",
    "the number of a school",
    "the name of a trust",
    "the postcode of a school",
)


class Naming:
    """What of a record tells schools apart; `rows` have urn, name, dfe_number, trust_name and postcode.

    The words of the authority's own name are not a school's.
    """

    def __init__(self, rows: Sequence[Mapping[str, Any]], authority: str) -> None:
        ours = set(folded(authority).split())
        names = {row["urn"]: set[str]() for row in rows}
        for row in rows:
            names[row["urn"]].add(folded(row["name"]))
        leads = Counter(lead for own in names.values() for lead in {_lead(name) for name in own})
        unshared = {lead for lead, schools in leads.items() if schools == 1 and not set(lead.split()) <= ours}
        every = {name for own in names.values() for name in own}
        self._names = every | {lead for lead in leads if len(lead.split()) > 1 and lead in unshared}
        self._words = {lead.strip() for lead in unshared if len(lead.split()) == 1 and len(lead.strip()) >= _SHORTEST}
        self._trusts = {folded(row["trust_name"]) for row in rows if row["trust_name"]}
        self._trusts |= {lead for lead in map(_lead, self._trusts) if len(lead.split()) > 1}
        self._numbers = {str(row["urn"]) for row in rows} | {
            digits(row["dfe_number"]) for row in rows if row["dfe_number"]
        }
        self._postcodes = {_plain(row["postcode"]) for row in rows if row["postcode"]}

    def found(self, text: str) -> tuple[str, ...]:
        """What the text holds of any school, in words; nothing where it tells of none."""
        return tuple(self._found(text))

    def _found(self, text: str) -> Iterator[str]:
        said = f"{folded(text)} "
        if any(f"{name} " in said for name in self._names):
            yield NAME
        elif self._names_by_one_word(text):
            yield PART
        joined = re.sub(r"(?<=\b\d{3})\W(?=\d{3,4}\b)", "", text)
        if any(number in self._numbers for number in re.findall(r"\d{6,7}", joined)):
            yield NUMBER
        if any(f"{name} " in said for name in self._trusts):
            yield TRUST
        if any(_plain(code) in self._postcodes for code in _POSTCODE.findall(text.upper())):
            yield POSTCODE

    def _names_by_one_word(self, text: str) -> bool:
        """A word that begins one school's name alone, written with a capital; it may be an ordinary word else."""
        capital = re.findall(r"[A-Z][\w'’]+", text)
        return any(folded(word).strip() in self._words for word in capital)


def _lead(name: str) -> str:
    """The folded words before the first that many schools share; the whole name where it begins with one."""
    words = name.split()
    own = next((place for place, word in enumerate(words) if word in _GENERIC), len(words))
    return "".join(f" {word}" for word in words[:own]) or name


def _plain(postcode: str) -> str:
    return re.sub(r"\s", "", postcode).upper()
