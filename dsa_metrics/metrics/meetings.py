"""The questions of a board's meeting: what it decided, and what became of that."""

from dsa_metrics import columns as of
from dsa_metrics.columns import Column
from dsa_metrics.findings import meetings
from dsa_metrics.metrics.metric import Metric

MEETING_METRICS = (
    Metric(
        "since_last_meeting",
        "Since the last meeting",
        "Every change of a school since a board last met before the date, both days as they are known now",
        "one row per school and change",
        (
            of.URN,
            of.NAME,
            of.PHASE,
            of.text("what", "What has changed"),
            of.text("fact", "The fact that changed it, in a sentence"),
        ),
        meetings.since_last_meeting,
        is_named=True,
        looks_back=True,
    ),
    Metric(
        "corrected_since_meeting",
        "Corrected since the last meeting",
        "Every school that stood otherwise when a board last met than was known on that day",
        "one row per school",
        (
            of.URN,
            of.NAME,
            of.PHASE,
            of.text("status_then", "Where the agreement stood, as known on the day; blank where it was not counted"),
            of.text("status_now", "Where it stood on that day, as known now; blank where it is not counted"),
            of.text("data_flow_then", "How data arrived, as known on the day; blank where it was not counted"),
            of.text("data_flow_now", "How it arrived on that day, as known now; blank where it is not counted"),
            Column("recorded_at", "time (UTC)", "When what changed it was last recorded"),
            Column("entry", "number", "Entry that recorded it"),
            of.text("file", "File that it came from"),
            of.text("explanation", "What was recorded or withdrawn since, in a sentence"),
        ),
        meetings.corrected_since_meeting,
        is_named=True,
        looks_back=True,
    ),
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
