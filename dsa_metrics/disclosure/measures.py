"""The measures of which something may be printed in public: each counts adverse schools, of the schools of a cohort."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """One yes/no measure; `name` is the attribute of a school's state, `metric` the metric that shows it.

    `one` and `many` say of one and of many schools that they are adverse. Where there is a `good`, the measure is shown
    by the schools that are not adverse, and that says of one and of many what they are.
    """

    name: str
    metric: str
    title: str
    counted: str
    one: str
    many: str
    good: tuple[str, str] | None = None


#: The four of the board's paper, by the names of the arguments of `publish_together`.
TOGETHER: tuple[Measure, ...] = (
    Measure(
        "not_returned",
        "returned_by_phase",
        "Returned agreements",
        "Schools with an agreement in force, of the schools counted",
        "has no agreement in force",
        "have no agreement in force",
        ("has an agreement in force", "have an agreement in force"),
    ),
    Measure(
        "escalated",
        "escalation_by_phase",
        "Requires escalation",
        "Schools that require escalation, of the schools counted",
        "requires escalation",
        "require escalation",
    ),
    Measure(
        "escalated_and_unsafe",
        "escalation_and_flow_by_phase",
        "Both failings",
        "Schools that require escalation and also share data unsafely or not at all, of the schools counted",
        "requires escalation and also shares data unsafely or not at all",
        "require escalation and also share data unsafely or not at all",
    ),
    Measure(
        "unsafe",
        "flow_by_phase",
        "How data arrives",
        "Schools whose data arrives unsafely or not at all, of the schools counted",
        "shares data unsafely or not at all",
        "share data unsafely or not at all",
    ),
)

#: Each on a rung of its own, whatever else is printed. A school that is below the standard is not known to meet it
#: either: what is between the two has not been assessed, and is told by a difference as the returned are.
ALONE: tuple[Measure, ...] = (
    Measure(
        "late",
        "submissions_on_time",
        "Submissions",
        "Schools whose submission for the last period due is late or missing, of the schools counted",
        "is late with the submission last due, or has not made it",
        "are late with the submission last due, or have not made it",
    ),
    Measure(
        "below_standard",
        "quality_below_standard",
        "Below the standard of data quality",
        "Schools below the council's standard of data quality in the last period measured, of the schools counted",
        "is below the council's standard of data quality",
        "are below the council's standard of data quality",
    ),
    Measure(
        "not_known_to_meet",
        "standard_met_by_phase",
        "Meet the standard of data quality",
        "Schools assessed in the last period measured that meet the council's standard, of the schools counted",
        "is below the council's standard of data quality, or was not assessed",
        "are below the council's standard of data quality, or were not assessed",
        (
            "is known to meet the council's standard of data quality",
            "are known to meet the council's standard of data quality",
        ),
    ),
)

MEASURES = (*TOGETHER, *ALONE)

MEASURE: dict[str, Measure] = {measure.name: measure for measure in MEASURES}
