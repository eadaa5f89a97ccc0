"""Judges every row of one sheet of the tracker in one query, made of the predicates of the table of rules."""

from collections.abc import Iterator, Mapping
from functools import cache

import pyarrow as pa

from dsa_metrics.ingest.columns import Form
from dsa_metrics.ingest.rule import Rule
from dsa_metrics.ingest.scratch import Scratch
from dsa_metrics.ingest.tracker_rules import CELL_RULES, NEEDS_REGISTER, NEEDS_VERDICT, ROW_RULES, About
from dsa_metrics.ingest.verdict import Fault

Test = tuple[Rule, str, str]

#: A column, by its field, and cells that it has.
Suspect = tuple[str, About]

_RULE = {test.rule.code: test.rule for test in (*CELL_RULES, *ROW_RULES)}


def find_faults(form: Form, rows: pa.Table, scratch: Scratch, hints: Mapping[str, str]) -> list[Fault]:
    """Every rule broken in a row; `rows` hold each column of the form as text and as value, and the row's number."""
    scratch.lay_out("sheet", rows)
    question = _question(form, frozenset(_suspects(form, rows)), _left_out(form, scratch))
    found = scratch.ask(question) if question else []
    return [Fault(_RULE[rule], row, heading, hints.get(rule, "")) for row, heading, rule in found]


def _suspects(form: Form, rows: pa.Table) -> Iterator[Suspect]:
    """What is to be asked about: counting nulls costs nothing, and most columns have no blank or unread cell."""
    for column in form.columns:
        blank = rows.column(f"{column.field}_text").null_count
        nothing = rows.column(column.field).null_count
        if blank:
            yield column.field, About.BLANK
        if nothing > blank:
            yield column.field, About.UNREAD
        if nothing < rows.num_rows:
            yield column.field, About.READ


def _left_out(form: Form, scratch: Scratch) -> frozenset[str]:
    left_out = frozenset() if scratch.has_schools else NEEDS_REGISTER
    return left_out if form.has_urn and _has_unlike_names(scratch) else left_out | NEEDS_VERDICT


def _has_unlike_names(scratch: Scratch) -> bool:
    scratch.run("unlike_name")
    if not scratch.ask("select 1 from unlike_name limit 1"):
        return False
    scratch.run("school_verdict")
    return True


@cache
def _question(form: Form, suspects: frozenset[Suspect], left_out: frozenset[str]) -> str:
    return " union all ".join(
        f"select row, '{heading}' as heading, '{rule.code}' as rule from sheet where {predicate}"  # noqa: S608
        for rule, heading, predicate in _tests(form, suspects)
        if rule.code not in left_out
    )


def _tests(form: Form, suspects: frozenset[Suspect]) -> Iterator[Test]:
    for column in form.columns:
        for test in CELL_RULES:
            if test.applies_to(column) and (column.field, test.about) in suspects:
                predicate = test.predicate.format(text=f"{column.field}_text", value=column.field)
                yield test.rule, column.heading, predicate
    yield from ((test.rule, test.heading, test.predicate) for test in ROW_RULES if test.sheet == form.sheet)
