"""What a fresh DuckDB in memory is given at start: the policy as tables, and the rules of sql/status as macros."""

from dsa_metrics.policy import Policy
from dsa_metrics.record.instance import Cursor
from dsa_metrics.record.statements import SQL, statement


def install(cursor: Cursor, policy: Policy) -> None:
    """Makes policy_escalation, policy_phase and policy_means, then runs every file of sql/status in order of name."""
    cursor.execute(statement("policy_tables"))
    rule = policy.escalation
    cursor.execute("insert into policy_escalation values (?, ?)", [rule.letters, rule.grace_days])
    for position, phase in enumerate(policy.cohort.phases):
        is_priority = phase in policy.cohort.priority
        cursor.execute("insert into policy_phase values (?, ?, ?)", [str(phase), position, is_priority])
    for name, means in policy.means.items():
        cursor.execute("insert into policy_means values (?, ?)", [name, str(means.flow)])
    for path in sorted((SQL / "status").glob("*.sql")):
        cursor.execute(path.read_text("utf-8"))
