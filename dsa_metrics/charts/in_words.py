"""Each chart in words, for whoever does not see it."""

from dsa_metrics.metrics import METRICS, Answer
from dsa_metrics.wording import in_words

#: What the chart of each metric is.
CHARTED = {
    "returned_by_phase": "Bar chart: share of schools with an agreement in force, by phase.",
    "pupils_covered": "Bar chart: share of pupils for whom the council could answer, by phase.",
    "flow_by_phase": "Stacked bar chart: how the data of each phase's schools arrives.",
    "escalation_by_phase": "Stacked bar chart: schools that require escalation, by phase and reason.",
    "returned_over_time": "Line chart: share of schools with an agreement in force, over time, by phase.",
    "beside_england": "Line chart: share of schools sharing daily attendance, over time, beside region and England.",
    "beside_nearest": "Bar chart: share of schools sharing daily attendance, by authority, the nearest in size.",
    "flow_over_time": "Line chart: share of schools whose data arrives straight through, over time, by phase.",
    "quality_over_time": "Line chart: failures per thousand records checked, over time, by phase, and the standard.",
    "submissions_on_time": "Stacked bar chart: submissions on time, late and missing in the last period, by phase.",
}

#: What the chart of each public metric is.
CHARTED_IN_PUBLIC = {
    "returned_by_phase": "Bar chart: share of schools with an agreement in force, by phase or phases together.",
    "returned_over_time": "Line chart: share of priority schools with an agreement in force, at each meeting.",
    "escalation_by_phase": "Bar chart: share of schools that require escalation, by phase or phases together.",
    "escalation_and_flow_by_phase": "Bar chart: share of schools with both failings, by phase or phases together.",
    "flow_by_phase": "Bar chart: share of schools whose data arrives unsafely or not at all, by phase or together.",
    "submissions_on_time": "Bar chart: share of schools late with a submission, by phase or phases together.",
    "quality_below_standard": "Bar chart: share of schools below the standard, by phase or phases together.",
    "standard_met_by_phase": "Bar chart: share of schools known to meet the standard, by phase or phases together.",
    "quality_over_time": "Line chart: failures per 1,000 records at the average priority school, at each meeting.",
}


def alt_text(answer: Answer) -> str:
    """What the chart of this answer is, what it shows, its date, and where its figures stand."""
    charted = CHARTED if answer.metric is METRICS.get(answer.metric.name) else CHARTED_IN_PUBLIC
    said = f"{charted[answer.metric.name]} {answer.finding} As at {in_words(answer.as_at)}."
    return f"{said} Every figure is in the table that follows."
