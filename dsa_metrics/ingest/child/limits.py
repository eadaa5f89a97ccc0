"""The caps under which an untrusted file is read."""

import sys

MEMORY_BYTES = 1024**3
PROCESSOR_SECONDS = 30
ANSWER_BYTES = 512 * 1024**2


def is_capped() -> bool:
    """True where the system can cap what a process takes: everywhere but on Windows."""
    return sys.platform != "win32"


def limit_this_process(may_write: bool = False) -> None:
    """Caps memory and processor time; a crash leaves no copy of the file's content behind.

    Nothing can be written to the disk, unless `may_write` allows temporary files: openpyxl writes workbooks by them.

    Windows has no such caps: there the time that the parent waits, and the count of cells before reading, must do.
    """
    if sys.platform == "win32":  # pragma: no cover - the suite runs on Linux
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR_SECONDS, PROCESSOR_SECONDS + 2))
    written = ANSWER_BYTES if may_write else 0
    resource.setrlimit(resource.RLIMIT_FSIZE, (written, written))
