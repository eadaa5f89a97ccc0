"""What speaks against a paper: parts that do not agree, words that contradict a figure or name a school."""

from collections.abc import Iterator
from dataclasses import replace

from dsa_metrics.disclosure.ledger import Ledger
from dsa_metrics.disclosure.release import COHORTS, Release
from dsa_metrics.disclosure.sentences import NOUNS, label
from dsa_metrics.exports.paper.claims import claims, contradicts
from dsa_metrics.exports.paper.material import SECTIONS, Material
from dsa_metrics.exports.paper.naming import Naming
from dsa_metrics.exports.paper.of_phases import says_of_unprinted_phases
from dsa_metrics.exports.paper.snapshot import Named, Snapshot
from dsa_metrics.exports.paper.statements import Statements
from dsa_metrics.publishing import Check
from dsa_metrics.vocabulary import Status
from dsa_metrics.wording import in_words, number, verb

_BOTH = "that also share data unsafely or not at all"
_PHASE = "Leave the phase out of the sentence, or name the phases that are printed together."
_READ = "Read it again, and take it out if it is one: this part is public."
_REWORD = "Correct the wording in the sheet Decisions, load it, and publish a correction."
AGAIN = "Publish a correction for the meeting, or restore the policy and the record that the release was made with."


def checks_of_public_part(snapshot: Snapshot, material: Material, ledger: Ledger, naming: Naming) -> Iterator[Check]:
    """What speaks against the public part; whatever blocks it blocks the annex, too, since both are one paper."""
    yield from _checks_of_release(snapshot, ledger)
    yield from _checks_of_counts(snapshot)
    yield from _checks_of_record(snapshot)
    yield from _checks_of_policy(snapshot)
    yield from _checks_of_commentary(material, naming)
    yield from _checks_of_decisions(snapshot, material, naming)


def checks_of_annex(snapshot: Snapshot, statements: Statements) -> Iterator[Check]:
    """What speaks against the annex beside that."""
    for missing in statements.missing:
        yield _blocks(f"The annex does not say {missing}.", "State it; nothing is filled in for you.")
    if statements.until is not None and statements.until <= snapshot.release.meeting:
        ends = "The restriction of the annex would end before the meeting has been held."
        yield _blocks(ends, f"Give a day after {in_words(snapshot.release.meeting)}.")


def _blocks(what: str, fix: str) -> Check:
    return Check(what, fix, blocks=True)


def _checks_of_release(snapshot: Snapshot, ledger: Ledger) -> Iterator[Check]:
    later, release = snapshot.superseded_by, snapshot.release
    if later is not None:
        yield _blocks("The release is superseded.", f"Make the paper from the release that corrects it, {later.id}.")
    if release.id not in {one.id for one in ledger.releases}:
        held = "The public ledger does not hold this release as the record does, so the public was told something else."
        yield _blocks(held, "Open the page Publish: what the folder of releases lacks is added then.")


def _checks_of_counts(snapshot: Snapshot) -> Iterator[Check]:
    """Whether the annex lists as many schools as the public part prints, in all and by group, and marks as many."""
    for cohort in COHORTS:
        named = snapshot.all_escalated[cohort]
        marked = tuple(one for one in named if one.is_marked)
        yield from _compared(snapshot.release, cohort, "escalated", named, "that require escalation")
        yield from _compared(snapshot.release, cohort, "escalated_and_unsafe", marked, _BOTH)


def _compared(release: Release, cohort: str, measure: str, named: tuple[Named, ...], about: str) -> Iterator[Check]:
    printed = release.of(measure, cohort)
    if printed is None or printed.total is None:
        return
    count, noun = len(named), NOUNS[cohort]
    if count < printed.total if printed.at_least else count != printed.total:
        told = f"{'at least ' * printed.at_least}{printed.total:,}"
        yield _blocks(f"The annex would list {number(count, noun)} {about}; the public part says {told}.", AGAIN)
    for block in printed.blocks if count == printed.total else ():
        in_block = sum(one.phase in block.phases for one in named)
        if in_block != block.adverse:
            said = f"Of {label(block.phases)}, the annex would list {in_block:,} {about}; the public part"
            yield _blocks(f"{said} says {block.adverse:,}.", AGAIN)


def _checks_of_record(snapshot: Snapshot) -> Iterator[Check]:
    """Whether the record as it was known then still says of the same schools that they require escalation."""
    named = [one for cohort in COHORTS for one in snapshot.all_escalated[cohort]]
    lost = sum(one.standing is None or one.standing.status != Status.REQUIRES_ESCALATION for one in named)
    if lost:
        says = f"The record does not say of {number(lost, 'school')} in the annex that {verb(lost, 'it', 'they')}"
        yield _blocks(f"{says} {verb(lost, 'requires', 'require')} escalation.", AGAIN)
    if more := len(snapshot.escalated_since - {one.urn for one in named}):
        says = f"{number(more, 'school')} {verb(more, 'requires', 'require')} escalation by the record and"
        yield _blocks(f"{says} {verb(more, 'is', 'are')} not counted by the release.", AGAIN)
    if nameless := sum(not one.name for one in named):
        yield _blocks(f"The record has no name for {number(nameless, 'school')} in the annex.", AGAIN)


def _checks_of_policy(snapshot: Snapshot) -> Iterator[Check]:
    """Whether today's rule of escalation and means still say of each school what the release counted it for.

    What was known then does not change, so where they say otherwise it is the policy that did.
    """
    schools = [one for named in snapshot.counted.values() for one in named if one.standing is not None]
    if other := sum(not one.is_as_released for one in schools):
        by = f"by the rule of escalation and the means of today, {number(other, 'school')}"
        counts = f"{by} {verb(other, 'counts', 'count')} for something else than the release counted"
        yield _blocks(f"The policy is not the one of the release: {counts} {verb(other, 'it', 'them')} for.", AGAIN)


def _checks_of_commentary(material: Material, naming: Naming) -> Iterator[Check]:
    for section, text in material.commentary.items():
        if section not in SECTIONS:
            yield _blocks("There is commentary for a section that the paper does not have.", _sections())
            continue
        where = f"The commentary on “{SECTIONS[section]}”"
        named = naming.found(text)
        for found in named:
            yield _blocks(f"{where} holds {found}.", "Take it out: this part is public.")
        if not named and naming.is_unsure(text):
            yield Check(f"{where} holds a word that may be the name of a school.", _READ, blocks=False)
        yield from _contradictions(material, text, where)


def _contradictions(material: Material, text: str, where: str) -> Iterator[Check]:
    for claim in claims(text):
        if instead := contradicts(claim, material.release, material.earlier):
            share = "%" * claim.is_share
            said = f"{where} says {claim.number:,}{share} of schools; the release prints {instead}"
            yield _blocks(f"{said} for what it speaks of.", "Write what is printed, or take the number out.")
    if says_of_unprinted_phases(text, material.release):
        yield _blocks(f"{where} speaks against a phase that the release does not show by itself.", _PHASE)


def _checks_of_decisions(snapshot: Snapshot, material: Material, naming: Naming) -> Iterator[Check]:
    releases = [one.release for one in snapshot.published if one.published_at <= snapshot.known_at]
    for place, decision in enumerate(material.decisions, start=1):
        where = f"Decision {place} in the table of decisions"
        for found in naming.found(f"{decision.reference}. {decision.text}. {decision.owner}. {decision.sentence}"):
            yield _blocks(f"{where} holds {found}.", _REWORD)
        for claim in claims(decision.text):
            # What was decided stays as it was worded, so a number that any earlier release printed may stand.
            if all(contradicts(replace(claim, is_past=False), release, None) for release in releases):
                yield _blocks(f"{where} says a number of schools that no release prints.", _REWORD)
        if says_of_unprinted_phases(decision.text, *releases):
            yield _blocks(f"{where} speaks against a phase that no release shows by itself.", _REWORD)


def _sections() -> str:
    return f"The sections are: {', '.join(SECTIONS)}."
