"""What a commentary says of numbers of schools, set beside what is printed of them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dsa_metrics.disclosure.ladder import Block
from dsa_metrics.disclosure.release import COHORTS, ENGAGING, PRIORITY, Printed, Release
from dsa_metrics.exports.paper.claim_words import ADJECTIVES, NOUNS, phases, said, sentences
from dsa_metrics.exports.paper.of_phases import GOOD
from dsa_metrics.wording import per_cent

_UNITS = (
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS = {word: count for count, word in enumerate(_UNITS.split())}
_WORDS |= dict.fromkeys(("none", "nobody", "no one", "no-one", "neither"), 0) | {"both": 2}
_WORDS |= {"a dozen": 12, "dozen": 12, "two dozen": 24, "half a dozen": 6}
_WORDS |= {word: 10 * place for place, word in enumerate(_TENS.split(), start=2)}
_WORDS |= {
    f"{ten}{mark}{one}": _WORDS[ten] + _WORDS[one]
    for ten in _TENS.split()
    for one in _UNITS.split()[1:10]
    for mark in ("-", " ")
}
#: Words that say a share, in per cent; all and every say it where they are the subject.
_EVERY = dict.fromkeys(("all", "every", "each", "everyone", "everybody"), 100)
_SHARES = {"half": 50, "a third": 33, "one third": 33, "two thirds": 67, "a quarter": 25, "three quarters": 75} | _EVERY
_WORDS |= _SHARES
_SPELT = "|".join(sorted(_WORDS, key=len, reverse=True))
_NUMBER = rf"\b(?:\d{{1,3}}(?:,\d{{3}})+|\d+|{_SPELT})\b"
_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
#: A number of something else than schools.
_ELSE = re.compile(
    rf"\s*(?:st|nd|rd|th)?\s*(?:(?:{_MONTH})\b|(?:\w+ )?(?:days?|weeks?|months?|years?|letters?|pupils?|children)\b"
    r"|(?:\w+ )?(?:records?|times?|trusts?|reasons?|meetings?|terms?|part(?:y|ies)|sides?)\b|[./:]\d|plus\b|\+"
    r"|[- ]?term)"
)
_TOKEN = re.compile(rf"(?P<number>{_NUMBER})(?P<share>\s?%| per cent\b)?")
_OF = re.compile(r"\s+(?:out )?of (?:the |all |these |those )*$")
#: After a number come the schools, and little else before what is said of them; or that comes at once.
_SCHOOLS = re.compile(rf"^\s*(?:(?:{ADJECTIVES})[\s,]+)*(?:{NOUNS})\b(?:[\s,]+[\w']+){{0,8}}[\s,]*$")
_VERBS = "now|have|has|had|are|is|were|was|been|still|already|do|does|shares?|sends?|data|their"
_SUBJECT = re.compile(rf"^\s*(?:(?:{ADJECTIVES})[\s,]+)*(?:(?:{NOUNS}|agreements?)\b)?(?:[\s,]+(?:{_VERBS}))*[\s,]*$")
_FINITE = re.compile(
    r"(?:requires?|needs?|returned|signed|meets?|has|have|had|is|are|also|agreements? (?:is|are)|fail|refus)\b"
)
_AT_ONCE = re.compile(r"^(?:[\s,]+(?:of (?:which|them|these)|[a-z]+)){0,1}(?:[\s,]+[a-z]+)?[\s,]*$")
#: Characters between a number and what is said; more than a sentence needs.
_FAR = 120
_LINKS = r"it|theirs|(?:their|an) agreements?|number\w*|now|is|are|was|were|has|have|to|at|for|the"
_LINKS += r"|fallen|risen|fell|rose"
_AFTER = re.compile(rf"^\s*[:(=–-]?\s*$|^[\s,:]*(?:(?:{_LINKS}|from {_NUMBER}) )+$")
#: No school that requires escalation has replied: that says nothing of how many there are.
_NONE_THAT = re.compile(r"^(?:no|none|nobody|no one|no-one|neither)\b.*\b(?:that|which|who|without)\b")
#: Four of the ten schools that require escalation: the four are of what comes after, the ten require it.
_THAT = re.compile(r"\b(?:that|which|who)\b")
_PART = re.compile(rf"\s+(?:out )?of (?:the |these |those )*{_NUMBER} (?:\w+ )?(?:{NOUNS}) (?:that|which|who) [^,;]*$")
_THERE = re.compile(r"\bthere (?:is|are|was|were) $")
_PAST = re.compile(
    r"\b(?:(?<!is )(?<!are )(?:required|needed)|was|were|had|did|fell|rose|earlier|previous\w*|before"
    r"|(?<!since the )last meeting|from)\b"
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
    for sentence in sentences(text):
        found, numbers = list(said(sentence)), [one for one in _TOKEN.finditer(sentence) if _counts(sentence, one)]
        for measure, start, end in found:
            begun = max((other for _, _, other in found if other <= start), default=0)
            yield from _claimed(measure, sentence, numbers, begun, start, end)


def contradicts(claim: Claim, release: Release, earlier: Release | None) -> str:
    """What is printed instead of what the claim says, in words; blank where they agree.

    What is said in the past may be of the meeting before; without one there is nothing to set it beside.
    """
    releases = [release, earlier] if claim.is_past else [release]
    if claim.is_past and earlier is None:
        return ""
    told = [_told(claim, one) for one in releases if one is not None]
    number = f"{claim.number}%" if claim.is_share else f"{'at least ' * claim.is_bound}{claim.number:,}"
    return "" if number in told or (claim.is_bound and number[9:] in told) else told[0]


def _claimed(
    measure: str, sentence: str, tokens: Sequence["re.Match[str]"], begun: int, start: int, end: int
) -> Iterator[Claim]:
    """The number before what is said between `start` and `end`, else the one after it; what was said before `begun`
    has numbers of its own."""
    before = [one for one in tokens if one.start() >= begun and _leads(sentence, one, start, end)]
    before = before or [one for one in tokens if begun and _PART.match(sentence[one.end() : start])]
    after = [one for one in tokens if 0 <= one.start() - end <= _FAR and _follows(sentence, one, end)]
    if not before:
        yield from (_claim(measure, sentence, one, sentence[begun:start]) for one in after[:1])
        return
    last = before[-1]
    about = sentence[last.end() : start]
    of = [one for one in tokens if one.end() <= last.start() and _OF.match(sentence[one.end() : last.start()])]
    whole = [] if _THAT.search(about) else of
    yield _claim(measure, sentence, whole[-1] if whole else last, about if phases(about) else sentence[begun:start])


def _leads(sentence: str, token: "re.Match[str]", start: int, end: int) -> bool:
    """True where the number is one of schools of which the words from `start` to `end` are said."""
    between = sentence[token.end() : start]
    if not 0 <= start - token.end() <= _FAR:
        return False
    if token["number"] in _EVERY:
        return _is_subject(between, sentence[start:end])
    if not (_SCHOOLS.match(between) or (token["number"] != "both" and _AT_ONCE.match(between))):
        return False
    return not _NONE_THAT.match(sentence[token.start() : end]) or bool(_THERE.search(sentence[: token.start()]))


def _is_subject(between: str, predicate: str) -> bool:
    """True where what is said is said of every school; false of every school that has not signed, by the way."""
    is_verb = re.search(rf"\b(?:{_VERBS})\b", between) or _FINITE.match(predicate)
    return bool(is_verb and _SUBJECT.match(between))


def _follows(sentence: str, token: "re.Match[str]", end: int) -> bool:
    """True where the number after what is said is of the same schools."""
    return token["number"] not in {"both", *_EVERY} and bool(_AFTER.match(sentence[end : token.start()]))


def _claim(measure: str, sentence: str, token: "re.Match[str]", about: str) -> Claim:
    number = token["number"].replace(",", "")
    return Claim(
        measure,
        _WORDS[number] if number in _WORDS else int(number),
        is_share=bool(token["share"]) or number in _SHARES,
        is_bound=sentence[: token.start()].endswith(("at least ", "at most ")),
        cohort=ENGAGING if _OTHERS.search(sentence) else PRIORITY,
        phases=phases(about),
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
    measure = GOOD.get(claim.measure, claim.measure)
    printed = release.of(measure, claim.cohort)
    if printed is None or printed.total is None or (printed.at_least and not printed.total):
        return "no number"
    if claim.phases:
        every = [block for cohort in COHORTS for block in getattr(release.of(measure, cohort), "blocks", ())]
        block = next((one for one in every if frozenset(one.phases) == claim.phases), None)
        return "no number of these phases by themselves" if block is None else _number(claim, block.adverse, block)
    said = _number(claim, printed.total, printed)
    return f"{'at most' if claim.measure in GOOD else 'at least'} {said}" if printed.at_least else said


def _number(claim: Claim, adverse: int, of: Printed | Block) -> str:
    count = of.schools - adverse if claim.measure in GOOD else adverse
    return per_cent(count, of.schools) if claim.is_share else f"{count:,}"
