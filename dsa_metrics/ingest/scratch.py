"""The scratch database in which rows are judged: in memory, sealed off from files and network, thrown away after."""

from datetime import date
from importlib.resources import files
from types import TracebackType
from typing import Any, Self

import duckdb
import pyarrow as pa

_SQL = files("dsa_metrics") / "sql" / "ingest"
_SEALED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "lock_configuration": "true",
}


def sql_of(question: str) -> str:
    """The text of one of the files of sql/ingest."""
    return (_SQL / f"{question}.sql").read_text("utf-8")


class Scratch:
    """One reading's scratch database; a context, closed at its end."""

    def __init__(self, known: pa.Table, today: date) -> None:
        self._connection = duckdb.connect(":memory:", config=_SEALED)
        self._today = today
        self.has_schools = known.num_rows > 0
        self.run("fold_name")
        self.lay_out("known", known)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()

    def lay_out(self, name: str, rows: pa.Table) -> None:
        """Makes the rows known under a name, in place of those that had it."""
        self._connection.register(name, rows)

    def run(self, question: str) -> None:
        """Runs one of the files of sql/ingest that makes a table."""
        self._connection.execute(sql_of(question))

    def ask(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows that answer a query made of constants of our own source; it may use $today."""
        parameters = {"today": self._today} if "$today" in sql else None
        return self._connection.execute(sql, parameters).fetchall()
