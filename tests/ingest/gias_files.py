"""GIAS files for the tests: genuine samples, the larger shared extracts, and registers drawn as small tables."""

import csv
import gzip
import io
import os
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from dsa_metrics.ingest.reading import SourceFile
from dsa_metrics.ingest.sheet import Contents, RegisterSummary, Sheet
from dsa_metrics.policy import Policy, load_policy

SAMPLES = Path(__file__).parents[1] / "files" / "gias"
SHARED = Path(__file__).parents[3] / "shared" / "data" / "gias"

REGISTER = SourceFile(1, "register.csv", "0" * 64, "register")
LINKS = SourceFile(2, "links.csv", "0" * 64, "links")
TODAY = date(2026, 11, 23)

SCHOOL = {
    "URN": "114700",
    "LA (code)": "882",
    "LA (name)": "Estuary Borough",
    "EstablishmentNumber": "2012",
    "EstablishmentName": "Marsh Lane Primary School",
    "TypeOfEstablishment (code)": "01",
    "EstablishmentStatus (code)": "1",
    "OpenDate": "",
    "CloseDate": "",
    "PhaseOfEducation (code)": "2",
    "CensusDate": "19-01-2018",
    "NumberOfPupils": "210",
    "Trusts (code)": "",
    "Trusts (name)": "",
    "LastChangedDate": "01-09-2018",
    "Street": "Marsh Lane",
    "Locality": "",
    "Town": "Estuary",
    "Postcode": "ZZ1 1AA",
}


def shared(name: str) -> Path:
    """A file too large to keep in the repository; always there where the whole suite must run."""
    path = SHARED / name
    if not path.exists() and os.environ.get("CI") != "true":
        pytest.skip(f"{name} lies in a shared folder that is not on this machine")
    return path


def policy_of(gias_code: int) -> Policy:
    return Policy.model_validate(
        load_policy().model_dump() | {"authority": {"name": "Estuary", "gias_code": gias_code}}
    )


def sheet_of(rows: Iterable[list[str]], name: str | None = None) -> Sheet:
    """A sheet as the reader of files hands it over: text by position, blank cells null, rows numbered from 1."""
    (headings, *body) = list(rows)
    columns = {
        f"c{place}": pa.array([row[place].strip() or None for row in body], pa.string())
        for place in range(len(headings))
    }
    table = pa.table({**columns, "row": pa.array(range(2, len(body) + 2), pa.int64())})
    return Sheet(name, tuple(heading.strip() for heading in headings), 1, table)


def csv_rows(path: Path) -> list[list[str]]:
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252")
    return list(csv.reader(io.StringIO(text, newline="")))


def register_file(path: Path, gias_code: int) -> Contents:
    """The whole file's summary, and the rows of one authority, kept with the numbers that they have in the file."""
    headings, *body = csv_rows(path)
    authority, changed = headings.index("LA (code)"), headings.index("LastChangedDate")
    changes = [date(*(int(part) for part in reversed(row[changed].split("-")))) for row in body if row[changed]]
    whole = sheet_of([headings, *body])
    ours = [number for number, row in enumerate(body) if int(row[authority]) == gias_code]
    sheet = Sheet(None, whole.headings, 1, whole.table.take(ours))
    return Contents((sheet,), RegisterSummary(len(body), max(changes), {gias_code: ("", len(ours))}))


def drawn_register(*changes: Mapping[str, str], without: Iterable[str] = ()) -> Contents:
    """A register with one school per argument: SCHOOL with these cells changed; its first school is row 2."""
    headings = [heading for heading in SCHOOL if heading not in set(without)]
    schools = [SCHOOL | dict(change) for change in changes]
    return Contents((sheet_of([headings, *([school[heading] for heading in headings] for school in schools)]),))
