"""The numbered migrations that make the record's tables, each applied once, in order."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache

import duckdb

from dsa_metrics.errors import StoreDamaged, StoreTooNew
from dsa_metrics.record.instance import Cursor
from dsa_metrics.record.statements import SQL


@dataclass(frozen=True)
class Migration:
    """One file of sql/migrations: 0001_record.sql is version 1."""

    version: int
    sql: str


@cache
def migrations() -> tuple[Migration, ...]:
    """All migrations, in order."""
    paths = sorted((SQL / "migrations").glob("*.sql"))
    return tuple(Migration(int(path.name[:4]), path.read_text("utf-8")) for path in paths)


def is_outdated(cursor: Cursor) -> bool:
    """True where the record lacks a migration.

    Raises StoreTooNew for a record that a newer version wrote, StoreDamaged for a database that is no record.
    """
    latest = migrations()[-1].version
    version = _version(cursor)
    if version > latest:
        raise too_new()
    return version < latest


def migrate(cursor: Cursor, now: datetime) -> None:
    """Applies what is lacking, within the transaction that the cursor is in."""
    version = _version(cursor) if _has_tables(cursor) else 0
    cursor.execute("use record")
    for migration in migrations():
        if migration.version > version:
            cursor.execute(migration.sql)
            cursor.execute("insert into record.migration (version, applied_at) values (?, ?)", [migration.version, now])
    cursor.execute("use memory")


def too_new() -> StoreTooNew:
    """The sentence for a record of a newer version."""
    return StoreTooNew(
        "The record was written by a newer version of DSA Metrics.",
        "Install that version, or a later one, and start again. Nothing was changed.",
    )


def _has_tables(cursor: Cursor) -> bool:
    return bool(cursor.execute("select 1 from duckdb_tables() where database_name = 'record'").fetchall())


def _version(cursor: Cursor) -> int:
    try:
        return int(cursor.execute("select max(version) from record.migration").fetchall()[0][0])
    except (duckdb.CatalogException, TypeError):
        raise StoreDamaged(
            "The file is a database, but not a record of DSA Metrics.",
            "Check which file was named, or copy a backup over it. Nothing was changed.",
        ) from None
