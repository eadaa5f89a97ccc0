"""A pupil extract as a table: a CSV file, or a sheet of a workbook."""

import re
from collections.abc import Sequence
from itertools import chain, zip_longest

from dsa_metrics.ingest.child.extract import Columns, Said, counted, the_same
from dsa_metrics.ingest.child.extract_day import Day
from dsa_metrics.ingest.child.extract_headings import find_fields
from dsa_metrics.ingest.child.forms import CSV, WORKBOOK
from dsa_metrics.ingest.child.gathering import Cell, Heading, Rows, column_text
from dsa_metrics.ingest.child.packing import RawExtract
from dsa_metrics.ingest.child.refusal import Refusal
from dsa_metrics.ingest.dfe_number import plain_dfe_number

_URN = re.compile(r"[1-9][0-9]{5}")


def count_table(name: str | None, heading: Heading, rows: Rows, day: Day | None) -> RawExtract:
    """The extract in figures, `name` being the sheet's (a CSV file has none); without a day it is only told what it is.

    Raises Refusal where it holds no pupil, or pupils of more than one school.
    """
    form = CSV if name is None else WORKBOOK
    try:
        return _count(form, heading, rows, day) if day else RawExtract(form)
    except Refusal as refusal:
        raise Refusal(refusal.code, refusal.row, form) from None


def _count(form: str, heading: Heading, rows: Rows, day: Day) -> RawExtract:
    filled = [cells for _, cells in chain(heading.rows_read_ahead, rows) if any(cells)]
    cells = list(zip_longest(heading.cells, *filled, fillvalue=""))
    as_text = _stripped if form == CSV else column_text
    columns = {field: as_text(cells[place][1:]) for field, place in find_fields(heading.cells).items()}
    return counted(form, columns, _said(columns), day)


def _stripped(cells: Sequence[Cell]) -> list[str]:
    """The cells of a CSV file, which are text already."""
    return list(map(str.strip, cells))  # type: ignore[arg-type]


def _said(columns: Columns) -> Said:
    urn = the_same(columns.get("urn", []))
    return Said(int(urn) if urn and _URN.fullmatch(urn) else None, _dfe_number(columns))


def _dfe_number(columns: Columns) -> str | None:
    if number := the_same(columns.get("dfe_number", [])):
        return plain_dfe_number(number)
    authority, school = the_same(columns.get("authority", [])), the_same(columns.get("establishment", []))
    return plain_dfe_number(authority + school) if authority and school else None
