"""No school of the demonstration stands in any part of any public file, however it is looked for."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from dsa_metrics.desk import build_demonstration
from dsa_metrics.exports.public.files import files
from dsa_metrics.exports.public.stills import stills
from dsa_metrics.policy import load_policy
from dsa_metrics.public_view import PublicView
from dsa_metrics.publishing.press import Press
from dsa_metrics.view import NamedView
from tests.exports.test_stills import chunks

DEMONSTRATION = Path(__file__).parents[2] / "data" / "demo"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder, today = tmp_path_factory.mktemp("public"), date(2019, 6, 4)
    policy = load_policy(DEMONSTRATION / "policy.toml")
    store = build_demonstration(folder / "demo.duckdb", DEMONSTRATION, today)
    view = NamedView(store, policy)
    press = Press(store, view, folder / "releases", today)
    for meeting in view.board_meetings():
        last = press.publish(press.prepare(meeting))
    found = files(PublicView(last)) | stills(PublicView(last))
    store.close()
    return found


def parts(name: str, content: bytes) -> Iterator[bytes]:
    """A file's name and content, and everything inside it where it is an archive; of a picture all but its dots."""
    yield name.encode()
    yield b"\n".join(value for kind, value in chunks(content) if kind != b"IDAT") if name.endswith(".png") else content
    if zipfile.is_zipfile(io.BytesIO(content)):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield archive.comment
            for part in archive.infolist():
                yield part.filename.encode()
                yield part.extra
                yield archive.read(part)


def secrets() -> set[str]:
    """Names, numbers, postcodes and trusts of every school that the demonstration's files know."""
    with (DEMONSTRATION / "estuary-register.csv").open(encoding="cp1252", newline="") as file:
        rows = list(csv.DictReader(file))
    columns = ("URN", "EstablishmentName", "Trusts (name)", "Postcode", "UKPRN", "Street")
    found = {row[column] for row in rows for column in columns}
    found |= {f"{row['LA (code)']}{mark}{row['EstablishmentNumber']}" for row in rows for mark in ("", "/")}
    found |= {row["EstablishmentName"].split()[0] for row in rows} - {"Estuary", "St", "The"}
    return {one.lower() for one in found if one}


def test_the_search_finds_the_schools_where_they_are() -> None:
    tracker = (DEMONSTRATION / "estuary-tracker.xlsx").read_bytes()
    assert load_workbook(io.BytesIO(tracker)).sheetnames
    hay = b"\n".join(parts("tracker.xlsx", tracker)).decode("utf-8", "replace").lower()
    assert sum(secret in hay for secret in secrets()) > 60


def test_no_school_stands_in_any_part_of_any_public_file(made: dict[str, bytes]) -> None:
    assert len(secrets()) > 250
    for name, content in made.items():
        hay = b"\n".join(parts(name, content)).decode("utf-8", "replace").lower()
        found = [one for one in secrets() if re.search(rf"(?<![a-z0-9]){re.escape(one)}(?![a-z0-9])", hay)]
        assert found == [], name
