"""The words by which a text says something of schools and of their phases, sentence by sentence."""

import re
from collections.abc import Iterator

from dsa_metrics.exports.paper.reading import normal
from dsa_metrics.vocabulary import Phase

RETURNED, MEET = "returned", "meets the standard"
_BOTH = "escalated_and_unsafe"

#: What is said of schools, and the words that say it; the first that fits, and no word serves twice.
_SAID = (
    (
        _BOTH,
        (
            r"\balso (?:share|send|fail|fall)s?\b[^;]*|\bboth (?:points|failings|counts)\b"
            r"|\bof (?:which|whom|them|these|those)\b[^;,]*\b(?:unsafe(?:ly)?|insecure(?:ly)?|not at all)\b[^;]*"
        ),
    ),
    (
        "not_returned",
        (
            r"\bnot (?:yet |been )*(?:returned?|signed?)\b|\b(?:no|without an?|lacks? an?) (?:\w+ ){0,2}agreement\b"
            r"|\b(?:yet|fail(?:s|ed|ing)?|refus(?:es?|ed|ing)|declin(?:es?|ed|ing)|unwilling) to (?:be )?"
            r"(?:return|sign)(?:ed)?\b|n't (?:yet )?(?:returned?|signed?)\b|\bun(?:signed|returned)\b|\boutstanding\b"
        ),
    ),
    (
        RETURNED,
        r"\b(?:returned|signed)\b|\b(?:has|have|had) an? (?:\w+ ){0,2}agreement\b|\bagreements? (?:is |are )?in force",
    ),
    (
        "escalated",
        (
            r"\b(?:requir|need)(?:e|es|ed|ing|s)? (?:\w+ )?escalat(?:ion|ing)\b|\bfor escalation\b|\bescalate\b"
            r"|\b(?:are|is|be) escalated\b|\bescalation is (?:required|needed)\b|\bescalat(?:ed|ions)\b"
        ),
    ),
    ("unsafe", r"\bunsafe(?:ly)?\b|\binsecure(?:ly)?\b|\bnot (?:share|send|arrive)[^;]*\bsafely\b"),
    ("below_standard", r"\bbelow (?:the|our) (?:council's )?standard\b"),
    (MEET, r"\bmeets? (?:the|our) (?:council's )?standard\b"),
    ("late", r"\b(?:is|are|was|were) late\b|\blate with\b"),
)
_ELSEWHERE = "concern|reason|aim|purpose|duty|contact|source|legislation|objective|cause|focus|need"
#: What people call the schools of a phase.
_CALLED = {
    Phase.PRIMARY: rf"primar(?:y|ies)(?! (?:{_ELSEWHERE})s?\b)|infants?|juniors?",
    Phase.SECONDARY: rf"secondar(?:y|ies)(?! (?:{_ELSEWHERE})s?\b)|high schools?|grammars?|comprehensives?",
    Phase.SPECIAL: r"specials?(?! (?:educational|attention|thanks|measures|case|circumstances|meeting)\b)",
    Phase.INDEPENDENT: (
        r"independents?(?! (?:review|person|member|advice|adviser|audit|scrutiny|check)s?\b)|private schools?"
        r"|preparator(?:y|ies)|prep schools?|fee-paying"
    ),
    Phase.ALTERNATIVE_PROVISION: r"alternative provi(?:sion|ders?)|prus?|(?:pupil )?referral units?",
    Phase.NURSERY: r"nurser(?:y|ies)|early years",
    Phase.SIXTEEN_PLUS: r"16 plus|16\+|post[- ]?16|sixth[- ]forms?|colleges?|further education",
    Phase.ALL_THROUGH: r"all[- ]through",
}
_PHASES = {str(phase): re.compile(rf"\b(?:{called})(?!\w)") for phase, called in _CALLED.items()}
#: The nouns and adjectives by which schools are counted.
NOUNS = (
    r"schools?|academ(?:y|ies)|primaries|secondaries|specials|independents|nurser(?:y|ies)|prus?|(?:referral )?units?"
    r"|sixth forms?|colleges?|infants|juniors|grammars|settings?"
)
ADJECTIVES = (
    "of|the|these|those|our|more|other|further|and|in|all|maintained|local|priority|primary|secondary|special|independent"
    "|nursery|all-through|alternative provision|pupil|infant|junior|high|grammar|sixth form"
)
_SHARE = re.compile(rf"(?<![/\d])(\d{{1,3}})\s*/\s*(\d{{1,3}})(?![/\d])(?=\s+(?:\w+ ){{0,3}}(?:{NOUNS})\b)")


def sentences(text: str) -> list[str]:
    """The sentences of a text in small letters, without what nobody sees; 12/50 schools is 12 of 50 schools."""
    plain = normal(text).casefold().replace("’", "'")
    return [_SHARE.sub(r"\1 of \2", one) for one in re.split(r"(?<=[a-z0-9)])[.!?](?:\s|$)|\n|;", plain)]


def said(sentence: str) -> Iterator[tuple[str, int, int]]:
    """What the sentence says of schools, and where that stands in it; no word serves twice."""
    left = sentence
    for measure, words in _SAID:
        for one in re.finditer(words, left):
            is_of_others = measure == _BOTH and one.group().startswith("of ") and "escalat" not in sentence
            yield "unsafe" if is_of_others else measure, one.start(), one.end()
        left = re.sub(words, lambda found: " " * len(found.group()), left)


def phases(text: str) -> frozenset[str]:
    """The phases that a text in small letters speaks of, by whatever they are called."""
    return frozenset(phase for phase, called in _PHASES.items() if called.search(text))
