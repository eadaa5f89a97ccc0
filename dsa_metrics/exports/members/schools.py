"""The schools that a release counts, with what each of them counts for, and how many that makes by phase."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from dsa_metrics.exports.paper.snapshot import Named, Snapshot
from dsa_metrics.store import State
from dsa_metrics.vocabulary import Flow


@dataclass(frozen=True)
class Counted:
    """A school as the record had it; `period` is the last with quality results, blank where nobody of its phase was
    assessed."""

    named: Named
    cohort: str
    period: str

    @property
    def state(self) -> State:
        """What the release counted it for."""
        return self.named.state

    @property
    def flow(self) -> Flow:
        """How its data arrives; not assessed where the record does not say how the school stood."""
        return Flow.NOT_ASSESSED if self.named.standing is None else Flow(self.named.standing.data_flow)


@dataclass(frozen=True)
class Group:
    """The schools of one phase: how many, how many with an agreement in force, and how the data of each arrives."""

    name: str
    cohort: str
    schools: int
    returned: int
    flows: Mapping[Flow, int]


def counted(snapshot: Snapshot) -> tuple[Counted, ...]:
    """Every school that the release counts: the priority schools first, then by phase and name."""
    rows = snapshot.view.answer("quality_by_school", snapshot.release.as_at, snapshot.known_at).rows
    periods = {cast(int, row["urn"]): str(row["period"] or "") for row in rows}
    return tuple(
        Counted(named, cohort, periods.get(named.urn, ""))
        for cohort, schools in snapshot.counted.items()
        for named in schools
    )


def by_phase(schools: Sequence[Counted]) -> tuple[Group, ...]:
    """The groups of one phase each, in the order of the schools."""
    groups = dict.fromkeys((one.named.phase, one.cohort) for one in schools)
    return tuple(_group(*group, schools) for group in groups)


def together(name: str, cohort: str, schools: Sequence[Counted]) -> Group:
    """All schools of a cohort as one group of that name."""
    return _of(name, cohort, [one for one in schools if one.cohort == cohort])


def escalated(schools: Sequence[Counted]) -> Iterator[Counted]:
    """The schools that require escalation."""
    return (one for one in schools if one.state.escalated)


def _group(phase: str, cohort: str, schools: Sequence[Counted]) -> Group:
    return _of(phase, cohort, [one for one in schools if (one.named.phase, one.cohort) == (phase, cohort)])


def _of(name: str, cohort: str, schools: Sequence[Counted]) -> Group:
    returned = sum(not one.state.not_returned for one in schools)
    return Group(name, cohort, len(schools), returned, Counter(one.flow for one in schools))
