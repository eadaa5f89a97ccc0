"""The school register: genuine files of every age give the cohorts that were published."""

import re
from datetime import date
from pathlib import Path

import pytest

from dsa_metrics.ingest.fact_rows import fact_schema
from dsa_metrics.ingest.register import read_register
from dsa_metrics.ingest.sheet import Contents
from tests.ingest.cohort_twin import cohort_by_phase
from tests.ingest.gias_files import (
    REGISTER,
    SAMPLES,
    SHARED,
    TODAY,
    csv_rows,
    policy_of,
    register_file,
    shared,
    sheet_of,
)

SOUTHEND = {
    "Primary": 33,
    "Secondary": 12,
    "Special": 5,
    "Alternative Provision": 2,
    "Independent": 7,
    "16 plus": 1,
}
LAYOUTS = sorted({*SAMPLES.glob("*-columns.csv"), *(SHARED / "layouts").glob("*.csv")})


def authorities_in(path: Path) -> list[int]:
    headings, *body = csv_rows(path)
    return sorted({int(row[headings.index("LA (code)")]) for row in body})


def test_the_england_extract_gives_the_published_cohort_of_southend() -> None:
    contents = register_file(shared("gias-england-2023-11-16.csv.gz"), 882)
    part = read_register(contents, REGISTER, policy_of(882), TODAY)
    assert cohort_by_phase(part.facts["school"], date(2023, 11, 1)) == SOUTHEND
    assert part.problems == ()
    assert part.notes == ("50,380 establishments of other authorities left out.",)


def test_the_southend_extract_gives_the_same_cohort() -> None:
    part = read_register(register_file(SAMPLES / "southend-2023-11-16.csv", 882), REGISTER, policy_of(882), TODAY)
    assert cohort_by_phase(part.facts["school"], date(2023, 11, 1)) == SOUTHEND
    assert part.facts["school"].num_rows == 135


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_register_of_every_age_loads_with_its_own_authorities(path: Path) -> None:
    for gias_code in authorities_in(path):
        contents = register_file(path, gias_code)
        part = read_register(contents, REGISTER, policy_of(gias_code), TODAY)
        assert [problem for problem in part.problems if problem.severity == "error"] == []
        left_out = sum(int(note.split()[0]) for note in part.notes if "not reported on" in note)
        assert part.facts["school"].num_rows + left_out == contents.sheets[0].rows


def test_the_facts_have_the_columns_of_the_record_and_their_place() -> None:
    part = read_register(register_file(SAMPLES / "southend-2023-11-16.csv", 882), REGISTER, policy_of(882), TODAY)
    assert part.facts["school"].schema == fact_schema("school")
    (first,) = part.facts["school"].slice(0, 1).to_pylist()
    assert first == {
        "urn": 114712,
        "register_on": date(2023, 11, 15),
        "dfe_number": "8822012",
        "name": "Bournemouth Park Junior School",
        "phase": "Primary",
        "type_code": 1,
        "status": "closed",
        "opened_on": None,
        "closed_on": date(2003, 8, 31),
        "pupils": None,
        "pupils_on": None,
        "trust_uid": None,
        "trust_name": None,
        "address": "Bournemouth Park Road, Southend-on-Sea",
        "postcode": "SS2 5JN",
        "file_no": 1,
        "sheet": None,
        "source_row": 2,
    }


def test_a_register_saved_again_by_excel_keeps_dates_numbers_and_codes() -> None:
    path = SAMPLES / "excel-resaved-2021-05-139-columns.csv"
    part = read_register(register_file(path, 201), REGISTER, policy_of(201), TODAY)
    first = part.facts["school"].to_pylist()[0]
    assert (first["dfe_number"], first["type_code"], first["phase"]) == ("2013614", 2, "Primary")
    assert (first["pupils"], first["pupils_on"]) == (276, date(2020, 1, 16))


def saved_again_by_excel(rows: list[list[str]]) -> list[list[str]]:
    """What Excel makes of a raw download: zeros in front are lost, and dates have slashes."""
    return [rows[0], *([_cell_by_excel(cell) for cell in row] for row in rows[1:])]


def _cell_by_excel(cell: str) -> str:
    with_slashes = re.sub(r"(\d\d)-(\d\d)-(\d{4})", r"\1/\2/\3", cell)
    return re.sub(r"^0+(?=\d+$)", "", with_slashes)


def test_a_download_saved_again_by_excel_gives_the_same_schools() -> None:
    raw = csv_rows(SAMPLES / "southend-2023-11-16.csv")
    saved_again = saved_again_by_excel(raw)
    assert saved_again != raw
    before, after = (
        read_register(Contents((sheet_of(rows),)), REGISTER, policy_of(882), TODAY).facts["school"]
        for rows in (raw, saved_again)
    )
    assert before.num_rows == 135
    assert before.equals(after)
