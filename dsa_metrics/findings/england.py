"""What each answer about the authority beside England says, in one plain sentence."""

from collections.abc import Mapping
from datetime import date
from typing import cast

from dsa_metrics.findings.asked import Asked, Rows
from dsa_metrics.wording import have, in_words, mean, number, per_cent

_WIDER = ("region", "England")


def beside_england(rows: Rows, asked: Asked) -> str:
    """The authority's share of schools sharing daily attendance at the last publication, beside region and England.

    It speaks of the first phase of the rows: all phases together, unless they are of one phase alone.
    """
    day = max((cast(date, row["published_on"]) for row in rows), default=None)
    if day is None:
        return f"The record holds nothing that was published on daily attendance by {in_words(asked.as_at)}."
    phase = next(row["phase"] for row in rows)
    last = [row for row in rows if row["published_on"] == day and row["phase"] == phase]
    areas = {row["area"]: row for row in last if row["share"] is not None}
    beside = " and ".join(f"{_share(areas[area])} in {areas[area]['name']}" for area in _WIDER if area in areas)
    if (own := areas.get("authority")) is None:
        known = f"; it has {beside}" if beside else ""
        return f"The publication of {in_words(day)} has no share of this authority's schools{known}."
    sharing, total = min(cast(float, own["sharing"]), cast(int, own["total"])), cast(int, own["total"])
    noun = "school" if phase == "All phases" else f"{str(phase).lower()} school"
    said = f"{mean(sharing)} of {own['name']}'s {number(total, noun)} ({_share(own)}) shared daily attendance"
    ranked = f"its rank is {own['rank']} of {own['of']}, where 1 is the highest"
    return f"By {in_words(day)}, {said}{f', beside {beside}' if beside else ''}; {ranked}."


def beside_nearest(rows: Rows, asked: Asked) -> str:
    """How many of the authorities nearest in size have a higher share, and how many a lower one."""
    own = next((row for row in rows if row["is_own"]), None)
    if own is None or own["rank"] is None:
        return f"By {in_words(asked.as_at)} nothing was published that sets this authority beside others of its size."
    place = cast(int, own["rank"])
    ranks = [cast(int, row["rank"]) for row in rows if not row["is_own"] and row["rank"] is not None]
    higher, lower = sum(rank < place for rank in ranks), sum(rank > place for rank in ranks)
    said = f"Of the {len(ranks)} authorities nearest to {own['name']} in number of schools"
    return f"{said}, {higher or 'none'} {have(higher)} a higher share and {lower or 'none'} a lower one."


def _share(row: Mapping[str, object]) -> str:
    sharing, total = cast(float, row["sharing"]), cast(int, row["total"])
    return per_cent(min(sharing, total), total)
