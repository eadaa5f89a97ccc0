"""The press: prepares a release for a meeting, and publishes it to the record and to the public ledger beside it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from dsa_metrics.desk import is_demonstration
from dsa_metrics.disclosure import PublishedCounts
from dsa_metrics.disclosure.certificate import (
    MOST_TABLES,
    Certificate,
    Progress,
    certify,
    certify_printed,
    group_sizes,
    key_of,
    tables_of,
)
from dsa_metrics.disclosure.cohort import Cohort
from dsa_metrics.disclosure.ledger import Ledger, in_order, read_ledger, write_ledger
from dsa_metrics.disclosure.rates import Looked
from dsa_metrics.disclosure.release import COHORTS, Release
from dsa_metrics.england import BesideEngland
from dsa_metrics.errors import InputError, StoreError
from dsa_metrics.publishing.checklist import (
    Check,
    checks_of_certificates,
    checks_of_choice,
    checks_of_ledger,
    checks_of_record,
    checks_of_release,
)
from dsa_metrics.publishing.counting import Counts, cohort_for, counts_of, looked_at, states_of, told
from dsa_metrics.publishing.drafting import release_for
from dsa_metrics.store import Publication, Published, State, Store
from dsa_metrics.view import Meeting, NamedView

#: What stands for a board where the record does not know of the meeting.
UNKNOWN_BOARD = "Board meeting"


@dataclass(frozen=True)
class Draft:
    """A release prepared and not yet published, with what it was made from.

    `true_counts` (cohort -> measure -> phase -> adverse schools) is what merely hiding the names would have shown, for
    officers' eyes.
    """

    release: Release
    meeting: Meeting
    cohort: Cohort
    states: tuple[State, ...]
    true_counts: Mapping[str, Counts]
    certificates: tuple[Certificate, ...]
    checks: tuple[Check, ...] = ()

    @property
    def may_be_published(self) -> bool:
        """True where nothing on the check-list stands in the way."""
        return not any(check.blocks for check in self.checks)


class Press:
    """Prepares and publishes from one record; `folder` is the public ledger, `today` says which days lie ahead."""

    def __init__(self, store: Store, view: NamedView, folder: Path, today: date, who: str = "officer") -> None:
        self._store = store
        self._view = view
        self._folder = folder
        self._today = today
        self._who = who

    @property
    def version(self) -> str:
        """The version of the record: a draft made at another one is out of date."""
        return self._store.version

    def published(self) -> tuple[Published, ...]:
        """Every release of the record, in the order in which they were published."""
        return self._store.releases()

    def ledger(self) -> Ledger:
        """The public ledger, whole: what a crash kept out of the folder is added first.

        Raises StoreError where the folder cannot be written to.
        """
        self._complete_folder()
        return read_ledger(self._folder)

    def meeting(self, held_on: date) -> Meeting:
        """The board's meeting on a day, as the record has it; a meeting that it does not know is not called public."""
        known = (meeting for meeting in self._view.board_meetings() if meeting.held_on == held_on)
        return next(known, Meeting(UNKNOWN_BOARD, held_on, is_public=False))

    def prepare(self, meeting: Meeting, as_at: date | None = None, progress: Progress | None = None) -> Draft:
        """The release for a meeting, as at its day unless another is given, certified; writes nothing.

        Raises InputError where no school was open then, or where the record lost a school that is counted.
        """
        as_at = as_at or meeting.held_on
        cohort, kept_because = cohort_for(self._view, self._store.cohorts(), as_at)
        states = states_of(self._view, self._store.counted_states(), cohort, as_at)
        measures = told(self._view, as_at)
        counts = {name: counts_of(cohort, states, name, measures) for name in COHORTS}
        looked = {name: looked_at(cohort, states, name) for name in COHORTS}
        release = self._release(meeting, as_at, cohort, counts, looked)
        certificates = tuple(self._certificates(cohort, release, progress or _silently))
        draft = Draft(release, meeting, cohort, states, counts, certificates)
        return replace(draft, checks=tuple(self._checks(draft, kept_because)))

    def publish(self, draft: Draft) -> Release:
        """Publishes the release. Raises InputError where the check-list stands in the way, else as the store does.

        What a crash kept out of the folder is added in any case: the check-list refuses to publish the same again.
        """
        self._complete_folder()
        for check in draft.checks:
            if check.blocks:
                raise InputError(check.what, check.fix)
        self._store.publish(Publication(draft.release, draft.cohort, draft.states, draft.certificates), self._who)
        self._complete_folder()
        return draft.release

    def _release(
        self,
        meeting: Meeting,
        as_at: date,
        cohort: Cohort,
        counts: Mapping[str, Counts],
        looked: Mapping[str, Mapping[str, Sequence[Looked]]],
    ) -> Release:
        published = in_order([one.release for one in self.published()])
        same_meeting = [one.id for one in published if one.meeting == meeting.held_on]
        earlier = [one for one in Ledger(published).current if one.meeting < meeting.held_on]
        return release_for(
            meeting,
            as_at,
            self._view.authority_name,
            cohort,
            counts,
            looked,
            self._view.policy.quality.standard_per_thousand,
            BesideEngland.of_rows(self._view.answer("beside_england", as_at).rows),
            supersedes=same_meeting[-1] if same_meeting else "",
            is_invented=is_demonstration(self._store),
            earlier=earlier,
        )

    def _complete_folder(self) -> None:
        try:
            write_ledger(self._folder, (one.release for one in self.published()))
        except OSError:
            raise StoreError(
                "The folder of releases cannot be written to.",
                "Check the disk and look again: what the record holds is added then.",
            ) from None

    def _checks(self, draft: Draft, kept_because: str) -> Iterator[Check]:
        published = [one.release for one in self.published()]
        yield from checks_of_release(draft.release, draft.meeting, published, self._today)
        yield from checks_of_ledger(draft.release, read_ledger(self._folder), published)
        yield from checks_of_certificates(draft.certificates, draft.cohort)
        yield from checks_of_record(self._view, draft.cohort, draft.release.as_at, self._quarantined())
        yield from checks_of_choice(self._view, draft.cohort, kept_because)

    def _quarantined(self) -> int:
        rows = self._store.entries().to_pylist()
        return sum(row["quarantined"] for row in rows if not row["is_withdrawn"])

    def _certificates(self, cohort: Cohort, release: Release, progress: Progress) -> Iterator[Certificate]:
        """For each cohort with schools: the certificate kept for its sizes and policy, or else one tried now."""
        kept = self._store.certified()
        for name in COHORTS:
            schools, policy = cohort.schools(name), cohort.policy(name)
            sizes = group_sizes(schools, policy)
            key = key_of(sizes, policy)
            if sizes and key in kept:
                yield Certificate(sizes, policy, kept[key], breaches=0)
            elif sizes and tables_of(schools, policy) <= MOST_TABLES:
                yield certify(schools, policy, progress)
            elif sizes:
                yield certify_printed(_counts(release, name), schools, policy, progress)


def _counts(release: Release, cohort: str) -> list[PublishedCounts]:
    """What the release prints of a cohort, as it was counted."""
    printed = (one for one in release.printed if one.cohort == cohort and one.total is not None)
    return [PublishedCounts(one.blocks, one.total or 0, one.at_least) for one in printed]


def _silently(_done: int, _of: int) -> None:
    """Tells nobody how far it is."""
