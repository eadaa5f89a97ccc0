"""Answers drawn by hand, as a view would give them."""

from datetime import date

import pyarrow as pa

from dsa_metrics.metrics import METRICS, Answer

AS_AT = date(2019, 6, 4)
PRIORITY = ("Primary", "Secondary", "Special")
PHASES = (*PRIORITY, "Independent")

_ROWS: dict[str, list[dict[str, object]]] = {
    "returned_by_phase": [
        {"phase": "Primary", "schools": 33, "returned": 24, "share": 24 / 33},
        {"phase": "Secondary", "schools": 12, "returned": 0, "share": 0.0},
        {"phase": "Independent", "schools": 7, "returned": 7, "share": 1.0},
    ],
    "pupils_covered": [
        {"phase": "Primary", "pupils": 11_601, "covered": 6_459, "share": 6_459 / 11_601, "schools_without_roll": 1},
        {"phase": "Special", "pupils": 0, "covered": 0, "share": None, "schools_without_roll": 5},
    ],
    "escalation_by_phase": [
        {"phase": "Primary", "reason": "no contact", "schools": 2},
        {"phase": "Primary", "reason": "talks ended", "schools": 4},
        {"phase": "Special", "reason": "no contact", "schools": 1},
        {"phase": "Special", "reason": "talks ended", "schools": 0},
    ],
    "flow_by_phase": [
        {"phase": "Primary", "schools": 10, "straight_through": 4, "secure_by_hand": 3, "unsafe": 2, "none": 1,
         "not_assessed": 0, "straight_through_share": 0.4},
        {"phase": "Independent", "schools": 2, "straight_through": 0, "secure_by_hand": 0, "unsafe": 0, "none": 0,
         "not_assessed": 2, "straight_through_share": 0.0},
    ],
    "returned_over_time": [
        {"measured_on": day, "phase": phase, "schools": 4, "returned": returned, "share": returned / 4}
        for day, returned in ((date(2019, 4, 30), 1), (date(2019, 5, 31), 2), (AS_AT, 3))
        for phase in ("Primary", "Secondary")
    ],
    "flow_over_time": [
        {"measured_on": day, "phase": "Primary", "schools": 4, "straight_through": straight, "secure_by_hand": 0,
         "unsafe": 0, "none": 0, "not_assessed": 4 - straight, "straight_through_share": straight / 4}
        for day, straight in ((date(2019, 5, 31), 0), (AS_AT, 1))
    ],
    "quality_over_time": [
        {"period": period, "phase": phase, "measured_on": day, "records": records, "failures": failures, "accepted": 0,
         "per_thousand": 1000 * failures / records if records else None, "schools_assessed": 2, "schools": 4}
        for period, day, found in (
            ("Autumn 2018", date(2018, 11, 2), {"Primary": (2000, 30), "Secondary": (0, 0)}),
            ("Spring 2019", date(2019, 2, 15), {"Primary": (2000, 15), "Secondary": (1000, 12)}),
        )
        for phase, (records, failures) in found.items()
    ],
    "submissions_on_time": [
        {"collection": "School census", "period": period, "phase": phase, "due_on": day, "due": 4, "on_time": on_time,
         "late": 4 - on_time - missing, "missing": missing}
        for period, day, found in (
            ("Autumn 2018", date(2018, 10, 31), {"Primary": (4, 0)}),
            ("Spring 2019", date(2019, 2, 13), {"Primary": (2, 1), "Independent": (4, 0)}),
        )
        for phase, (on_time, missing) in found.items()
    ],
    "beside_england": [
        {"published_on": day, "phase": phase, "area": area, "name": name, "sharing": sharing + place, "total": 50,
         "share": min((sharing + place) / 50, 1.0), "rank": 3 if area == "authority" else None, "of": None}
        for place, day in enumerate((date(2019, 3, 1), date(2019, 4, 1), date(2019, 5, 1)))
        for phase in ("All phases", "Primary")
        for area, name, sharing in (
            ("authority", "Bournemouth, Christchurch and Poole", 48.5 if phase == "All phases" else 38.5),
            ("region", "South West", 47.0),
            ("England", "England", 46.0),
        )
    ],
    "beside_nearest": [
        {"published_on": AS_AT, "name": name, "is_own": name == "Home", "sharing": sharing, "total": 50,
         "share": sharing / 50, "rank": 1, "of": 2}
        for name, sharing in (("Away", 49.7), ("Home", 45.0))
    ],
}  # fmt: skip


def answer(name: str, rows: list[dict[str, object]] | None = None) -> Answer:
    """The answer to the metric with these rows, or with the drawn ones."""
    listed = _ROWS[name] if rows is None else rows
    table = pa.Table.from_pylist(listed, schema=None if listed else pa.schema([]))
    return Answer(METRICS[name], AS_AT, None, table, "On 4 June 2019, all is said in one sentence.")
