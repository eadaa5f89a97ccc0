"""Spoiling a record's files, and looking at what is left of it."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from dsa_metrics.record.file import RecordFile
from dsa_metrics.record.seal import log_path, seal_path
from dsa_metrics.store import utc_now

FIGURES = """
    select entry, count(*), sum(urn), min(happened_on), max(happened_on), string_agg(distinct word order by word)
    from (
        select entry, urn, sent_on as happened_on, step::text as word from record.letter
        union all
        select entry, urn, held_on, outcome || note from record.contact
    )
    group by entry
    order by entry
"""

Figures = Mapping[int, tuple[object, ...]]


def flip(path: Path, place: int) -> None:
    """Turns every bit of one byte."""
    content = bytearray(path.read_bytes())
    content[place] ^= 0xFF
    path.write_bytes(content)


def copied(record: Path, folder: Path) -> Path:
    """The record with its log and its seal, as far as it has them, in a new folder."""
    folder.mkdir()
    for path in (record, log_path(record), seal_path(record)):
        if path.exists():
            shutil.copy(path, folder / path.name)
    return folder / record.name


def looked_at(record: Path) -> tuple[Figures, tuple[str, ...]]:
    """Opens a record: what it says, entry by entry, and what it warns of. Raises StoreError as opening it does."""
    file = RecordFile(record, utc_now)
    try:
        with file.reading() as cursor:
            rows = cursor.execute(FIGURES).fetchall()
        return {row[0]: row[1:] for row in rows}, file.warnings
    finally:
        file.close()
