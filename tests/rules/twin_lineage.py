"""Which school replaced which, a second time in slow and obvious Python."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

Row = dict[str, Any]


@dataclass(frozen=True)
class Ancestor:
    urn: int
    depth: int
    effective_on: date | None
    converted_on: date | None


class Successor(NamedTuple):
    urn: int
    stated: list[date | None]


def newest(register: Sequence[Row]) -> Row:
    return max(register, key=lambda row: row["register_on"])


def first_known(*days: date | None) -> date | None:
    return next((day for day in days if day is not None), None)


def single_successors(links: list[Row]) -> dict[int, Successor]:
    """For each school that exactly one other replaced: that one, with the dates that the links state."""
    successors: dict[int, dict[int, list[date | None]]] = defaultdict(lambda: defaultdict(list))
    for link in links:
        if link["link_type"].startswith("Successor"):
            old, new = link["urn"], link["link_urn"]
        elif link["link_type"].startswith("Predecessor"):
            old, new = link["link_urn"], link["urn"]
        else:
            continue
        if old != new:
            successors[old][new].append(link.get("established_on"))
    return {old: Successor(*next(iter(new.items()))) for old, new in successors.items() if len(new) == 1}


def ancestors(single: dict[int, Successor], register: dict[int, list[Row]]) -> dict[int, list[Ancestor]]:
    """For each school: whom it replaced, following every old school forwards through single successors."""
    found: dict[int, list[Ancestor]] = defaultdict(list)
    for start in single:
        visited, dates, here, converted_on = {start}, [], start, None
        for depth in range(1, 9):
            if here not in single:
                break
            old = here
            here, stated = single[old]
            if here in visited:
                break
            visited.add(here)
            established_on = min((day for day in stated if day is not None), default=None)
            opened_on = newest(register[here]).get("opened_on") if here in register else None
            closed_on = newest(register[old]).get("closed_on") if old in register else None
            dates.append(first_known(established_on, opened_on, closed_on))
            if depth == 1:
                converted_on = first_known(opened_on, established_on, closed_on)
            effective_on = max((day for day in dates if day is not None), default=None)
            found[here].append(Ancestor(start, depth, effective_on, converted_on))
    return found
