"""Questions put to the SQL and to the twin at once."""

from datetime import date, datetime

from dsa_metrics.policy import Policy
from dsa_metrics.view import NamedView
from tests.rules import twin
from tests.rules.drawing import URN, drawn
from tests.rules.memory import MemoryStore
from tests.rules.twin import Row
from tests.rules.twin_metrics import TWINS
from tests.rules.twin_quality import quality_of_school

AS_AT = "2019-06-04"
ASKED = ("urn", "name", "phase", "status", "reason", "data_flow", "second_point", "why", "is_priority", "pupils")


class Ask:
    """Puts a drawn record before both rules and gives what they agree on."""

    def __init__(self, store: MemoryStore, policy: Policy) -> None:
        self.store = store
        self.policy = policy

    def statuses(self, drawing: str, as_at: str = AS_AT, known_at: str | None = None) -> list[Row]:
        """One row per school of the cohort, by URN."""
        tables, day = drawn(drawing), date.fromisoformat(as_at)
        instant = datetime.fromisoformat(known_at) if known_at else None
        self.store.fill(tables)
        told = NamedView(self.store, self.policy).status(day, instant).to_pylist()
        said = [{name: row[name] for name in ASKED} for row in sorted(told, key=lambda row: row["urn"])]
        expected = twin.statuses(twin.known(tables, self.policy, instant or twin.ALWAYS), day)
        assert said == [{name: row[name] for name in ASKED} for row in expected]
        return said

    def status(self, drawing: str, as_at: str = AS_AT, known_at: str | None = None, urn: int = URN) -> Row:
        """The row of one school."""
        return next(row for row in self.statuses(drawing, as_at, known_at) if row["urn"] == urn)

    def rows(self, name: str, drawing: str, as_at: str = AS_AT, urn: int = URN) -> list[Row]:
        """The rows of a metric."""
        tables, day = drawn(drawing), date.fromisoformat(as_at)
        self.store.fill(tables)
        answer = NamedView(self.store, self.policy).answer(name, day, urn=urn)
        record = twin.known(tables, self.policy)
        expected = quality_of_school(record, urn, day) if answer.metric.needs_school else TWINS[name](record, day)
        columns = [column.name for column in answer.metric.columns]
        assert answer.rows == [{column: row[column] for column in columns} for row in expected]
        return answer.rows

    def view(self, drawing: str) -> NamedView:
        """A view of the drawn record."""
        self.store.fill(drawn(drawing))
        return NamedView(self.store, self.policy)
