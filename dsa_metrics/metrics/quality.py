"""The questions about submissions and the quality of data."""

from dsa_metrics import columns as of
from dsa_metrics.columns import Column
from dsa_metrics.findings import quality, submissions
from dsa_metrics.metrics.metric import Metric

_FOUND = (
    of.PERIOD_MEASURED_ON,
    of.RECORDS,
    of.FAILURES,
    of.ACCEPTED,
    of.PER_THOUSAND,
    of.SCHOOLS_ASSESSED,
    of.SCHOOLS_THEN,
)
_COMPARED = (
    of.text("before_period", "The last period but one in which records of the phase were looked at"),
    of.text("period", "The last period in which records of the phase were looked at"),
    Column("before_failures", "failures", "Failures that count, in the period before"),
    Column("before_records", "records", "Records looked at in the period before"),
    of.FAILURES,
    of.RECORDS,
    of.rate(
        "before_per_thousand", "Failures per thousand records in the period before; blank where none was looked at"
    ),
    of.PER_THOUSAND,
    of.rate("contribution", "What the rate of the phase rose by this (fell, where below 0); a phase's add up"),
)
_COUNTED = "Failures of checks that are not accepted, per thousand records looked at"

SUBMISSION_METRICS = (
    Metric(
        "submissions_on_time",
        "Submissions on time",
        "Submissions that came by their day, came later, and have not come, of those due by the date",
        "one row per collection, period and phase",
        (
            of.COLLECTION,
            of.PERIOD,
            of.PHASE,
            of.day("due_on", "Day on which the calendar says they are due, or else the last day that the record has"),
            Column("due", "submissions", "Due by the date"),
            Column("on_time", "submissions", "Received by the day on which they were due"),
            Column("late", "submissions", "Received after it"),
            Column("missing", "submissions", "Not received by the date"),
        ),
        submissions.submissions_on_time,
    ),
    Metric(
        "submission_list",
        "Submissions by school",
        "Every submission that was due by the date",
        "one row per school, collection and period",
        (
            of.URN,
            of.NAME,
            of.PHASE,
            of.COLLECTION,
            of.PERIOD,
            of.day("due_on", "Day on which it was due"),
            of.day("received_on", "Day on which it came; blank where it has not"),
            of.text("means", "Means by which it came, where it is known"),
            of.text("outcome", "On time, late or missing"),
            Column(
                "days_late", "days", "Days from the due day until it came, or until the date; 0 where it was on time"
            ),
        ),
        submissions.submission_list,
        is_named=True,
    ),
)

QUALITY_METRICS = (
    Metric(
        "quality_over_time",
        "Data quality over time",
        _COUNTED,
        "one row per period and phase",
        (of.PERIOD, of.PHASE, *_FOUND),
        quality.quality_over_time,
    ),
    Metric(
        "quality_by_phase",
        "Data quality by phase and dimension",
        _COUNTED,
        "one row per period, phase and dimension",
        (of.PERIOD, of.PHASE, of.DIMENSION, *_FOUND),
        quality.quality_by_phase,
    ),
    Metric(
        "quality_by_check",
        "Data quality by phase and check",
        _COUNTED,
        "one row per period, phase and check",
        (of.PERIOD, of.PHASE, of.CHECK_CODE, of.CHECK, of.DIMENSION, *_FOUND),
        quality.quality_by_check,
    ),
    Metric(
        "quality_below_standard",
        "Schools below the standard of data quality",
        "Schools with more failures per thousand records than the policy allows, of those assessed in the period",
        "one row per period and phase",
        (
            of.PERIOD,
            of.PHASE,
            of.PERIOD_MEASURED_ON,
            of.SCHOOLS_ASSESSED,
            of.schools("below", "With more failures per thousand records than the council's standard"),
            of.SCHOOLS_THEN,
        ),
        quality.quality_below_standard,
    ),
    Metric(
        "quality_by_school",
        "Data quality by school",
        "Every school, with what the checks found in the last period of its phase",
        "one row per school",
        (
            of.URN,
            of.NAME,
            of.PHASE,
            of.text("period", "Last period in which schools of the phase were assessed; blank where there is none"),
            of.PERIOD_MEASURED_ON,
            of.RECORDS,
            of.FAILURES,
            of.ACCEPTED,
            of.PER_THOUSAND,
            of.flag("is_below", "More failures per thousand records than the council's standard"),
            of.flag("is_assessed", "Some check was made of the school's records in the period"),
        ),
        quality.quality_by_school,
        is_named=True,
    ),
    Metric(
        "quality_of_school",
        "Data quality of a school",
        "What each check found at one school and at the schools that it replaced, by period",
        "one row per school, collection, period and check",
        (
            of.PERIOD,
            of.day("measured_on", "Day on which this was measured"),
            of.COLLECTION,
            of.CHECK_CODE,
            of.CHECK,
            of.DIMENSION,
            of.RECORDS,
            of.FAILURES,
            of.ACCEPTED,
            of.PER_THOUSAND,
            of.text("explanation", "What the file says about it"),
            of.text(
                "accepted_because", "Why the failures are accepted, by whom and until when; blank where they count"
            ),
            of.URN,
            of.flag("is_predecessor", "A result of a school that this one replaced"),
        ),
        quality.quality_of_school,
        is_named=True,
        needs_school=True,
    ),
    Metric(
        "quality_moved_by_check",
        "Checks that moved data quality",
        "What each check added to the failures per thousand records of its phase since the period before",
        "one row per phase and check",
        (of.PHASE, of.CHECK_CODE, of.CHECK, of.DIMENSION, *_COMPARED),
        quality.quality_moved_by_check,
        is_named=True,
    ),
    Metric(
        "quality_moved_by_school",
        "Schools that moved data quality",
        "What each school added to the failures per thousand records of its phase since the period before",
        "one row per phase and school",
        (of.PHASE, of.URN, of.NAME, *_COMPARED),
        quality.quality_moved_by_school,
        is_named=True,
    ),
)
