"""Delimited text: its encoding, its delimiter, and its records, numbered as a spreadsheet would show them."""

import csv
from collections.abc import Iterator
from io import BytesIO, TextIOWrapper

from dsa_metrics.ingest.child.refusal import Refusal

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")


def delimited_rows(content: bytes) -> Iterator[tuple[int, list[str]]]:
    """Every record with its number from 1, blank ones too; newlines inside quotes belong to the cell.

    Raises Refusal for bytes that are no text, and for quotes that make it unsure where a cell ends.
    """
    encoding = _encoding(content)
    text = TextIOWrapper(BytesIO(content), encoding, errors="replace", newline="")
    records = csv.reader(text, delimiter=_delimiter(content, encoding), strict=True)
    return _numbered(records)


def _numbered(records: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    row = 0
    try:
        for row, cells in enumerate(records, 1):
            yield row, cells
    except csv.Error:
        raise Refusal("file_quotes_broken", row + 1) from None


def _encoding(content: bytes) -> str:
    if content.startswith(_UTF_16):
        return "utf-16"
    if b"\0" in content:
        raise Refusal("file_binary")
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8-sig"


def _delimiter(content: bytes, encoding: str) -> str:
    """The one of comma, semicolon and tab that the first line with any of them has most of."""
    for line in content[:100_000].decode(encoding, "replace").splitlines():
        counts = {mark: line.count(mark) for mark in ",;\t"}
        if any(counts.values()):
            return max(counts, key=lambda mark: counts[mark])
    return ","
