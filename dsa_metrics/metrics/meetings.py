"""The questions of a board's meeting: what it decided, and what became of that."""

from dsa_metrics import columns as of
from dsa_metrics.columns import Column
from dsa_metrics.findings import meetings
from dsa_metrics.metrics.metric import Metric

MEETING_METRICS = (
    Metric(
        "decisions",
        "Decisions",
        "Every decision of the board agreed by the date",
        "one row per decision",
        (
            of.text("reference", "The council's reference of the decision"),
            of.text("meeting", "Meeting at which it was agreed"),
            of.day("agreed_on", "Day on which it was first agreed"),
            of.text("text", "What was decided"),
            of.text("owner", "Who is to do it"),
            of.day("due_on", "Day due, as last agreed; blank where there is none"),
            of.day("done_on", "Day on which it was done; blank where it is not done yet"),
            Column("times_slipped", "times", "How often the day due was put off to a later one"),
            Column("days_slipped", "days", "Days from the first day due to the last; 0 where that is not later"),
            of.text("sentence", "When it was agreed, due and done, and by how much it slipped, for a paper"),
        ),
        meetings.decisions,
    ),
)
