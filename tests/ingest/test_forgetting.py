"""A pupil extract is forgotten: whatever becomes of it, no value of a pupil is kept, logged, written or said."""

import base64
import csv
import gzip
import io
import json
import logging
import os
import subprocess
import sys
import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from dsa_metrics.desk import Desk, Stated, upload_of
from dsa_metrics.errors import DsaError
from dsa_metrics.ingest import guard
from dsa_metrics.outcome import Outcome
from dsa_metrics.policy import load_policy
from dsa_metrics.store import Store
from tests.ingest.drawn_files import as_csv, as_workbook
from tests.ingest.gias_files import SCHOOL
from tests.ingest.pupil_search import forms_of, found_below, found_in, nothing_of, told_by
from tests.ingest.test_extract import TODAY, iso
from tests.ingest.test_guard import child_that
from tests.quality.made_files import HEADINGS, as_census, as_csv_extract, as_ctf
from tests.quality.made_pupils import Record

ROOT = Path(__file__).parents[2]


def pupil(upn: str, surname: str, forename: str, born: str, postcode: str) -> Record:
    rest = {"year": "7", "ethnicity": "WBRI", "language": "ENG", "admitted": "05/09/2025", "left": ""}
    return {"upn": upn, "surname": surname, "forename": forename, "born": born, "postcode": postcode, **rest}


PUPILS = [
    pupil("H882546519123", "Quillfeather", "Ottoline", "17/05/2014", "SS2 6QX"),
    pupil("A882546519123", "Zephyrsonne", "Peregrine", "23/11/2013", "XX2 6XQX"),
    pupil("H882546519123", "Quillfeather", "Ottoline", "17/05/2014", "SS7 9QY"),
    pupil("K999546519127", "Umbrellaby", "Thaddeus", "31/02/2014", ""),
]
VALUES = sorted(
    {record[field] for record in PUPILS for field in ("upn", "surname", "forename", "born", "postcode")}
    | {record["born"] for record in iso(PUPILS)}
    | {"17 May 2014", "23 November 2013", "20140517", "Marsh wing 7Q"}
    | {record["postcode"].replace(" ", "") for record in PUPILS}
)
VALUES.remove("")
NAME = "Quillfeather Ottoline 17-05-2014"


def extra_column(content: bytes) -> bytes:
    """The CSV with a column that nobody reads."""
    rows = list(csv.reader(io.StringIO(content.decode(), newline="")))
    out = io.StringIO(newline="")
    csv.writer(out).writerows([*row, "Marsh wing 7Q" if number else "Tutor"] for number, row in enumerate(rows))
    return out.getvalue().encode()


def drawing(rows: list[Record]) -> str:
    lines = [" | ".join(HEADINGS.values()), *(" | ".join(row[field] for field in HEADINGS) for row in rows)]
    return "\n".join(lines)


CSV = extra_column(as_csv_extract(PUPILS))
CENSUS, CTF = as_census(iso(PUPILS), iso(PUPILS[:1])), as_ctf(iso(PUPILS))
GOOD = {
    "csv": CSV,
    "xlsx": as_workbook({"Pupils": drawing(PUPILS)}),
    "census.xml": CENSUS,
    "ctf.xml": CTF,
    "csv.gz": gzip.compress(CSV),
    "census.xml.gz": gzip.compress(CENSUS),
    "ctf.xml.gz": gzip.compress(CTF),
}
DAMAGED = {
    "quote.csv": CSV + b'"Quillfeather,Ottoline,H882546519123',
    "two-schools.csv": extra_column(as_csv_extract(PUPILS, URN="114700")).replace(b"114700", b"114701", 1),
    "cut.census.xml": CENSUS[: CENSUS.index(b"Umbrellaby") + 4],
    "cut.ctf.xml": CTF[:-30],
    "letters.xml": CENSUS.replace(b"Thaddeus", b"Thadd\xe9us"),
    "words.xml": b'<!DOCTYPE Message [<!ENTITY q "Quillfeather">]>' + CENSUS.partition(b"?>")[2],
    "before.xml": b"Quillfeather, Ottoline\r\n" + CTF,
    "other.xml": CENSUS.replace(b"Message>", b"Pupils2025>"),
    "other-authority.xml": CENSUS.replace(b"<LEA>882", b"<LEA>881"),
    "nobody.xml": as_census([], iso(PUPILS)),
    "cut.xlsx": GOOD["xlsx"][:-600],
    "cut.census.xml.gz": gzip.compress(CENSUS[: CENSUS.index(b"Umbrellaby") + 4]),
    "cut.ctf.xml.gz": gzip.compress(CTF[:-30]),
    "twice.census.xml.gz": gzip.compress(gzip.compress(CENSUS)),
    "census.xml.cut.gz": gzip.compress(CENSUS)[:-20],
}
#: Of these it cannot be known that they hold pupils: a refusal calls each by its own name, and the record keeps none.
NOT_KNOWN_FOR_PUPILS = ("cut.xlsx", "twice.census.xml.gz", "census.xml.cut.gz")


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """Where a council keeps its record, with a folder for temporary files; the files handed in lie elsewhere."""
    world = tmp_path / "council"
    (world / "temp").mkdir(parents=True)
    (world / "policy.toml").write_text('[authority]\nname = "Estuary"\ngias_code = 882\n', "utf-8")
    (world / "register.csv").write_bytes(as_csv(f"{' | '.join(SCHOOL)}\n{' | '.join(SCHOOL.values())}"))
    return world


@pytest.fixture
def handed_in(tmp_path: Path) -> Path:
    """The folder of the files of pupils, each called after one."""
    folder = tmp_path / "from-the-school"
    folder.mkdir()
    for ending, content in {**GOOD, **DAMAGED}.items():
        (folder / f"{NAME}.{ending}").write_bytes(content)
    return folder


#: Runs each command of a list on standard input in turn, and says between them, on both outputs, how each ended.
COMMANDS = """
import json, sys
from dsa_metrics.cli import main
for arguments in json.load(sys.stdin):
    try:
        main(arguments)
    except SystemExit as ended:
        for out in (sys.stdout, sys.stderr):
            print(f"\\f{ended.code}\\f", file=out, flush=True)
"""


def run(world: Path, commands: Sequence[Sequence[object]]) -> list[tuple[int, bytes]]:
    """The commands, in a process of their own: of each its exit code, and all that it said."""
    places = ("--store", world / "dsa.duckdb", "--policy", world / "policy.toml")
    done = subprocess.run(
        [sys.executable, "-c", COMMANDS],
        input=json.dumps([[str(one) for one in (*command, *places)] for command in commands]).encode(),
        cwd=world,
        env=os.environ | {"TMPDIR": str(world / "temp"), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    *said, nothing = done.stdout.split(b"\f")
    *complained, at_the_end = done.stderr.split(b"\f")
    assert (nothing.strip(), at_the_end.strip(), len(said)) == (b"", b"", 2 * len(commands)), done.stderr
    both = zip(said[::2], complained[::2], strict=True)
    return [(int(code), out + err) for code, (out, err) in zip(said[1::2], both, strict=True)]


def assert_forgotten(world: Path, said: dict[str, bytes]) -> None:
    assert found_below(VALUES, world) == {}
    assert list((world / "temp").iterdir()) == []
    nothing_of([*VALUES, NAME], said)
    records = [path for path in world.rglob("*.duckdb") if path.is_file()]
    assert records
    nothing_of([*VALUES, NAME], {path.name: told_by(path) for path in records})


def test_extracts_loaded_by_the_command_are_forgotten(world: Path, handed_in: Path) -> None:
    commands: dict[str, tuple[object, ...]] = {"register": ("load", "register.csv")}
    for number, ending in enumerate(GOOD):
        stated = ("--period", f"Period {number}", "--measured-on", "2025-10-02")
        school = ("--school", "114700") if ending in ("csv", "xlsx", "csv.gz") else ()
        load = ("load", handed_in / f"{NAME}.{ending}", *stated, *school)
        commands[f"dry {ending}"] = (*load, "--dry-run")
        commands[ending] = (*load, "--format", "json" if number % 2 else "table")
    for ending in DAMAGED:
        commands[ending] = ("load", handed_in / f"{NAME}.{ending}", "--accept-good-rows")
    commands |= {"entries": ("entries",), "check": ("check",), "backup": ("backup", world / "copy.duckdb")}
    ended = dict(zip(commands, run(world, list(commands.values())), strict=True))
    said = {name: words for name, (_, words) in ended.items()}
    assert {name for name, (code, _) in ended.items() if code == 1} == set(DAMAGED), said
    assert {code for code, _ in ended.values()} == {0, 1}
    assert all(b"upn_duplicate" in said[ending] or b"UPN used twice" in said[ending] for ending in GOOD)
    assert b"Pupil extract, CSV, 882/2012" in said["entries"]
    assert (world / "dsa.duckdb.seal").exists()
    assert any((world / "backups").iterdir())
    for ending in NOT_KNOWN_FOR_PUPILS:
        said[ending] = said[ending].replace(NAME.encode(), b"")
    assert_forgotten(world, said)


@pytest.fixture
def desk(world: Path) -> Iterator[Desk]:
    policy = load_policy(world / "policy.toml")
    with Store.open(world / "dsa.duckdb", policy) as store:
        desk = Desk(store, policy, TODAY)
        desk.load(desk.examine([upload_of(world / "register.csv")]))
        yield desk


def logged() -> tuple[logging.Handler, io.StringIO]:
    out = io.StringIO()
    return logging.StreamHandler(out), out


def test_extracts_loaded_at_the_desk_are_forgotten(
    world: Path, handed_in: Path, desk: Desk, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TMPDIR", str(world / "temp"))
    handler, log = logged()
    logging.getLogger().addHandler(handler)
    logging.getLogger().setLevel(logging.DEBUG)
    said: dict[str, bytes] = {}
    try:
        for ending in (*GOOD, *DAMAGED):
            upload = upload_of(handed_in / f"{NAME}.{ending}")
            examination = desk.examine([upload], stated={"": Stated(114700, period=ending)})
            try:
                saved = desk.load(examination)
                assert ending in GOOD
                assert saved.entry
            except DsaError:
                assert ending in DAMAGED
                said[f"error of {ending}"] = traceback.format_exc().encode()
                saved = desk.load(examination, accept_good_rows=True)
                assert saved.entry is None
            said[ending] = repr((examination.reading, Outcome.of(examination, saved, desk.policy).as_dict())).encode()
            for table in examination.reading.facts.values():
                said[f"facts of {ending}"] = repr(table.to_pylist()).encode()
    finally:
        logging.getLogger().removeHandler(handler)
        logging.getLogger().setLevel(logging.WARNING)
    said["log"] = log.getvalue().encode()
    captured = capfd.readouterr()
    said["console"] = (captured.out + captured.err).encode()
    for ending in NOT_KNOWN_FOR_PUPILS:
        said[ending] = said[ending].replace(NAME.encode(), b"")
    desk.store.close()
    assert_forgotten(world, said)


CRASHES: dict[str, str] = {
    "an error that holds the file": "raise KeyError(sys.stdin.buffer.read())\n",
    "the file on the way out": "sys.stderr.buffer.write(sys.stdin.buffer.read()); sys.exit(3)\n",
    "a crash with the file in memory": "import os; content = sys.stdin.buffer.read(); os.abort()\n",
}


@pytest.mark.parametrize("how", CRASHES)
def test_a_reader_that_dies_midway_leaves_nothing_behind(
    world: Path,
    handed_in: Path,
    desk: Desk,
    tmp_path: Path,
    how: str,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("TMPDIR", str(world / "temp"))
    monkeypatch.chdir(world)
    monkeypatch.setattr(guard, "_SCRIPT", child_that(tmp_path, CRASHES[how]))
    with pytest.raises(guard.FileRefused) as refused:
        guard.open_upload(upload_of(handed_in / f"{NAME}.csv"), 882)
    said = "".join(traceback.format_exception(refused.value)).encode()
    captured = capfd.readouterr()
    desk.store.close()
    assert_forgotten(world, {"error": said, "console": (captured.out + captured.err).encode()})


# The controls: what is searched for is in the files handed in, and the search would find it.


def test_control_every_value_is_in_the_files_handed_in(handed_in: Path) -> None:
    sought = set(VALUES) - {"17 May 2014", "23 November 2013", "20140517", "SS26QX", "SS79QY", "XX26XQX"}
    found = {one.rpartition(" (")[0] for those in found_below(VALUES, handed_in).values() for one in those}
    assert sought <= found


@pytest.mark.parametrize("value", VALUES)
def test_control_the_search_finds_each_value_in_each_form(value: str) -> None:
    for name, form in forms_of(value).items():
        assert list(found_in([value], b"before " + form + b" after")), name
    for offset in range(3):
        code = base64.b64encode(b"x" * offset + value.encode() + b", and on")
        assert list(found_in([value], code)), offset
    assert not list(found_in([value], b"a letter to the head of Marsh Lane Primary School, 4 June 2019"))


def test_control_a_value_in_a_record_a_temporary_file_or_a_log_is_found(world: Path, desk: Desk) -> None:
    (world / "note.csv").write_bytes(
        as_csv("URN | Held on | Made by | Outcome | Note\n114700 | 2025-10-01 | council | open | Quillfeather")
    )
    desk.load(desk.examine([upload_of(world / "note.csv")]))
    (world / "note.csv").unlink()
    (world / "temp" / "left.bin").write_bytes("Zephyrsonne".encode("utf-16-le"))
    desk.store.close()
    assert list(found_in(VALUES, told_by(world / "dsa.duckdb")))
    below = found_below(VALUES, world)
    assert "temp/left.bin" in below
    assert "dsa.duckdb" in below
    with pytest.raises(AssertionError):
        nothing_of(VALUES, {"log": b"could not read Umbrellaby"})
