"""The part of a name that is a school's own, and whether a text says it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from dsa_metrics.exports.paper.reading import Word, words

#: What a school is; with one of these after it, even the beginning that schools share tells of one.
_KINDS = """
    academy ce catholic centre church cofe college community federation free girls boys grammar high hospital infant
    infants junior juniors lower middle nursery preparatory primary pru rc referral school secondary special upper
"""
_MANY = "academies centres churches colleges federations nurseries primaries schools secondaries trusts"
#: Words of a name that many schools share; what stands before the first of them is the school's own.
_SHARED = """
    a aided all and c controlled diocesan diocese e education educational england first for form learning multi of
    partnership roman s schooling sixth the through trust unit voluntary
"""
_KIND, _PLURAL = frozenset(_KINDS.split()), frozenset(_MANY.split())
_GENERIC = _KIND | _PLURAL | frozenset(_SHARED.split())
_SMALL = frozenset(("a", "and", "for", "in", "of", "the"))

Stems = tuple[str, ...]


class Lead(NamedTuple):
    """A name: `every` word of it, its `own` words before the first that many share, and the `whole` up to there.

    `is_cut`: more than an article stood before its own words, such as All in All Saints.
    """

    every: Stems
    own: Stems
    whole: Stems
    is_cut: bool


def lead(name: str) -> Lead:
    """A name taken apart; words of many schools at its beginning are passed over."""
    said = words(name)
    own = [place for place, word in enumerate(said) if word.plain not in _GENERIC]
    begin = own[0] if own else 0
    end = next((place for place in range(begin, len(said)) if said[place].plain in _GENERIC), len(said))
    every = tuple(word.stem for word in said)
    return Lead(every, every[begin:end], every[:end], any(word.plain != "the" for word in said[:begin]))


class Phrases:
    """Some phrases, to be looked for in texts."""

    def __init__(self, phrases: Iterable[Stems]) -> None:
        self._by_first = defaultdict[str, list[Stems]](list)
        for phrase in filter(None, phrases):
            self._by_first[phrase[0]].append(phrase)

    def is_in(self, said: Sequence[Word]) -> bool:
        """True where one of them is said, with capitals or without."""
        return any(True for _ in self._all(said))

    def is_written_in(self, said: Sequence[Word]) -> bool:
        """True where one is written as a name is, with a capital at every word but the small ones."""
        return any(all(word.is_capital or word.plain in _SMALL for word in found) for found in self._all(said))

    def may_be_in(self, said: Sequence[Word]) -> bool:
        """True where one is said that has a word of its own, and it may be meant."""
        return any(any(word.plain not in _GENERIC for word in found) for found in self._all(said))

    def _all(self, said: Sequence[Word]) -> Iterator[Sequence[Word]]:
        for place, word in enumerate(said):
            for phrase in self._by_first.get(word.stem, ()):
                found = said[place : place + len(phrase)]
                if tuple(one.stem for one in found) == phrase and found[-1].plain not in _PLURAL:
                    yield found


def sureness(word: Word) -> float:
    """How sure it is that a word that one name begins with is that name: 1 it is, 0 it is not."""
    if not word.is_ordinary:
        return 1
    if not word.is_capital:
        return 0
    return 0.5 if word.begins or word.is_never_alone else 1


def is_by_kind(said: Sequence[Word], leads: Collection[Stems], least: float) -> bool:
    """True where a name's beginning has a kind of school after it, in the singular, and it is sure enough."""
    longest = max(map(len, leads), default=0)
    for place in range(len(said)):
        for length in range(1, longest + 1):
            own = said[place : place + length]
            if tuple(one.stem for one in own) in leads and _is_one(said[place + length :]):
                return any(sureness(word) >= max(least, 0.5) for word in own)
    return False


def is_kind_at(said: Sequence[Word], leads: Collection[Stems]) -> bool:
    """True where one school is said to be at a place that is a name's beginning: the primary at that place."""
    places = {one[0] for one in leads if len(one) == 1}
    threes = zip(said, said[1:], said[2:], strict=False)
    return any(
        kind.plain in _KIND and at.plain in ("at", "in", "of") and place.is_capital and place.stem in places
        for kind, at, place in threes
    )


def _is_one(after: Sequence[Word]) -> bool:
    """True where the words after are of one school, not of several."""
    run = []
    for word in after:
        if word.begins or word.plain not in _GENERIC:
            break
        run.append(word.plain)
    return not _KIND.isdisjoint(run) and _PLURAL.isdisjoint(run)
