"""The links file: kept for the schools of the record, with cycles, mergers and splits as they are."""

import json
from collections import Counter
from datetime import date

import pyarrow as pa
import pytest

from dsa_metrics.ingest.fact_rows import fact_schema
from dsa_metrics.ingest.links import read_links
from dsa_metrics.ingest.reading import Part
from dsa_metrics.ingest.sheet import Sheet
from tests.ingest.gias_files import LINKS, SAMPLES, csv_rows, shared, sheet_of

HEADINGS = ["URN", "LinkURN", "LinkName", "LinkType", "LinkEstablishedDate"]
GOOD = ["114700", "139000", "Marsh Lane Academy", "Successor", "01-09-2012"]


def known(*urns: int) -> pa.Table:
    return pa.table({"urn": pa.array(urns, pa.int64()), "name": [""] * len(urns), "dfe_number": [""] * len(urns)})


def southend() -> pa.Table:
    headings, *body = csv_rows(SAMPLES / "southend-2023-11-16.csv")
    return known(*(int(row[headings.index("URN")]) for row in body))


def drawn(*rows: list[str]) -> Sheet:
    return sheet_of([HEADINGS, *rows])


def faults(part: Part) -> list[tuple[int | None, str | None, str]]:
    return [(problem.row, problem.column, problem.rule) for problem in part.problems]


def test_the_links_of_southend_are_kept_and_the_others_counted() -> None:
    sheet = sheet_of(csv_rows(shared("links-2025-04-22.csv.gz")))
    part = read_links(sheet, LINKS, southend())
    kept = part.facts["school_link"]
    assert kept.num_rows == 128
    assert kept.schema == fact_schema("school_link")
    assert part.problems == ()
    assert part.notes == ("Links between schools of other authorities left out: 33,673.",)
    assert Counter(kept.column("link_type").to_pylist()) == {
        "Successor": 63,
        "Predecessor": 61,
        "Predecessor - merged": 2,
        "Successor - merged": 2,
    }


def test_all_of_england_reads_without_a_problem() -> None:
    rows = csv_rows(shared("links-2025-04-22.csv.gz"))
    part = read_links(sheet_of(rows), LINKS, known(*{int(row[0]) for row in rows[1:]}))
    assert part.problems == ()
    assert part.facts["school_link"].num_rows == 33_801
    assert part.facts["school_link"].column("established_on").null_count == 8_253
    assert part.notes == ("Links of other types than successor and predecessor, kept without effect: 347.",)


def test_a_sample_of_real_links_keeps_cycles_and_splits_as_they_are() -> None:
    rows = csv_rows(SAMPLES / "links-2025-04-22.csv")
    part = read_links(sheet_of(rows), LINKS, known(114704, 114705, 122060, 135073, 100050))
    links = {(link["urn"], link["link_urn"], link["link_type"]) for link in part.facts["school_link"].to_pylist()}
    assert {(114704, 114705, "Predecessor - amalgamated"), (114705, 114704, "Predecessor - amalgamated")} <= links
    assert (135073, 147355, "Successor - Split School") in links
    assert (100050, 132838, "Sixth Form Centre Link") in links
    assert part.problems == ()


def test_a_link_is_kept_when_either_side_is_known_and_has_its_place() -> None:
    part = read_links(drawn(GOOD, ["139000", "114700", "", "Predecessor", ""]), LINKS, known(114700))
    assert part.facts["school_link"].to_pylist() == [
        {"urn": 114700, "link_urn": 139000, "link_type": "Successor", "established_on": date(2012, 9, 1)}
        | {"file_no": 2, "sheet": None, "source_row": 2},
        {"urn": 139000, "link_urn": 114700, "link_type": "Predecessor", "established_on": None}
        | {"file_no": 2, "sheet": None, "source_row": 3},
    ]


@pytest.mark.parametrize(
    ("place", "cell", "column", "rule"),
    [
        (0, "1147", "URN", "links_urn_malformed"),
        (1, "", "LinkURN", "links_urn_malformed"),
        (1, "13900A", "LinkURN", "links_urn_malformed"),
        (3, "", "LinkType", "links_type_missing"),
        (4, "31-09-2012", "LinkEstablishedDate", "links_date_impossible"),
    ],
)
def test_a_link_with_an_error_goes_to_quarantine(place: int, cell: str, column: str, rule: str) -> None:
    wrong = [*GOOD[:place], cell, *GOOD[place + 1 :]]
    part = read_links(drawn(wrong, ["114700", "139001", "", "Successor", ""]), LINKS, known(114700))
    assert faults(part) == [(2, column, rule)]
    assert part.facts["school_link"].column("source_row").to_pylist() == [3]
    (apart,) = part.quarantined
    assert (apart.source_row, apart.rules) == (2, rule)
    assert "LinkName" not in json.loads(apart.cells)


def test_the_same_link_with_two_dates_keeps_neither() -> None:
    part = read_links(drawn(GOOD, [*GOOD[:4], "01-09-2013"]), LINKS, known(114700))
    assert faults(part) == [
        (2, "LinkEstablishedDate", "links_link_twice"),
        (3, "LinkEstablishedDate", "links_link_twice"),
    ]
    assert part.facts["school_link"].num_rows == 0


def test_the_same_link_said_twice_is_kept_once() -> None:
    part = read_links(drawn(GOOD, [*GOOD[:4], "2012-09-01"]), LINKS, known(114700))
    assert part.problems == ()
    assert part.facts["school_link"].column("source_row").to_pylist() == [2]


def test_links_without_a_register_ask_for_the_register() -> None:
    part = read_links(drawn(GOOD), LINKS, known())
    assert faults(part) == [(None, None, "links_register_absent")]
    assert "register first" in part.problems[0].fix


def test_a_missing_column_is_named_with_the_nearest_heading() -> None:
    part = read_links(sheet_of([["URN", "Link URNs", "LinkName"], ["114700", "139000", ""]]), LINKS, known(114700))
    assert faults(part) == [(None, "LinkURN", "links_column_missing"), (None, "LinkType", "links_column_missing")]
    assert '"Link URNs"' in part.problems[0].fix
