"""One command run as its own process: how long it took, and how much memory it and its children held at the peak."""

import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Run:
    """Wall-clock seconds, and megabytes resident in the process and its children together, sampled (0 off Linux)."""

    seconds: float
    peak_megabytes: float
    output: str


def run_python(arguments: Sequence[str], folder: Path) -> Run:
    """Runs this Python with the arguments; a failure of the command fails the benchmark with what it said."""
    out = folder / "output.txt"
    with out.open("wb") as output:
        start = time.perf_counter()
        process = subprocess.Popen([sys.executable, *arguments], stdout=output, stderr=subprocess.STDOUT, cwd=ROOT)
        peak = 0
        while process.poll() is None:
            peak = max(peak, _resident(process.pid))
            time.sleep(0.005)
        seconds = time.perf_counter() - start
    said = out.read_text("utf-8", errors="replace")
    assert process.returncode == 0, said
    return Run(seconds, peak / 1024, said)


def _resident(pid: int) -> int:
    """Kilobytes resident in a process and everything below it."""
    own = _status(pid)
    children = Path(f"/proc/{pid}/task/{pid}/children")
    try:
        below = [int(child) for child in children.read_text().split()]
    except OSError:
        return own
    return own + sum(_resident(child) for child in below)


def _status(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS:")), 0)
