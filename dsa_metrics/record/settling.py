"""What stands in the file when it is opened: vouched for by its seal, or else fact by fact."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic, sleep

import duckdb

from dsa_metrics.errors import StoreDamaged, StoreInUse
from dsa_metrics.record import wording
from dsa_metrics.record.backups import put_back, way_back
from dsa_metrics.record.instance import Instance
from dsa_metrics.record.integrity import disagreements
from dsa_metrics.record.ledger import last_entry
from dsa_metrics.record.migrations import is_outdated, too_new
from dsa_metrics.record.private_files import digest_of, privately
from dsa_metrics.record.seal import Seal, Stamp, log_path, read_seal, write_seal

#: How long another program may take, in seconds, from letting go of a file it wrote to sealing it.
_SEALING = 1.0


@dataclass(frozen=True)
class Settled:
    """A record attached for reading: its seal, how the file looked then, and what an officer should be told."""

    seal: Seal
    stamp: Stamp
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Found:
    seal: Seal | None
    stamp: Stamp
    digest: str
    last_entry: int | None
    has_log: bool
    is_sound: bool

    @property
    def is_intact(self) -> bool:
        """True where the file, its log aside, is byte for byte what was last saved."""
        return self.seal is not None and self.seal.sha256 == self.digest

    @property
    def is_half_written(self) -> bool:
        """True where a write was begun and not ended, and what it left cannot be read."""
        was_begun = self.has_log or (self.seal is not None and self.seal.is_writing)
        return was_begun and not self.is_sound and not self.is_intact


def settle(record: Path, instance: Instance) -> Settled:
    """Attaches the record for reading once it is vouched for, finishing or dropping what an interrupted write left.

    Raises StoreInUse while another program writes, StoreTooNew, and StoreDamaged, which names the way back.
    """
    found = _examine(record, instance)
    if found.is_half_written and _is_put_back(record, instance, found):
        found = _examine(record, instance)
    warnings: tuple[str, ...] = ()
    if not found.is_sound and found.is_intact and found.has_log:
        _set_aside_log(record, instance)
        warnings = (wording.log_set_aside(found.seal),)
        found = _examine(record, instance)
    if not found.is_sound or found.last_entry is None:
        instance.detach()
        raise too_new() if found.is_intact else StoreDamaged(_what_is_wrong(record), way_back(record))
    warnings = warnings or wording.warnings_of(found.seal, found.is_intact, found.has_log, found.last_entry)
    return _sealed(record, instance, found, found.last_entry, warnings)


def _examine(record: Path, instance: Instance) -> _Found:
    stamp, digest, is_readable = _attach(record, instance)
    has_log = log_path(record).exists()
    seal = _awaited_seal(record, digest, has_log)
    is_intact = seal is not None and seal.sha256 == digest
    last, is_sound = _read(instance, is_vouched_for=is_intact and not has_log) if is_readable else (None, False)
    return _Found(seal, stamp, digest, last, has_log, is_sound)


def _attach(record: Path, instance: Instance) -> tuple[Stamp, str, bool]:
    """Attaches the bytes that were hashed, and no others: nobody can write once the file is attached."""
    while True:
        stamp, digest = Stamp.of(record), digest_of(record)
        try:
            instance.attach()
        except duckdb.Error:
            return stamp, digest, False
        if Stamp.of(record) == stamp:
            return stamp, digest, True
        instance.detach()


def _awaited_seal(record: Path, digest: str, has_log: bool) -> Seal | None:
    """The seal; where a write has just ended in another program, the one that it is about to make."""
    give_up_at = monotonic() + _SEALING
    seal = read_seal(record)
    while seal and seal.is_writing and seal.sha256 != digest and not has_log and monotonic() < give_up_at:
        sleep(0.02)
        seal = read_seal(record)
    return seal


def _read(instance: Instance, is_vouched_for: bool) -> tuple[int | None, bool]:
    """The last entry, and whether every fact agrees with the ledger where no seal vouches for the whole file."""
    try:
        with instance.cursor() as cursor:
            is_outdated(cursor)
            return last_entry(cursor), is_vouched_for or not disagreements(cursor)
    except duckdb.Error:
        return None, False


def _is_put_back(record: Path, instance: Instance, found: _Found) -> bool:
    """Puts the bytes that were last saved in the place of what is left; the log, if it is whole, is read again."""
    instance.detach()
    with suppress(OSError):
        return found.seal is not None and put_back(record, found.seal, found.stamp)
    return False


def _set_aside_log(record: Path, instance: Instance) -> None:
    """The file alone is what was last saved, so a log that spoils it is nothing that was ever said to be saved."""
    instance.detach()
    log = log_path(record)
    with suppress(FileNotFoundError):
        log.replace(log.with_name(log.name + ".unreadable"))


def _sealed(record: Path, instance: Instance, found: _Found, last: int, warnings: tuple[str, ...]) -> Settled:
    seal = Seal(found.digest, last)
    if found.has_log:
        return Settled(_with_log_taken_in(record, instance, seal), Stamp.of(record), warnings)
    if found.seal != seal:
        # A folder that cannot be written to must not keep anybody from reading the record.
        with suppress(OSError):
            write_seal(record, seal)
    return Settled(seal, found.stamp, warnings)


def _with_log_taken_in(record: Path, instance: Instance, seal: Seal) -> Seal:
    """Lets DuckDB bring a sound log into the file; where that cannot be done now, reading goes on with both."""
    instance.detach()
    with suppress(duckdb.Error, StoreInUse, OSError), privately():
        instance.attach(to_write=True)
        with instance.cursor() as cursor:
            cursor.execute("checkpoint record")
        instance.detach()
        seal = Seal(digest_of(record), seal.entry)
        write_seal(record, seal)
    instance.detach()
    instance.attach()
    return seal


def _what_is_wrong(record: Path) -> str:
    with record.open("rb") as file:
        return wording.DAMAGED if file.read(12)[8:] == b"DUCK" else wording.NO_RECORD
