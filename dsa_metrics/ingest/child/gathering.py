"""From rows of typed cells to a sheet of text: the heading found, blank rows left out, row numbers kept."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import chain, islice, repeat, zip_longest
from typing import TypeAlias

from dsa_metrics.ingest.child.packing import RawSheet
from dsa_metrics.ingest.child.refusal import Refusal

Cell: TypeAlias = str | float | int | bool | date | datetime | time | timedelta
Rows: TypeAlias = Iterator[tuple[int, Sequence[Cell]]]

MOST_COLUMNS = 1_000

#: A title may stand above the headings: the first row with two filled cells is the heading, if it comes this early.
_HEADING_WITHIN = 20


@dataclass(frozen=True)
class Heading:
    """The row of headings, as text, and the rows above the table that are no title but part of it: none, most often."""

    row: int
    cells: tuple[str, ...]
    rows_read_ahead: tuple[tuple[int, Sequence[Cell]], ...] = ()


def take_heading(rows: Rows) -> Heading | None:
    """The heading, taken off the front of the rows; None where no cell is filled."""
    first: list[tuple[int, Sequence[Cell]]] = []
    for number, row in rows:
        filled = _filled(row)
        if filled >= 2:
            return _heading(number, row)
        if filled:
            first.append((number, row))
        if len(first) == _HEADING_WITHIN:
            break
    return _heading(*first[0], tuple(first[1:])) if first else None


def _heading(number: int, row: Sequence[Cell], ahead: tuple[tuple[int, Sequence[Cell]], ...] = ()) -> Heading:
    return Heading(number, tuple(cell_text(cell) for cell in row), ahead)


def _filled(row: Sequence[Cell]) -> int:
    return sum(1 for cell in row if cell_text(cell))


def gather(name: str | None, heading: Heading, rows: Rows, skipped_columns: int = 0) -> RawSheet:
    """The sheet below the heading; `skipped_columns` blank ones stand before the first that was read.

    Raises Refusal where something stands far to the right of any table.
    """
    numbered = [pair for pair in chain(heading.rows_read_ahead, rows) if pair[1].count("") < len(pair[1])]
    columns = _columns([row for _, row in numbered], len(heading.cells))
    if skipped_columns + len(columns) > MOST_COLUMNS:
        raise Refusal("file_stray_cell")
    before = [""] * skipped_columns
    headings = [*before, *islice(chain(heading.cells, repeat("")), len(columns))]
    blank = [""] * len(numbered)
    numbers = [number for number, _ in numbered]
    return RawSheet(name, tuple(headings), heading.row, numbers, [*(blank for _ in before), *columns])


def _columns(rows: Sequence[Sequence[Cell]], headings: int) -> list[Sequence[str]]:
    columns: list[Sequence[str]] = [column_text(column) for column in zip_longest(*rows, fillvalue="")]
    columns += [[""] * len(rows) for _ in range(headings - len(columns))]
    while len(columns) > headings and not any(columns[-1]):
        columns.pop()
    return columns


def column_text(cells: Sequence[Cell]) -> list[str]:
    """Every cell of a column as text."""
    kinds = set(map(type, cells))
    if kinds == {str}:
        return [cell.strip() for cell in cells]  # type: ignore[union-attr]
    if bool in kinds:  # true and 1 are equal, and would be taken for each other below
        return [cell_text(cell) for cell in cells]
    texts = {cell: cell_text(cell) for cell in set(cells)}
    return [texts[cell] for cell in cells]


def cell_text(cell: Cell) -> str:
    """The cell as text: whole numbers without a decimal point, dates as 2018-10-12, true and false in lower case."""
    return _AS_TEXT[type(cell)](cell)


def _number_text(number: float) -> str:
    return str(int(number)) if number.is_integer() else repr(number)


def _moment_text(moment: datetime) -> str:
    return moment.isoformat() if moment.time() != time.min else moment.date().isoformat()


_AS_TEXT: dict[type, Callable[..., str]] = {
    str: str.strip,
    float: _number_text,
    int: str,
    bool: lambda is_true: "true" if is_true else "false",
    date: date.isoformat,
    datetime: _moment_text,
    time: time.isoformat,
    timedelta: str,
}
