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

#: How DuckDB lays out a file, in bytes: three headers of a page, then its blocks.
PAGE = 4096
HEADERS = 3 * PAGE


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


def tear(record: Path, written: Path, pages: int) -> None:
    """Leaves the record as a kill does in the midst of a checkpoint: of the block rewritten in place, only some pages.

    `written` is the same record once the checkpoint was through.
    """
    before, after = record.read_bytes(), written.read_bytes()
    block = HEADERS + pages * PAGE
    record.write_bytes(before[:HEADERS] + after[HEADERS:block] + before[block:] + after[len(before) :])


def pages_rewritten_in_place(record: Path, written: Path) -> list[int]:
    """The numbers of the pages behind the headers that the checkpoint changed where they stood."""
    before, after = (path.read_bytes()[HEADERS:] for path in (record, written))
    return [
        number
        for number, start in enumerate(range(0, len(before), PAGE))
        if before[start : start + PAGE] != after[start : start + PAGE]
    ]
