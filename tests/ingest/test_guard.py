"""The process apart: its caps of memory and time, and what becomes of whatever it dies of."""

import json
import subprocess
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

import pytest

from dsa_metrics.ingest import guard, second_look
from dsa_metrics.ingest.child import workbook
from dsa_metrics.ingest.child.container import MOST_CELLS, check_spread
from dsa_metrics.ingest.child.packing import RawExtract
from dsa_metrics.ingest.child.refusal import Refusal
from dsa_metrics.ingest.guard import FileRefused, open_upload
from dsa_metrics.ingest.reading import Upload
from tests.ingest.broken_files import FOLDER, LETTERS, good, number_at, with_cells
from tests.ingest.drawn_files import as_workbook, problems_of, reading_of

ROOT = Path(__file__).parents[2]
EXTRACT = asdict(RawExtract("CSV"))


def refusal_of(script: Path) -> str:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(guard, "_SCRIPT", script)
        with pytest.raises(FileRefused) as refused:
            open_upload(Upload("letters.xlsx", good()), None)
    return refused.value.rule


def child_that(tmp_path: Path, body: str) -> Path:
    script = tmp_path / "run.py"
    beginning = f"import sys; sys.path.append({str(ROOT)!r})\n"
    limits = "from dsa_metrics.ingest.child.limits import limit_this_process as limit\nlimit()\n"
    script.write_text(beginning + limits + body, "utf-8")
    return script


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such caps; the parent's clock and pre-check do")
def test_a_child_that_takes_too_much_memory_cannot(tmp_path: Path) -> None:
    body = "import os\ntry:\n    bytearray(1100 * 1024**2)\nexcept MemoryError:\n    os.abort()\n"
    assert refusal_of(child_that(tmp_path, body)) == "file_needs_too_much_memory"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such caps; the parent's clock and pre-check do")
def test_a_child_that_uses_up_its_processor_time_is_stopped(tmp_path: Path) -> None:
    shortened = "import resource; resource.setrlimit(resource.RLIMIT_CPU, (1, 2))\nwhile True: pass\n"
    assert refusal_of(child_that(tmp_path, shortened)) == "file_too_slow"


def test_a_child_that_waits_for_ever_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "SECONDS", 0.3)
    assert refusal_of(child_that(tmp_path, "import time; time.sleep(60)\n")) == "file_too_slow"


def test_whatever_else_a_child_dies_of_the_file_counts_as_damaged(tmp_path: Path) -> None:
    assert refusal_of(child_that(tmp_path, "raise KeyError('Marsh Lane')\n")) == "file_damaged"


NONSENSE = {
    "no JSON": "not an answer",
    "no answer": "{}",
    "a refusal that is none of ours": '{"refused": "Marsh Lane", "refused_row": null, "refused_form": null}',
    **{
        f"an extract whose {field} is {value}": json.dumps(
            {"refused": None, "register": None, "finds": [], "sheets": [], "extract": EXTRACT | {field: value}}
        )
        for field, value in (
            ("form", "Marsh Lane"),
            ("pupils", "Marsh Lane"),
            ("urn", "Marsh Lane"),
            ("measured_on", "2025-99-99"),
            ("counts", [["upn_missing", 1]]),
            ("counts", [["Marsh Lane", 1, 1]]),
            ("counts", [["upn_missing", 1, 2]]),
            ("counts", [["upn_missing", 1 << 80, 2]]),
        )
    },
    "an extract of nothing": '{"refused": null, "register": null, "sheets": [], "extract": {"form": "CSV"}}',
}


@pytest.mark.parametrize("how", NONSENSE)
def test_a_child_that_answers_nonsense_has_met_a_damaged_file(tmp_path: Path, how: str) -> None:
    body = f"sys.stdin.buffer.read(); sys.stdout.write({NONSENSE[how]!r} + chr(10))\n"
    assert refusal_of(child_that(tmp_path, body)) == "file_damaged"


def test_a_crash_says_nothing_of_the_file_on_the_console(capfd: pytest.CaptureFixture[str]) -> None:
    reading_of((FOLDER / "sectors-in-a-circle.xls").read_bytes(), b"URN,Letter\r\n\x00")
    assert capfd.readouterr() == ("", "")


def test_the_child_imports_nothing_that_it_does_not_need_to_read_a_workbook() -> None:
    code = (
        f"import sys; sys.path.append({str(ROOT)!r})\n"
        "import dsa_metrics.ingest.child.opening, dsa_metrics.ingest.child.packing\n"
        "print(*sorted({'pyarrow', 'duckdb', 'pandas', 'openpyxl', 'numpy', 'pydantic'} & sys.modules.keys()))"
    )
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


@pytest.mark.parametrize("cell", [(1_048_576, "XFD"), (1_000, "XFC"), (1_048_576, "P")])
def test_cells_too_far_apart_are_seen_before_reading_where_memory_cannot_be_capped(cell: tuple[int, str]) -> None:
    row, column = cell
    with pytest.raises(Refusal) as refusal:
        check_spread(with_cells(number_at(row, column)))
    assert refusal.value.code == "file_stray_cell"


def test_a_tall_narrow_sheet_is_not_taken_for_one_whose_cells_are_too_far_apart() -> None:
    check_spread(with_cells(number_at(MOST_CELLS // 26, "D")))
    check_spread(good())
    check_spread(as_workbook({"Letters": ""}))


def test_the_spread_of_cells_is_checked_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "is_capped", lambda: False)
    with pytest.raises(Refusal):
        list(workbook.workbook_sheets(with_cells(number_at(1_048_576, "XFD"))))


def test_where_a_second_look_fails_the_sheets_are_read_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(upload: Upload, extents: object) -> None:
        raise FileRefused("file_too_slow")

    monkeypatch.setattr(second_look, "look_again", fail)
    reading = reading_of(as_workbook({"Letters": LETTERS}))
    assert problems_of(reading) == [(None, None, None, "not_looked_at_again", "warning")]
    assert reading.facts["letter"].num_rows == 1


def test_a_workbook_too_large_for_a_second_look_says_so_in_a_note(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_look, "MOST_CELLS", 3)
    reading = reading_of(as_workbook({"Letters": LETTERS}))
    assert problems_of(reading) == []
    assert len(reading.notes) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such cap")
def test_a_child_can_write_nothing_to_the_disk(tmp_path: Path) -> None:
    leak = tmp_path / "leak"
    body = f"open({str(leak)!r}, 'wb', buffering=0).write(sys.stdin.buffer.read())\n"
    assert refusal_of(child_that(tmp_path, body)) == "file_damaged"
    assert leak.read_bytes() == b""


def test_no_temporary_file_is_made_on_the_way_to_the_child_or_back(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise AssertionError("a temporary file")

    for name in ("TemporaryFile", "NamedTemporaryFile", "SpooledTemporaryFile", "mkstemp"):
        monkeypatch.setattr(tempfile, name, fail)
    assert open_upload(Upload("letters.xlsx", good()), None).sheets[0].rows == 1


def test_an_answer_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "ANSWER_BYTES", 3 * 1024**2)
    body = "while True: sys.stdout.buffer.write(b'x' * 1024**2)\n"
    assert refusal_of(child_that(tmp_path, body)) == "file_needs_too_much_memory"


def test_a_file_larger_than_a_pipe_holds_is_handed_over_whole() -> None:
    rows = b"".join(b"100001,1,12/10/2018\r\n" for _ in range(20_000))
    assert open_upload(Upload("letters.csv", b"URN,Letter,Sent on\r\n" + rows), None).sheets[0].rows == 20_000
