"""The release for a meeting, made from counts: what may be printed of each measure, and the sentences that say it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from dsa_metrics.disclosure import DisclosurePolicy, PublishedCounts, publish_counts, publish_together
from dsa_metrics.disclosure.cohort import Cohort
from dsa_metrics.disclosure.measures import ALONE, TOGETHER
from dsa_metrics.disclosure.rates import Looked, publish_rates
from dsa_metrics.disclosure.release import COHORTS, PRIORITY, Printed, PrintedRate, Release
from dsa_metrics.disclosure.sentences import NOTES, finding, headline, illustration, rate_finding
from dsa_metrics.disclosure.sentences import Counts as Found
from dsa_metrics.disclosure.together import Withheld
from dsa_metrics.england import BesideEngland
from dsa_metrics.publishing.counting import Counts
from dsa_metrics.view import Meeting
from dsa_metrics.wording import INVENTED


def release_for(
    meeting: Meeting,
    as_at: date,
    authority: str,
    cohort: Cohort,
    counts: Mapping[str, Counts],
    looked: Mapping[str, Mapping[str, Sequence[Looked]]],
    standard: float,
    england: BesideEngland,
    supersedes: str,
    is_invented: bool,
    earlier: Sequence[Release],
) -> Release:
    """The release (`counts`: cohort -> measure -> phase -> adverse schools), after those that stand for `earlier`.

    `looked`: cohort -> phase -> what was found at each school that was assessed; `standard`: the council's, in failures
    per thousand records.
    """
    together = {name: _found(counts[name], cohort.schools(name), cohort.policy(name)) for name in COHORTS}
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
        standard=standard if "below_standard" in first else None,
        rates=tuple(_rates(together, looked, standard, cohort, as_at)),
        england=england,
    )
    every = (*earlier, release)
    points, rate_points = (one.point for one in every), (one.rate_point for one in every)
    return replace(release, trend=tuple(filter(None, points)), rate_trend=tuple(filter(None, rate_points)))


def _found(counts: Counts, schools: Mapping[str, int], policy: DisclosurePolicy) -> dict[str, Found]:
    """What may be printed of every measure counted: the paper's four together, each of the others by itself."""
    paper = {measure.name: counts[measure.name] for measure in TOGETHER}
    told = (measure.name for measure in ALONE if measure.name in counts)
    alone = {name: publish_counts(counts[name], schools, policy) for name in told}
    return {**publish_together(**paper, schools=schools, policy=policy), **alone}


def _printed(together: Mapping[str, Mapping[str, Found]], cohort: Cohort, as_at: date) -> Iterator[Printed]:
    for name in COHORTS:
        schools = sum(cohort.schools(name).values())
        for measure, counts in together[name].items() if schools else ():
            said = finding(measure, name, schools, counts, as_at)
            if isinstance(counts, Withheld):
                yield Printed(name, measure, schools, None, False, (), counts.why, said)
            else:
                yield Printed(name, measure, schools, counts.total, counts.at_least, counts.blocks, "", said)


def _rates(
    together: Mapping[str, Mapping[str, Found]],
    looked: Mapping[str, Mapping[str, Sequence[Looked]]],
    standard: float,
    cohort: Cohort,
    as_at: date,
) -> Iterator[PrintedRate]:
    for name in COHORTS:
        schools = sum(cohort.schools(name).values())
        below, not_met = together[name].get("below_standard"), together[name].get("not_known_to_meet")
        if schools and isinstance(below, PublishedCounts) and isinstance(not_met, PublishedCounts):
            rates = publish_rates(looked[name], below, not_met, standard)
            said = rate_finding(name, schools, rates, as_at)
            if isinstance(rates, Withheld):
                yield PrintedRate(name, schools, 0, None, (), rates.why, said)
            else:
                yield PrintedRate(name, schools, rates.assessed, rates.per_thousand, rates.blocks, "", said)


def _illustrations(printed: tuple[Printed, ...], cohort: Cohort) -> Iterator[str]:
    for one in printed:
        said = illustration(one, cohort.mean_rolls(one.cohort), cohort.schools(one.cohort))
        if said:
            yield said
