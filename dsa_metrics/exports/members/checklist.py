"""What speaks against the members' workbook beside what speaks against the annex: counts that do not agree."""

from collections import Counter
from collections.abc import Iterator, Sequence

from dsa_metrics.disclosure.measures import MEASURES
from dsa_metrics.disclosure.release import COHORTS, Printed
from dsa_metrics.exports.members.schools import Counted, counted
from dsa_metrics.exports.paper.checklist import AGAIN
from dsa_metrics.exports.paper.snapshot import Snapshot
from dsa_metrics.publishing import Check
from dsa_metrics.wording import number


def checks_of_workbook(snapshot: Snapshot) -> Iterator[Check]:
    """Whether the workbook counts as the release does, and says of each school what the release counted it for."""
    schools = counted(snapshot)
    for cohort in COHORTS:
        own = [one for one in schools if one.cohort == cohort]
        for measure in MEASURES:
            printed = snapshot.release.of(measure.name, cohort)
            if printed is not None and not _agrees(printed, own):
                told = f"The workbook would count other schools as the public part for “{measure.title}”."
                yield Check(told, AGAIN, blocks=True)
    if lost := sum(one.named.standing is None and not one.named.is_as_released for one in schools):
        told = f"The record does not say of {number(lost, 'school')} in the workbook how data arrives; the release did."
        yield Check(told, AGAIN, blocks=True)


def _agrees(printed: Printed, schools: Sequence[Counted]) -> bool:
    """True where as many schools are adverse as is printed, in all and in each block; or no fewer than a bound."""
    if len(schools) != printed.schools:
        return False
    adverse = Counter(one.named.phase for one in schools if getattr(one.state, printed.measure))
    if printed.total is None or printed.at_least:
        return adverse.total() >= (printed.total or 0)
    blocks = ((sum(adverse[phase] for phase in block.phases), block.adverse) for block in printed.blocks)
    return adverse.total() == printed.total and all(count == told for count, told in blocks)
