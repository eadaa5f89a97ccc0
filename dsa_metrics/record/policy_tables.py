"""What a fresh DuckDB in memory is given at start: the policy as tables, and the rules of sql/status as macros."""

from collections.abc import Iterable, Sequence

from dsa_metrics.policy import Policy
from dsa_metrics.record.instance import Cursor
from dsa_metrics.record.statements import SQL, statement


def install(cursor: Cursor, policy: Policy) -> None:
    """Makes the policy's tables, policy_phase and so on, then runs every file of sql/status in order of name."""
    cursor.execute(statement("policy_tables"))
    for table, rows in _tables(policy).items():
        _insert(cursor, table, list(rows))
    for path in sorted((SQL / "status").glob("*.sql")):
        cursor.execute(path.read_text("utf-8"))


def _insert(cursor: Cursor, table: str, rows: Sequence[tuple[object, ...]]) -> None:
    """All rows at once: a calendar has hundreds, and each statement costs more than they do."""
    if rows:
        places = ", ".join(f"({', '.join('?' * len(row))})" for row in rows)
        cursor.execute(f"insert into {table} values {places}", [cell for row in rows for cell in row])  # noqa: S608  # our names


def _tables(policy: Policy) -> dict[str, Iterable[tuple[object, ...]]]:
    quality, rule, phases = policy.quality, policy.escalation, enumerate(policy.cohort.phases)
    checks = enumerate(quality.checks.items())
    authority = policy.authority
    return {
        "policy_authority": [(authority.gias_code, authority.name)] if authority else [],
        "policy_escalation": [(rule.letters, rule.grace_days)],
        "policy_phase": ((str(phase), place, phase in policy.cohort.priority) for place, phase in phases),
        "policy_means": ((name, str(means.flow)) for name, means in policy.means.items()),
        "policy_quality": [(quality.standard_per_thousand, quality.small_records)],
        "policy_check": ((code, check.name, str(check.dimension), place) for place, (code, check) in checks),
        "policy_due": (
            (name, period, str(phase), due_on)
            for name, collection in policy.collections.items()
            for period, due_on in collection.due.items()
            for phase in collection.phases
        ),
    }
