"""Whether a text tells of a single school: by name, by the part of it that none shares, number, trust or postcode."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from dsa_metrics.exports.packs.others import digits
from dsa_metrics.exports.paper.phrases import Lead, Phrases, is_by_kind, is_kind_at, lead, sureness
from dsa_metrics.exports.paper.reading import Word, normal, stems, words

_POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?[\W_]{0,3}\d[A-Z]{2}\b")
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-‐](?=[^\W\d_])")
_NUMBER = re.compile(r"\d{6,7}")
_CUT = re.compile(r"(?<=\b\d{3})[^\w\n]{1,3}(?=\d{3,4}\b)")
#: A school's own number within its authority is four digits, as a year is: only after these words is it one.
_ESTABLISHMENT = re.compile(
    r"\b(?:schools?|academy|dfe|establishment|estab|laestab)\s+(?:(?:number|no)\b\.?\s*)?(\d{4})\b", re.IGNORECASE
)
_SHORTEST = 4

NAME, PART, KIND, NUMBER, TRUST, POSTCODE = (
    "the name of a school",
    "a part of a name that only one school has",
    "the beginning of a school's name with its kind",
    "the number of a school",
    "the name of a trust",
    "the postcode of a school",
)


class Naming:
    """What of a record tells schools apart; `rows` have urn, name, dfe_number, trust_name and postcode.

    The words of the authority's own name are not a school's.
    """

    def __init__(self, rows: Sequence[Mapping[str, Any]], authority: str) -> None:
        self._ours = frozenset(stems(authority))
        self._learn_schools({(row["urn"], row["name"]) for row in rows})
        self._learn_trusts({row["trust_name"] for row in rows if row["trust_name"]})
        numbers = {digits(row["dfe_number"]) for row in rows if row["dfe_number"]}
        self._numbers = numbers | {str(row["urn"]) for row in rows}
        self._establishments = {number[-4:] for number in numbers}
        self._postcodes = {_plain(row["postcode"]) for row in rows if row["postcode"]}

    def found(self, text: str) -> tuple[str, ...]:
        """What the text holds of any school, in words; nothing where it tells of none."""
        return tuple(self._found(normal(text)))

    def is_unsure(self, text: str) -> bool:
        """True where a word of the text may be a school's name and may be an ordinary one."""
        said = words(text)
        alone = any(0 < sureness(word) < 1 for word in said if word.stem in self._words | self._trust_words)
        places = any(word.is_capital and word.stem in self._doubtful for word in said)
        by_kind = is_by_kind(said, self._by_kind, 0) or is_kind_at(said, self._by_kind)
        return alone or places or by_kind or self._careful.may_be_in(said)

    def _learn_schools(self, named: Iterable[tuple[int, str]]) -> None:
        leads = {(urn, lead(name)) for urn, name in named}
        counted = Counter(one.own for _, one in {(urn, _alone(one)) for urn, one in leads})
        own = {one for one, count in counted.items() if one and count == 1 and not set(one) <= self._ours}
        self._words = {one[0] for one in own if len(one) == 1 and len(one[0]) >= _SHORTEST}
        self._names = Phrases({one.every for _, one in leads if one.own} | {one for one in own if len(one) > 1})
        self._careful = Phrases(
            {one.whole for _, one in leads if one.is_cut and len(one.whole) > 1}
            | {one.every for _, one in leads if not one.own}
        )
        self._by_kind = {one for one in counted if one}
        self._shared = {one[0] for one, count in counted.items() if len(one) == 1 and count > 1}

    def _learn_trusts(self, names: Iterable[str]) -> None:
        leads = {lead(name) for name in names}
        own = {one.own for one in leads if one.own and not one.is_cut and not set(one.own) <= self._ours}
        alone = {one[0] for one in own if len(one) == 1 and len(one[0]) >= _SHORTEST}
        self._trusts = Phrases({one.every for one in leads if one.own} | {one for one in own if len(one) > 1})
        self._trust_words, self._doubtful = alone - self._shared, alone & self._shared

    def _found(self, text: str) -> Iterator[str]:
        said = words(text)
        if self._names.is_in(said) or self._careful.is_written_in(said):
            yield NAME
        elif self._is_alone((*said, *words(_HYPHEN.sub("", text))), self._words):
            yield PART
        elif is_by_kind(said, {one for one in self._by_kind if not set(one) <= self._ours}, 1):
            yield KIND
        if self._is_numbered(text):
            yield NUMBER
        if self._trusts.is_in(said) or self._is_alone(said, self._trust_words):
            yield TRUST
        if any(_plain(code) in self._postcodes for code in _POSTCODE.findall(text.upper())):
            yield POSTCODE

    def _is_alone(self, said: Sequence[Word], names: set[str]) -> bool:
        return any(word.stem in names and sureness(word) == 1 for word in said)

    def _is_numbered(self, text: str) -> bool:
        is_whole = any(number in self._numbers for number in _NUMBER.findall(_CUT.sub("", text)))
        return is_whole or any(number in self._establishments for number in _ESTABLISHMENT.findall(text))


def _alone(one: Lead) -> Lead:
    """A lead that does not begin the name counts for nothing by itself."""
    return one._replace(own=()) if one.is_cut else one


def _plain(postcode: str) -> str:
    return re.sub(r"[\W_]", "", normal(postcode)).upper()
