"""Attendance publications: real ones with everything odd in them reported, and drawn ones for every rule."""

import json
import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from dsa_metrics.ingest.attendance import read_attendance
from dsa_metrics.ingest.fact_rows import fact_schema
from dsa_metrics.ingest.read import read
from dsa_metrics.ingest.reading import Part, Reading, SourceFile, Upload
from dsa_metrics.policy import load_policy
from tests.ingest.drawn_files import NO_SCHOOLS, as_csv, as_workbook, rows_of
from tests.ingest.gias_files import csv_rows, shared, sheet_of

SAMPLES = Path(__file__).parents[1] / "files" / "dfe"
SERIES, ORIGINAL = "attendance-sharing-eight-publications.csv", "attendance-year-to-date-2025-26.csv"
DFE = Path("..") / "dfe"
FILE = SourceFile(3, "attendance.csv", "0" * 64, "attendance publication")
TODAY = date(2026, 7, 30)

PUBLICATION = """
    time_period|geographic_level| region_name | old_la_code | la_name | education_phase|num_schools | total_num_schools
    202526     | Local authority | East of England | 882         | Southend-on-Sea | Primary | 32.5        | 33
    202526     | Regional        | East of England |             |                 | Primary | 1949.25     | 1,975
    202526     | National        |                 | z           |                 | Total   | 20392       | 21292
"""


def part_of(drawing: str, today: date = TODAY) -> Part:
    return read_attendance(sheet_of(rows_of(drawing)), FILE, today)


def problems(part: Part | Reading) -> list[tuple[int | None, str | None, str, str]]:
    return [(problem.row, problem.column, problem.rule, problem.severity) for problem in part.problems]


def told(part: Part, *columns: str) -> list[tuple[object, ...]]:
    return [tuple(row.values()) for row in part.facts["attendance_sharing"].select(list(columns)).to_pylist()]


def reading_of(name: str, content: bytes) -> Reading:
    return read([Upload(name, content)], NO_SCHOOLS, load_policy(), TODAY, {})


def rows_reported(reading: Reading) -> Counter[str]:
    """How many rows each grouped warning speaks of, over all publications."""
    counted: Counter[str] = Counter()
    for problem in reading.problems:
        found = re.search(r"([\d,]+) rows?[:,]", problem.fix)
        counted[problem.rule] += int(found[1].replace(",", "")) if found else 1
    return counted


def test_a_publication_as_downloaded_is_read_with_areas_of_every_level() -> None:
    part = part_of(PUBLICATION)
    assert part.problems == ()
    assert part.facts["attendance_sharing"].schema == fact_schema("attendance_sharing")
    assert told(part, "area_level", "area_code", "phase", "area_name", "region", "sharing", "total", "source_row") == [
        ("authority", "882", "Primary", "Southend-on-Sea", "East of England", Decimal("32.5"), 33, 2),
        ("region", "east of england", "Primary", "East of England", None, Decimal("1949.25"), 1975, 3),
        ("England", "England", "All phases", "England", None, Decimal(20392), 21292, 4),
    ]


@pytest.mark.parametrize(
    ("today", "published_on"),
    [
        (date(2025, 10, 1), date(2025, 10, 1)),
        (date(2026, 8, 31), date(2026, 8, 31)),
        (date(2026, 9, 1), date(2026, 8, 31)),
    ],
)
def test_a_file_without_a_day_counts_as_of_today_and_never_after_its_school_year(
    today: date, published_on: date
) -> None:
    part = part_of(PUBLICATION, today)
    assert set(told(part, "published_on")) == {(published_on,)}
    assert f"count as published on {published_on.day} {published_on:%B %Y}" in part.notes[0]
    assert "add a column published_on" in part.notes[0]


def test_a_day_that_the_file_states_is_taken_and_no_note_asks_for_one() -> None:
    drawing = "published_on | " + PUBLICATION.strip().replace("\n", "\n23/07/2026 | ")
    part = part_of(drawing)
    assert set(told(part, "published_on")) == {(date(2026, 7, 23),)}
    assert part.notes == ("Rows for England or a region, with z, NA or nothing in place of an authority's code: 2.",)


@pytest.mark.parametrize("sign", ["c", "z", "x", "k", "low", "u", "NA", "C", ""])
@pytest.mark.parametrize("cell", ["| 32.5 ", "| 33\n"])
def test_a_sign_of_the_department_is_a_number_that_is_not_there(sign: str, cell: str) -> None:
    column = "num_schools" if "." in cell else "total_num_schools"
    part = part_of(PUBLICATION.replace(cell, f"| {sign}{cell[-1]}"))
    assert problems(part) == [(2, column, "attendance_value_absent", "warning")]
    expected = (None, 33) if column == "num_schools" else (Decimal("32.5"), None)
    assert told(part, "sharing", "total")[0] == expected
    assert part.quarantined == ()


@pytest.mark.parametrize(
    ("cell", "wrong", "column", "rule"),
    [
        ("Local authority", "School", "geographic_level", "attendance_level_unknown"),
        ("Local authority", "", "geographic_level", "attendance_level_unknown"),
        ("882", "z", "old_la_code", "attendance_area_unclear"),
        ("882", "E06000033", "old_la_code", "attendance_area_unclear"),
        ("882", "1882", "old_la_code", "attendance_area_unclear"),
        ("Southend-on-Sea", "", "la_name", "attendance_area_unclear"),
        ("Primary", "Nursery", "education_phase", "attendance_phase_unknown"),
        ("32.5", "-1", "num_schools", "attendance_not_a_number"),
        ("32.5", "many", "num_schools", "attendance_not_a_number"),
        ("| 33\n", "| 33.5\n", "total_num_schools", "attendance_not_a_number"),
    ],
)
def test_a_row_with_an_error_is_set_aside_as_it_came(cell: str, wrong: str, column: str, rule: str) -> None:
    part = part_of(PUBLICATION.replace(cell, wrong, 1))
    assert problems(part) == [(2, column, rule, "error")]
    assert told(part, "source_row") == [(3,), (4,)]
    (apart,) = part.quarantined
    assert (apart.source_row, apart.rules) == (2, rule)
    assert json.loads(apart.cells)["time_period"] == "202526"


def test_a_region_without_a_name_and_a_day_that_is_none_are_errors() -> None:
    drawing = "published_on | " + PUBLICATION.strip().replace("\n", "\n2026-02-30 | ", 1).replace(
        "\n    ", "\n2026-07-23 | "
    )
    part = part_of(drawing.replace("| Regional        | East of England", "| Regional | z"))
    assert problems(part) == [
        (2, "published_on", "attendance_date_impossible", "error"),
        (3, "region_name", "attendance_area_unclear", "error"),
    ]
    assert told(part, "source_row") == [(4,)]


def test_more_sharing_than_there_are_is_one_warning_for_each_publication_and_keeps_the_row() -> None:
    rows = [
        f"2026-0{month}-01 | Local authority | London | {201 + row} | A | Primary | 9.5 | 9"
        for month in (6, 7)
        for row in range(7)
    ]
    part = part_of(
        "\n".join(
            ["published_on|geographic_level|region_name|old_la_code|la_name|phase|num_schools|total_num_schools", *rows]
        )
    )
    assert problems(part) == [(row, "num_schools", "attendance_more_than_all", "warning") for row in (2, 9)]
    assert part.problems[0].fix.endswith("Publication of 1 June 2026, 7 rows: 2, 3, 4, 5, 6 and 2 more.")
    assert len(told(part, "sharing")) == 14


def test_rows_that_repeat_are_counted_once_and_rows_that_contradict_are_set_aside() -> None:
    lines = PUBLICATION.strip().split("\n")
    part = part_of("\n".join([*lines, lines[1], lines[2].replace("1949.25", "1950")]))
    assert problems(part) == [
        (3, "num_schools", "attendance_row_differs", "warning"),
        (6, "num_schools", "attendance_row_differs", "warning"),
        (5, "num_schools", "attendance_row_twice", "warning"),
    ]
    assert told(part, "source_row") == [(2,), (4,)]
    assert [(row.source_row, row.rules) for row in part.quarantined] == [
        (row, "attendance_row_differs") for row in (3, 6)
    ]


def test_a_missing_column_is_named_with_the_nearest_heading() -> None:
    part = part_of(PUBLICATION.replace("total_num_schools", "total_schools"))
    assert problems(part) == [(None, "total_num_schools", "attendance_column_missing", "error")]
    assert '"total_schools"' in part.problems[0].fix
    assert not part.facts


@pytest.mark.parametrize(
    "drawing",
    [
        PUBLICATION.replace("time_period", "attendance_date"),
        PUBLICATION.replace("time_period", "time_identifier").replace("202526", "Week 37"),
    ],
    ids=["days", "weeks"],
)
def test_figures_of_days_or_weeks_are_refused(drawing: str) -> None:
    part = part_of(drawing)
    assert [problem.rule for problem in part.problems] == ["attendance_not_year_to_date"]
    assert not part.facts


def test_headings_of_every_year_are_known_and_the_kind_is_told_by_them() -> None:
    for drawing in (
        PUBLICATION.replace("education_phase", "school_type"),
        PUBLICATION.replace("education_phase", "phase").replace("| num_schools", "| num_schools_sharing"),
        PUBLICATION.replace("Primary", "State-funded primary"),
    ):
        for content in (as_csv(drawing), as_csv(drawing, ";"), as_workbook({"Sheet1": drawing})):
            reading = reading_of("x", content)
            assert reading.kind == "attendance publication"
            assert reading.problems == ()
            assert reading.facts["attendance_sharing"].num_rows == 3


def test_two_files_that_agree_are_no_problem_and_two_that_do_not_give_neither() -> None:
    other = PUBLICATION.replace("1949.25", "1950")
    for second, rows, rules in ((PUBLICATION + "\n...", 3, set()), (other, 2, {"same_fact_differs"})):
        uploads = [Upload("one", as_csv(PUBLICATION)), Upload("two", as_csv(second))]
        reading = read(uploads, NO_SCHOOLS, load_policy(), TODAY, {})
        assert {problem.rule for problem in reading.problems} == rules
        assert reading.facts["attendance_sharing"].num_rows == rows


def test_no_message_or_note_repeats_a_cell() -> None:
    wrong = PUBLICATION.replace("Primary", "Zyxw").replace("33\n", "Zyxw\n").replace("National", "Zyxw")
    reading = reading_of("x", as_csv(wrong))
    assert len(reading.problems) == 4
    assert "Zyxw" not in "".join([*(one.message + one.fix for one in reading.problems), *reading.notes])


def test_real_rows_of_eight_publications_are_read_with_all_that_is_odd_reported() -> None:
    reading = reading_of(SERIES, (SAMPLES / SERIES).read_bytes())
    assert not reading.has_errors
    assert rows_reported(reading) == {
        "attendance_publication_left_out": 27,
        "attendance_more_than_all": 21,
        "attendance_value_absent": 13,
        "attendance_row_twice": 22,
        "attendance_row_differs": 6,
    }
    listed = csv_rows(SAMPLES / SERIES)
    facts = reading.facts["attendance_sharing"].to_pylist()
    assert len(facts) + 27 + 22 + 6 == len(listed) - 1
    for fact in facts:
        cells = listed[fact["source_row"] - 1]
        assert (str(fact["published_on"]), str(fact["total"])) == (cells[0], cells[9].replace("c", "None"))
        assert abs(fact["sharing"] - Decimal(cells[8])) < Decimal("0.000001")


def test_the_whole_series_reports_every_odd_row_in_few_lines() -> None:
    reading = reading_of(
        "series.csv.gz", shared(str(DFE / "attendance-sharing-by-authority-and-phase.csv.gz")).read_bytes()
    )
    assert not reading.has_errors
    assert rows_reported(reading) == {
        "attendance_more_than_all": 1512,
        "attendance_value_absent": 363 + 100 + 18,
        "attendance_publication_left_out": 459,
        "attendance_row_twice": 440,
        "attendance_row_differs": 18,
    }
    assert len(reading.problems) < 200
    assert reading.facts["attendance_sharing"].num_rows == 46_112 - 459 - 440 - 18
    assert min(reading.facts["attendance_sharing"].column("published_on").to_pylist()) == date(2022, 9, 29)
    assert "in place of an authority's code: 376." in reading.notes[0]


@pytest.mark.parametrize("whole", [False, True])
def test_one_original_publication_is_read(whole: bool) -> None:
    path = shared(str(DFE / f"{ORIGINAL}.gz")) if whole else SAMPLES / ORIGINAL
    reading = reading_of(ORIGINAL, path.read_bytes())
    assert {problem.rule for problem in reading.problems} <= {"attendance_more_than_all"}
    facts = reading.facts["attendance_sharing"].to_pylist()
    assert len(facts) == len(csv_rows(path)) - 1
    levels = Counter(fact["area_level"] for fact in facts)
    assert (levels["England"], levels["region"]) == (4, 36)
    assert southend(facts) == {
        "All phases": (49.5, 50),
        "Primary": (32.6, 33),
        "Secondary": (11.9, 12),
        "Special": (5, 5),
    }


def southend(facts: Iterable[dict[str, object]]) -> dict[object, tuple[float, object]]:
    ours = [fact for fact in facts if fact["area_code"] == "882"]
    return {fact["phase"]: (round(float(str(fact["sharing"])), 1), fact["total"]) for fact in ours}
