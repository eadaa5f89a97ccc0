"""What a commentary says of numbers of schools, set beside what is printed of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dsa_metrics.disclosure.ladder import Block
from dsa_metrics.disclosure.release import ENGAGING, PRIORITY, Printed, Release
from dsa_metrics.vocabulary import Phase
from dsa_metrics.wording import per_cent

RETURNED, MEET = "returned", "meets the standard"
#: The measures that are said the good way round, and the one that is printed of each.
_GOOD = {RETURNED: "not_returned", MEET: "not_known_to_meet"}

#: What is said of schools, and the words that say it; the first that fits, and no word serves twice.
_SAID = (
    ("escalated_and_unsafe", r"\balso (?:share|send|fail|fall)s?\b[^;]*|\bboth (?:points|failings|counts)\b"),
    (
        "not_returned",
        r"\bnot (?:yet |been )*(?:returned?|signed?)\b|\b(?:no|without an?) (?:\w+ ){0,2}agreement\b|\boutstanding\b",
    ),
    (
        RETURNED,
        r"\b(?:returned|signed)\b|\b(?:has|have|had) an? (?:\w+ ){0,2}agreement\b|\bagreements? (?:is |are )?in force",
    ),
    (
        "escalated",
        (
            r"\b(?:requir|need)(?:e|es|ed|ing|s)? (?:\w+ )?escalation\b|\bfor escalation\b|\bescalate\b"
            r"|\b(?:are|is|be) escalated\b|\bescalation is (?:required|needed)\b"
        ),
    ),
    ("unsafe", r"\bunsafe(?:ly)?\b|\binsecure(?:ly)?\b|\bnot (?:share|send|arrive)[^;]*\bsafely\b"),
    ("below_standard", r"\bbelow (?:the|our) (?:council's |council’s )?standard\b"),
    (MEET, r"\bmeets? (?:the|our) (?:council's |council’s )?standard\b"),
    ("late", r"\b(?:is|are|was|were) late\b|\blate with\b"),
)
_UNITS = (
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS = {word: count for count, word in enumerate(_UNITS.split())} | {"none": 0}
_WORDS |= {word: 10 * place for place, word in enumerate(_TENS.split(), start=2)}
_WORDS |= {
    f"{ten}{mark}{one}": _WORDS[ten] + _WORDS[one]
    for ten in _TENS.split()
    for one in _UNITS.split()[1:10]
    for mark in ("-", " ")
}
_SPELT = "|".join(sorted(_WORDS, key=len, reverse=True))
_NUMBER = rf"\b(?:\d{{1,3}}(?:,\d{{3}})+|\d+|{_SPELT})\b"
_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
#: A number of something else than schools.
_ELSE = re.compile(
    rf"\s*(?:st|nd|rd|th)?\s*(?:(?:{_MONTH})\b|(?:\w+ )?(?:days?|weeks?|months?|years?|letters?|pupils?|children)\b"
    r"|(?:\w+ )?(?:records?|times?|trusts?|reasons?|meetings?)\b|[./:]\d)"
)
_TOKEN = re.compile(rf"(?P<number>{_NUMBER})(?P<share>\s?%| per cent\b)?")
_OF = re.compile(r"\s+(?:out )?of (?:the |all |these |those )*$")
#: After a number come the schools, and little else before what is said of them; or that comes at once.
_ADJECTIVES = (
    "of|the|these|those|more|other|further|and|in|all|maintained|local|priority|primary|secondary|special|independent"
    "|nursery|all-through|alternative provision"
)
_SCHOOLS = re.compile(rf"^\s*(?:(?:{_ADJECTIVES})[\s,]+)*(?:schools?|academ(?:y|ies))\b(?:[\s,]+[\w’']+){{0,8}}[\s,]*$")
_AT_ONCE = re.compile(r"^(?:[\s,]+(?:of (?:which|them|these)|[a-z]+)){0,1}(?:[\s,]+[a-z]+)?[\s,]*$")
#: Characters between a number and what is said; more than a sentence needs.
_FAR = 120
_LINKS = r"number\w*|now|is|are|was|were|has|have|fallen|risen|fell|rose|to|at|for|the"
_AFTER = re.compile(rf"^\s*:?\s*$|^[\s,:]*(?:(?:{_LINKS}) )+$")
#: No school that requires escalation has replied: that says nothing of how many there are.
_NONE_THAT = re.compile(r"^(?:no|none)\b.*\b(?:that|which|who|without)\b")
_THERE = re.compile(r"\bthere (?:is|are|was|were) $")
_PAST = re.compile(
    r"\b(?:required|needed|was|were|had|did|fell|fallen|rose|risen|earlier|previous\w*|before|last meeting|from)\b"
)
_OTHERS = re.compile(r"\bother phases\b|\bstill being engaged\b")


@dataclass(frozen=True)
class Claim:
    """A number that a sentence says of a measure; `phases` those it speaks of, none for all of the cohort."""

    measure: str
    number: int
    is_share: bool
    is_bound: bool
    cohort: str
    phases: frozenset[str]
    is_past: bool


def claims(text: str) -> Iterator[Claim]:
    """Every number said of schools in the text."""
    for sentence in re.split(r"(?<=[a-z0-9)])[.!?](?:\s|$)|\n|;", text.casefold()):
        found, numbers = list(_said(sentence)), [one for one in _TOKEN.finditer(sentence) if _counts(sentence, one)]
        for measure, start, end in found:
            begun = max((other for _, _, other in found if other <= start), default=0)
            yield from _claimed(measure, sentence, numbers, begun, start, end)


def _said(sentence: str) -> Iterator[tuple[str, int, int]]:
    """What the sentence says of schools, and where that stands in it; no word serves twice."""
    left = sentence
    for measure, words in _SAID:
        yield from ((measure, said.start(), said.end()) for said in re.finditer(words, left))
        left = re.sub(words, lambda found: " " * len(found.group()), left)


def contradicts(claim: Claim, release: Release, earlier: Release | None) -> str:
    """What is printed instead of what the claim says, in words; blank where they agree.

    What is said in the past may be of the meeting before; without one there is nothing to set it beside.
    """
    releases = [release, earlier] if claim.is_past else [release]
    if claim.is_past and earlier is None:
        return ""
    told = [_told(claim, one) for one in releases if one is not None]
    said = f"{claim.number}%" if claim.is_share else f"{'at least ' * claim.is_bound}{claim.number:,}"
    return "" if said in told or (claim.is_bound and said[9:] in told) else told[0]


def _claimed(
    measure: str, sentence: str, tokens: Sequence["re.Match[str]"], begun: int, start: int, end: int
) -> Iterator[Claim]:
    """The number before what is said between `start` and `end`, else the one after it; what was said before `begun`
    has numbers of its own."""
    before = [one for one in tokens if one.start() >= begun and _leads(sentence, one, start, end)]
    after = [one for one in tokens if 0 <= one.start() - end <= _FAR and _AFTER.match(sentence[end : one.start()])]
    if not before:
        yield from (_claim(measure, sentence, one, sentence[begun:start]) for one in after[:1])
        return
    last = before[-1]
    whole = [one for one in tokens if one.end() <= last.start() and _OF.match(sentence[one.end() : last.start()])]
    about = sentence[last.end() : start]
    yield _claim(measure, sentence, whole[-1] if whole else last, about if _phases(about) else sentence[begun:start])


def _leads(sentence: str, token: "re.Match[str]", start: int, end: int) -> bool:
    """True where the number is one of schools of which the words from `start` to `end` are said."""
    between = sentence[token.end() : start]
    if not 0 <= start - token.end() <= _FAR or not (_SCHOOLS.match(between) or _AT_ONCE.match(between)):
        return False
    return not _NONE_THAT.match(sentence[token.start() : end]) or bool(_THERE.search(sentence[: token.start()]))


def _phases(text: str) -> frozenset[str]:
    return frozenset(str(phase) for phase in Phase if re.search(rf"\b{str(phase).casefold()}\b", text))


def _claim(measure: str, sentence: str, token: "re.Match[str]", about: str) -> Claim:
    number = token["number"].replace(",", "")
    return Claim(
        measure,
        _WORDS[number] if number in _WORDS else int(number),
        is_share=bool(token["share"]),
        is_bound=sentence[: token.start()].endswith(("at least ", "at most ")),
        cohort=ENGAGING if _OTHERS.search(sentence) else PRIORITY,
        phases=_phases(about),
        is_past=bool(_PAST.search(sentence)),
    )


def _counts(sentence: str, token: "re.Match[str]") -> bool:
    """False for days, years, and numbers of something else."""
    is_year = re.fullmatch(r"(?:19|20)\d\d", token["number"]) and not sentence[token.end() :].startswith(" school")
    is_dated = re.search(
        rf"(?:{_MONTH}|letters?|steps?|section|part|stage)\s+(?:\d+ and )?$",
        sentence[max(0, token.start() - 30) : token.start()],
    )
    return not (is_year or is_dated or _ELSE.match(sentence, token.end()))


def _told(claim: Claim, release: Release) -> str:
    """What the release prints, as a claim would say it."""
    printed = release.of(_GOOD.get(claim.measure, claim.measure), claim.cohort)
    if printed is None or printed.total is None or (printed.at_least and not printed.total):
        return "no number"
    if claim.phases:
        block = next((one for one in printed.blocks if frozenset(one.phases) == claim.phases), None)
        return "no number of these phases by themselves" if block is None else _number(claim, block.adverse, block)
    said = _number(claim, printed.total, printed)
    return f"{'at most' if claim.measure in _GOOD else 'at least'} {said}" if printed.at_least else said


def _number(claim: Claim, adverse: int, of: Printed | Block) -> str:
    count = of.schools - adverse if claim.measure in _GOOD else adverse
    return per_cent(count, of.schools) if claim.is_share else f"{count:,}"
