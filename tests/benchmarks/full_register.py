"""A full-size school register: every establishment of England under all 135 columns of a download of 2025."""

import csv
import gzip
import io
import json
from collections.abc import Iterator
from pathlib import Path

SHARED = Path(__file__).parents[3] / "shared" / "data" / "gias"
VINTAGE = "2025-02"


def write_full_register(path: Path) -> None:
    """Writes the file as Get Information About Schools does: cp1252, CRLF, everything in quotes but some numbers."""
    with path.open("w", encoding="cp1252", newline="") as out:
        csv.writer(out, quoting=csv.QUOTE_ALL).writerows(_lines())


def write_in_utf8(path: Path, raw: Path) -> None:
    """Writes the same file in UTF-8, which is what DuckDB can read."""
    path.write_bytes(raw.read_bytes().decode("cp1252").encode())


def _lines() -> Iterator[list[str]]:
    headings = json.loads((SHARED / "header-vintages.json").read_text("utf-8"))[VINTAGE]
    yield headings
    usual = {heading: _usual(heading) for heading in headings}
    for school in _england():
        cells = usual | school
        yield [cells[heading] for heading in headings]


def _england() -> Iterator[dict[str, str]]:
    packed = (SHARED / "gias-england-2023-11-16.csv.gz").read_bytes()
    yield from csv.DictReader(io.StringIO(gzip.decompress(packed).decode("cp1252"), newline=""))


def _usual(heading: str) -> str:
    """What stands in most rows of a column that the extract does not have."""
    if heading == "CensusDate":
        return "19-01-2023"
    return "Not applicable" if heading.endswith("(name)") else ""
