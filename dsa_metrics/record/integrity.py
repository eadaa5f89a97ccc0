"""Whether the facts still are what each entry recorded: a count and a digest per entry and table, kept with the entry.

The digest is the sum of one MD5 a row over the text of its columns, so it depends neither on the order of the rows nor
on the version of DuckDB; blank columns do not count, so that a later migration may add columns.
"""

from collections.abc import Collection, Iterator, Mapping

import duckdb

from dsa_metrics.facts import TABLES
from dsa_metrics.record.instance import Cursor
from dsa_metrics.record.statements import literal, quoted, statement, statement_for

_Seals = dict[tuple[int, str], tuple[int, str]]


def seal_entry(cursor: Cursor, entry: int, spoken_of: Collection[str] = ()) -> None:
    """Seals what the entry put into every table; the last thing done before it is committed.

    `spoken_of` are the tables of facts that it may have put anything into.
    """
    tables = {name: columns for name, columns in _tables(cursor).items() if name in spoken_of or name not in TABLES}
    for (_, table), (row_count, digest) in _digests(cursor, tables, entry).items():
        values = {"entry": entry, "table_name": table, "row_count": row_count, "digest": digest}
        cursor.execute(statement("add_seal"), values)


def disagreements(cursor: Cursor) -> tuple[str, ...]:
    """Every way in which the record's facts disagree with its ledger, a sentence each; none where all is well."""
    try:
        return (*_ledger_faults(cursor), *_changed_tables(cursor))
    except duckdb.Error:
        return ("A part of the record's file cannot be read.",)


def _ledger_faults(cursor: Cursor) -> Iterator[str]:
    (faults,) = cursor.execute(statement("ledger_faults")).fetchall()[0]
    if faults:
        yield "The entries of the ledger do not follow from one another."


def _changed_tables(cursor: Cursor) -> Iterator[str]:
    sealed = _sealed(cursor)
    found = _digests(cursor, _tables(cursor))
    for entry, table in sorted(sealed.keys() | found.keys()):
        if sealed.get((entry, table)) != found.get((entry, table)):
            yield f"What entry {entry} brought into the table {table} is not what was recorded."


def _sealed(cursor: Cursor) -> _Seals:
    rows = cursor.execute(statement("seals")).fetchall()
    return {(entry, table): (row_count, digest) for entry, table, row_count, digest in rows}


def _tables(cursor: Cursor) -> dict[str, list[str]]:
    return dict(cursor.execute(statement("sealed_tables")).fetchall())


def _digests(cursor: Cursor, tables: Mapping[str, list[str]], entry: int | None = None) -> _Seals:
    sql = " union all ".join(_digest_sql(table, columns) for table, columns in tables.items())
    rows = cursor.execute(sql, {"entry": entry}).fetchall()
    return {(number, table): (row_count, digest) for table, number, row_count, digest in rows}


def _digest_sql(table: str, columns: list[str]) -> str:
    text = " || ".join(_column_text(column) for column in columns)
    return statement_for("digest", table=quoted(table), table_name=literal(table), text=text)


def _column_text(column: str) -> str:
    """Name, length and text: no two different rows can give the same."""
    value = f"{quoted(column)}::text"
    return f"coalesce({literal(column + '=')} || length({value}) || ':' || {value} || ';', '')"
