"""The questions that have an answer in public: named as the metrics are, with only the columns that are printed."""

from dsa_metrics import columns as of
from dsa_metrics.metrics import METRICS, Metric

_BLOCK = of.text("phase", "Phase, or phases shown together")
_COUNTED = of.schools("schools", "Schools counted in the campaign year")


_TITLES = {
    "escalation_by_phase": "Requires escalation by phase",
    "escalation_and_flow_by_phase": "Both failings by phase",
    "submissions_on_time": "Late or missing submissions by phase",
    "quality_below_standard": "Below the standard of data quality by phase",
    "standard_met_by_phase": "Known to meet the standard of data quality by phase",
    "quality_by_phase": "Failures per thousand records by phase",
    "quality_over_time": "Failures per thousand records over time",
}
_ASSESSED = of.schools("assessed", "Assessed in the last period measured")
_MEAN = of.rate("per_thousand", "Mean of the failures per thousand records of the schools assessed, each alike")


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
    _by_block(
        "submissions_on_time",
        "Schools whose submission for the last period due is late or missing",
        of.schools("late", "Late with a submission of the last period due, or have not made it"),
        "Late or missing, of schools",
    ),
    _by_block(
        "quality_below_standard",
        "Schools below the council's standard of data quality in the last period measured",
        of.schools("below", "More failures per thousand records than the council's standard"),
        "Below the standard, of schools",
    ),
    _by_block(
        "standard_met_by_phase",
        "Schools assessed in the last period measured that meet the council's standard of data quality",
        of.schools("meet", "Assessed, and at the standard or better"),
        "Known to meet the standard, of schools",
    ),
    _public(
        "quality_by_phase",
        "Failures per thousand records in the last period measured, mean of the schools assessed",
        "one row per phase or phases together",
        _BLOCK,
        _COUNTED,
        _ASSESSED,
        _MEAN,
    ),
    _public(
        "quality_over_time",
        "Failures per thousand records at each meeting, mean of the priority schools assessed",
        "one row per release",
        of.day("measured_on", "Day that the release speaks of"),
        _BLOCK,
        _COUNTED,
        _ASSESSED,
        _MEAN,
    ),
    # Published by the Department for Education, of whole areas: the same for everybody.
    METRICS["beside_england"],
)

#: Every public metric by its name, in the order in which a reader meets them.
PUBLIC_METRICS: dict[str, Metric] = {metric.name: metric for metric in _ALL}
