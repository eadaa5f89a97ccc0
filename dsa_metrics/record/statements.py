"""The SQL of the store, by name, from sql/store."""

from functools import cache
from pathlib import Path

SQL = Path(__file__).parents[1] / "sql"


@cache
def statement(name: str) -> str:
    """The statement in sql/store of that name, without its ending."""
    return (SQL / "store" / f"{name}.sql").read_text("utf-8")


def statement_for(name: str, **parts: str) -> str:
    """The statement of that name for one table: each {part} in it replaced by SQL made from our own table names."""
    return statement(name).format(**parts)


def quoted(name: str) -> str:
    """A table's or column's name as SQL takes it."""
    return '"' + name.replace('"', '""') + '"'


def literal(text: str) -> str:
    """A text as SQL takes it, where no parameter may stand: a path to attach, a name in a union of tables."""
    return "'" + text.replace("'", "''") + "'"
