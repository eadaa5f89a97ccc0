"""The record as it stood when a release was published: what both parts of a paper are made from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from dsa_metrics.disclosure.cohort import Cohort, Member
from dsa_metrics.disclosure.release import COHORTS, Release
from dsa_metrics.errors import InputError
from dsa_metrics.exports.paper.material import Decision, Material
from dsa_metrics.store import Published, State, Store
from dsa_metrics.view import Meeting, NamedView, Standing
from dsa_metrics.vocabulary import Status
from dsa_metrics.wording import in_words


@dataclass(frozen=True)
class Named:
    """A school that a release counts, as the record had it when the release was published.

    `state` is what the release counted it for; `standing` is what the record says of the same day by the policy of
    today, None where it does not say. `closed_on` is known of a school that has closed since it was chosen, and counts
    as on its last day.
    """

    urn: int
    name: str
    phase: str
    trust: str
    state: State
    standing: Standing | None
    closed_on: date | None = None

    @property
    def is_marked(self) -> bool:
        """True for a school that the release counts as failing on both points."""
        return self.state.escalated_and_unsafe

    @property
    def is_as_released(self) -> bool:
        """False where the record says otherwise of the school than the release counted."""
        standing, state = self.standing, self.state
        if standing is None:
            return not state.unsafe
        said = (standing.status != Status.RETURNED, standing.status == Status.REQUIRES_ESCALATION)
        return (*said, standing.second_point) == (state.not_returned, state.escalated, state.unsafe)


@dataclass(frozen=True)
class Change:
    """A school that the annex would list or mark otherwise now: what the record said of a day then, and says now."""

    name: str
    why_then: str
    flow_then: str
    why_now: str
    flow_now: str


@dataclass(frozen=True)
class Snapshot:
    """One published release with the record as it was known at that instant; `published` are all releases."""

    issue: Published
    published: Sequence[Published]
    states: Mapping[int, State]
    cohort: Cohort
    view: NamedView

    @classmethod
    def of(cls, store: Store, view: NamedView, meeting: date, release_id: str | None = None) -> "Snapshot":
        """The snapshot of the release that stands for a meeting, or of the one with this identifier.

        Raises InputError where there is none.
        """
        published = store.releases()
        issue = _issue(published, view.board_meetings(), meeting, release_id)
        cohort = next(one for one in store.cohorts() if one.id == issue.cohort_id)
        return cls(issue, published, store.states_of(issue.release.id), cohort, view)

    @property
    def release(self) -> Release:
        """The release."""
        return self.issue.release

    @property
    def known_at(self) -> datetime:
        """The instant at which it was published (UTC)."""
        return self.issue.published_at

    @cached_property
    def earlier(self) -> Release | None:
        """The release of the meeting before, as it stood at that instant."""
        then = [one.release for one in self.published if one.published_at < self.known_at]
        superseded = {one.supersedes for one in then}
        standing = [one for one in then if one.id not in superseded and one.meeting < self.release.meeting]
        return max(standing, key=lambda one: one.meeting, default=None)

    @cached_property
    def superseded_by(self) -> Release | None:
        """The release that corrects this one; None where it stands."""
        return next((one.release for one in self.published if one.release.supersedes == self.release.id), None)

    def material(self, commentary: Mapping[str, str]) -> Material:
        """What the public part is made from."""
        decisions = tuple(map(Decision.of, self._decisions()))
        return Material(self.release, self.earlier, self.view.policy.escalation, decisions, commentary)

    @cached_property
    def counted(self) -> dict[str, tuple[Named, ...]]:
        """Every school that the release counts, by cohort; those of each by phase and name."""
        members = [one for one in self.cohort.members if one.urn in self.states]
        return {cohort: self._in_order([one for one in members if one.cohort == cohort]) for cohort in COHORTS}

    @cached_property
    def all_escalated(self) -> dict[str, tuple[Named, ...]]:
        """The schools that the release counts as requiring escalation, by cohort; those of each by phase and name."""
        return {cohort: tuple(one for one in named if one.state.escalated) for cohort, named in self.counted.items()}

    def changes(self) -> tuple[Change, ...]:
        """The schools that the annex would list or mark otherwise by what the record says now of the same day."""
        now = {row["urn"]: row for row in self.view.status(self.release.as_at).to_pylist()}
        pairs = [(row, now[urn]) for urn, row in self._open.items() if urn in now and urn in self.states]
        return tuple(
            Change(new["name"], old["why"], old["data_flow"], new["why"], new["data_flow"])
            for old, new in pairs
            if _listing(old) != _listing(new)
        )

    @cached_property
    def escalated_since(self) -> frozenset[int]:
        """The schools counted that require escalation by the record as it was known then, whatever the release says."""
        members = {one.urn for one in self.cohort.members}
        found = (urn for urn, row in self._open.items() if row["status"] == Status.REQUIRES_ESCALATION)
        return frozenset(members.intersection(found))

    def _decisions(self) -> Sequence[Mapping[str, Any]]:
        return self.view.answer("decisions", self.release.as_at, self.known_at).rows

    def _in_order(self, members: Sequence[Member]) -> tuple[Named, ...]:
        order = [str(phase) for phase in self.view.policy.cohort.phases]
        named = map(self._named, members)
        return tuple(sorted(named, key=lambda one: (_place(one.phase, order), one.name.casefold(), one.urn)))

    def _named(self, member: Member) -> Named:
        row = self._open.get(member.urn)
        if row is None:
            return self._closed(member)
        fields = ("status", "reason", "data_flow", "second_point", "why", "last_letter_on")
        standing = Standing(*(row[field] for field in fields))
        state = self.states[member.urn]
        return Named(member.urn, row["name"], member.phase, row["trust_name"] or "", state, standing)

    def _closed(self, member: Member) -> Named:
        """A school that was chosen and is not open any more: as it stood on its last day."""
        closed_on = self.view.closing_days().get(member.urn)
        last = None if closed_on is None else closed_on - timedelta(days=1)
        found = {} if last is None else self.view.standings(member.urn, [last], self.known_at)
        standing = next(iter(found.values()), None)
        name, state = self._names.get(member.urn, ""), self.states[member.urn]
        return Named(member.urn, name, member.phase, "", state, standing, closed_on)

    @cached_property
    def _open(self) -> dict[int, dict[str, Any]]:
        rows = self.view.status(self.release.as_at, self.known_at).to_pylist()
        return {row["urn"]: row for row in rows}

    @cached_property
    def _names(self) -> dict[int, str]:
        return {one.urn: one.name for one in self.view.uncounted(self.release.as_at, self.known_at)}


def _issue(published: Sequence[Published], held: Sequence[Meeting], meeting: date, release_id: str | None) -> Published:
    of_meeting = [one for one in published if one.release.meeting == meeting]
    if not of_meeting:
        raise _nothing_released(published, is_known=any(one.held_on == meeting for one in held))
    if release_id is None:
        return of_meeting[-1]
    for one in of_meeting:
        if one.release.id == release_id:
            return one
    ids = ", ".join(one.release.id for one in of_meeting)
    raise InputError("This meeting has no release with this identifier.", f"Its releases: {ids}.")


def _nothing_released(published: Sequence[Published], is_known: bool) -> InputError:
    """Why there is no paper for a meeting: nothing is released for it, or the record does not know it."""
    days = sorted({one.release.meeting for one in published})
    released = f"Meetings with a release: {', '.join(map(in_words, days)) or 'none yet'}."
    if is_known:
        nothing = "Nothing is released for this meeting yet, so there is nothing to make its paper from."
        return InputError(nothing, f"Publish the release for the meeting first. {released}")
    return InputError("The record knows of no meeting of the board on this day.", f"Check the day. {released}")


def _listing(row: Mapping[str, Any]) -> tuple[bool, bool]:
    """Whether the annex lists a school, and whether it marks it."""
    is_listed = row["status"] == Status.REQUIRES_ESCALATION
    return is_listed, is_listed and row["second_point"]


def _place(phase: str, order: Sequence[str]) -> int:
    return order.index(phase) if phase in order else len(order)
