"""The questions that have an answer in public: named as the metrics are, with only the columns that are printed."""

from dsa_metrics import columns as of
from dsa_metrics.metrics import METRICS, Metric

_BLOCK = of.text("phase", "Phase, or phases shown together")
_COUNTED = of.schools("schools", "Schools counted in the campaign year")


_TITLES = {
    "escalation_by_phase": "Requires escalation by phase",
    "escalation_and_flow_by_phase": "Both failings by phase",
}


def counted_by(metric: Metric) -> str:
    """The column of a public metric that counts schools, before their share."""
    return metric.columns[-2].name


def _by_block(name: str, counted: str, column: of.Column, share: str) -> Metric:
    columns = (_BLOCK, _COUNTED, column, of.share("share", share))
    return _public(name, f"{counted}, of the schools counted", "one row per phase or phases together", *columns)


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
    _by_block(
        "returned_by_phase",
        "Schools with an agreement in force",
        of.RETURNED,
        "Returned, of schools",
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
    _by_block(
        "escalation_by_phase",
        "Schools that require escalation",
        of.schools("requires_escalation", "Letters sent, and no contact or talks ended"),
        "Require escalation, of schools",
    ),
    _by_block(
        "escalation_and_flow_by_phase",
        "Schools that require escalation and share data unsafely or not at all",
        of.schools("also_second_point", "Require escalation, and data arrives unsafely or not at all"),
        "Both, of schools",
    ),
    _by_block(
        "flow_by_phase",
        "Schools whose data arrives unsafely or not at all",
        of.schools("second_point", "Data arrives unsafely or not at all"),
        "Unsafely or not at all, of schools",
    ),
)

#: Every public metric by its name, in the order in which a reader meets them.
PUBLIC_METRICS: dict[str, Metric] = {metric.name: metric for metric in _ALL}
