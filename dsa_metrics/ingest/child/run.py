"""The script that the guard starts with `python -I`: a request and a file come in, an answer goes out, nothing else."""

import gc
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).resolve().parents[3]))

from dsa_metrics.ingest.child.extract_day import Day
from dsa_metrics.ingest.child.limits import limit_this_process
from dsa_metrics.ingest.child.packing import Answer, pack
from dsa_metrics.ingest.child.refusal import Refusal

Task = Callable[[bytes], Answer]


def main() -> None:
    """Does the one task that the first line of standard input asks for, and writes the answer."""
    # Nothing here makes cycles, and the collector would walk through every cell again and again.
    gc.disable()
    request = json.loads(sys.stdin.buffer.readline())
    task = _task(request)
    limit_this_process(may_write=request["task"] == "mark")
    content = sys.stdin.buffer.read()
    try:
        answer = task(content)
    except Refusal as refusal:
        answer = Answer(refused=refusal.code, refused_row=refusal.row, refused_form=refusal.form)
    except MemoryError:
        answer = Answer(refused="file_needs_too_much_memory")
    sys.stdout.buffer.write(pack(answer))
    sys.stdout.buffer.flush()


def _task(request: dict[str, Any]) -> Task:
    # Imported here: each task pays only for what it needs, and openpyxl alone takes longer than a small file's reading.
    if request["task"] != "read":
        # openpyxl imports numpy where it is installed, and needs nothing of it: that takes longer than looking does.
        sys.modules["numpy"] = None  # type: ignore[assignment]
    if request["task"] == "look again":
        from dsa_metrics.ingest.child.second_look import look_again

        return lambda content: Answer(finds=look_again(content, request["extents"]))
    if request["task"] == "mark":
        from dsa_metrics.ingest.child.marking import mark_workbook

        return lambda content: Answer(workbook=mark_workbook(content, request["marks"], request["problems"]))
    from dsa_metrics.ingest.child.opening import open_file

    day = Day.of(request["day"])
    return lambda content: open_file(content, request["gias_code"], day)


if __name__ == "__main__":
    main()
