"""DuckDB in memory, with the record's file attached as the catalog `record`: for reading, or for a moment to write."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from time import monotonic, sleep

import duckdb

from dsa_metrics.errors import StoreInUse
from dsa_metrics.record.statements import literal

#: How long to wait for another program that is writing, in seconds; a write takes a moment, a dashboard stays.
PATIENCE = 2.0

_STORAGE = "v1.5.0"
_HARDENED: dict[str, str | bool | int | float | list[str]] = {
    "allow_community_extensions": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": "false",
    "temp_directory": "",
}
_LOGS = ("", ".wal", ".wal.checkpoint", ".wal.recovery")
_HELD = ("could not set lock", "used by another process", "unique file handle conflict")

Cursor = duckdb.DuckDBPyConnection


class Instance:
    """Reaches one file and no other, loads no extension and spills nothing to disk."""

    def __init__(self, record: Path) -> None:
        self._record = str(record)
        self._connection = duckdb.connect(":memory:", config=_HARDENED)
        self._cursors = Lock()
        reachable = ", ".join(literal(self._record + ending) for ending in _LOGS)
        self._connection.execute(f"set allowed_paths = [{reachable}]")
        self._connection.execute("set enable_external_access = false")
        self._connection.execute("set lock_configuration = true")
        self.is_attached = False

    def attach(self, to_write: bool = False) -> None:
        """Attaches the file; raises StoreInUse while another program holds it, duckdb.Error where it is unreadable."""
        mode = f"storage_version '{_STORAGE}'" if to_write else "read_only"
        _patiently(lambda: self._connection.execute(f"attach {literal(self._record)} as record ({mode})"))
        self.is_attached = True

    def detach(self) -> None:
        """Lets go of the file, if it is held."""
        if self.is_attached:
            self._connection.execute("detach record")
            self.is_attached = False

    @contextmanager
    def cursor(self) -> Iterator[Cursor]:
        """A cursor of its own for one use, from any thread."""
        with self._cursors:
            cursor = self._connection.cursor()
        try:
            yield cursor
        finally:
            cursor.close()

    def close(self) -> None:
        """Lets go of the file and of everything in memory."""
        self.detach()
        self._connection.close()


@contextmanager
def transaction(cursor: Cursor) -> Iterator[None]:
    """Everything done with the cursor meanwhile, or nothing of it."""
    cursor.begin()
    try:
        yield
        cursor.commit()
    except BaseException:
        cursor.rollback()
        raise


def in_use() -> StoreInUse:
    """The one sentence for a record that another program holds."""
    return StoreInUse(
        "The record is open in another program, most likely the dashboard.",
        "Load the file on the dashboard's Import page, or stop the dashboard and run this again. Nothing was changed.",
    )


def _patiently(attach: Callable[[], object]) -> None:
    give_up_at = monotonic() + PATIENCE
    while True:
        try:
            attach()
            return
        except duckdb.Error as error:
            if not any(sign in str(error).lower() for sign in _HELD):
                raise
        if monotonic() > give_up_at:
            raise in_use()
        sleep(0.02)
