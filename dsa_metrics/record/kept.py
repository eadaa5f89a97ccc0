"""What the rules say of a record as it stands, kept in memory between questions until the record changes.

Questions about everything that is known ask the same rules for the same rows: which letters went out, which schools
replaced which. A kept rule is a macro of sql/status that depends on known_at alone. That very macro makes its rows,
once, and a macro of the same name that gives them stands before it in the search path. About an earlier moment the
rules themselves are asked, and by a question that asks about two moments for both: a kept rule heeds no moment.
"""

import re
from collections.abc import Mapping
from datetime import datetime
from threading import Lock

from dsa_metrics.record.instance import Cursor
from dsa_metrics.record.seal import Seal
from dsa_metrics.record.statements import statement, statement_for

#: The known_at that leaves nothing out.
EVERYTHING = datetime.fromisoformat("9999-12-31")

RULES = frozenset(
    {
        "current_register",
        "successor",
        "lineage",
        "current_letter",
        "current_agreement",
        "current_contact",
        "current_flow",
        "result_sum",
        "explained_result",
    }
)


#: What a question calls that asks what was known on an earlier day, beside what is known now.
_ON_AN_EARLIER_DAY = "known_on("


class Kept:
    """The kept rows of one record in one DuckDB, each rule's made when the first question needs them."""

    def __init__(self) -> None:
        self._turn = Lock()
        self._seal: Seal | None = None
        self._bodies: Mapping[str, str] = {}
        self._made: set[str] = set()

    def serve(self, cursor: Cursor, sql: str, seal: Seal) -> None:
        """Has the cursor find the kept rows that `sql` needs; while it is open the record stays as `seal` says."""
        if _ON_AN_EARLIER_DAY in sql:
            return
        with self._turn:
            if seal != self._seal:
                self._begin(cursor, seal)
            for rule in sorted(self._needed(sql) - self._made):
                cursor.execute(statement_for("keep_rule", rule=rule))
                self._made.add(rule)
        cursor.execute("use memory.kept")

    def _begin(self, cursor: Cursor, seal: Seal) -> None:
        cursor.execute(statement("keep_nothing"))
        self._bodies = dict(cursor.execute(statement("rules")).fetchall())
        self._seal, self._made = seal, set()

    def _needed(self, sql: str) -> set[str]:
        """The kept rules that a question asks, itself or through other rules."""
        asked = self._bodies.keys() & set(re.findall(r"\w+(?=\()", sql))
        further = [self._needed(self._bodies[rule]) for rule in asked - RULES]
        return (asked & RULES).union(*further)
