"""What is wrong with the sheets and headings of the tracker, before any row is looked at.

A heading of the file is named by its column's letter: in a file without headings it may be a school's name.
"""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

import pyarrow.compute as pc

from dsa_metrics.ingest.columns import Column, Form, Matched, column_letter, nearest_form
from dsa_metrics.ingest.gias_cells import fold_heading
from dsa_metrics.ingest.rule import Rule
from dsa_metrics.ingest.sheet import Sheet
from dsa_metrics.ingest.verdict import Fault

COLUMN_MISSING = Rule(
    "column_missing",
    "error",
    "A column that is needed is missing, so that no row of the sheet can be read.",
    "Add the column, or correct its heading.",
)
COLUMN_TWICE = Rule(
    "column_twice",
    "error",
    "Two columns have the same heading, so that it is unsure which of them counts.",
    "Keep one of them, or give the other another heading.",
)
COLUMN_UNKNOWN = Rule(
    "column_unknown", "warning", "The column's heading is not known, so the column is not read.", "Delete the column."
)
CELL_WITHOUT_HEADING = Rule(
    "cell_without_heading",
    "warning",
    "The row is longer than the headings: a cell in a column without a heading is not read.",
    "Give the column a heading or clear the cell; in a CSV file look for a comma in a text without quotes.",
)
SHEET_UNKNOWN = Rule(
    "sheet_unknown",
    "warning",
    "The sheet is not one of the tracker's, so it is not read.",
    "Delete the sheet, or leave it.",
)
SHEET_MISSING = Rule(
    "sheet_missing",
    "error",
    "The sheet's name is almost that of a sheet of the tracker that the workbook lacks, so it is not read.",
    "Correct its name, or its headings.",
)

HEADING_RULES = (COLUMN_MISSING, COLUMN_TWICE, COLUMN_UNKNOWN, CELL_WITHOUT_HEADING, SHEET_UNKNOWN, SHEET_MISSING)


def heading_faults(sheet: Sheet, form: Form, matched: Matched) -> Iterator[Fault]:
    """The faults of the headings, each in the row of the headings, with the nearest one offered."""
    row = sheet.header_row
    spare = {fold_heading(sheet.headings[position]): position for position in matched.unknown}
    for column in matched.missing:
        yield Fault(COLUMN_MISSING, row, column.heading, _nearest_of_file(column, spare))
    for position in matched.twice:
        yield Fault(COLUMN_TWICE, row, column_letter(position))
    for position in matched.unknown:
        if sheet.headings[position]:
            yield Fault(COLUMN_UNKNOWN, row, column_letter(position), _nearest_of_form(sheet, position, form, matched))
        else:
            yield from _beyond_headings(sheet, position)


def _nearest_of_file(column: Column, spare: dict[str, int]) -> str:
    near = get_close_matches(fold_heading(column.heading), [heading for heading in spare if heading], n=1)
    if not near:
        return "No other heading of the sheet is like it."
    return f'The nearest heading is that of column {column_letter(spare[near[0]])}: rename it to "{column.heading}".'


def _nearest_of_form(sheet: Sheet, position: int, form: Form, matched: Matched) -> str:
    absent = {fold_heading(column.heading): column for column in form.columns if column.field not in matched.positions}
    near = get_close_matches(fold_heading(sheet.headings[position]), list(absent), n=1)
    return f'Or rename it: the nearest heading that is known is "{absent[near[0]].heading}".' if near else ""


def _beyond_headings(sheet: Sheet, position: int) -> Iterator[Fault]:
    filled = sheet.table.filter(pc.is_valid(sheet.table.column(f"c{position}")))
    yield from (Fault(CELL_WITHOUT_HEADING, row, column_letter(position)) for row in filled.column("row").to_pylist())


def unknown_sheet(sheet: Sheet, present: Sequence[Form]) -> Fault:
    """The fault of a sheet that is none of the tracker's: an error where it seems meant to be one that is missing."""
    near = nearest_form(sheet.name or "")
    if near is None or near in present:
        return Fault(SHEET_UNKNOWN, None, None)
    return Fault(SHEET_MISSING, None, None, f'The nearest name that is known is "{near.sheet}".')
