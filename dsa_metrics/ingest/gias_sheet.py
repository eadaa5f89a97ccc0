"""The columns of a GIAS sheet that are read, found by their headings wherever they stand."""

from collections.abc import Iterator, Mapping, Sequence

from dsa_metrics.ingest.gias_cells import find_columns
from dsa_metrics.ingest.rule import Rule, nearest_heading
from dsa_metrics.ingest.sheet import Sheet
from dsa_metrics.ingest.verdict import Fault

Cells = Mapping[str, str | None]


def missing_columns(sheet: Sheet, headings: Mapping[str, str], required: Sequence[str], rule: Rule) -> list[Fault]:
    """A fault for every required field whose heading the sheet lacks, with the nearest heading not otherwise used."""
    found = find_columns(sheet.headings, headings)
    spare = [heading for place, heading in enumerate(sheet.headings) if f"c{place}" not in found.values()]
    missing = [headings[field] for field in required if field not in found]
    return [Fault(rule, None, heading, nearest_heading(heading, spare)) for heading in missing]


def rows_of(sheet: Sheet, headings: Mapping[str, str]) -> Iterator[tuple[int, Cells]]:
    """Every row: its number as the spreadsheet shows it, and its cells by field (absent columns left out)."""
    columns = find_columns(sheet.headings, headings)
    rows = sheet.table.column("row").to_pylist()
    texts = [sheet.table.column(column).to_pylist() for column in columns.values()]
    for row, cells in zip(rows, zip(*texts, strict=True), strict=True):
        yield row, dict(zip(columns, cells, strict=True))


def by_heading(cells: Cells, headings: Mapping[str, str]) -> Cells:
    """The cells of a row by GIAS's headings."""
    return {headings[field]: cell for field, cell in cells.items()}
