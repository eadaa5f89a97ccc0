"""The history of a school a second time: every version of every fact, told in words."""

from collections.abc import Callable
from datetime import date, datetime

from dsa_metrics.policy import Policy
from tests.rules.twin import Row, Tables, current, effective_entries, known, say

KINDS = {
    "school": "register",
    "school_link": "link",
    "letter": "letter",
    "contact": "contact",
    "agreement": "agreement",
    "data_flow": "data flow",
    "submission": "submission",
    "quality_result": "quality result",
    "accepted_explanation": "accepted explanation",
}
HAPPENED = {
    "school": "register_on",
    "school_link": "established_on",
    "letter": "sent_on",
    "contact": "held_on",
    "agreement": "returned_on",
    "data_flow": "assessed_on",
    "quality_result": "measured_on",
    "accepted_explanation": "accepted_on",
}


def school_history(tables: Tables, policy: Policy, urn: int, as_at: date, known_at: datetime) -> list[Row]:
    """Each version once, as first recorded, in the order of the days on which things happened."""
    family = {urn: False}
    for ancestor in known(tables, policy, known_at).ancestors.get(urn, []):
        if ancestor.effective_on is None or ancestor.effective_on <= as_at:
            family[ancestor.urn] = True
    versions: dict[tuple[object, ...], list[Row]] = {}
    for name, kind in KINDS.items():
        in_force = {id(row) for row in current(tables, name, known_at)}
        for row in tables.get(name, []):
            if row["urn"] in family:
                told = tell(tables, name, row, known_at)
                key = (kind, row["urn"], told["detail"], None if name == "school" else told["happened_on"])
                fact = {**told, "what": kind, "is_in_force": id(row) in in_force, "is_predecessor": family[row["urn"]]}
                versions.setdefault(key, []).extend([fact] if told["recorded_at"] <= known_at else [])
    rows = [one_version(facts, effective_entries(tables, known_at)) for facts in versions.values() if facts]
    rows = [row for row in rows if row["happened_on"] is None or row["happened_on"] <= as_at]
    return sorted(rows, key=order)


def order(row: Row) -> tuple[object, ...]:
    day = row["happened_on"]
    return (day is not None, day or date.min, not row["is_predecessor"], row["what"], row["detail"], row["entry"])


def one_version(facts: list[Row], effective: set[int]) -> Row:
    """What a version says, from the first entry that counts, or else from the first of all."""
    first = min(facts, key=lambda fact: (fact["entry"] not in effective, fact["entry"]))
    days = [fact["happened_on"] for fact in facts]
    return {
        **first,
        "happened_on": min(days) if all(days) else None,
        "is_in_force": any(f["is_in_force"] for f in facts),
    }


def tell(tables: Tables, name: str, row: Row, known_at: datetime) -> Row:
    recorded = {entry["entry"]: entry["recorded_at"] for entry in tables["entry"]}
    files = {(file["entry"], file["file_no"]): file["name"] for file in tables.get("entry_file", [])}
    happened_on = row.get(HAPPENED[name]) if name in HAPPENED else row.get("received_on") or row["due_on"]
    return {
        "happened_on": happened_on,
        "detail": DETAILS[name](row),
        "urn": row["urn"],
        "recorded_at": recorded[row["entry"]],
        "entry": row["entry"],
        "file": files.get((row["entry"], row.get("file_no", 1))),
        "sheet": row.get("sheet"),
        "source_row": row.get("source_row"),
    }


def join(*parts: str | None) -> str:
    return "; ".join(part for part in parts if part is not None)


def dated(words: str, day: date | None) -> str | None:
    return f"{words} {say(day)}" if day else None


def of_register(row: Row) -> str:
    pupils = row.get("pupils")
    return join(
        row["name"],
        row.get("phase") or "of no reporting phase",
        row["status"],
        dated("opened", row.get("opened_on")),
        dated("closed", row.get("closed_on")),
        None if pupils is None else "1 pupil" if pupils == 1 else f"{pupils} pupils",
        row.get("trust_name"),
    )


def of_contact(row: Row) -> str:
    by = f" by {row['channel']}" if row.get("channel") else ""
    return join(f"The {row['made_by']} made contact{by}", row["outcome"], row.get("note"))


def of_agreement(row: Row) -> str:
    return join(
        f"Agreement returned, signed by {row['signed_by']}" if row.get("signed_by") else "Agreement returned",
        f"version {row['version']}" if row.get("version") else None,
        row.get("lawful_basis"),
        dated("starts", row.get("starts_on")),
        dated("review on", row.get("review_on")),
        dated("expires", row.get("expires_on")),
        dated("withdrawn", row.get("withdrawn_on")),
        row.get("note"),
    )


def of_submission(row: Row) -> str:
    received = dated("received", row.get("received_on")) or "not received"
    return join(f"{row['collection']} {row['period']} due {say(row['due_on'])}", received, row.get("means"))


def of_quality(row: Row) -> str:
    found = f"{row['failures']} of {row['records']} records" if row["records"] else "not assessed"
    return join(f"{row['collection']} {row['period']}", f"{row['check_code']}: {found}", row.get("explanation"))


def of_explanation(row: Row) -> str:
    collection = f" for {row['collection']}" if row.get("collection") else ""
    period = f" in {row['period']}" if row.get("period") else ""
    accepted = f"Failures of {row['check_code']} accepted{collection}{period} until {say(row['until_on'])}"
    return join(accepted, row["reason"], f"approved by {row['approved_by']}")


DETAILS: dict[str, Callable[[Row], str]] = {
    "school": of_register,
    "school_link": lambda row: f"{row['link_type']}: URN {row['link_urn']}",
    "letter": lambda row: f"Letter {row['step']} sent",
    "contact": of_contact,
    "agreement": of_agreement,
    "data_flow": lambda row: join(f"Means of transfer: {row['means']}", row.get("note")),
    "submission": of_submission,
    "quality_result": of_quality,
    "accepted_explanation": of_explanation,
}
