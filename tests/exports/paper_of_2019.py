"""The paper of the demonstration: its meetings, what an officer states, and how its parts are read."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from docx.table import Table

from dsa_metrics.exports.paper.office import Paper, Papers
from dsa_metrics.exports.paper.statements import Statements
from dsa_metrics.policy import Policy
from dsa_metrics.record.releases import State
from dsa_metrics.store import Store
from dsa_metrics.view import NamedView

JUNE, MARCH = date(2019, 6, 4), date(2019, 3, 26)
STATED = Statements("Paragraph 3", "Talks with trusts go on.", "Monitoring Officer", date(2019, 12, 31))
STATED_WORDS = ("Paragraph 3", "Talks with trusts go on.", "Monitoring Officer", "31 December 2019")
PRIORITY = ("Primary", "Secondary", "Special")


def papers(store: Store, policy: Policy) -> Papers:
    """The papers of a record, whose ledger stands beside it."""
    return Papers(store, NamedView(store, policy), store.path.with_name("releases"))


def lines(table: Table) -> list[list[str]]:
    """The texts of a table, row by row."""
    return [[cell.text for cell in row.cells] for row in table.rows]


def states(paper: Paper, change: Callable[[State], dict[str, Any]], count: int = 1) -> Paper:
    """The paper with the frozen states of some escalated primary schools changed."""
    snapshot = paper.snapshot
    urns = [one.urn for one in snapshot.all_escalated["priority"] if one.phase == "Primary"][:count]
    changed = {urn: replace(snapshot.states[urn], **change(snapshot.states[urn])) for urn in urns}
    return replace(paper, snapshot=replace(snapshot, states={**snapshot.states, **changed}))
