"""Dated copies of the record in the folder `backups` beside it, each with its seal; the newest are kept."""

import os
import re
from datetime import datetime
from pathlib import Path

from dsa_metrics.errors import InputError, StoreError
from dsa_metrics.record.private_files import copy_private
from dsa_metrics.record.seal import Seal, Stamp, is_intact, log_path, read_seal, seal_path, write_seal

KEPT = 10


def back_up(record: Path, seal: Seal, now: datetime) -> None:
    """Copies the record, at rest as `seal` says, into its folder of backups and drops the oldest. Raises OSError.

    Where another program changes the record meanwhile there is no such copy.
    """
    folder = record.parent / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    copy = folder / f"{record.stem}-{now:%Y%m%dT%H%M%S}-entry-{seal.entry:06d}{record.suffix}"
    if copy_private(record, copy) != seal.sha256:
        copy.unlink()
        return
    write_seal(copy, seal)
    for old in [path for path in _backups(record) if path != copy][KEPT - 1 :]:
        old.unlink()
        seal_path(old).unlink(missing_ok=True)


def is_backed_up(record: Path, seal: Seal) -> bool:
    """True where there is a backup of the record as `seal` says that it is."""
    return any(_seals_the_same(path, seal) for path in _backups(record))


def put_back(record: Path, seal: Seal, found: Stamp) -> bool:
    """Puts the backup in the record's place that is what `seal` says, and keeps what was there under another name.

    False where there is none, or where the record is no longer as it was `found`. Raises OSError.
    """
    sound = next((path for path in _backups(record) if _seals_the_same(path, seal) and is_intact(path)), None)
    if sound is None:
        return False
    fresh = record.with_name(f"{record.name}.{os.getpid()}.back")
    try:
        copy_private(sound, fresh)
        copy_private(record, record.with_name(record.name + ".unreadable"))
        if Stamp.of(record) != found:
            return False
        fresh.replace(record)
        return True
    finally:
        fresh.unlink(missing_ok=True)


def copy_out(record: Path, out: Path) -> None:
    """Copies the record, at rest, to a place that the officer chose.

    Raises InputError where that place is taken or is not there, StoreError where the record changes meanwhile.
    """
    if out.exists():
        raise InputError("There is already a file of that name.", "Give the backup another name.")
    if not out.parent.is_dir():
        raise InputError("The folder for the backup does not exist.", "Make the folder first, or choose another.")
    seal = read_seal(record)
    if seal is None or log_path(record).exists() or copy_private(record, out) != seal.sha256:
        out.unlink(missing_ok=True)
        raise StoreError("The record could not be copied as it was last saved.", "Try again in a moment.")
    write_seal(out, seal)


def way_back(record: Path) -> str:
    """What to do about a damaged record: which backup to copy over it."""
    sound = next((path.name for path in _backups(record) if is_intact(path)), None)
    if sound is None:
        return "There is no sound backup beside it: copy a backup of your own over it. Nothing was changed."
    return (
        f"Stop the dashboard, copy backups/{sound} over it, delete its .wal file if there is one, start again, "
        "and load again what was loaded since. Nothing was changed."
    )


def _seals_the_same(backup: Path, seal: Seal) -> bool:
    found = read_seal(backup)
    return found is not None and found.sha256 == seal.sha256


def _backups(record: Path) -> list[Path]:
    """The backups of this record, the newest first."""
    ours = re.compile(re.escape(record.stem) + r"-\d{8}T\d{6}-entry-\d{6,}" + re.escape(record.suffix))
    folder = record.parent / "backups"
    found = folder.iterdir() if folder.is_dir() else ()
    return sorted((path for path in found if ours.fullmatch(path.name)), key=lambda path: path.name, reverse=True)
