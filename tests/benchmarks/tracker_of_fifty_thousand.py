"""A tracker of 50,000 rows without a fault: ten years of 600 schools, most of it quality results."""

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import product

import pyarrow as pa
import xlsxwriter

from dsa_metrics.ingest.columns import FORMS
from dsa_metrics.policy import load_policy

ROWS = 50_000
SCHOOLS = {100_000 + number: f"School Number {number} of the Estuary" for number in range(600)}
START = date(2015, 9, 1)

Row = Sequence[object]


def known() -> pa.Table:
    """The schools of the register."""
    columns = {"urn": pa.array(SCHOOLS, pa.int64()), "name": list(SCHOOLS.values())}
    return pa.table({**columns, "dfe_number": pa.nulls(len(SCHOOLS), pa.string())})


def write_tracker() -> bytes:
    """The workbook's bytes."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        dates = book.add_format({"num_format": "dd/mm/yyyy"})
        sheets = dict(_sheets())
        assert sum(map(len, sheets.values())) == ROWS
        for form in FORMS:
            if form.sheet in sheets:
                headings = [column.heading for column in form.columns]
                _write(book.add_worksheet(form.sheet), [headings, *sheets[form.sheet]], dates)
    return content.getvalue()


def _sheets() -> Iterator[tuple[str, list[Row]]]:
    checks = load_policy().quality.checks.values()
    yield "Letters", [(*school, step, _day(step * 90)) for school, step in product(SCHOOLS.items(), (1, 2))]
    contacts = list(product(SCHOOLS.items(), range(11)))[:6_200]
    yield "Contacts", [(*school, _day(n * 30), "School", "Telephone", "open", f"Call {n}") for school, n in contacts]
    yield "Agreements", [_agreement(school, year) for school, year in product(SCHOOLS.items(), range(6))]
    yield (
        "Data flows",
        [(*school, _day(n * 200), "Secure portal", None) for school, n in product(SCHOOLS.items(), range(5))],
    )
    submissions = product(SCHOOLS.items(), range(12))
    yield (
        "Submissions",
        [(*one, "Attendance", f"Month {n}", _day(n * 30), _day(n * 31), None) for one, n in submissions],
    )
    results = product(SCHOOLS.items(), ("Autumn", "Spring", "Summer"), checks)
    yield "Quality", [(*one, "Census", term, _day(300), check, 400, 3, None) for one, term, check in results]


def _agreement(school: tuple[int, str], year: int) -> Row:
    start = _day(365 * (year + 1))
    return (
        *school,
        start,
        "Head teacher",
        start,
        start + timedelta(300),
        start + timedelta(364),
        None,
        "2",
        "Task",
        None,
    )


def _day(days: int) -> date:
    return START + timedelta(days)


def _write(sheet: xlsxwriter.worksheet.Worksheet, rows: Sequence[Row], dates: object) -> None:
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write_datetime(number, column, datetime(cell.year, cell.month, cell.day), dates)
            elif cell is not None:
                sheet.write(number, column, cell)
