"""The school register: every rule, drawn as a small file, with the exact row and column."""

import json
from datetime import date

import pytest

from dsa_metrics.errors import ConfigurationError
from dsa_metrics.ingest.reading import Part
from dsa_metrics.ingest.register import read_register
from dsa_metrics.ingest.register_rules import REGISTER_RULES
from dsa_metrics.ingest.sheet import Contents, RegisterSummary
from dsa_metrics.policy import load_policy
from tests.ingest.gias_files import REGISTER, SCHOOL, TODAY, drawn_register, policy_of, sheet_of

OTHER = {"URN": "114701", "EstablishmentName": "Saltings Primary School"}


def read(contents: Contents) -> Part:
    return read_register(contents, REGISTER, policy_of(882), TODAY)


def faults(part: Part) -> list[tuple[int | None, str | None, str, str]]:
    return [(problem.row, problem.column, problem.rule, problem.severity) for problem in part.problems]


@pytest.mark.parametrize(
    ("change", "column", "rule"),
    [
        ({"URN": ""}, "URN", "register_urn_malformed"),
        ({"URN": "11470"}, "URN", "register_urn_malformed"),
        ({"URN": "1147000"}, "URN", "register_urn_malformed"),
        ({"URN": "11470O"}, "URN", "register_urn_malformed"),
        ({"EstablishmentName": " \u00a0 "}, "EstablishmentName", "register_name_missing"),
        ({"EstablishmentStatus (code)": "7"}, "EstablishmentStatus (code)", "register_status_unknown"),
        ({"EstablishmentStatus (code)": ""}, "EstablishmentStatus (code)", "register_status_unknown"),
        ({"OpenDate": "31-02-2019"}, "OpenDate", "register_date_impossible"),
        ({"CloseDate": "soon"}, "CloseDate", "register_date_impossible"),
        ({"CloseDate": "01/02/19"}, "CloseDate", "register_date_impossible"),
        ({"CensusDate": "2019-13-01"}, "CensusDate", "register_date_impossible"),
        ({"NumberOfPupils": "about 200"}, "NumberOfPupils", "register_pupils_not_a_number"),
        ({"NumberOfPupils": "210.5"}, "NumberOfPupils", "register_pupils_not_a_number"),
        ({"NumberOfPupils": "100000"}, "NumberOfPupils", "register_pupils_not_a_number"),
    ],
)
def test_a_row_with_an_error_goes_to_quarantine_and_the_others_are_read(
    change: dict[str, str], column: str, rule: str
) -> None:
    part = read(drawn_register(OTHER, change))
    assert faults(part) == [(3, column, rule, "error")]
    assert part.facts["school"].column("urn").to_pylist() == [114701]
    (apart,) = part.quarantined
    assert (apart.file_no, apart.source_row, apart.rules) == (1, 3, rule)
    assert json.loads(apart.cells)["LA (code)"] == "882"


def test_all_errors_of_a_row_are_said_at_once() -> None:
    part = read(drawn_register({"URN": "1", "OpenDate": "x", "CloseDate": "y"}))
    assert [(fault[1], fault[2]) for fault in faults(part)] == [
        ("URN", "register_urn_malformed"),
        ("OpenDate", "register_date_impossible"),
        ("CloseDate", "register_date_impossible"),
    ]
    assert part.quarantined[0].rules == "register_urn_malformed,register_date_impossible"
    assert part.facts["school"].num_rows == 0


@pytest.mark.parametrize("number", ["", "none", "20120"])
def test_a_school_without_a_number_is_kept_with_a_warning(number: str) -> None:
    part = read(drawn_register({"EstablishmentNumber": number}))
    assert faults(part) == [(2, "EstablishmentNumber", "register_number_missing", "warning")]
    assert part.facts["school"].column("dfe_number").to_pylist() == [None]


def test_a_urn_twice_with_different_values_keeps_neither() -> None:
    part = read(drawn_register({}, OTHER, {"EstablishmentName": "Marsh Lane Academy"}))
    assert faults(part) == [(2, "URN", "register_urn_twice", "error"), (4, "URN", "register_urn_twice", "error")]
    assert part.facts["school"].column("urn").to_pylist() == [114701]


def test_a_row_repeated_word_for_word_is_read_once() -> None:
    part = read(drawn_register({}, {"EstablishmentName": "Marsh  Lane Primary School "}))
    assert faults(part) == []
    assert part.facts["school"].column("source_row").to_pylist() == [2]


def test_a_type_that_is_not_known_is_left_out_and_counted_by_its_code() -> None:
    changes = [{"TypeOfEstablishment (code)": code} for code in ("58", "58", "Free ports school", "01")]
    part = read(drawn_register(*changes))
    assert {fault[1:] for fault in faults(part)} == {("TypeOfEstablishment (code)", "register_type_unknown", "warning")}
    assert [fault[0] for fault in faults(part)] == [2, 3, 4]
    assert part.notes == (
        "3 establishments not reported on left out: establishments of a type that is not known (3).",
        "Of a type that is not known: 1 with no type code.",
        "Of a type that is not known: 2 with type code 58.",
    )


def test_a_school_without_a_phase_is_left_out_with_a_warning() -> None:
    part = read(drawn_register({"PhaseOfEducation (code)": "0"}))
    assert faults(part) == [(2, "PhaseOfEducation (code)", "register_phase_absent", "warning")]
    assert part.notes == ("1 establishment not reported on left out: schools without a phase (1).",)
    assert part.facts["school"].num_rows == 0


def test_establishments_out_of_scope_are_counted_by_kind_and_not_judged() -> None:
    part = read(drawn_register({"TypeOfEstablishment (code)": "30", "URN": "x"}, {"TypeOfEstablishment (code)": "27"}))
    assert faults(part) == []
    assert part.notes == (
        "2 establishments not reported on left out: Welsh establishments (1), other establishments (1).",
    )


def test_a_register_of_another_authority_says_what_to_check() -> None:
    part = read(drawn_register({"LA (code)": "883"}))
    (problem,) = part.problems
    assert (problem.row, problem.column, problem.rule) == (None, "LA (code)", "register_authority_absent")
    assert "gias_code" in problem.fix


def test_a_missing_column_is_named_with_the_nearest_heading_not_otherwise_used() -> None:
    headings = [heading.replace("CloseDate", "Closing date") for heading in SCHOOL if heading != "URN"]
    part = read(Contents((sheet_of([headings, headings]),)))
    assert [(problem.row, problem.column, problem.rule) for problem in part.problems] == [
        (None, "URN", "register_column_missing"),
        (None, "CloseDate", "register_column_missing"),
    ]
    assert part.problems[0].fix.endswith("No heading in the file is like it.")
    assert part.problems[1].fix.endswith('The nearest heading in the file is "Closing date".')
    assert part.facts == {}


def test_columns_are_found_by_name_wherever_they_stand() -> None:
    headings = list(reversed(SCHOOL))
    written = [f" {heading.upper()} " for heading in headings]
    contents = Contents((sheet_of([written, [SCHOOL[heading] for heading in headings]]),))
    assert read(contents).facts["school"].equals(read(drawn_register({})).facts["school"])


def test_columns_that_only_some_ages_have_may_be_absent() -> None:
    without = ["CensusDate", "NumberOfPupils", "Trusts (code)", "Trusts (name)", "Locality", "Postcode"]
    (school,) = read(drawn_register({}, without=without)).facts["school"].to_pylist()
    assert (school["pupils"], school["pupils_on"], school["trust_uid"], school["postcode"]) == (None, None, None, None)


def test_the_register_sheet_is_found_among_others() -> None:
    (register,) = drawn_register({}).sheets
    notes = sheet_of([["Notes"], ["Downloaded by hand"]], "Notes")
    assert read(Contents((notes, register))).facts["school"].num_rows == 1


@pytest.mark.parametrize(
    ("code", "status"),
    [("1", "open"), ("02", "closed"), ("3", "open, proposed to close"), ("4.0", "proposed to open")],
)
def test_status_codes_become_the_words_of_the_record(code: str, status: str) -> None:
    part = read(drawn_register({"EstablishmentStatus (code)": code}))
    assert part.facts["school"].column("status").to_pylist() == [status]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("01-09-2012", date(2012, 9, 1)),
        ("1/9/2012", date(2012, 9, 1)),
        ("2012-09-01", date(2012, 9, 1)),
        ("2012-09-01 00:00:00", date(2012, 9, 1)),
        ("01/09/2012 00:00", date(2012, 9, 1)),
        ("01-01-1800", date(1800, 1, 1)),
        ("", None),
    ],
)
def test_dates_of_every_style_are_the_same_day(written: str, day: date | None) -> None:
    part = read(drawn_register({"OpenDate": written}))
    assert part.facts["school"].column("opened_on").to_pylist() == [day]


def test_blanks_numbers_names_and_trusts_are_tidied() -> None:
    untidy = {
        "EstablishmentName": " Marsh\u00a0Lane  Primary ",
        "EstablishmentNumber": "15",
        "NumberOfPupils": "0",
        "Trusts (code)": "5711.0",
        "Trusts (name)": "SALTINGS  TRUST",
        "Locality": "Eastern Marsh",
        "Street": "",
    }
    (school,) = read(drawn_register(untidy)).facts["school"].to_pylist()
    assert (school["name"], school["dfe_number"], school["pupils"]) == ("Marsh Lane Primary", "8820015", 0)
    assert (school["trust_uid"], school["trust_name"]) == ("5711", "SALTINGS TRUST")
    assert school["address"] == "Eastern Marsh, Estuary"


@pytest.mark.parametrize(
    ("latest_change", "in_the_rows", "register_on"),
    [
        (date(2019, 3, 1), "01-09-2018", date(2019, 3, 1)),
        (None, "01-09-2018", date(2018, 9, 1)),
        (None, "", TODAY),
        (date(2203, 3, 1), "01-09-2018", date(2018, 9, 1)),
        (date(2203, 3, 1), "01-09-2203", TODAY),
    ],
)
def test_a_register_is_dated_by_its_latest_change_that_has_happened(
    latest_change: date | None, in_the_rows: str, register_on: date
) -> None:
    (sheet,) = drawn_register({"LastChangedDate": in_the_rows}).sheets
    part = read(Contents((sheet,), RegisterSummary(1, latest_change, {})))
    assert part.facts["school"].column("register_on").to_pylist() == [register_on]


def test_the_policy_must_name_the_authority() -> None:
    with pytest.raises(ConfigurationError):
        read_register(drawn_register({}), REGISTER, load_policy(), TODAY)


def test_no_message_repeats_a_cell() -> None:
    marked = {heading: f"QZX{place}" for place, heading in enumerate(SCHOOL)}
    kept = {"LA (code)": "882", "TypeOfEstablishment (code)": "01", "PhaseOfEducation (code)": "2"}
    part = read(drawn_register(marked | kept, marked | {"LA (code)": "882"}))
    assert len(part.problems) > 5
    assert "QZX" not in str([(problem.message, problem.fix) for problem in part.problems]) + str(part.notes)


def test_rule_codes_are_distinct() -> None:
    assert len({rule.code for rule in REGISTER_RULES}) == len(REGISTER_RULES)
