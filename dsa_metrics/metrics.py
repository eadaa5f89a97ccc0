"""The list of questions that the record answers: what each counts, of what, its columns, and its finding in words."""

from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import cast

import pandas as pd
import pyarrow as pa

from dsa_metrics import columns as of
from dsa_metrics import findings
from dsa_metrics.columns import Column
from dsa_metrics.findings import Finding

__all__ = ["METRICS", "Answer", "Column", "Metric"]

_SQL = Path(__file__).parent / "sql" / "metrics"


@dataclass(frozen=True)
class Metric:
    """One question: `counted` says what is counted of what; `grain` what a row is; `is_named`: it names schools."""

    name: str
    title: str
    counted: str
    grain: str
    columns: tuple[Column, ...]
    finding: Finding
    is_named: bool = False
    needs_school: bool = False

    @cached_property
    def sql(self) -> str:
        """The question in SQL, with the parameters $as_at and $known_at (and $urn where it needs a school)."""
        return (_SQL / f"{self.name}.sql").read_text("utf-8")


@dataclass(frozen=True, eq=False)
class Answer:
    """What the record says to one question for one date; `table` has exactly the metric's columns."""

    metric: Metric
    as_at: date
    known_at: datetime | None
    table: pa.Table
    finding: str

    @property
    def frame(self) -> pd.DataFrame:
        """The rows as a pandas frame, a copy that may be changed."""
        return cast(pd.DataFrame, self.table.to_pandas())

    @property
    def rows(self) -> list[dict[str, object]]:
        """The rows as plain dictionaries, a copy that may be changed."""
        return cast(list[dict[str, object]], self.table.to_pylist())


_ALL = (
    Metric(
        "headline",
        "Headline",
        "Priority schools that require escalation, that fail the second point, and both, of all priority schools",
        "one row",
        (
            of.schools("cohort_schools", "Priority schools open on the date"),
            of.RETURNED,
            of.schools("requires_escalation", "Letters sent, and no contact or talks ended"),
            of.schools("also_second_point", "Require escalation, and data arrives unsafely or not at all"),
            of.schools("second_point", "Data arrives unsafely or not at all"),
            of.schools("either", "Require escalation, or data arrives unsafely or not at all, or both"),
        ),
        findings.headline,
    ),
    Metric(
        "returned_by_phase",
        "Returned agreements by phase",
        "Schools with an agreement in force, of the open schools of the phase",
        "one row per phase",
        (of.PHASE, of.SCHOOLS, of.RETURNED, of.share("share", "Returned, of schools")),
        findings.returned_by_phase,
    ),
    Metric(
        "returned_over_time",
        "Returned agreements over time",
        "Schools with an agreement in force at each month end and meeting, of the schools of the phase open then",
        "one row per date measured and phase",
        (of.MEASURED_ON, of.PHASE, of.SCHOOLS, of.RETURNED, of.share("share", "Returned, of schools")),
        findings.returned_over_time,
    ),
    Metric(
        "escalation_by_phase",
        "Requires escalation by phase and reason",
        "Schools that require escalation, of the open schools of the phase",
        "one row per phase and reason",
        (of.PHASE, of.REASON, of.schools("schools", "Schools that require escalation for this reason")),
        findings.escalation_by_phase,
    ),
    Metric(
        "escalation_list",
        "Schools that require escalation",
        "Every open school that requires escalation",
        "one row per school",
        (
            of.URN,
            of.NAME,
            of.PHASE,
            of.text("trust", "Academy trust of the school, blank where it has none"),
            of.REASON,
            of.DATA_FLOW,
            of.SECOND_POINT,
            of.day("last_letter_on", "Day of the last letter"),
            Column("days_since_letter", "days", "Days from the last letter to the date asked about"),
            of.text("why", "The facts behind the status, in a sentence"),
        ),
        findings.escalation_list,
        is_named=True,
    ),
    Metric(
        "agreement_by_flow",
        "Agreements and how data arrives",
        "Priority schools at each status with each data flow",
        "one row per status and data flow",
        (of.STATUS, of.DATA_FLOW, of.schools("schools", "Priority schools with both")),
        findings.agreement_by_flow,
    ),
    Metric(
        "flow_by_phase",
        "How data arrives by phase",
        "Schools at each data flow, of the open schools of the phase",
        "one row per phase",
        (of.PHASE, of.SCHOOLS, *of.FLOWS),
        findings.flow_by_phase,
    ),
    Metric(
        "flow_over_time",
        "How data arrives over time",
        "Schools at each data flow at each month end and meeting, of the schools of the phase open then",
        "one row per date measured and phase",
        (of.MEASURED_ON, of.PHASE, of.SCHOOLS, *of.FLOWS),
        findings.flow_over_time,
    ),
    Metric(
        "pupils_covered",
        "Pupils covered",
        "Pupils at schools with an agreement in force and data that arrives safely, of all pupils of the phase",
        "one row per phase",
        (
            of.PHASE,
            Column("pupils", "pupils", "Pupils on the rolls that are known"),
            Column("covered", "pupils", "Pupils at schools with an agreement in force and a secure data flow"),
            of.share("share", "Covered, of pupils; blank where no roll is known"),
            of.schools("schools_without_roll", "Schools whose roll is not known, counted in no other column"),
        ),
        findings.pupils_covered,
    ),
    Metric(
        "school_history",
        "History of a school",
        "Every version of every fact about one school and the schools that it replaced, up to the date",
        "one row per version of a fact",
        (
            of.day("happened_on", "Day of the event; blank where a link has no date"),
            of.text("what", "Kind of fact"),
            of.text("detail", "The fact in words"),
            of.flag("is_in_force", "No later entry corrects it, and its entry is not undone"),
            of.URN,
            of.flag("is_predecessor", "A fact about a school that this one replaced"),
            Column("recorded_at", "time (UTC)", "When it was first recorded"),
            Column("entry", "number", "Entry that first recorded it"),
            of.text("file", "File that it came from"),
            of.text("sheet", "Sheet of that file"),
            Column("source_row", "number", "Row of that sheet, as a spreadsheet shows it"),
        ),
        findings.school_history,
        is_named=True,
        needs_school=True,
    ),
)

#: Every metric by its name, in the order in which a reader meets them.
METRICS: dict[str, Metric] = {metric.name: metric for metric in _ALL}
