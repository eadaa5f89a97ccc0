"""The cohort rule in plain Python: which schools of one register are counted on a date, and under which phase."""

from collections import Counter
from collections.abc import Mapping
from datetime import date

import pyarrow as pa


def is_in_cohort(school: Mapping[str, object], as_at: date) -> bool:
    opened_on, closed_on = school["opened_on"], school["closed_on"]
    if school["status"] == "proposed to open" and opened_on is None:
        return False
    if school["status"] == "closed" and closed_on is None:
        return False
    is_opened = not isinstance(opened_on, date) or opened_on <= as_at
    is_closed = isinstance(closed_on, date) and closed_on <= as_at
    return is_opened and not is_closed


def cohort_by_phase(schools: pa.Table, as_at: date) -> dict[str, int]:
    """Schools per reporting phase."""
    return dict(Counter(school["phase"] for school in schools.to_pylist() if is_in_cohort(school, as_at)))
