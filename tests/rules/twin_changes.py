"""What has changed since the last meeting a second time: two statuses, in slow and obvious Python."""

from collections.abc import Callable
from datetime import date
from typing import Any

from tests.rules.twin import CAUSES, Known, Row, last_lapse, say, statuses
from tests.rules.twin_lineage import newest
from tests.rules.twin_quality import quality_by_school
from tests.rules.twin_submissions import phases

SAFE = ("straight through", "secure, by hand")


def last_meeting(record: Known, as_at: date) -> date | None:
    return max((row["held_on"] for row in record.meetings if row["held_on"] < as_at), default=None)


def since_last_meeting(record: Known, as_at: date) -> list[Row]:
    """Every change in the order of its kind, then by phase and name."""
    met_on = last_meeting(record, as_at)
    if met_on is None:
        return []
    before, after = schools_then(record, met_on), schools_then(record, as_at)
    rows = []
    for urn in before.keys() | after.keys():
        for place, what, fact in changes(record, urn, before.get(urn), after.get(urn), (met_on, as_at)):
            school = after.get(urn) or before[urn]
            rows.append({**school, "what": what, "fact": fact, "place": place})
    return sorted(rows, key=lambda row: (row["place"], phases(record).index(row["phase"]), row["name"], row["urn"]))


def schools_then(record: Known, day: date) -> dict[int, Row]:
    """URN -> status and quality of every school that is counted on the day."""
    quality = {row["urn"]: row for row in quality_by_school(record, day)}
    return {row["urn"]: {**quality[row["urn"]], **row} for row in statuses(record, day)}


Changes = list[tuple[int, str, Any]]


def changes(record: Known, urn: int, before: Row | None, after: Row | None, days: tuple[date, date]) -> Changes:
    was, now = before or {}, after or {}
    found = of_agreement(record, urn, was, now, days)
    if after and after["second_point"] and not was.get("second_point"):
        what = "newly unsafe" if after["data_flow"] == "unsafe" else "newly without data"
        found.append((5, what, flow_fact(record, urn, before, days)))
    if after and was.get("second_point") and not after["second_point"]:
        what = "made safe" if after["data_flow"] in SAFE else "flow no longer known"
        found.append((6, what, flow_fact(record, urn, before, days)))
    if after and after["is_below"] and not was.get("is_below"):
        found.append((7, "fell below the standard", quality_fact(before, after)))
    if after and was.get("is_below") and not after["is_below"]:
        what = "rose to the standard" if after["is_assessed"] else "quality no longer known"
        found.append((8, what, quality_fact(before, after)))
    if after and not before:
        what, fact = joining(record, urn, days)
        found.append((9, what, f"{fact} Agreement: {after['status']}; data flow: {after['data_flow']}."))
    if before and not after:
        what, fact = leaving(record, urn, days)
        found.append(
            (10, what, f"{fact} Agreement before: {before['status']}; data flow before: {before['data_flow']}.")
        )
    return found


def of_agreement(record: Known, urn: int, was: Row, now: Row, days: tuple[date, date]) -> Changes:
    then, status, why = was.get("status"), now.get("status"), now.get("why")
    found: Changes = []
    if status == "returned" != then:
        found.append((1, "returned", why))
    if status == "requires escalation" != then:
        found.append((2, "newly requires escalation", why))
    if then == "requires escalation" != status:
        how = {"returned": "returned", "in discussion": "in contact"}.get(status or "", "another way")
        found.append((3, f"left escalation: {how}", why or leaving(record, urn, days)[1]))
    if (status == "lapsed" != then) or (status and then == "returned" != status):
        found.append((4, "lapsed", lapse(record, urn, days[1])))
    return found


def lapse(record: Known, urn: int, as_at: date) -> str:
    before = [a for a in record.ancestors.get(urn, []) if a.effective_on is None or a.effective_on <= as_at]
    found = last_lapse(record, urn, before, as_at)
    assert found
    lapsed_on, returned_on, cause = found
    return f"Agreement returned {say(returned_on)} lapsed on {say(lapsed_on)} ({CAUSES[cause]})."


def last_seen(record: Known, urn: int, as_at: date) -> Row | None:
    """The assessment by then of the school or of one that it replaced, as the rule picks it."""
    before = [a for a in record.ancestors.get(urn, []) if a.effective_on is None or a.effective_on <= as_at]
    family = [(urn, 0), *((ancestor.urn, ancestor.depth) for ancestor in before)]
    seen = [(flow, -depth, holder) for holder, depth in family for flow in record.data_flows.get(holder, [])]
    seen = [one for one in seen if one[0]["assessed_on"] <= as_at]
    return max(seen, key=lambda one: (one[0]["assessed_on"], *one[1:]))[0] if seen else None


def flow_fact(record: Known, urn: int, before: Row | None, days: tuple[date, date]) -> str:
    then, now = (last_seen(record, urn, day) for day in days)
    assert now
    was = f"; at the meeting: {then['means'] if then else 'not assessed'}" if before else ""
    return f"Means of transfer: {now['means']}, assessed on {say(now['assessed_on'])}{was}."


def quality_fact(before: Row | None, after: Row) -> str:
    return f"{found_in(after)}{f'; at the meeting, {found_in(before)}' if before else ''}."


def found_in(school: Row) -> str:
    named = f"{school['period']}: " if school["period"] else ""
    if not school["is_assessed"]:
        return f"{named}not assessed"
    failures, records = school["failures"], school["records"]
    words = f"{failures} failure{'' if failures == 1 else 's'} in {records} record{'' if records == 1 else 's'}"
    return f"{named}{words}{f', {accepted} more accepted' if (accepted := school['accepted']) else ''}"


def name_of(record: Known, urn: int) -> str:
    return str(newest(record.register[urn])["name"]) if urn in record.register else f"URN {urn}"


def joining(record: Known, urn: int, days: tuple[date, date]) -> tuple[str, str]:
    opened_on = newest(record.register[urn]).get("opened_on")
    if not opened_on or not days[0] < opened_on <= days[1]:
        return "joined: counted now", "The register gives it a phase that is counted."
    old = sorted(old for old, successor in record.successors.items() if successor.urn == urn)
    names = " and ".join(name_of(record, one) for one in old)
    if not old:
        return "joined: opened", f"Opened {say(opened_on)}."
    return "joined: replaces another school", f"Opened {say(opened_on)} in place of {names}."


def leaving(record: Known, urn: int, days: tuple[date, date]) -> tuple[str, str]:
    closed_on = newest(record.register[urn]).get("closed_on")
    if not closed_on or not days[0] <= closed_on <= days[1]:
        return "left: not counted now", "The register no longer gives it a phase that is counted."
    if urn not in record.successors:
        return "left: closed", f"Closed {say(closed_on)}."
    name = name_of(record, record.successors[urn].urn)
    return "left: replaced by another school", f"Closed {say(closed_on)}; replaced by {name}."


TWINS: dict[str, Callable[[Known, date], list[Row]]] = {"since_last_meeting": since_last_meeting}
