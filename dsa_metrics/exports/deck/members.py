"""The deck for members: the public one, and within it the schools that require escalation by name, for a while."""

from collections.abc import Iterator, Sequence

from dsa_metrics.disclosure.release import COHORTS, PRIORITY
from dsa_metrics.disclosure.sentences import NOUNS
from dsa_metrics.exports.deck.page import Named, NamedPage, rendered
from dsa_metrics.exports.paper import members, snapshot
from dsa_metrics.exports.paper.snapshot import Snapshot
from dsa_metrics.public_view import PublicView

#: So many schools stand on a page, in type for the back row.
PER_PAGE = 10


def members_deck(of: Snapshot, minutes: float, address: str) -> bytes:
    """The deck of a snapshot (HTML in UTF-8); after so many minutes it gives way to the public deck at `address`.

    It holds every page of that itself, so that names leave the screen without a network, too.
    """
    earlier = None if of.earlier is None else PublicView(of.earlier)
    return rendered(PublicView(of.release), earlier, named_pages(of), minutes * 60, address)


def named_pages(of: Snapshot) -> tuple[NamedPage, ...]:
    """The schools by name, those of the priority phases first; one page says so where there is none."""
    told = [cohort for cohort in COHORTS if of.all_escalated[cohort] or cohort == PRIORITY]
    return tuple(page for cohort in told for page in pages_of(of.all_escalated[cohort], cohort, members.known(of)))


def pages_of(schools: Sequence[snapshot.Named], cohort: str, known: str) -> Iterator[NamedPage]:
    """The schools of one cohort, so many on a page; `known` says when the record was known as it stands here."""
    finding = f"{members.position(schools, NOUNS[cohort])} {members.marked(schools)}".strip()
    for first in range(0, max(len(schools), 1), PER_PAGE):
        shown = schools[first : first + PER_PAGE]
        some = f" Schools {first + 1:,} to {first + len(shown):,} of {len(schools):,}." * (len(schools) > PER_PAGE)
        yield NamedPage(finding, _named(shown), f"As the record was known at {known}.{some}")


def _named(schools: Sequence[snapshot.Named]) -> tuple[Named, ...]:
    return tuple(Named(members.marked_name(one), _about(one)) for one in schools)


def _about(one: snapshot.Named) -> str:
    reason = one.standing.reason if one.standing else None
    return ", ".join(filter(None, (one.phase, reason, "closed since" if one.closed_on else "")))
