"""Judges every row of one sheet of the tracker in one query, made of the predicates of the table of rules."""

from collections.abc import Iterator, Mapping
from functools import cache

from dsa_metrics.ingest.columns import Form
from dsa_metrics.ingest.rule import Rule
from dsa_metrics.ingest.scratch import Scratch
from dsa_metrics.ingest.tracker_rules import CELL_RULES, NEEDS_REGISTER, NEEDS_VERDICT, ROW_RULES
from dsa_metrics.ingest.verdict import Fault

Test = tuple[Rule, str, str]

_RULE = {test.rule.code: test.rule for test in (*CELL_RULES, *ROW_RULES)}


def find_faults(form: Form, fields: frozenset[str], scratch: Scratch, hints: Mapping[str, str]) -> list[Fault]:
    """Every rule broken in a row of the scratch table `sheet`; `fields` are those whose columns stand in the file."""
    without = frozenset() if scratch.has_schools else NEEDS_REGISTER
    if not _has_unlike_names(form, scratch):
        without |= NEEDS_VERDICT
    found = scratch.ask(_question(form, fields, without))
    return [Fault(_RULE[rule], row, heading, hints.get(rule, "")) for row, heading, rule in found]


def _has_unlike_names(form: Form, scratch: Scratch) -> bool:
    if not form.has_urn:
        return False
    scratch.run("unlike_name")
    if not scratch.ask("select 1 from unlike_name limit 1"):
        return False
    scratch.run("school_verdict")
    return True


@cache
def _question(form: Form, fields: frozenset[str], without: frozenset[str]) -> str:
    return " union all ".join(
        f"select row, '{heading}' as heading, '{rule.code}' as rule from sheet where {predicate}"  # noqa: S608
        for rule, heading, predicate in _tests(form, fields)
        if rule.code not in without
    )


def _tests(form: Form, fields: frozenset[str]) -> Iterator[Test]:
    for column in form.columns:
        for test in CELL_RULES:
            if column.field in fields and test.applies_to(column):
                predicate = test.predicate.format(text=f"{column.field}_text", value=column.field)
                yield test.rule, column.heading, predicate
    yield from ((test.rule, test.heading, test.predicate) for test in ROW_RULES if test.sheet == form.sheet)
