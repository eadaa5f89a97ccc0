"""The record's file: attached for reading while nobody writes, and for writing only for the moment of a write."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from threading import Lock
from weakref import WeakValueDictionary

import duckdb

from dsa_metrics.errors import StoreDamaged, StoreError, StoreInUse
from dsa_metrics.record import wording
from dsa_metrics.record.backups import back_up, is_backed_up, way_back
from dsa_metrics.record.creation import create
from dsa_metrics.record.instance import Cursor, Instance, in_use, transaction
from dsa_metrics.record.ledger import last_entry
from dsa_metrics.record.locks import ReadersWriterLock
from dsa_metrics.record.migrations import is_outdated, migrate
from dsa_metrics.record.private_files import digest_of, privately
from dsa_metrics.record.seal import Seal, Stamp, log_path, read_seal, write_seal
from dsa_metrics.record.settling import Settled, settle

_UNREADABLE = (duckdb.IOException, duckdb.FatalException, duckdb.InternalException, duckdb.SerializationException)

_open_files: "WeakValueDictionary[Path, RecordFile]" = WeakValueDictionary()
_opening = Lock()


class RecordFile:
    """One record, open once in this process and usable from any thread; `warnings` are for the officer's eyes."""

    _settled: Settled

    def __init__(self, path: Path, now: Callable[[], datetime]) -> None:
        """Opens the record, makes it where there is none, and brings an older one up to date.

        Raises StoreInUse, StoreTooNew, StoreDamaged, and StoreError where the file cannot be reached.
        """
        self.path = path.resolve()
        self.warnings: tuple[str, ...] = ()
        self._now = now
        self._lock = ReadersWriterLock()
        self._is_closed = False
        self._claim()
        self._instance = Instance(self.path)
        try:
            self._open()
        except BaseException:
            self.close()
            raise

    @property
    def seal(self) -> Seal:
        """The seal of what stands now."""
        with self._standing():
            return self._settled.seal

    @property
    def attached_seal(self) -> Seal:
        """The same, for whoever is reading or writing just now."""
        return self._settled.seal

    @contextmanager
    def reading(self) -> Iterator[Cursor]:
        """A cursor to read with, beside other readers. Raises StoreDamaged where the file turns out unreadable."""
        with self._standing(), self._instance.cursor() as cursor:
            try:
                yield cursor
            except _UNREADABLE:
                raise StoreDamaged(wording.DAMAGED, way_back(self.path)) from None

    @contextmanager
    def writing(self) -> Iterator[Cursor]:
        """A cursor in a transaction, alone: all that is done with it is saved at the end, sealed and backed up.

        Where anything is raised nothing is changed. Raises StoreInUse where another program reads or writes, StoreError
        where the disk is full or may not be written to, or holds no backup of the record as it stands.
        """
        with self._alone() as before, privately():
            try:
                self._attach_to_write(before)
                with _unwritten_in_words():
                    write_seal(self.path, replace(before, is_writing=True))
                    with self._instance.cursor() as cursor, transaction(cursor):
                        yield cursor
            except BaseException:
                self._take_back(before)
                raise
            self._finish(before)

    @contextmanager
    def at_rest(self) -> Iterator[Path]:
        """The file with nobody of this process in it, so that its bytes may be read."""
        with self._alone():
            yield self.path

    def close(self) -> None:
        """Lets go of the file; a second time does nothing."""
        with self._lock.writing():
            self._is_closed = True
            self._instance.close()
        with _opening:
            if _open_files.get(self.path) is self:
                del _open_files[self.path]

    def _claim(self) -> None:
        """Once in a process: closing a file ends all locks that the process has on it, those of another opening too."""
        with _opening:
            if self.path in _open_files:
                raise StoreInUse("The record is open in this program already.", "Close it first.")
            _open_files[self.path] = self

    def _open(self) -> None:
        with _in_words():
            if not self.path.exists():
                self.warnings = create(self.path, self._now())
            self._settle()
        with self.reading() as cursor:
            must_migrate = is_outdated(cursor)
        if must_migrate:
            with self.writing() as cursor:
                migrate(cursor, self._now())

    @contextmanager
    def _standing(self) -> Iterator[None]:
        """Keeps writers out while the record is attached as it stands."""
        while True:
            with self._lock.reading():
                if self._is_current():
                    yield
                    return
            with self._lock.writing(), _in_words():
                self._make_current()

    @contextmanager
    def _alone(self) -> Iterator[Seal]:
        """Keeps everybody in this process out; the file is detached meanwhile, and settled again afterwards."""
        with self._lock.writing(), _in_words():
            self._make_current()
            self._instance.detach()
            try:
                yield self._settled.seal
            finally:
                self._instance.detach()
                # Whatever was done is done: where another program is in the file just now, the next use attaches it.
                with suppress(StoreInUse):
                    self._settle()

    def _is_current(self) -> bool:
        if self._is_closed or not self._instance.is_attached:
            return False
        try:
            return Stamp.of(self.path) == self._settled.stamp
        except FileNotFoundError:
            return False

    def _make_current(self) -> None:
        """A backup may have been copied over the record, or another program have held it when it was to be attached."""
        if self._is_closed:
            raise StoreError("The record has been closed.", "Open the page again.")
        if not self._is_current():
            self._instance.detach()
            self._settle()

    def _settle(self) -> None:
        self._settled = settle(self.path, self._instance)
        self.warnings += self._settled.warnings

    def _attach_to_write(self, before: Seal) -> None:
        """DuckDB rewrites a block in place, and a kill can leave half of it: settling then needs the bytes of before.

        Another program may have saved in the moment between; that must never be lost to a backup.
        """
        try:
            if not is_backed_up(self.path, before):
                back_up(self.path, before, self._now())
        except OSError:
            raise StoreError(*wording.NO_BACKUP) from None
        self._instance.attach(to_write=True)
        if Stamp.of(self.path) != self._settled.stamp:
            raise in_use()

    def _finish(self, before: Seal) -> None:
        """What is committed is saved: where the disk has no room left to tidy up, that is done another time."""
        with suppress(duckdb.Error, OSError):
            with self._instance.cursor() as cursor:
                last = last_entry(cursor)
                cursor.execute("checkpoint record")
            self._instance.detach()
            seal = Seal(digest_of(self.path), last)
            write_seal(self.path, seal)
            if seal.entry != before.entry:
                self._back_up(seal)

    def _back_up(self, seal: Seal) -> None:
        try:
            back_up(self.path, seal, self._now())
        except OSError:
            self.warnings += (wording.NOT_BACKED_UP,)

    def _take_back(self, before: Seal) -> None:
        """Where not a byte was changed the seal holds as it was; otherwise every fact is counted when settling."""
        self._instance.detach()
        with suppress(OSError):
            is_ours = read_seal(self.path) == replace(before, is_writing=True)
            if is_ours and not log_path(self.path).exists() and digest_of(self.path) == before.sha256:
                write_seal(self.path, before)


@contextmanager
def _in_words() -> Iterator[None]:
    """Neither the system's words nor DuckDB's reach anybody: they may hold a path or a cell."""
    try:
        yield
    except (OSError, duckdb.Error):
        raise StoreError(*wording.OUT_OF_REACH) from None


@contextmanager
def _unwritten_in_words() -> Iterator[None]:
    try:
        yield
    except (OSError, duckdb.Error):
        raise StoreError(*wording.NOT_WRITTEN) from None
