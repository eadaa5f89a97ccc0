"""A new, empty record, put in its place whole."""

import os
from datetime import datetime
from pathlib import Path

from dsa_metrics.record import wording
from dsa_metrics.record.instance import Instance, transaction
from dsa_metrics.record.migrations import migrate
from dsa_metrics.record.private_files import digest_of, privately
from dsa_metrics.record.seal import Seal, log_path, read_seal, write_seal


def create(record: Path, now: datetime) -> tuple[str, ...]:
    """Makes an empty record and its seal, and the folder where there is none; gives what an officer should be told."""
    record.parent.mkdir(parents=True, exist_ok=True)
    left = read_seal(record)
    fresh = record.with_name(f"{record.name}.{os.getpid()}.new")
    _make(fresh, now)
    log_path(record).unlink(missing_ok=True)
    write_seal(record, Seal(digest_of(fresh), entry=0))
    fresh.replace(record)
    return (wording.ORPHANED_SEAL,) if left is not None and left.entry else ()


def _make(fresh: Path, now: datetime) -> None:
    fresh.unlink(missing_ok=True)
    instance = Instance(fresh)
    try:
        with privately():
            instance.attach(to_write=True)
            with instance.cursor() as cursor:
                with transaction(cursor):
                    migrate(cursor, now)
                cursor.execute("checkpoint record")
    finally:
        instance.close()
