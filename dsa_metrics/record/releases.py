"""What was published, as the record keeps it: releases with the schools that they counted, cohorts, certificates."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

import pyarrow as pa

from dsa_metrics.disclosure.certificate import Certificate
from dsa_metrics.disclosure.cohort import Cohort, Member, refusal
from dsa_metrics.disclosure.policy import DisclosurePolicy
from dsa_metrics.disclosure.release import Release
from dsa_metrics.errors import InputError
from dsa_metrics.record import ledger
from dsa_metrics.record.instance import Cursor
from dsa_metrics.record.statements import statement, statement_for


@dataclass(frozen=True)
class State:
    """What one school counts for, by the names of the public measures.

    `failures` are those of the `records` looked at in the last period measured; a school without any was not assessed.
    """

    urn: int
    not_returned: bool
    escalated: bool
    unsafe: bool
    late: bool = False
    below_standard: bool = False
    failures: int = 0
    records: int = 0

    @property
    def escalated_and_unsafe(self) -> bool:
        """Both failings."""
        return self.escalated and self.unsafe

    @property
    def not_known_to_meet(self) -> bool:
        """Below the standard of data quality, or not assessed."""
        return self.below_standard or not self.records


@dataclass(frozen=True)
class Publication:
    """A release about to be published, with what it was made from."""

    release: Release
    cohort: Cohort
    states: tuple[State, ...]
    certificates: tuple[Certificate, ...]


@dataclass(frozen=True)
class Published:
    """A release of the ledger: when it was published (UTC), by whom, and which cohort it counts."""

    release: Release
    cohort_id: str
    published_at: datetime
    who: str


def add_publication(cursor: Cursor, publication: Publication, who: str, now: datetime) -> int:
    """Records a release with all that belongs to it; gives the number of its entry.

    Raises InputError where it is published already, or where another release has come in between, for its meeting or
    with another choice of schools.
    """
    release, cohort = publication.release, publication.cohort
    _require_next(cursor, release)
    entry = ledger.add_release(cursor, release.id, who, now)
    chosen = cohorts(cursor)
    if cohort.id not in {one.id for one in chosen}:
        _require_choice(chosen, cohort)
        _add(cursor, "campaign", entry, [_campaign_row(cohort)])
        _add(cursor, "campaign_school", entry, [{"cohort_id": cohort.id, **asdict(one)} for one in cohort.members])
    known = certified(cursor)
    fresh = {one.key: one for one in publication.certificates if one.is_whole and one.key not in known}
    _add(cursor, "certificate", entry, [_certificate_row(one) for one in fresh.values()])
    _add(cursor, "release", entry, [_release_row(release, cohort)])
    _add(cursor, "release_school", entry, [{"release_id": release.id, **asdict(one)} for one in publication.states])
    return entry


def releases(cursor: Cursor) -> tuple[Published, ...]:
    """Every release, in the order in which they were published."""
    rows = cursor.sql(statement("releases")).to_arrow_table().to_pylist()
    return tuple(
        Published(Release.parse(row["content"].encode()), row["cohort_id"], row["recorded_at"], row["who"])
        for row in rows
    )


def cohorts(cursor: Cursor) -> tuple[Cohort, ...]:
    """Every cohort that a release counted, in the order in which they were chosen."""
    rows = cursor.sql(statement("campaigns")).to_arrow_table().to_pylist()
    return tuple(_cohort(list(members)) for _, members in groupby(rows, key=lambda row: row["cohort_id"]))


def certified(cursor: Cursor) -> dict[str, int]:
    """Key -> number of tables tried, of every certificate under which no school was worked out."""
    return dict(cursor.execute(statement("certificates")).fetchall())


def counted_states(cursor: Cursor) -> dict[int, State]:
    """What each school last counted for in a release, by URN."""
    rows = cursor.sql(statement("counted_states")).to_arrow_table().to_pylist()
    return {row["urn"]: State(**row) for row in rows}


def states_of(cursor: Cursor, release_id: str) -> dict[int, State]:
    """What each school counted for in one release, by URN; none for a release that the record does not know."""
    asked = cursor.sql(statement("states_of_release"), params={"release_id": release_id})
    return {row["urn"]: State(**row) for row in asked.to_arrow_table().to_pylist()}


def _require_next(cursor: Cursor, release: Release) -> None:
    published = [one.release for one in releases(cursor)]
    if any(one.id == release.id for one in published):
        raise InputError("This release is published already.", "Nothing has to be done.")
    same_meeting = [one.id for one in published if one.meeting == release.meeting]
    if (same_meeting[-1] if same_meeting else "") != release.supersedes:
        raise InputError(
            "Another release for this meeting was published meanwhile.", "Prepare the release again and look at it."
        )


def _require_choice(chosen: Sequence[Cohort], fresh: Cohort) -> None:
    """Of two releases that were prepared at once, each may have chosen the schools by itself."""
    if any(one.campaign_starts_on == fresh.campaign_starts_on or refusal(one, fresh) for one in chosen):
        raise InputError(
            "Another release was published meanwhile, and chose the schools that are counted.",
            "Prepare the release again and look at it.",
        )


def _add(cursor: Cursor, table: str, entry: int, rows: Sequence[dict[str, Any]]) -> None:
    if not rows:
        return
    cursor.register("published", pa.Table.from_pylist([{"entry": entry, **row} for row in rows]))
    cursor.execute(statement_for("add_published", table=table))
    cursor.unregister("published")


def _campaign_row(cohort: Cohort) -> dict[str, Any]:
    policies = json.dumps([asdict(policy) for policy in cohort.policies])
    return {
        "cohort_id": cohort.id,
        "starts_on": cohort.campaign_starts_on,
        "chosen_as_at": cohort.chosen_as_at,
        "policies": policies,
    }


def _certificate_row(certificate: Certificate) -> dict[str, Any]:
    return {
        "certificate_key": certificate.key,
        "group_sizes": json.dumps(certificate.group_sizes),
        "policy": json.dumps(asdict(certificate.policy)),
        "tables_tried": certificate.tables,
        "breaches": certificate.breaches,
    }


def _release_row(release: Release, cohort: Cohort) -> dict[str, Any]:
    return {
        "release_id": release.id,
        "meeting_on": release.meeting,
        "as_at": release.as_at,
        "cohort_id": cohort.id,
        "sha256": release.sha256,
        "supersedes": release.supersedes or None,
        "content": release.content.decode(),
    }


def _cohort(rows: Sequence[dict[str, Any]]) -> Cohort:
    first, second = (DisclosurePolicy(**policy) for policy in json.loads(rows[0]["policies"]))
    names = ("urn", "phase", "cohort", "trust_uid", "pupils")
    members = tuple(Member(**{name: row[name] for name in names}) for row in rows)
    return Cohort(rows[0]["starts_on"], rows[0]["chosen_as_at"], (first, second), members)
