"""A council's own tracker through its mapping: facts, and problems under the council's own headings and rows."""

import json
from dataclasses import replace
from datetime import date

import pyarrow as pa
import pytest

from dsa_metrics.ingest.fact_rows import fact_schema
from dsa_metrics.ingest.mapping import ColumnMapping, suggest
from dsa_metrics.ingest.own_tracker import read_own_tracker
from dsa_metrics.ingest.reading import NearMiss, Part, SourceFile
from dsa_metrics.ingest.sheet import Sheet
from tests.ingest.gias_files import TODAY, policy_of, sheet_of

FILE = SourceFile(3, "own.xlsx", "0" * 64, "own tracker")
MARSH, MARSH_ACADEMY, SALTINGS = 114700, 145000, 114701
KNOWN = pa.table(
    {
        "urn": pa.array([MARSH, MARSH_ACADEMY, SALTINGS], pa.int64()),
        "name": ["Marsh Lane School", "Marsh Lane School", "Saltings Primary School"],
        "dfe_number": ["8822012", "8822012", "8820015"],
        "opened_on": pa.array([None, date(2018, 9, 1), None], pa.date32()),
        "closed_on": pa.array([date(2018, 8, 31), None, None], pa.date32()),
    }
)
HEADINGS = [
    "School name",
    "Ward",
    "DfE no",
    "1st letter",
    "Reminder",
    "Last contact",
    "Outcome",
    "DSA returned",
    "Signatory",
    "Expiry date",
    "How data is sent",
    "Date assessed",
    "Comments",
]
NOBODY = dict.fromkeys(HEADINGS, "")


def tracker(*rows: dict[str, str], name: str | None = "Schools 2019") -> Sheet:
    unknown = {heading for row in rows for heading in row} - set(HEADINGS)
    headings = [*HEADINGS, *sorted(unknown)]
    return sheet_of([headings, *([(NOBODY | row).get(heading, "") for heading in headings] for row in rows)], name)


def read(sheet: Sheet, mapping: ColumnMapping | None = None, known: pa.Table = KNOWN) -> Part:
    return read_own_tracker(sheet, FILE, mapping or suggest(sheet), known, policy_of(882), TODAY)


def faults(part: Part) -> list[tuple[int | None, str | None, str]]:
    return [(problem.row, problem.column, problem.rule) for problem in part.problems]


def facts(part: Part, table: str) -> list[dict[str, object]]:
    place = ("file_no", "sheet", "source_row")
    return [
        {name: value for name, value in fact.items() if name not in place and value is not None}
        for fact in part.facts[table].to_pylist()
    ]


def test_one_row_gives_letters_a_contact_an_agreement_and_a_data_flow() -> None:
    part = read(
        tracker(
            {
                "School name": "The Saltings Primary School",
                "1st letter": "12/10/2018",
                "Reminder": "8 Feb 2019",
                "Last contact": "01/03/2019",
                "Outcome": "Agreed",
                "DSA returned": "2019-05-01",
                "Signatory": "Head",
                "Expiry date": "30/04/2020",
                "How data is sent": "Secure Portal",
                "Date assessed": "04/06/2019",
                "Comments": "Rang twice",
            }
        )
    )
    assert faults(part) == []
    assert facts(part, "letter") == [
        {"urn": SALTINGS, "step": 1, "sent_on": date(2018, 10, 12)},
        {"urn": SALTINGS, "step": 2, "sent_on": date(2019, 2, 8)},
    ]
    assert facts(part, "contact") == [
        {"urn": SALTINGS, "held_on": date(2019, 3, 1), "made_by": "council", "outcome": "agreed", "note": "Rang twice"}
    ]
    assert facts(part, "agreement") == [
        {
            "urn": SALTINGS,
            "returned_on": date(2019, 5, 1),
            "signed_by": "Head",
            "expires_on": date(2020, 4, 30),
        }
    ]
    assert facts(part, "data_flow") == [{"urn": SALTINGS, "assessed_on": date(2019, 6, 4), "means": "secure portal"}]
    assert all(part.facts[table].schema == fact_schema(table) for table in part.facts)


def test_facts_say_the_file_the_councils_sheet_and_the_row() -> None:
    part = read(tracker({}, {"DfE no": "882/0015", "1st letter": "12/10/2018"}))
    (letter,) = part.facts["letter"].to_pylist()
    assert (letter["file_no"], letter["sheet"], letter["source_row"]) == (3, "Schools 2019", 3)


def test_rows_that_say_nothing_are_counted_and_not_judged() -> None:
    part = read(tracker({"School name": "Total"}, {}, {"School name": "Saltings Primary School", "DSA returned": "No"}))
    assert faults(part) == []
    assert part.notes == ("Rows that say nothing yet of a letter, contact, agreement or means: 3.",)


@pytest.mark.parametrize("nothing", ["-", "n/a", "No", "Not yet", "–"])
def test_what_has_not_happened_is_no_fact(nothing: str) -> None:
    part = read(
        tracker({"DfE no": "8820015", "1st letter": "12/10/2018", "Reminder": nothing, "DSA returned": nothing})
    )
    assert faults(part) == []
    assert [letter["step"] for letter in facts(part, "letter")] == [1]
    assert "agreement" not in part.facts


def test_a_row_with_an_error_gives_none_of_its_facts_and_goes_to_quarantine_as_it_came() -> None:
    good = {"DfE no": "8820015", "1st letter": "12/10/2018"}
    wrong = {"DfE no": "8822012", "1st letter": "12/10/2018", "Reminder": "31/02/2019", "Ward": "West"}
    part = read(tracker(good, wrong | {"How data is sent": "carrier pigeon", "Date assessed": "01/02/2019"}))
    assert faults(part) == [(3, "Reminder", "date_impossible"), (3, "How data is sent", "means_unknown")]
    assert [letter["urn"] for letter in facts(part, "letter")] == [SALTINGS]
    assert facts(part, "data_flow") == []
    (apart,) = part.quarantined
    assert (apart.file_no, apart.sheet, apart.source_row) == (3, "Schools 2019", 3)
    assert apart.rules == "date_impossible,means_unknown"
    assert json.loads(apart.cells)["Ward"] == "West"


def test_a_second_letter_before_the_first_is_said_under_the_councils_heading() -> None:
    part = read(tracker({"DfE no": "8820015", "1st letter": "08/02/2019", "Reminder": "12/10/2018"}))
    assert faults(part) == [(2, "Reminder", "letter_before_the_one_before")]


def test_an_agreement_before_any_letter_is_a_warning_and_stays() -> None:
    part = read(tracker({"DfE no": "8820015", "1st letter": "08/02/2019", "DSA returned": "12/10/2018"}))
    assert faults(part) == [(2, "DSA returned", "returned_before_any_letter")]
    assert len(facts(part, "agreement")) == 1


def test_a_blank_that_must_be_filled_is_said_under_its_own_heading() -> None:
    part = read(tracker({"DfE no": "8820015", "Last contact": "01/03/2019"}))
    assert faults(part) == [(2, "Outcome", "required_missing")]


@pytest.mark.parametrize(
    ("row", "column", "rule"),
    [
        ({"School name": "Saltings Primary"}, "School name", "own_school_name_unknown"),
        ({"DfE no": "882/9999"}, "DfE no", "own_school_number_unknown"),
        ({"Ward": "West"}, "DfE no", "own_school_missing"),
    ],
)
def test_a_school_that_is_not_found_is_said_and_never_guessed(row: dict[str, str], column: str, rule: str) -> None:
    part = read(tracker(row | {"1st letter": "12/10/2018", "Reminder": "08/02/2019"}))
    assert faults(part) == [(2, column, rule)]
    assert "URN" in part.problems[0].fix
    assert part.quarantined[0].rules == rule


def test_near_misses_are_offered_by_urn_beside_the_problems() -> None:
    row = {"1st letter": "12/10/2018"}
    part = read(tracker(row | {"School name": "Saltings Primary Schol"}, row | {"School name": "Elsewhere"}))
    assert part.near_misses == (NearMiss("own.xlsx", "Schools 2019", 2, (SALTINGS,)),)
    assert [problem.row for problem in part.problems] == [2, 3]


def test_facts_of_an_academy_that_kept_its_number_go_to_the_entity_open_on_their_day() -> None:
    part = read(tracker({"DfE no": "8822012", "1st letter": "01/05/2018", "Reminder": "12/10/2018"}))
    assert [(letter["urn"], letter["step"]) for letter in facts(part, "letter")] == [(MARSH, 1), (MARSH_ACADEMY, 2)]
    assert part.notes[0].startswith("Facts of schools that became another")
    assert "on its day: 2." in part.notes[0]


def test_without_the_days_of_opening_a_shared_number_asks_for_the_urn() -> None:
    known = KNOWN.select(["urn", "name", "dfe_number"])
    part = read(tracker({"DfE no": "8822012", "1st letter": "01/05/2018", "Reminder": "12/10/2018"}), known=known)
    assert faults(part) == [(2, "DfE no", "own_school_shared")]
    assert part.quarantined[0].source_row == 2


def test_a_urn_goes_before_number_and_name_and_is_judged_like_the_templates() -> None:
    good = {"URN": str(SALTINGS), "DfE no": "8822012", "1st letter": "12/10/2018"}
    part = read(
        tracker(good, good | {"URN": "11470"}, good | {"URN": "999999"}, good | {"School name": "Marsh Lane School"})
    )
    assert faults(part) == [
        (3, "URN", "urn_malformed"),
        (4, "URN", "urn_unknown"),
        (5, "School name", "school_is_another"),
    ]
    assert [letter["urn"] for letter in facts(part, "letter")] == [SALTINGS]


def test_a_wrong_urn_is_said_once_however_many_facts_the_row_has() -> None:
    full = {"1st letter": "12/10/2018", "Reminder": "08/02/2019", "DSA returned": "01/05/2019"}
    assert faults(read(tracker({"URN": "11470"} | full))) == [(2, "URN", "urn_malformed")]


def test_what_no_column_says_may_be_said_once_for_all_rows() -> None:
    sheet = sheet_of([["DfE no", "How data is sent"], ["8820015", "secure portal"]], "Schools")
    mapping = suggest(sheet)
    part = read(sheet, ColumnMapping(mapping.signature, mapping.fields, {"assessed_on": "2019-06-04"}))
    assert facts(part, "data_flow") == [{"urn": SALTINGS, "assessed_on": date(2019, 6, 4), "means": "secure portal"}]


def test_one_outcome_may_be_said_for_every_contact() -> None:
    mapping = suggest(sheet := sheet_of([["DfE no", "Contact date"], ["8820015", "01/03/2019"]], "Schools"))
    part = read(sheet, replace(mapping, constants={"contact_made_by": "council", "contact_outcome": "no reply"}))
    assert facts(part, "contact") == [
        {"urn": SALTINGS, "held_on": date(2019, 3, 1), "made_by": "council", "outcome": "no reply"}
    ]


def test_facts_that_lack_something_are_not_read_and_the_others_are() -> None:
    rows = [["DfE no", "Letter 1", "How data is sent"], ["8820015", "12/10/2018", "secure portal"]]
    part = read(sheet_of(rows, "Schools"))
    assert faults(part) == [(None, None, "own_field_lacking")]
    assert part.problems[0].fix.endswith("Needed: How data arrives, assessed on.")
    assert len(facts(part, "letter")) == 1
    assert "data_flow" not in part.facts


def test_a_mapping_without_a_school_reads_nothing() -> None:
    sheet = sheet_of([["Letter 1"], ["12/10/2018"]])
    part = read(sheet)
    assert faults(part) == [(None, None, "own_field_lacking")]
    assert part.facts == {}


def test_without_a_register_it_asks_for_one_and_loses_no_row() -> None:
    part = read(tracker({"DfE no": "8820015", "1st letter": "12/10/2018"}), known=KNOWN.slice(0, 0))
    assert faults(part) == [(None, "DfE no", "register_absent")]
    assert [apart.source_row for apart in part.quarantined] == [2]


def test_remarks_without_a_place_are_counted() -> None:
    row = {"DfE no": "8820015", "1st letter": "12/10/2018", "Comments": "Head is new"}
    part = read(tracker(row, row | {"DSA returned": "01/05/2019"}))
    assert part.notes == (
        "Remarks in rows without a contact, agreement or means, for which the record has no place: 1.",
    )
    assert facts(part, "agreement")[0]["note"] == "Head is new"


def test_columns_that_are_mapped_away_are_not_read() -> None:
    sheet = tracker({"DfE no": "8820015", "1st letter": "12/10/2018", "Reminder": "08/02/2019"})
    mapping = suggest(sheet)
    fields = {name: heading for name, heading in mapping.fields.items() if name != "letter_2"}
    part = read(sheet, ColumnMapping(mapping.signature, fields | {"note": "No such heading"}))
    assert [letter["step"] for letter in facts(part, "letter")] == [1]


def test_no_message_repeats_a_cell() -> None:
    part = read(tracker({heading: f"QZX {heading}" for heading in HEADINGS}))
    assert len(part.problems) == 1
    part = read(tracker({heading: f"QZX {heading}" for heading in HEADINGS} | {"DfE no": "8820015"}))
    assert len(part.problems) > 5
    assert "QZX" not in str([(problem.message, problem.fix) for problem in part.problems]) + str(part.notes)
