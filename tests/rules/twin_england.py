"""The questions beside England a second time, in slow and obvious Python over published rows."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from math import floor
from typing import Any

Row = dict[str, Any]

PHASES = ("All phases", "Primary", "Secondary", "Special")
AREAS = ("authority", "region", "England")


def add_up(name: str, rows: list[Row], level: str, code: str, phase: str) -> Row:
    """One row of several; a number that one of them lacks is lacking."""
    numbers: Row = {}
    for column in ("sharing", "total"):
        values = [row[column] for row in rows]
        numbers[column] = None if None in values else sum(values)
    first = rows[0]
    return {**first, **numbers, "area_level": level, "area_code": code, "area_name": name, "phase": phase}


def complete(rows: list[Row]) -> list[Row]:
    """The rows of one publication, with all phases of each area and every region where they are left out."""
    told = {(row["area_level"], row["area_code"], row["phase"]): row for row in rows}
    for level, code in {(row["area_level"], row["area_code"]) for row in rows}:
        own = [row for row in rows if (row["area_level"], row["area_code"]) == (level, code)]
        if (level, code, PHASES[0]) not in told:
            told[level, code, PHASES[0]] = add_up(own[0]["area_name"], own, level, code, PHASES[0])
    authorities = [row for row in told.values() if row["area_level"] == "authority" and row.get("region")]
    authorities = [row for row in authorities if row["sharing"] is not None and row["total"] is not None]
    for name, phase in {(row["region"], row["phase"]) for row in authorities}:
        members = [row for row in authorities if (row["region"], row["phase"]) == (name, phase)]
        told.setdefault(("region", name.lower(), phase), add_up(name, members, "region", name.lower(), phase))
    return list(told.values())


def with_shares(rows: list[Row]) -> list[Row]:
    """The rows of one publication with share, rank and how many are ranked."""
    for row in rows:
        sharing, total = row["sharing"], row["total"]
        row["share"] = min(float(sharing) / total, 1.0) if sharing is not None and total else None
        row["rank"] = row["of"] = None
    for phase in PHASES:
        shown = [row for row in rows if row["phase"] == phase and row["share"] is not None]
        shown = [row for row in shown if row["area_level"] == "authority"]
        shares = [hundredths(row) for row in shown]
        for row, own in zip(shown, shares, strict=True):
            row["rank"] = 1 + sum(other > own for other in shares)
            row["of"] = len(shown)
    return rows


def hundredths(row: Row) -> int:
    share: float = row["share"]
    return floor(share * 10_000 + 0.5)


def publications(rows: Iterable[Row], as_at: date) -> dict[date, list[Row]]:
    days = sorted({row["published_on"] for row in rows if row["published_on"] <= as_at})
    return {day: with_shares(complete([dict(row) for row in rows if row["published_on"] == day])) for day in days}


def said(row: Row) -> Row:
    sharing = row["sharing"]
    return {
        **row,
        "sharing": float(sharing) if isinstance(sharing, Decimal | int) else sharing,
        "name": row["area_name"],
    }


def beside_england(published: list[Row], code: str | None, as_at: date) -> list[Row]:
    found = publications(published, as_at)
    own = [
        row for rows in found.values() for row in rows if row["area_level"] == "authority" and row["area_code"] == code
    ]
    regions = [row["region"] for row in own if row.get("region")]
    wanted = {("authority", code), ("England", "England"), ("region", regions[-1].lower() if regions else None)}
    rows = []
    for day, listed in found.items():
        kept = [row for row in listed if (row["area_level"], row["area_code"]) in wanted]
        kept.sort(key=lambda row: (PHASES.index(row["phase"]), AREAS.index(row["area_level"])))
        rows += [{**said(row), "published_on": day, "area": row["area_level"]} for row in kept]
    return rows


def beside_nearest(published: list[Row], code: str | None, as_at: date) -> list[Row]:
    found = publications(published, as_at)
    sized = {
        day: [
            row
            for row in rows
            if row["area_level"] == "authority" and row["phase"] == PHASES[0] and row["total"] is not None
        ]
        for day, rows in found.items()
    }
    listed = next((rows for _, rows in sorted(sized.items(), reverse=True) if rows), [])
    own = next((row for row in listed if row["area_code"] == code), None)
    if own is None:
        return []
    others = sorted(
        (row for row in listed if row is not own), key=lambda row: (abs(row["total"] - own["total"]), row["area_code"])
    )
    shown = [{**said(row), "is_own": row is own} for row in [own, *others[:10]]]
    return sorted(shown, key=lambda row: (row["rank"] is None, row["rank"] or 0, row["name"], row["area_code"]))
