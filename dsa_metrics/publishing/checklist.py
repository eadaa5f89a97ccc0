"""What stands in the way of publishing a release, and what an officer should look at first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dsa_metrics.disclosure.certificate import Certificate
from dsa_metrics.disclosure.cohort import Cohort
from dsa_metrics.disclosure.ledger import Ledger
from dsa_metrics.disclosure.release import COHORTS, Release
from dsa_metrics.view import Meeting, NamedView
from dsa_metrics.wording import have, in_words, number, verb

#: An assessment of how data arrives that is older than this is said to be stale.
STALE = timedelta(days=365)


@dataclass(frozen=True)
class Check:
    """One finding of the check-list: an error blocks publishing, a warning is there to be read."""

    what: str
    fix: str
    blocks: bool = False


def checks_of_release(release: Release, meeting: Meeting, published: Sequence[Release], today: date) -> Iterator[Check]:
    """What speaks against this release, for this meeting, after those that were published already."""
    if meeting.held_on < release.as_at:
        yield Check("The figures are of a day after the meeting.", "Choose the meeting's day or earlier.", blocks=True)
    if release.as_at > today:
        yield Check("The day of the figures lies ahead.", "Publish on that day, or choose an earlier one.", blocks=True)
    before = [one for one in published if one.id == release.supersedes]
    if before and _says_the_same(before[-1], release):
        yield Check("A release that says exactly this is published already.", "There is nothing to do.", blocks=True)
    if not meeting.is_public:
        yield Check("The record does not call this meeting public.", "Make sure that this is the meeting meant.")
    if release.as_at != meeting.held_on:
        yield Check(f"The figures are as at {in_words(release.as_at)}, not the day of the meeting.", "")


def checks_of_ledger(release: Release, ledger: Ledger, published: Sequence[Release]) -> Iterator[Check]:
    """Whether the record knows all that the public was told: what it does not know it could contradict.

    A record is older than its ledger where a backup took its place; that of a demonstration is made again at will.
    """
    known = {one.id for one in published}
    if unknown := sum(one.id not in known for one in ledger.releases):
        held = f"The public ledger holds {number(unknown, 'release')} that the record does not know."
        fix = "Copy the newest backup over the record; keep the releases of another record in another folder."
        yield Check(held, fix, blocks=not release.is_invented)
    for warning in dict.fromkeys(ledger.warnings):
        yield Check(warning, "Take the file out of the folder; what the record holds is written there again.")


def checks_of_certificates(certificates: Sequence[Certificate], cohort: Cohort) -> Iterator[Check]:
    """Whether every table that this cohort could print was tried, and no school was worked out."""
    if len(certificates) < sum(bool(cohort.schools(name)) for name in COHORTS):
        yield Check("The certificate is missing.", "Prepare the release again and wait until it is tried.", blocks=True)
    if any(not one.is_clean for one in certificates):
        fix = "Make the smallest group larger in the policy, under [disclosure]."
        yield Check("With these settings some school could be worked out.", fix, blocks=True)


def checks_of_record(view: NamedView, cohort: Cohort, as_at: date, quarantined: int) -> Iterator[Check]:
    """What in the record the officer should look at before it is published."""
    if quarantined:
        rows = f"{number(quarantined, 'row')} {verb(quarantined, 'is', 'are')} set aside"
        yield Check(f"{rows} in the record and counted nowhere.", "Correct them on the page Import, and load again.")
    happened = view.dates()
    if happened is None or as_at < happened[0]:
        yield Check("Nothing in the record happened by this day.", "Choose the day of a meeting.", blocks=True)
    counted = {member.urn for member in cohort.members}
    last = view.assessed(as_at)
    if stale := sum(1 for urn in counted if urn in last and as_at - last[urn] > STALE):
        yield Check(f"How data arrives was last looked at over a year ago for {number(stale, 'school')}.", "")
    if unknown := sum(1 for urn in counted if urn not in last):
        yield Check(f"How data arrives was never looked at for {number(unknown, 'school')}; not counted as unsafe.", "")
    submitted = view.answer("submission_list", as_at).rows
    if submitted and not any(row["received_on"] for row in submitted):
        words = "No submission is in the record; every school that owes one counts as late."
        yield Check(words, "Load the sheet Submissions of the tracker first.")
    yield from _differing(counted, {urn for urn, _ in view.schools(as_at)}, cohort)


def checks_of_choice(view: NamedView, cohort: Cohort, kept_because: str) -> Iterator[Check]:
    """Whether the schools and the settings are this year's own."""
    if kept_because:
        words = f"The schools counted are still those chosen as at {in_words(cohort.chosen_as_at)}. {kept_because}"
        yield Check(words, "They are chosen anew once the difference is large enough, or none.")
    rule = view.policy.disclosure.rule
    if any((one.min_group, one.max_share) != (rule.min_group, rule.max_share) for one in cohort.policies):
        yield Check(
            "The settings under [disclosure] were changed; releases keep those that the campaign year began with.", ""
        )


def _differing(counted: set[int], open_now: set[int], cohort: Cohort) -> Iterator[Check]:
    gone, come = len(counted - open_now), len(open_now - counted)
    if gone or come:
        closed = f"{gone} {have(gone)} closed and {verb(gone, 'counts', 'count')} as on the last day"
        opened = f"{come} {have(come)} opened and {verb(come, 'is', 'are')} not counted yet"
        said = ", and ".join(words for count, words in ((gone, closed), (come, opened)) if count)
        yield Check(f"The schools counted were chosen as at {in_words(cohort.chosen_as_at)}: since then {said}.", "")


def _says_the_same(one: Release, other: Release) -> bool:
    return _said(one) == _said(other)


def _said(release: Release) -> tuple[object, ...]:
    return release.as_at, release.headline, release.printed, release.rates, release.trend, release.england
