"""The school register from the bytes of a file to the cohort of the record."""

import gzip
from datetime import date
from pathlib import Path

import pytest

from dsa_metrics.desk import authorities_in
from dsa_metrics.ingest.read import read
from dsa_metrics.ingest.reading import Reading, Upload
from dsa_metrics.store import Store
from dsa_metrics.view import NamedView
from tests.ingest.drawn_files import NO_SCHOOLS
from tests.ingest.gias_files import SAMPLES, TODAY, csv_rows, policy_of, shared

SOUTHEND = {"Primary": 33, "Secondary": 12, "Special": 5, "Alternative Provision": 2, "Independent": 7, "16 plus": 1}
LAYOUTS = {
    "raw-2017-09-120-columns.csv": 201,
    "raw-2019-02-133-columns.csv": 865,
    "raw-2024-07-139-columns.csv": 207,
    "excel-resaved-2021-05-139-columns.csv": 202,
}


def reading_of(*paths: Path, gias_code: int = 882) -> Reading:
    unpacked = (gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes() for path in paths)
    uploads = [Upload(f"file{number}.csv", content) for number, content in enumerate(unpacked)]
    return read(uploads, NO_SCHOOLS, policy_of(gias_code), TODAY, {})


def cohort(folder: Path, reading: Reading, as_at: date) -> dict[str, int]:
    policy = policy_of(882)
    with Store.open(folder / "record.duckdb", policy) as store:
        store.save(reading, "officer")
        rows = NamedView(store, policy, "Southend-on-Sea").answer("returned_by_phase", as_at).table.to_pylist()
    return {row["phase"]: row["schools"] for row in rows if row["schools"]}


@pytest.fixture(scope="module")
def england() -> Reading:
    return reading_of(shared("gias-england-2023-11-16.csv.gz"))


def test_the_england_file_gives_the_published_cohort_in_the_record(england: Reading, tmp_path: Path) -> None:
    assert england.problems == ()
    assert cohort(tmp_path, england, date(2023, 11, 1)) == SOUTHEND


def test_the_southend_file_gives_the_same_schools_as_the_england_file(england: Reading) -> None:
    southend = reading_of(SAMPLES / "southend-2023-11-16.csv").facts["school"]
    place = ["source_row", "register_on"]
    assert southend.drop_columns(place).equals(england.facts["school"].drop_columns(place))


def test_rows_keep_the_numbers_that_they_have_in_the_whole_file(england: Reading) -> None:
    rows = csv_rows(shared("gias-england-2023-11-16.csv.gz"))
    schools = england.facts["school"].select(["urn", "source_row"]).to_pylist()
    assert [int(rows[school["source_row"] - 1][0]) for school in schools] == [school["urn"] for school in schools]


def test_links_loaded_with_the_register_keep_what_concerns_its_schools() -> None:
    reading = reading_of(SAMPLES / "links-2025-04-22.csv", SAMPLES / "southend-2023-11-16.csv")
    assert reading.kind == "links, register"
    assert reading.problems == ()
    assert reading.facts["school_link"].num_rows == 128


@pytest.mark.parametrize(("name", "gias_code"), LAYOUTS.items())
def test_a_file_of_every_age_loads_with_its_own_authority(name: str, gias_code: int) -> None:
    reading = reading_of(SAMPLES / name, gias_code=gias_code)
    assert (reading.kind, reading.problems) == ("register", ())
    assert reading.facts["school"].num_rows >= 1


def test_a_register_of_other_authorities_is_refused_with_the_setting_to_check() -> None:
    reading = reading_of(SAMPLES / "southend-2023-11-16.csv", gias_code=883)
    assert [problem.rule for problem in reading.problems] == ["register_authority_absent"]
    assert "school" not in reading.facts


def test_the_guided_start_sees_which_authorities_a_register_holds() -> None:
    upload = Upload("register.csv", (SAMPLES / "raw-2017-09-120-columns.csv").read_bytes())
    assert authorities_in(upload) == [(202, "Camden", 5), (201, "City of London", 4)]


def test_a_register_loaded_again_is_the_same_facts(england: Reading, tmp_path: Path) -> None:
    policy = policy_of(882)
    with Store.open(tmp_path / "record.duckdb", policy) as store:
        store.save(england, "officer")
        assert store.save(england, "officer").entry is None
