"""Untrusted files are opened in a process of their own, so that the worst that they can do is not to be read."""

import json
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

from dsa_metrics.errors import FileError
from dsa_metrics.ingest.child.extract_day import Day
from dsa_metrics.ingest.child.limits import ANSWER_BYTES
from dsa_metrics.ingest.child.packing import Find
from dsa_metrics.ingest.file_rules import FILE_RULE
from dsa_metrics.ingest.reading import Upload
from dsa_metrics.ingest.sheet import Contents
from dsa_metrics.ingest.unpacking import extract_of, finds_of, nonsense_as, register_of, sheets_of

if TYPE_CHECKING:
    from dsa_metrics.ingest.child.marking import Mark

MOST_BYTES = 90 * 1024**2
SECONDS = 60.0

_CHUNK = 1 << 20
_SCRIPT = Path(__file__).with_name("child") / "run.py"
_OUT_OF_MEMORY = {-signal.SIGABRT, -signal.SIGSEGV}
_OUT_OF_TIME = {-24, -9}  # SIGXCPU, SIGKILL: named by number, since Windows has neither


class FileRefused(FileError):
    """A file that cannot be read; `row` says where the fault was met, where that is known.

    `form` says which form of pupil extract it is, None for any other file.
    """

    def __init__(self, code: str, row: int | None = None, form: str | None = None) -> None:
        rule = FILE_RULE[code]
        super().__init__(rule.code, rule.message, rule.fix)
        self.row = row
        self.form = form


def open_upload(upload: Upload, gias_code: int | None, day: Day | None = None) -> Contents:
    """What the file holds; of a school register only the rows of the authority (none without a code).

    Of a file of pupils only figures come back, for the day; without one it is only told what it is. Raises FileRefused
    for a file that cannot be read as a whole.
    """
    _check_size(upload.content)
    request: dict[str, object] = {"task": "read", "gias_code": gias_code, "day": day.as_text() if day else None}
    line, buffers = _ask(request, upload.content)
    with nonsense_as(FileRefused("file_damaged")):
        return Contents(tuple(sheets_of(line, buffers)), register_of(line), extract_of(line))


def look_again(upload: Upload, extents: Mapping[str, tuple[int, int]]) -> tuple[Find, ...]:
    """Where a workbook (.xlsx) hides something from the first reading: error values, formulas, rows, zeros.

    `extents` gives the last row and the number of columns of each sheet to search. Raises FileRefused where it cannot
    be searched, though it could be read.
    """
    line, _ = _ask({"task": "look again", "extents": dict(extents)}, upload.content)
    with nonsense_as(FileRefused("file_damaged")):
        return finds_of(line)


def mark_upload(upload: Upload, marks: "Sequence[Mark]", problems: Sequence[Sequence[object]]) -> bytes:
    """The workbook (.xlsx) with cells marked and a last sheet of problems, whose first row is its headings.

    Raises FileRefused where it cannot be written again, though it could be read.
    """
    _, workbook = _ask({"task": "mark", "marks": marks, "problems": problems}, upload.content)
    return workbook


def _check_size(content: bytes) -> None:
    if not content.strip():
        raise FileRefused("file_empty")
    if len(content) > MOST_BYTES:
        raise FileRefused("file_too_large")


def _ask(request: dict[str, object], content: bytes) -> tuple[dict[str, Any], bytes]:
    head, buffers = _run_child(json.dumps(request).encode() + b"\n", content)
    with nonsense_as(FileRefused("file_damaged")):
        line = json.loads(head)
        if line["refused"]:
            raise FileRefused(line["refused"], line["refused_row"], line["refused_form"])
        return line, buffers


def _run_child(request: bytes, content: bytes) -> tuple[bytes, bytes]:
    # Through pipes alone: whatever happens to either process, no copy of a council's file has touched the disk.
    child = subprocess.Popen(  # noqa: S603
        [sys.executable, "-I", str(_SCRIPT)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
    )
    feeder = threading.Thread(target=_feed, args=(child, request, content), daemon=True)
    with child, _stopped_in_time(child) as late:
        feeder.start()
        answer = _answer_of(child)
        code = child.wait()
        feeder.join()
    _check_exit(code, late.is_set())
    head, _, buffers = answer.partition(b"\n")
    return head, buffers


def _feed(child: "subprocess.Popen[bytes]", request: bytes, content: bytes) -> None:
    """Hands the question and the file over; a child that died of them reads no further."""
    with suppress(OSError), cast("IO[bytes]", child.stdin) as question:
        question.write(request)
        question.write(content)


def _answer_of(child: "subprocess.Popen[bytes]") -> bytes:
    answer = cast("IO[bytes]", child.stdout)
    chunks: list[bytes] = []
    while chunk := answer.read(_CHUNK):
        chunks.append(chunk)
        if len(chunks) * _CHUNK > ANSWER_BYTES:
            child.kill()
            raise FileRefused("file_needs_too_much_memory")
    return b"".join(chunks)


@contextmanager
def _stopped_in_time(child: "subprocess.Popen[bytes]") -> Iterator[threading.Event]:
    """Kills the child once its time is up; the event says that it had to be."""
    late = threading.Event()

    def stop() -> None:
        late.set()
        child.kill()

    # Popen.wait with a timeout looks only every twentieth of a second: a small file is read in less than two of them.
    timer = threading.Timer(SECONDS, stop)
    timer.start()
    try:
        yield late
    finally:
        timer.cancel()


def _check_exit(code: int, is_late: bool) -> None:
    if is_late or code in _OUT_OF_TIME:
        raise FileRefused("file_too_slow")
    if code in _OUT_OF_MEMORY:
        raise FileRefused("file_needs_too_much_memory")
    if code:
        raise FileRefused("file_damaged")
