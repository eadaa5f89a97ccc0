"""Which school a pupil extract is about: what the file says and what the officer states, which must agree."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pyarrow as pa

from dsa_metrics.ingest import extract_rules
from dsa_metrics.ingest.child.packing import RawExtract
from dsa_metrics.ingest.reading import Stated
from dsa_metrics.ingest.rule import Rule
from dsa_metrics.ingest.school_key import SHARED, SchoolFinder, open_on
from dsa_metrics.ingest.tracker_rules import REGISTER_ABSENT
from dsa_metrics.policy import Policy

School = Mapping[str, Any]


def about(raw: RawExtract, stated: Stated, known: pa.Table, policy: Policy, day: date) -> School | Rule:
    """The school, as the register last had it, or the rule that is broken."""
    if not known.num_rows:
        return REGISTER_ABSENT
    schools: dict[int, School] = {school["urn"]: school for school in known.to_pylist()}
    said = _said(raw, stated, known, policy, day, schools)
    if isinstance(said, Rule):
        return said
    urn = stated.urn or said
    if urn is None:
        return extract_rules.SCHOOL_UNSAID
    if urn not in schools:
        return extract_rules.SCHOOL_UNKNOWN
    return schools[urn] if said in (None, urn) else extract_rules.SCHOOL_CONTRADICTED


def _said(
    raw: RawExtract, stated: Stated, known: pa.Table, policy: Policy, day: date, schools: Mapping[int, School]
) -> int | Rule | None:
    """The URN that the file gives or its DfE number leads to; None where it has neither."""
    if raw.urn is not None:
        return raw.urn if raw.urn in schools else extract_rules.SCHOOL_UNKNOWN
    if raw.dfe_number is None:
        return None
    if policy.authority and raw.dfe_number[:3] != f"{policy.authority.gias_code:03}":
        return extract_rules.OTHER_AUTHORITY
    found = SchoolFinder(known).find(raw.dfe_number, None)
    if isinstance(found, Rule):
        return extract_rules.SCHOOL_UNKNOWN
    if stated.urn in [candidate.urn for candidate in found]:
        return stated.urn
    return open_on(found, day) or SHARED
