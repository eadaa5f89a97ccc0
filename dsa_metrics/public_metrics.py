"""The questions that have an answer in public: named as the metrics are, with only the columns that are printed."""

from dsa_metrics import columns as of
from dsa_metrics.metrics import METRICS, Metric

_BLOCK = of.text("phase", "Phase, or phases shown together")
_COUNTED = of.schools("schools", "Schools counted in the campaign year")


_TITLES = {
    "escalation_by_phase": "Requires escalation by phase",
    "escalation_and_flow_by_phase": "Both failings by phase",
}


def _public(name: str, counted: str, grain: str, *columns: of.Column) -> Metric:
    title = _TITLES.get(name) or METRICS[name].title
    return Metric(name, title, counted, grain, columns, lambda _rows, _asked: "")


_ALL = (
    _public(
        "headline",
        "Priority schools counted in the campaign year; blank where a number is not shown exactly",
        "one row",
        of.schools("cohort_schools", "Priority schools counted in the campaign year"),
        of.RETURNED,
        of.schools("requires_escalation", "Letters sent, and no contact or talks ended"),
        of.schools("also_second_point", "Require escalation, and data arrives unsafely or not at all"),
        of.schools("second_point", "Data arrives unsafely or not at all"),
    ),
    _public(
        "returned_by_phase",
        "Schools with an agreement in force, of the schools counted",
        "one row per phase or phases together",
        _BLOCK,
        _COUNTED,
        of.RETURNED,
        of.share("share", "Returned, of schools"),
    ),
    _public(
        "returned_over_time",
        "Priority schools with an agreement in force at each meeting, of the schools counted",
        "one row per release",
        of.day("measured_on", "Day that the release speaks of"),
        _BLOCK,
        _COUNTED,
        of.RETURNED,
        of.share("share", "Returned, of schools"),
    ),
    _public(
        "escalation_by_phase",
        "Schools that require escalation, of the schools counted",
        "one row per phase or phases together",
        _BLOCK,
        _COUNTED,
        of.schools("requires_escalation", "Letters sent, and no contact or talks ended"),
        of.share("share", "Require escalation, of schools"),
    ),
    _public(
        "escalation_and_flow_by_phase",
        "Schools that require escalation and share data unsafely or not at all, of the schools counted",
        "one row per phase or phases together",
        _BLOCK,
        _COUNTED,
        of.schools("also_second_point", "Require escalation, and data arrives unsafely or not at all"),
        of.share("share", "Both, of schools"),
    ),
    _public(
        "flow_by_phase",
        "Schools whose data arrives unsafely or not at all, of the schools counted",
        "one row per phase or phases together",
        _BLOCK,
        _COUNTED,
        of.schools("second_point", "Data arrives unsafely or not at all"),
        of.share("share", "Unsafely or not at all, of schools"),
    ),
)

#: Every public metric by its name, in the order in which a reader meets them.
PUBLIC_METRICS: dict[str, Metric] = {metric.name: metric for metric in _ALL}
