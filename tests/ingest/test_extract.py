"""Pupil extracts through the ordinary reader: counted as the twin counts, about the right school, period and day."""

import gzip
from collections.abc import Sequence
from datetime import date

import pyarrow as pa
import pytest

from dsa_metrics.ingest.child.extract_day import Day
from dsa_metrics.ingest.child.extract_headings import find_fields, is_extract
from dsa_metrics.ingest.child.opening import open_file
from dsa_metrics.ingest.read import read
from dsa_metrics.ingest.reading import Extract, Reading, Stated, Upload
from dsa_metrics.quality.authorities import known_codes
from tests.ingest.drawn_files import NO_SCHOOLS, as_csv, as_workbook
from tests.ingest.gias_files import policy_of
from tests.quality.made_files import as_census, as_csv_extract, as_ctf, census_header, ctf_header
from tests.quality.made_pupils import Record, made_pupils, ordinary_pupils
from tests.quality.twin_checks import twin_counts

TODAY = date(2025, 11, 3)
CENSUS_DAY = date(2025, 10, 2)
AUTHORITIES = {code for code in known_codes() if "200" < code < "660" or code > "799"}
KNOWN = pa.table(
    {
        "urn": pa.array([114700, 114701, 114702, 150000], pa.int64()),
        "name": ["Marsh Lane Primary School", "Saltings School", "Harbour View School", "Harbour View Academy"],
        "dfe_number": ["8822012", "8822013", "8824000", "8824000"],
        "opened_on": pa.array([None, None, None, date(2025, 9, 1)], pa.date32()),
        "closed_on": pa.array([None, None, date(2025, 8, 31), None], pa.date32()),
        "pupils": pa.array([30, None, 900, 900], pa.int64()),
    }
)
PUPILS = ordinary_pupils(30, 1)


def reading_of(*contents: bytes, stated: Stated | None = None, known: pa.Table = KNOWN) -> Reading:
    uploads = [Upload(f"Featherstonehaugh {number}.xml", content) for number, content in enumerate(contents, 1)]
    return read(uploads, known, policy_of(882), TODAY, {}, {"": stated} if stated else None)


def extract_of(*contents: bytes, stated: Stated | None = None) -> Extract:
    reading = reading_of(*contents, stated=stated)
    assert reading.problems == ()
    return reading.extracts[0]


def rules_of(reading: Reading) -> list[str]:
    return [problem.rule for problem in reading.problems]


def iso(records: Sequence[Record]) -> list[Record]:
    """Days as XML writes them."""
    turned = ("born", "admitted", "left")
    return [
        record | {name: "-".join(reversed(record[name].split("/"))) for name in turned if "/" in record[name]}
        for record in records
    ]


PUPILS_IN_XML = iso(PUPILS)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("write", [as_csv_extract, as_census])
def test_every_count_is_the_twins(write: object, seed: int) -> None:
    records = made_pupils(150, seed)
    content = as_csv_extract(records) if write is as_csv_extract else as_census(records)
    extract = open_file(content, 882, Day(CENSUS_DAY)).extract
    assert extract is not None
    found = {code: (records, failures) for code, records, failures in extract.counts}
    assert found == twin_counts(records, CENSUS_DAY, AUTHORITIES)


def test_of_a_transfer_file_everything_but_the_days_of_stay_is_counted() -> None:
    records = made_pupils(150, 9)
    extract = open_file(as_ctf(records), 882, Day(CENSUS_DAY)).extract
    assert extract is not None
    found = {code: (records, failures) for code, records, failures in extract.counts}
    expected = twin_counts(records, CENSUS_DAY, AUTHORITIES)
    del expected["admission_after_leaving"]
    assert found == expected


def test_a_census_return_says_its_school_its_period_and_its_day() -> None:
    extract = extract_of(as_census(PUPILS_IN_XML))
    assert (extract.urn, extract.collection, extract.period) == (114700, "School census", "Autumn 2025")
    assert (extract.measured_on, extract.pupils) == (CENSUS_DAY, 30)
    assert extract.name == "Pupil extract, census XML, 882/2012"
    assert extract.says_school
    assert extract.says_period
    assert extract.not_assessed == ("admission_after_leaving",)


def test_the_results_become_facts_and_nothing_else_does() -> None:
    reading = reading_of(as_census(PUPILS_IN_XML))
    assert list(reading.facts) == ["quality_result"]
    rows = reading.facts["quality_result"].to_pylist()
    assert len(rows) == 16
    assert {(row["urn"], row["collection"], row["period"], row["measured_on"]) for row in rows} == {
        (114700, "School census", "Autumn 2025", CENSUS_DAY)
    }
    assert {(row["sheet"], row["source_row"], row["explanation"]) for row in rows} == {(None, None, None)}
    figures = {(row["check_code"], row["records"], row["failures"]) for row in rows}
    assert {("roll_differs", 1, 0), ("admission_after_leaving", 0, 0)} < figures
    assert reading.quarantined == ()


def test_a_transfer_file_says_its_school_and_its_day() -> None:
    extract = extract_of(as_ctf(PUPILS_IN_XML, ctf_header(moment="2025-05-20T08:00:00")))
    assert (extract.urn, extract.collection, extract.period) == (114700, "Pupil extract", "Summer 2025")
    assert extract.measured_on == date(2025, 5, 20)
    assert extract.name == "Pupil extract, CTF, 882/2012"


def test_a_csv_says_its_school_by_a_column_that_is_the_same_in_every_row() -> None:
    for same in ({"URN": "114700"}, {"DfE_number": "882/2012"}, {"LAESTAB": "8822012"}, {"LA": "882", "Estab": "2012"}):
        extract = extract_of(as_csv_extract(PUPILS, **same))
        assert (extract.urn, extract.collection, extract.period) == (114700, "School census", "Autumn 2025")
        assert extract.measured_on == TODAY


def test_what_the_officer_states_fills_in_what_a_csv_does_not_say() -> None:
    stated = Stated(114701, "Termly extract", "Autumn 2019", date(2025, 9, 30))
    extract = extract_of(as_csv_extract(PUPILS), stated=stated)
    assert (extract.urn, extract.collection, extract.period) == (114701, "Termly extract", "Autumn 2019")
    assert extract.measured_on == date(2025, 9, 30)
    assert extract.name == "Pupil extract, CSV, 882/2013"
    assert "roll_differs" in extract.not_assessed, "the register does not know this school's roll"


def test_an_extract_is_of_the_only_collection_that_the_calendar_lists_for_its_period() -> None:
    content = as_csv_extract(PUPILS)
    for period, collection in (("autumn 2025", "School census"), ("Autumn 2019", "Pupil extract")):
        assert extract_of(content, stated=Stated(114700, period=period)).collection == collection
    assert extract_of(content, stated=Stated(114700, "Our own check")).collection == "Our own check"
    policy = policy_of(882)
    (census,) = policy.collections.values()
    two = policy.model_copy(update={"collections": {"School census": census, "Early years": census}})
    reading = read([Upload("a.csv", content)], KNOWN, two, TODAY, {}, {"": Stated(114700)})
    assert [extract.collection for extract in reading.extracts] == ["Pupil extract"]


def test_the_day_stated_is_the_day_by_which_year_groups_are_judged() -> None:
    def outside_their_year(day: date) -> int:
        extract = extract_of(as_csv_extract(PUPILS), stated=Stated(114700, measured_on=day))
        return next(result.failures for result in extract.results if result.check_code == "birth_date_outside_year")

    assert outside_their_year(date(2025, 9, 1)) == 0
    assert outside_their_year(date(2025, 8, 31)) > 20


def test_of_two_schools_with_one_number_the_one_open_on_the_day_is_meant() -> None:
    summer = census_header("8824000", "SUM", "2025", "2025-05-15")
    assert extract_of(as_census(PUPILS_IN_XML, header=summer)).urn == 114702
    assert extract_of(as_census(PUPILS_IN_XML, header=census_header("8824000"))).urn == 150000
    assert reading_of(as_census(PUPILS_IN_XML, header=summer), stated=Stated(150000)).extracts[0].urn == 150000


def test_former_pupils_count_in_no_check_but_that_of_their_stay() -> None:
    gone = [record | {"left": "2025-07-21", "admitted": "2025-09-01", "upn": ""} for record in PUPILS_IN_XML[:3]]
    extract = extract_of(as_census(PUPILS_IN_XML, gone))
    counts = {code: (records, failures) for code, records, failures in extract.results}
    assert counts["admission_after_leaving"] == (3, 3)
    assert counts["upn_missing"][0] == 30


def test_pupils_of_a_csv_who_have_left_are_not_on_roll() -> None:
    gone = [record | {"left": "21/07/2025"} for record in PUPILS[:2]]
    leaving = [record | {"left": "21/12/2025"} for record in PUPILS[2:4]]
    assert extract_of(as_csv_extract([*gone, *leaving, *PUPILS[4:]], URN="114700")).pupils == 28


def test_a_column_that_a_file_does_not_have_is_not_assessed_and_a_blank_one_fails() -> None:
    drawing = "UPN | Surname | Ethnicity\nH882546519123 | Ng |\nB801200005001 | Test |"
    extract = extract_of(as_csv(drawing), stated=Stated(114700))
    assert {"postcode_missing", "forename_missing", "language_missing"} <= set(extract.not_assessed)
    assert ("ethnicity_missing", 2, 2) in extract.assessed


def test_a_sheet_of_a_workbook_is_read_as_an_extract_and_gives_no_other_sheet_away() -> None:
    drawing = "UPN | Surname | Forename | Date of birth | Year\nH882546519123 | Ng | Jo | 2014-05-17 | 7"
    reading = reading_of(as_workbook({"Notes": "Title | x\nSecret | y", "Pupils": drawing}), stated=Stated(114700))
    assert [file.name for file in reading.files] == ["Pupil extract, workbook, 882/2012"]
    assert reading.problems == ()
    assert ("birth_date_outside_year", 1, 0) in reading.extracts[0].assessed


@pytest.mark.parametrize(
    ("stated", "warned"),
    [
        (Stated(114702, measured_on=date(2025, 8, 30)), []),
        (Stated(114702, measured_on=date(2025, 8, 31)), ["extract_school_not_open"]),
        (Stated(150000, measured_on=date(2025, 8, 31)), ["extract_school_not_open"]),
        (Stated(150000, measured_on=date(2025, 9, 1)), []),
        (Stated(114700, period="AUTUMN 2025"), []),
        (Stated(114700, period="Autum 2025"), ["extract_period_unknown"]),
    ],
)
def test_what_no_figure_would_count_and_a_period_of_its_own_are_warned_of(stated: Stated, warned: list[str]) -> None:
    reading = reading_of(as_csv_extract(PUPILS), stated=stated)
    assert (rules_of(reading), len(reading.extracts), reading.facts["quality_result"].num_rows) == (warned, 1, 16)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_in_any_usual_encoding_is_an_extract(encoding: str) -> None:
    drawing = "UPN | Surname | Forename\nH882546519123 | Núñez | Zoë"
    extract = extract_of(as_csv(drawing, "\t").decode().encode(encoding), stated=Stated(114700))
    assert ("surname_missing", 1, 0) in extract.assessed


@pytest.mark.parametrize("encoding", ["utf-16", "iso-8859-1", "windows-1252"])
def test_xml_is_read_in_the_encoding_that_it_says(encoding: str) -> None:
    text = as_census([PUPILS_IN_XML[0] | {"surname": "Núñez"}]).decode().replace("UTF-8", encoding)
    assert extract_of(text.encode(encoding)).pupils == 1


def test_xml_with_a_namespace_is_read_as_without() -> None:
    content = as_ctf(PUPILS_IN_XML).replace(b"<CTfile>", b'<CTfile xmlns="http://example.org/cbds">')
    assert extract_of(content).results == extract_of(as_ctf(PUPILS_IN_XML)).results


@pytest.mark.parametrize(
    "headings",
    [
        ("UPN", "Legal Surname", "Legal Forename", "DOB", "Year Group"),
        ("Unique Pupil Number", "Last name", "First name", "Date of Birth", "NC Year"),
        ("upn", "SURNAME", "FORENAME", "date_of_birth", "Yr"),
        ("UPN", "Name"),
        ("Pupil Surname", "D.O.B."),
        ("Family name", "Given names", "Birth date"),
    ],
)
def test_a_table_of_pupils_is_known_under_many_spellings(headings: tuple[str, ...]) -> None:
    assert is_extract(headings)


@pytest.mark.parametrize(
    "headings",
    [
        ("URN", "School", "Letter", "Sent on"),
        ("URN", "LA (code)", "EstablishmentName", "Postcode"),
        ("School", "Surname of head", "1st letter"),
        ("Name", "Date of birth of agreement"),
        (),
    ],
)
def test_other_tables_are_not_taken_for_pupils(headings: tuple[str, ...]) -> None:
    assert not is_extract(headings)


def test_the_legal_name_counts_before_the_preferred_one() -> None:
    assert find_fields(("Preferred surname", "Surname", "Legal surname"))["surname"] == 2


def test_no_contact_stands_in_for_a_pupil() -> None:
    nameless = [record | {"surname": "", "postcode": ""} for record in PUPILS_IN_XML]
    extract = extract_of(as_ctf(nameless))
    assert ("surname_missing", 30, 30) in extract.assessed
    assert "postcode_missing" in extract.not_assessed


def test_the_same_extract_under_two_names_is_read_once_and_two_that_differ_contradict_each_other() -> None:
    content = as_census(PUPILS_IN_XML)
    assert rules_of(reading_of(content, content)) == ["file_twice"]
    other = as_census([record | {"upn": ""} for record in PUPILS_IN_XML])
    reading = reading_of(content, other)
    differing = {problem.file for problem in reading.problems if problem.rule == "same_fact_differs"}
    assert differing == {"Pupil extract, census XML (file 1 of 2)", "Pupil extract, census XML (file 2 of 2)"}
    assert reading.facts["quality_result"].num_rows == 0
    assert reading.quarantined == ()


def test_without_a_register_an_extract_is_about_no_school() -> None:
    assert rules_of(reading_of(as_census(PUPILS_IN_XML), known=NO_SCHOOLS)) == ["register_absent"]


def test_without_a_day_an_extract_is_recognised_and_not_counted() -> None:
    for content in (as_csv_extract(PUPILS), as_census(PUPILS_IN_XML), as_ctf(PUPILS_IN_XML)):
        answer = open_file(content, None)
        assert answer.extract is not None
        assert (answer.extract.counts, answer.sheets) == ((), ())


def test_a_school_stated_must_be_that_of_the_file_and_of_the_register() -> None:
    assert rules_of(reading_of(as_census(PUPILS_IN_XML), stated=Stated(114701))) == ["extract_school_contradicted"]
    assert rules_of(reading_of(as_csv_extract(PUPILS), stated=Stated(999999))) == ["extract_school_unknown"]
    assert rules_of(reading_of(as_csv_extract(PUPILS, URN="999999"))) == ["extract_school_unknown"]


def test_a_packed_extract_is_counted_as_the_same_unpacked() -> None:
    for content in (as_census(PUPILS_IN_XML), as_ctf(PUPILS_IN_XML), as_csv_extract(PUPILS, URN="114700")):
        assert extract_of(gzip.compress(content)).results == extract_of(content).results
