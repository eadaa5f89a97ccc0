"""The tables of facts: their columns, and the natural key that says what "the same fact" is."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["text", "date", "integer", "boolean", "number"]

#: What the record keeps each kind of column as. A number has six decimals always, so that its text, which is sealed,
#: is the same whichever version of DuckDB writes it.
SQL_TYPES: dict[Kind, str] = {
    "text": "text",
    "date": "date",
    "integer": "integer",
    "boolean": "boolean",
    "number": "decimal(18, 6)",
}


@dataclass(frozen=True)
class FactTable:
    """One table of facts; `columns` gives every column's kind, in order, without provenance."""

    name: str
    key: tuple[str, ...]
    columns: dict[str, Kind]

    @property
    def values(self) -> tuple[str, ...]:
        """The columns outside the natural key: a change in one of these is a correction."""
        return tuple(name for name in self.columns if name not in self.key)


#: Where a fact came from; every fact table ends with these columns (`file_no` counts the files of the entry from 1).
PROVENANCE: dict[str, Kind] = {"entry": "integer", "file_no": "integer", "sheet": "text", "source_row": "integer"}

FACT_TABLES: tuple[FactTable, ...] = (
    FactTable(
        "school",
        ("urn", "register_on"),
        {
            "urn": "integer",
            "register_on": "date",
            "dfe_number": "text",
            "name": "text",
            "phase": "text",
            "type_code": "integer",
            "status": "text",
            "opened_on": "date",
            "closed_on": "date",
            "pupils": "integer",
            "pupils_on": "date",
            "trust_uid": "text",
            "trust_name": "text",
            "address": "text",
            "postcode": "text",
        },
    ),
    FactTable(
        "school_link",
        ("urn", "link_urn", "link_type"),
        {"urn": "integer", "link_urn": "integer", "link_type": "text", "established_on": "date"},
    ),
    FactTable("letter", ("urn", "step"), {"urn": "integer", "step": "integer", "sent_on": "date"}),
    FactTable(
        "contact",
        ("urn", "held_on", "made_by", "channel"),
        {
            "urn": "integer",
            "held_on": "date",
            "made_by": "text",
            "channel": "text",
            "outcome": "text",
            "note": "text",
        },
    ),
    FactTable(
        "agreement",
        ("urn", "returned_on"),
        {
            "urn": "integer",
            "returned_on": "date",
            "signed_by": "text",
            "starts_on": "date",
            "review_on": "date",
            "expires_on": "date",
            "withdrawn_on": "date",
            "version": "text",
            "lawful_basis": "text",
            "note": "text",
        },
    ),
    FactTable(
        "data_flow",
        ("urn", "assessed_on"),
        {"urn": "integer", "assessed_on": "date", "means": "text", "note": "text"},
    ),
    FactTable(
        "submission",
        ("urn", "collection", "period"),
        {
            "urn": "integer",
            "collection": "text",
            "period": "text",
            "due_on": "date",
            "received_on": "date",
            "means": "text",
        },
    ),
    FactTable(
        "quality_result",
        ("urn", "collection", "period", "check_code"),
        {
            "urn": "integer",
            "collection": "text",
            "period": "text",
            "measured_on": "date",
            "check_code": "text",
            "records": "integer",
            "failures": "integer",
            "explanation": "text",
        },
    ),
    FactTable(
        "accepted_explanation",
        ("urn", "check_code", "collection", "period", "accepted_on"),
        {
            "urn": "integer",
            "check_code": "text",
            "collection": "text",
            "period": "text",
            "accepted_on": "date",
            "until_on": "date",
            "reason": "text",
            "approved_by": "text",
        },
    ),
    FactTable("meeting", ("board", "held_on"), {"board": "text", "held_on": "date", "is_public": "boolean"}),
    FactTable(
        "decision",
        ("reference", "due_on"),
        {
            "reference": "text",
            "meeting": "text",
            "agreed_on": "date",
            "decision": "text",
            "owner": "text",
            "due_on": "date",
            "done_on": "date",
        },
    ),
    FactTable(
        "attendance_sharing",
        ("published_on", "area_level", "area_code", "phase"),
        {
            "published_on": "date",
            "area_level": "text",
            "area_code": "text",
            "phase": "text",
            "area_name": "text",
            "region": "text",
            "sharing": "number",
            "total": "integer",
        },
    ),
)

TABLES: dict[str, FactTable] = {table.name: table for table in FACT_TABLES}
