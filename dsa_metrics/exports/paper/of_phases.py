"""What a commentary says against the schools of a phase, with a number or without, that is not printed of it alone."""

import re

from dsa_metrics.disclosure.release import COHORTS, Release
from dsa_metrics.exports.paper.claim_words import MEET, RETURNED, phases, said, sentences

#: The measures that are said the good way round, and the one that is printed of each.
GOOD = {RETURNED: "not_returned", MEET: "not_known_to_meet"}
#: Words that speak against schools without saying in what.
_AGAINST = re.compile(
    r"\b(?:escalat\w*|insecure\w*|ignor(?:es?|ed|ing)|lag(?:s|ged|ging)?|worst|refus\w+|lapsed|expired|overdue"
    r"|non-?compliant|(?:not|never|no|nor|yet to|failed to|fail to|fails to) (?:\w+ ){0,2}"
    r"(?:repl|respon|engag|answer|sign|return|agree|co-?operat)\w*)|n't (?:\w+ )?(?:repl|respon|engag|sign|return)\w*"
)


def says_of_unprinted_phases(text: str, *releases: Release) -> bool:
    """True where a sentence speaks against phases of which none of the releases prints that by themselves."""
    return any(not _is_printed(sentence, releases) for sentence in sentences(text))


def _is_printed(sentence: str, releases: tuple[Release, ...]) -> bool:
    about = phases(sentence)
    measures = {measure for measure, _, _ in said(sentence)} if about else set()
    if about and not measures and _AGAINST.search(sentence):
        measures = {RETURNED}
    return all(any(_prints(each, measure, about) for each in releases) for measure in measures)


def _prints(release: Release, measure: str, about: frozenset[str]) -> bool:
    """True where blocks that are printed have these phases and no others in them."""
    printed = [release.of(GOOD.get(measure, measure), cohort) for cohort in COHORTS]
    within = [
        block.phases for one in printed if one is not None for block in one.blocks if about.issuperset(block.phases)
    ]
    return about == frozenset().union(*within)
