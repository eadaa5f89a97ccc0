"""The release for a meeting, made from counts: what may be printed of each measure, and the sentences that say it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from dsa_metrics.disclosure import publish_together
from dsa_metrics.disclosure.cohort import Cohort
from dsa_metrics.disclosure.release import COHORTS, PRIORITY, Printed, Release
from dsa_metrics.disclosure.sentences import NOTES, finding, headline, illustration
from dsa_metrics.disclosure.sentences import Counts as Found
from dsa_metrics.disclosure.together import Withheld
from dsa_metrics.publishing.counting import Counts
from dsa_metrics.view import Meeting
from dsa_metrics.wording import INVENTED


def release_for(
    meeting: Meeting,
    as_at: date,
    authority: str,
    cohort: Cohort,
    counts: Mapping[str, Counts],
    supersedes: str,
    is_invented: bool,
    earlier: Sequence[Release],
) -> Release:
    """The release (`counts`: cohort -> measure -> phase -> adverse schools), after those that stand for `earlier`."""
    together = {
        name: publish_together(**counts[name], schools=cohort.schools(name), policy=cohort.policy(name))
        for name in COHORTS
    }
    printed = tuple(_printed(together, cohort, as_at))
    first = together[PRIORITY]
    schools = sum(cohort.schools(PRIORITY).values())
    release = Release(
        authority=authority,
        board=meeting.board,
        meeting=meeting.held_on,
        as_at=as_at,
        counted_as_at=cohort.chosen_as_at,
        headline=headline(first["escalated"], first["escalated_and_unsafe"], schools, as_at),
        printed=printed,
        illustrations=tuple(_illustrations(printed, cohort)),
        notes=(INVENTED, *NOTES) if is_invented else NOTES,
        policies=cohort.policies,
        supersedes=supersedes,
        is_invented=is_invented,
    )
    points = [one.point for one in (*earlier, release)]
    return replace(release, trend=tuple(point for point in points if point is not None))


def _printed(together: Mapping[str, Mapping[str, Found]], cohort: Cohort, as_at: date) -> Iterator[Printed]:
    for name in COHORTS:
        schools = sum(cohort.schools(name).values())
        for measure, counts in together[name].items() if schools else ():
            said = finding(measure, name, schools, counts, as_at)
            if isinstance(counts, Withheld):
                yield Printed(name, measure, schools, None, False, (), counts.why, said)
            else:
                yield Printed(name, measure, schools, counts.total, counts.at_least, counts.blocks, "", said)


def _illustrations(printed: tuple[Printed, ...], cohort: Cohort) -> Iterator[str]:
    for one in printed:
        said = illustration(one, cohort.mean_rolls(one.cohort), cohort.schools(one.cohort))
        if said:
            yield said
