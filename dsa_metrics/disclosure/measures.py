"""The measures of which something may be printed in public: each counts adverse schools, of the schools of a cohort."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Measure:
    """One yes/no measure; `metric` is the metric that shows it, `state` the column of a school's state.

    `is` and `are` say of one and of many schools that they are adverse.
    """

    name: str
    metric: str
    title: str
    counted: str
    one: str
    many: str


#: The four of the board's paper, by the names of the arguments of `publish_together`.
MEASURES: tuple[Measure, ...] = (
    Measure(
        "not_returned",
        "returned_by_phase",
        "Returned agreements",
        "Schools with an agreement in force, of the schools counted",
        "has no agreement in force",
        "have no agreement in force",
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

MEASURE: dict[str, Measure] = {measure.name: measure for measure in MEASURES}
