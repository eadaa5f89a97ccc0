"""Releases as a small authority would publish them, made by the functions that publish; no record is needed."""

from collections.abc import Mapping
from datetime import date

from dsa_metrics.disclosure import DisclosurePolicy
from dsa_metrics.disclosure.cohort import Member, choose
from dsa_metrics.disclosure.rates import Looked
from dsa_metrics.disclosure.release import ENGAGING, PRIORITY, Release
from dsa_metrics.england import BesideEngland
from dsa_metrics.exports.paper.material import Material
from dsa_metrics.policy import load_policy
from dsa_metrics.publishing.drafting import release_for
from dsa_metrics.view import Meeting

MEETING = date(2019, 6, 4)
RULE = load_policy().escalation
Counted = Mapping[str, int]
NOBODY: Counted = {}


def made(
    schools: Counted,
    not_returned: Counted = NOBODY,
    escalated: Counted = NOBODY,
    both: Counted = NOBODY,
    unsafe: Counted = NOBODY,
) -> Release:
    """The release of an authority with so many schools of each phase, so many of which are adverse."""
    members = [
        Member(100_000 * place + number, phase, PRIORITY, None, 200)
        for place, (phase, count) in enumerate(schools.items(), start=1)
        for number in range(count)
    ]
    cohort = choose(members, MEETING, (9, 1), DisclosurePolicy(), counts_trusts=True)
    facts = {"not_returned": not_returned, "escalated": escalated, "escalated_and_unsafe": both, "unsafe": unsafe}
    counts = {PRIORITY: facts, ENGAGING: dict.fromkeys(facts, NOBODY)}
    looked: Mapping[str, Mapping[str, list[Looked]]] = {PRIORITY: {}, ENGAGING: {}}
    meeting = Meeting("Education Board", MEETING, is_public=True)
    nothing = BesideEngland(())
    return release_for(
        meeting,
        MEETING,
        "Estuary Borough Council",
        cohort,
        counts,
        looked,
        10,
        nothing,
        "",
        False,
        (),
    )


_ALL = {"Primary": 33, "Secondary": 12}
#: One secondary school among few is pooled; nearly all of the schools; too few schools; nobody.
POOLED = made({"Primary": 20, "Secondary": 3, "Special": 2}, {"Secondary": 3}, {"Secondary": 3}, {"Secondary": 2})
ONLY_TOTAL = made({"Primary": 33, "Secondary": 12}, _ALL, _ALL, {"Primary": 3})
NOTHING = made({"Primary": 2}, {"Primary": 1}, {"Primary": 1})
CALM = made({"Primary": 33, "Secondary": 12})


def material(release: Release, earlier: Release | None = None, **commentary: str) -> Material:
    return Material(release, earlier, RULE, (), commentary)
