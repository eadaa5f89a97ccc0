"""Rows as text for the command line: JSON, CSV that a spreadsheet cannot run, and an aligned table."""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime

#: A spreadsheet takes a text cell that begins with one of these for a formula.
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def as_json(value: object) -> str:
    """The value as JSON; dates in ISO form, text as it is."""
    return json.dumps(value, default=_iso, ensure_ascii=False, indent=2)


def as_csv(rows: Sequence[Mapping[str, object]], columns: Sequence[str]) -> str:
    """The rows as CSV with a heading line; text that a spreadsheet would run is led by an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_harmless(row[column]) for column in columns] for row in rows)
    return out.getvalue().rstrip("\n")


def as_table(rows: Sequence[Mapping[str, object]], columns: Sequence[str]) -> str:
    """The rows as columns of text, aligned, under their headings."""
    lines = [list(columns), *([_text(row[column]) for column in columns] for row in rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(columns))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def _iso(value: object) -> str:
    if isinstance(value, date | datetime):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON form")


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def _harmless(value: object) -> str:
    """The value as text; a number below 0 is one, however it begins."""
    text = _text(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(FORMULA_STARTS) else text
