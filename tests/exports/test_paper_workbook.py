"""The workbook for members lists, marks and counts as annex and release do, or is not made."""

import io
import zipfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from dsa_metrics.errors import InputError
from dsa_metrics.exports.members.book import members_workbook
from dsa_metrics.exports.paper.office import Paper
from dsa_metrics.record.releases import State
from dsa_metrics.wording import INVENTED
from tests.exports.paper_of_2019 import PRIORITY, STATED, STATED_WORDS, lines, states


def rows_of(content: bytes, sheet: str) -> list[dict[str, Any]]:
    """The rows of a sheet's table, by heading; sums below it have a blank under URN or are named All."""
    rows = list(load_workbook(io.BytesIO(content))[sheet].iter_rows(values_only=True))
    heading = next(place for place, row in enumerate(rows) if row[0] in ("School", "Phase"))
    return [dict(zip(map(str, rows[heading]), row, strict=True)) for row in rows[heading + 1 :] if row[0]]


def test_the_workbook_lists_and_marks_the_schools_of_the_annex_in_its_order(workbook: bytes, annex: bytes) -> None:
    (table,) = Document(io.BytesIO(annex)).tables
    listed = rows_of(workbook, "Requires escalation")
    assert [row["School"] for row in listed] == [line[0].split("\n")[0] for line in lines(table)[1:]]
    assert [row["Unsafe or no data"].startswith("Yes") for row in listed] == [
        row["School"][-1] == "*" for row in listed
    ]
    assert {row["Days since last letter"] for row in listed} == {116}


def test_the_workbook_counts_as_the_release_does(june: Paper, workbook: bytes) -> None:
    every = rows_of(workbook, "Every school")
    arrival = {row["Phase"]: row for row in rows_of(workbook, "How data arrives by phase")}
    returned = {row["Phase"]: row for row in rows_of(workbook, "Returned by phase")}
    quality = Counter(row["Standing"] for row in rows_of(workbook, "Data quality by school"))
    release = june.snapshot.release
    told = {one.measure: one for one in release.printed if one.cohort == "priority"}
    total = returned["All priority phases"]
    assert (total["Not returned"], total["Schools"]) == (told["not_returned"].total, told["not_returned"].schools)
    for block in told["not_returned"].blocks:
        assert sum(returned[phase]["Not returned"] for phase in block.phases) == block.adverse
    unsafe = sum(arrival["All priority phases"][heading] for heading in ("Unsafe", "None arrives"))
    assert unsafe == sum(row["Unsafe or no data"][:3] == "Yes" for row in every if row["Phase"] in PRIORITY) == 11
    assert Counter(row["Agreement"] == "Returned" for row in every)[True] == sum(
        row["Returned"] for name, row in returned.items() if name.startswith("All")
    )
    assert quality["Below the standard"] == told["below_standard"].total
    assert len(every) == quality.total() == len(june.snapshot.cohort.members)


def test_every_sheet_of_the_workbook_is_marked_on_the_screen_and_on_paper(june: Paper, workbook: bytes) -> None:
    book, release = load_workbook(io.BytesIO(workbook)), june.snapshot.release
    for sheet in book:
        said = " ".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell)
        for words in ("MEMBERS ONLY, not", INVENTED, *STATED_WORDS, "As at", "4 June 2019", release.id):
            assert words in said, (sheet.title, words)
        printed = f"{sheet.oddHeader.left.text} {sheet.oddHeader.right.text} {sheet.oddFooter.left.text}"
        for words in ("MEMBERS ONLY", INVENTED, "As at 4 June 2019", "31 December 2019", "Paragraph 3", release.id):
            assert words in printed, (sheet.title, words)
        assert (sheet.freeze_panes is not None) == (sheet.title not in ("Cover", "Notes"))
    properties = book.properties
    assert (properties.creator, properties.lastModifiedBy) == ("Estuary Borough Council", "Estuary Borough Council")
    assert properties.created == datetime(2019, 6, 4, 12)
    assert book.sheetnames == ["Cover", *(cell.value for cell in book["Cover"]["A"] if cell.hyperlink)]


def test_each_table_of_the_workbook_has_filters_and_each_chart_is_told_in_words(workbook: bytes) -> None:
    book = load_workbook(io.BytesIO(workbook))
    with_tables = {sheet.title: list(sheet.tables.values()) for sheet in book if sheet.tables}
    assert len(with_tables) == 5
    assert all(table.autoFilter is not None for (table,) in with_tables.values())
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        said = "".join(archive.read(name).decode() for name in archive.namelist() if "drawing" in name)
    assert "Bar chart: agreements returned, by phase, as at 4 June 2019. Primary: returned 25, not returned 8;" in said
    assert "Bar chart: how data arrives, by phase, as at 4 June 2019. Primary: straight through 14," in said


def test_no_cell_of_the_workbook_is_a_formula_whatever_a_school_or_a_ground_is_called(june: Paper) -> None:
    called = '=HYPERLINK("https://example.org")'
    snapshot = replace(june.snapshot)
    snapshot.__dict__["_open"] = {urn: {**row, "name": called} for urn, row in june.snapshot._open.items()}
    hostile = replace(STATED, ground="=1+1", public_interest="@SUM(A1)", decided_by="-2 & 3")
    book = load_workbook(io.BytesIO(members_workbook(snapshot, hostile)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    assert {called, "=1+1", "@SUM(A1)"} <= {cell.value for cell in cells if cell.quotePrefix}
    assert not [cell.coordinate for cell in cells if cell.hyperlink and cell.hyperlink.target]


OTHERWISE: dict[str, tuple[Callable[[State], dict[str, Any]], str]] = {
    "an agreement": (lambda one: {"not_returned": False, "escalated": False}, "the public part for “Returned agre"),
    "data quality": (
        lambda one: {"below_standard": not one.below_standard},
        "for “Below the standard of data quality”",
    ),
}


@pytest.mark.parametrize(("change", "sentence"), OTHERWISE.values(), ids=list(OTHERWISE))
def test_a_workbook_that_would_count_otherwise_than_the_release_is_blocked(
    june: Paper, change: Callable[[State], dict[str, Any]], sentence: str
) -> None:
    planted = states(june, change)
    assert any(sentence in check.what and check.blocks for check in planted.checks_of_workbook())
    with pytest.raises(InputError):
        planted.members_workbook(STATED)
    assert june.checks_of_workbook() == ()
