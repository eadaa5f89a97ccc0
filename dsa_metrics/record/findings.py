"""What a check of the record finds: in its file, its ledger and its facts, and beside the policy."""

from collections.abc import Iterator

from dsa_metrics.policy import Policy
from dsa_metrics.record.file import RecordFile
from dsa_metrics.record.instance import Cursor
from dsa_metrics.record.integrity import disagreements
from dsa_metrics.record.seal import is_intact
from dsa_metrics.record.statements import statement


def findings(file: RecordFile, policy: Policy) -> tuple[str, ...]:
    """A sentence for everything that is wrong; none where all is well."""
    with file.at_rest() as path:
        is_sealed = is_intact(path)
    with file.reading() as cursor:
        seal = () if is_sealed else ("The record's file is not what its seal says.",)
        return (*seal, *disagreements(cursor), *_beside_the_policy(cursor, policy))


def _beside_the_policy(cursor: Cursor, policy: Policy) -> Iterator[str]:
    if means := _count(cursor, "unknown_means"):
        yield f"Data flows by a means that the policy does not list: {means}. They count as not assessed."
    if phases := _count(cursor, "unknown_phases"):
        yield f"Schools of a phase that the policy does not list: {phases}. They are left out of every figure."
    if policy.authority and (others := _count(cursor, "other_authority", gias_code=policy.authority.gias_code)):
        yield f"Schools of the newest register that belong to another authority than the policy's: {others}."


def _count(cursor: Cursor, name: str, **parameters: object) -> int:
    return int(cursor.execute(statement(name), parameters or None).fetchall()[0][0])
