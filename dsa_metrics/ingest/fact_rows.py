"""Good rows gathered into the typed table that the record keeps for them."""

from collections.abc import Iterable, Mapping

import pyarrow as pa

from dsa_metrics.facts import PROVENANCE, TABLES

_TYPES = {
    "text": pa.string(),
    "date": pa.date32(),
    "integer": pa.int64(),
    "boolean": pa.bool_(),
    "number": pa.decimal128(18, 6),
}

#: The place that a fact came from, as the reader knows it (the entry is the store's to give).
PLACE = {name: _TYPES[kind] for name, kind in PROVENANCE.items() if name != "entry"}


def fact_schema(table_name: str) -> pa.Schema:
    """The columns of a table of facts with their types, then the place."""
    columns = {name: _TYPES[kind] for name, kind in TABLES[table_name].columns.items()}
    return pa.schema(list((columns | PLACE).items()))


def fact_table(table_name: str, rows: Iterable[Mapping[str, object]]) -> pa.Table:
    """The rows as a table of facts; a column that a row lacks is null."""
    return pa.Table.from_pylist(list(rows), schema=fact_schema(table_name))
