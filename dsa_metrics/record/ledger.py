"""The ledger: every load, undoing, release and commentary is an entry; nothing is ever taken out of it."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta

import pyarrow as pa

from dsa_metrics.errors import InputError
from dsa_metrics.ingest.mapping import ColumnMapping
from dsa_metrics.ingest.reading import Quarantined, Reading
from dsa_metrics.record.instance import Cursor
from dsa_metrics.record.statements import statement
from dsa_metrics.wording import in_words

_QUARANTINED = pa.schema(
    {
        "file_no": pa.int64(),
        "sheet": pa.string(),
        "source_row": pa.int64(),
        "rules": pa.string(),
        "cells": pa.string(),
    }
)


@dataclass(frozen=True)
class Undoing:
    """What undoing an entry means: the load that it is about, and whether that is withdrawn or brought back."""

    load: int
    is_withdrawal: bool

    @property
    def what(self) -> str:
        """The undoing in words."""
        return f"entry {self.load} withdrawn" if self.is_withdrawal else f"entry {self.load} brought back"


def last_entry(cursor: Cursor) -> int:
    """The number of the last entry, 0 for an empty record."""
    return int(cursor.execute(statement("last_entry")).fetchall()[0][0])


def add_load(cursor: Cursor, reading: Reading, who: str, now: datetime) -> int:
    """Records a load with its files, its mapping and the rows set aside, without its facts; gives its number."""
    entry = _add(cursor, "load", now, who, reading.kind, None)
    for file in reading.files:
        values = {"file_no": file.file_no, "name": file.name, "sha256": file.sha256, "kind": file.kind}
        cursor.execute(statement("add_file"), {"entry": entry, **values})
    with _set_aside(cursor, reading.quarantined):
        cursor.execute(statement("add_set_aside"), {"entry": entry})
    if reading.confirmed_mapping is not None:
        mapping = reading.confirmed_mapping
        values = {"entry": entry, "signature": mapping.signature, "mapping": mapping.to_json()}
        cursor.execute(statement("add_mapping"), values)
    return entry


def add_undoing(cursor: Cursor, undoing: Undoing, who: str, now: datetime) -> int:
    """Records an undoing and gives its number."""
    return _add(cursor, "undo", now, who, undoing.what, undoing)


def add_release(cursor: Cursor, release_id: str, who: str, now: datetime) -> int:
    """Records that a release is published, without its tables; gives its number."""
    return _add(cursor, "release", now, who, f"release {release_id}", None)


def add_commentary(cursor: Cursor, meeting: date, who: str, now: datetime) -> int:
    """Records that something was written for the paper of a meeting, without the words; gives its number."""
    return _add(cursor, "commentary", now, who, f"commentary for the meeting of {in_words(meeting)}", None)


def undoing_of(cursor: Cursor, entry: int) -> Undoing:
    """What undoing this entry means. Raises InputError where it cannot be undone, and says why."""
    entries = {row["entry"]: row for row in cursor.sql(statement("entries")).to_arrow_table().to_pylist()}
    found = entries.get(entry)
    if found is None:
        raise InputError(f"There is no entry {entry}.", "Look the number up in the list of loads.")
    if found["kind"] == "release":
        raise InputError(
            f"Entry {entry} published a release, and what was published cannot be taken back.",
            "Publish a correction for the same meeting: it says which release it supersedes.",
        )
    if found["kind"] == "commentary":
        raise InputError(
            f"Entry {entry} is commentary for a paper, which is not undone.",
            "Write the section again: the newest counts.",
        )
    if found["kind"] == "load" and not found["can_undo"]:
        last = max(number for number, row in entries.items() if row["target"] == entry)
        raise InputError(f"Entry {entry} has been withdrawn already.", f"Undo entry {last} to bring it back.")
    if not found["can_undo"]:
        raise InputError(
            f"Entry {entry} is not the last undoing of entry {found['target']}.", "Undo the last one instead."
        )
    if found["kind"] == "load":
        return Undoing(entry, is_withdrawal=True)
    return Undoing(found["target"], is_withdrawal=not found["is_withdrawal"])


def sets_aside_more(cursor: Cursor, rows: Sequence[Quarantined]) -> bool:
    """True where at least one of these rows has not been set aside before: it must not be lost."""
    with _set_aside(cursor, rows):
        return bool(cursor.execute(statement("newly_set_aside")).fetchall()[0][0])


def maps_otherwise(cursor: Cursor, mapping: ColumnMapping | None) -> bool:
    """True where a mapping was confirmed that the record does not remember just so."""
    if mapping is None:
        return False
    remembered = dict(cursor.execute(statement("mappings")).fetchall())
    return remembered.get(mapping.signature) != mapping.to_json()


@contextmanager
def _set_aside(cursor: Cursor, rows: Sequence[Quarantined]) -> Iterator[None]:
    cursor.register("set_aside", pa.Table.from_pylist([asdict(row) for row in rows], schema=_QUARANTINED))
    yield
    cursor.unregister("set_aside")


def _add(cursor: Cursor, kind: str, now: datetime, who: str, what: str, undoing: Undoing | None) -> int:
    last, last_at = cursor.execute(statement("last_entry")).fetchall()[0]
    recorded_at = now.astimezone(UTC).replace(tzinfo=None)
    if last_at is not None:
        recorded_at = max(recorded_at, last_at + timedelta(microseconds=1))
    values = {
        "entry": last + 1,
        "kind": kind,
        "recorded_at": recorded_at,
        "who": who,
        "what": what,
        "target": undoing.load if undoing else None,
        "is_withdrawal": undoing.is_withdrawal if undoing else None,
    }
    cursor.execute(statement("add_entry"), values)
    return int(last) + 1
