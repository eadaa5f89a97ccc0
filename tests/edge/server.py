"""Real servers on free ports, started as a council starts them."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "app.py"
STARTED_WITHIN = 40.0

_open = build_opener(ProxyHandler({})).open


@dataclass(frozen=True)
class Server:
    """A running server: where it listens, its process, and the file that its console writes to."""

    port: int
    process: int
    console: Path

    @property
    def url(self) -> str:
        """Its address without a path."""
        return f"http://127.0.0.1:{self.port}"


def by_streamlit(app: Path, port: int) -> list[str]:
    """The command of the README."""
    return ["streamlit", "run", str(app), "--server.port", str(port)]


def by_uvicorn(app: Path, port: int) -> list[str]:
    """Another way to start the same file, which does not ask our settings where to listen."""
    return ["uvicorn", f"{app.stem}:app", "--app-dir", str(app.parent), "--port", str(port)]


@contextmanager
def running(
    folder: Path,
    *options: str,
    app: Path = APP,
    cwd: Path = ROOT,
    environment: dict[str, str] | None = None,
    start: Callable[[Path, int], list[str]] = by_streamlit,
) -> Iterator[Server]:
    """A server over a record in `folder`, until the block ends."""
    port, console = _free_port(), folder / "console.txt"
    command = [sys.executable, "-m", *start(app, port), *options]
    settings = {name: value for name, value in os.environ.items() if not name.startswith(("STREAMLIT_", "DSA_"))}
    settings |= {"DSA_STORE": str(folder / "dsa.duckdb"), "PYTHONPATH": str(ROOT), **(environment or {})}
    with console.open("wb") as output:
        process = subprocess.Popen(command, cwd=cwd, env=settings, stdout=output, stderr=subprocess.STDOUT)
    try:
        _wait_for(port, process, console)
        yield Server(port, process.pid, console)
    finally:
        process.terminate()
        process.wait(10)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int, process: subprocess.Popen[bytes], console: Path) -> None:
    give_up = time.monotonic() + STARTED_WITHIN
    while time.monotonic() < give_up and process.poll() is None:
        try:
            with _open(f"http://127.0.0.1:{port}/_stcore/health", timeout=5):
                return
        except (URLError, OSError):
            time.sleep(0.05)
    raise AssertionError(f"The server did not start:\n{console.read_text('utf-8', 'replace')}")
