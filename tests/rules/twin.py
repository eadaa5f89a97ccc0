"""The rules a second time, in slow and obvious Python: what every SQL answer must equal."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from dsa_metrics.facts import TABLES
from dsa_metrics.policy import Policy
from tests.rules.twin_lineage import Ancestor, Successor, ancestors, newest, single_successors

Row = dict[str, Any]
Tables = dict[str, list[Row]]

DAY = timedelta(days=1)
ALWAYS = datetime(9999, 12, 31)
RANK = {"open": 0, "terminated": 1, "agreed": 2}
FOLDED = ("collection", "period")


def effective_entries(tables: Tables, known_at: datetime) -> set[int]:
    """Loads recorded by then, without those that the last undoing by then withdrew."""
    known = [row for row in tables["entry"] if row["recorded_at"] <= known_at]
    effective = {row["entry"] for row in known if row["kind"] == "load"}
    for row in sorted(known, key=lambda row: row["entry"]):
        if row["kind"] == "undo" and row["is_withdrawal"]:
            effective.discard(row["target"])
        elif row["kind"] == "undo":
            effective.add(row["target"])
    return effective


def current(tables: Tables, name: str, known_at: datetime) -> list[Row]:
    """The facts that stand: for each natural key the row of the last effective entry."""
    effective = effective_entries(tables, known_at)
    standing: dict[tuple[Any, ...], Row] = {}
    for row in sorted(tables.get(name, []), key=lambda row: row["entry"]):
        if row["entry"] in effective:
            standing[tuple(key_part(row, column) for column in TABLES[name].key)] = row
    return list(standing.values())


def with_first_entry(tables: Tables, name: str, known_at: datetime) -> list[Row]:
    """The facts that stand, each with the first effective entry that stated it in any version."""
    effective, key = effective_entries(tables, known_at), TABLES[name].key

    def stated_by(row: Row) -> int:
        same = [other for other in tables[name] if all(other.get(column) == row.get(column) for column in key)]
        return min(int(other["entry"]) for other in same if other["entry"] in effective)

    return [{**row, "first_entry": stated_by(row)} for row in current(tables, name, known_at)]


def key_part(row: Row, column: str) -> Any:
    """Collections and periods are the same whatever their capitals."""
    part = row.get(column)
    return part.lower() if column in FOLDED and part is not None else part


def by_school(rows: Iterable[Row]) -> dict[int, list[Row]]:
    grouped = defaultdict(list)
    for row in rows:
        grouped[row["urn"]].append(row)
    return grouped


@dataclass(frozen=True, eq=False)
class Known:
    """The record as it was known at a moment, each table by school."""

    policy: Policy
    register: dict[int, list[Row]]
    letters: dict[int, list[Row]]
    contacts: dict[int, list[Row]]
    agreements: dict[int, list[Row]]
    data_flows: dict[int, list[Row]]
    meetings: list[Row]
    submissions: list[Row]
    results: list[Row]
    explanations: list[Row]
    attendance: list[Row]
    decisions: list[Row]
    successors: dict[int, Successor]
    ancestors: dict[int, list[Ancestor]]


def known(tables: Tables, policy: Policy, known_at: datetime = ALWAYS) -> Known:
    register = by_school(current(tables, "school", known_at))
    successors = single_successors(current(tables, "school_link", known_at))
    return Known(
        policy=policy,
        register=register,
        letters=by_school(current(tables, "letter", known_at)),
        contacts=by_school(current(tables, "contact", known_at)),
        agreements=by_school(current(tables, "agreement", known_at)),
        data_flows=by_school(current(tables, "data_flow", known_at)),
        meetings=current(tables, "meeting", known_at),
        submissions=current(tables, "submission", known_at),
        results=[row for row in current(tables, "quality_result", known_at) if row["records"]],
        explanations=current(tables, "accepted_explanation", known_at),
        attendance=current(tables, "attendance_sharing", known_at),
        decisions=with_first_entry(tables, "decision", known_at),
        successors=successors,
        ancestors=ancestors(successors, register),
    )


def is_counted(record: Known, urn: int, as_at: date) -> bool:
    """Opened and not closed by then; on the day it closes, too, where its single successor opens on the next."""
    last = newest(record.register[urn])
    opened_on, closed_on = last.get("opened_on"), last.get("closed_on")
    if opened_on > as_at if opened_on else last["status"] == "proposed to open":
        return False
    if closed_on == as_at and urn in record.successors:
        following = record.register.get(record.successors[urn].urn, [])
        return any(following) and newest(following).get("opened_on") == as_at + DAY
    return bool(closed_on > as_at if closed_on else last["status"] != "closed")


def register_then(register: Sequence[Row], as_at: date) -> Row:
    by_then = [row for row in register if row["register_on"] <= as_at]
    return newest(by_then) if by_then else min(register, key=lambda row: row["register_on"])


def say(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def ended_on(agreement: Row, converted_on: date | None = None) -> date | None:
    expires_on = agreement.get("expires_on")
    days = [converted_on, agreement.get("withdrawn_on"), expires_on + DAY if expires_on else None]
    return min((day for day in days if day is not None), default=None)


def lapse_cause(agreement: Row, lapsed_on: date, converted_on: date | None) -> str:
    if lapsed_on == converted_on:
        return "replaced"
    if lapsed_on == agreement.get("withdrawn_on"):
        return "withdrawn"
    if agreement.get("expires_on") and lapsed_on == agreement["expires_on"] + DAY:
        return "expired"
    return "replaced"


CAUSES = {
    "expired": "expired",
    "withdrawn": "withdrawn",
    "replaced": "the school became an academy or was replaced: it needs re-papering",
}


def in_force(record: Known, urn: int, as_at: date) -> Row | None:
    """The school's own agreement in force, the last returned where there are several."""
    agreements = [a for a in record.agreements.get(urn, []) if a["returned_on"] <= as_at]
    agreements = [a for a in agreements if not (a.get("withdrawn_on") and a["withdrawn_on"] <= as_at)]
    agreements = [a for a in agreements if not (a.get("expires_on") and a["expires_on"] < as_at)]
    return max(agreements, key=lambda a: a["returned_on"], default=None)


def last_lapse(record: Known, urn: int, before: list[Ancestor], as_at: date) -> tuple[date, date, str] | None:
    """The last lapse by then: when it lapsed, when that agreement had been returned, and why it lapsed."""
    lapses = []
    for holder in [Ancestor(urn, 0, None, None), *before]:
        for agreement in record.agreements.get(holder.urn, []):
            returned_on, converted_on = agreement["returned_on"], holder.converted_on
            if returned_on > as_at or (converted_on and returned_on >= converted_on):
                continue
            lapsed_on = ended_on(agreement, converted_on)
            if lapsed_on is None or lapsed_on > as_at:
                if holder.depth == 0 or converted_on:
                    continue
                lapsed_on = returned_on
            cause = lapse_cause(agreement, lapsed_on, converted_on)
            lapses.append((lapsed_on, -holder.depth, returned_on, holder.urn, cause))
    if not lapses:
        return None
    lapsed_on, _, returned_on, _, cause = max(lapses)
    return lapsed_on, returned_on, cause


def status_of(record: Known, urn: int, as_at: date) -> Row:
    """Status, reason, data flow, second point and why of one school."""
    before = [a for a in record.ancestors.get(urn, []) if a.effective_on is None or a.effective_on <= as_at]
    family = [(urn, 0), *((ancestor.urn, ancestor.depth) for ancestor in before)]
    lapse = last_lapse(record, urn, before, as_at)
    letters = sent_letters(record, family, lapse[0] if lapse else date.min, as_at)
    contact = last_contact(record, family, letters[0], as_at) if letters else None
    data_flow = flow_of(record, family, as_at)
    status, reason, why = decide(record, in_force(record, urn, as_at), lapse, letters, contact, as_at)
    return {
        "status": status,
        "reason": reason,
        "data_flow": data_flow,
        "second_point": data_flow in ("unsafe", "none"),
        "why": why,
        "last_letter_on": letters[-1] if letters else None,
    }


def sent_letters(record: Known, family: list[tuple[int, int]], since: date, as_at: date) -> list[date]:
    letters = {(letter["step"], letter["sent_on"]) for urn, _ in family for letter in record.letters.get(urn, [])}
    return sorted(sent_on for _, sent_on in letters if since <= sent_on <= as_at)


def last_contact(record: Known, family: list[tuple[int, int]], since: date, as_at: date) -> Row | None:
    contacts = [contact for urn, _ in family for contact in record.contacts.get(urn, [])]
    contacts = [c for c in contacts if c["outcome"] != "no reply" and since <= c["held_on"] <= as_at]
    return max(contacts, key=lambda c: (c["held_on"], RANK[c["outcome"]]), default=None)


def flow_of(record: Known, family: list[tuple[int, int]], as_at: date) -> str:
    assessed = [
        (flow["assessed_on"], -depth, urn, flow["means"])
        for urn, depth in family
        for flow in record.data_flows.get(urn, [])
        if flow["assessed_on"] <= as_at
    ]
    means = max(assessed)[3] if assessed else None
    return str(record.policy.means[means].flow) if means in record.policy.means else "not assessed"


def decide(
    record: Known,
    agreement: Row | None,
    lapse: tuple[date, date, str] | None,
    letters: list[date],
    contact: Row | None,
    as_at: date,
) -> tuple[str, str | None, str]:
    """Status, reason and why, each rule in the order of the design."""
    if agreement:
        expiry = f"; expires {say(agreement['expires_on'])}" if agreement.get("expires_on") else ""
        return "returned", None, f"Agreement returned {say(agreement['returned_on'])}{expiry}."
    if lapse and not letters:
        lapsed_on, returned_on, cause = lapse
        why = f"Agreement returned {say(returned_on)} lapsed on {say(lapsed_on)} ({CAUSES[cause]}); no letter since."
        return "lapsed", None, why
    if not letters:
        return "not asked", None, f"No letter sent by {say(as_at)}."
    status, reason = after_letters(record.policy, letters, contact, as_at)
    if contact and contact["outcome"] == "terminated":
        talks = f"talks ended on {say(contact['held_on'])}"
    elif contact:
        talks = f"in contact on {say(contact['held_on'])} ({contact['outcome']})"
    else:
        talks = "no reply yet" if status == "awaiting reply" else "no contact since"
    missing = "no new agreement" if lapse else "no agreement"
    return status, reason, f"{say_letters(letters)}; {talks}; {missing} by {say(as_at)}."


def say_letters(letters: list[date]) -> str:
    if len(letters) == 1:
        return f"Letter sent {say(letters[0])}"
    return f"Letters sent {', '.join(say(day) for day in letters[:-1])} and {say(letters[-1])}"


def after_letters(policy: Policy, letters: list[date], contact: Row | None, as_at: date) -> tuple[str, str | None]:
    needed = policy.escalation.letters
    is_due = len(letters) >= needed and (as_at - letters[needed - 1]).days >= policy.escalation.grace_days
    if is_due and contact is None:
        return "requires escalation", "no contact"
    if is_due and contact is not None and contact["outcome"] == "terminated":
        return "requires escalation", "talks ended"
    if contact is not None and contact["outcome"] != "terminated":
        return "in discussion", None
    return "awaiting reply", None


def cohort(record: Known, as_at: date) -> list[Row]:
    """One row per school that is counted on the date, ordered by URN."""
    phases = list(record.policy.cohort.phases)
    rows = []
    for urn, register in sorted(record.register.items()):
        then = register_then(register, as_at)
        if then.get("phase") not in phases or not is_counted(record, urn, as_at):
            continue
        described = {name: then.get(name) for name in ("name", "phase", "pupils", "trust_uid", "trust_name")}
        rows.append({"urn": urn, **described, "is_priority": then["phase"] in record.policy.cohort.priority})
    return rows


def statuses(record: Known, as_at: date) -> list[Row]:
    """One row per school of the cohort, ordered by URN."""
    return [{**school, **status_of(record, school["urn"], as_at)} for school in cohort(record, as_at)]
