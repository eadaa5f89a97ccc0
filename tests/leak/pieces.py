"""What is left of a message once it is taken apart: text, tables of values, and bytes that are still to be opened."""

from collections.abc import Sequence
from dataclasses import dataclass

Cell = object


@dataclass(frozen=True)
class Text:
    """Words, with the way to them; `is_plain` where nothing is left to be opened in them."""

    where: str
    text: str
    is_plain: bool = False


@dataclass(frozen=True)
class Table:
    """Values in rows and columns, or an array as one column, with the way to them."""

    where: str
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True)
class Raw:
    """Bytes of whatever kind, with the way to them."""

    where: str
    content: bytes


Piece = Text | Table | Raw


def column(where: str, values: Sequence[Cell]) -> Table:
    """An array as a table of one column."""
    return Table(where, [[value] for value in values])
