"""Files drawn as little tables: a line of headings, then one line for each row, cells between bars."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime

import pyarrow as pa
import xlsxwriter

from dsa_metrics.ingest.column_mapping import ColumnMapping
from dsa_metrics.ingest.read import read
from dsa_metrics.ingest.reading import Reading, Upload
from dsa_metrics.policy import load_policy

TODAY = date(2019, 6, 4)
SCHOOLS = {100001: "Marsh Lane Primary School", 100002: "St. Osyth's C.E. School", 100003: "Harbour View Academy"}
KNOWN = pa.table(
    {
        "urn": pa.array(SCHOOLS, pa.int64()),
        "name": pa.array(SCHOOLS.values(), pa.string()),
        "dfe_number": pa.nulls(len(SCHOOLS), pa.string()),
    }
)
NO_SCHOOLS = KNOWN.slice(0, 0)

Cell = str | float | date | None


def rows_of(drawing: str) -> list[list[str]]:
    """The cells of a drawing, row by row; a line of dots is a blank row."""
    lines = [line.strip() for line in drawing.strip("\n").split("\n")]
    return [[] if line == "..." else [cell.strip() for cell in line.split("|")] for line in lines if line]


def as_csv(drawing: str, delimiter: str = ",") -> bytes:
    """The drawing as a CSV file in UTF-8."""
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(rows_of(drawing))
    return text.getvalue().encode()


def as_workbook(sheets: Mapping[str, str]) -> bytes:
    """The drawings as the sheets of an .xlsx workbook: digits become numbers, 2018-10-12 becomes a date."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        dates = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, drawing in sheets.items():
            sheet = book.add_worksheet(name)
            for row, cells in enumerate(rows_of(drawing)):
                for column, cell in enumerate(map(typed_cell, cells)):
                    if isinstance(cell, date):
                        sheet.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), dates)
                    elif cell is not None:
                        sheet.write(row, column, cell)
    return content.getvalue()


def typed_cell(cell: str) -> Cell:
    """What a person who types the cell into a spreadsheet would get."""
    if cell.isdecimal() and (cell == "0" or not cell.startswith("0")):
        return float(cell)
    try:
        return date.fromisoformat(cell)
    except ValueError:
        return cell or None


def reading_of(
    *contents: bytes, known: pa.Table = KNOWN, mappings: Mapping[str, ColumnMapping] | None = None
) -> Reading:
    """What reading the files gives, on 4 June 2019; they are called file-1, file-2 and so on."""
    uploads = [Upload(f"file-{number}", content) for number, content in enumerate(contents, 1)]
    return read(uploads, known, load_policy(), TODAY, mappings or {})


def problems_of(reading: Reading) -> list[tuple[str | None, int | None, str | None, str, str]]:
    """Sheet, row, column, rule and severity of every problem."""
    return [
        (problem.sheet, problem.row, problem.column, problem.rule, problem.severity) for problem in reading.problems
    ]


def facts_of(reading: Reading, table: str, columns: Sequence[str]) -> list[tuple[object, ...]]:
    """The good rows of one table of facts."""
    rows = reading.facts[table].select(list(columns)).to_pylist()
    return [tuple(row.values()) for row in rows]
