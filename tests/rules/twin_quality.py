"""The questions about the quality of data a second time, in slow and obvious Python."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Any

from tests.rules.twin import Known, Row, cohort, key_part, say
from tests.rules.twin_submissions import calendar_periods, phases, spelled


def holds(explanation: Row, result: Row, as_at: date) -> bool:
    """The explanation accepts the failures of the result on the date."""
    if (explanation["urn"], explanation["check_code"]) != (result["urn"], result["check_code"]):
        return False
    for column in ("collection", "period"):
        if explanation.get(column) is not None and key_part(explanation, column) != key_part(result, column):
            return False
    return bool(explanation["accepted_on"] <= as_at <= explanation["until_on"])


def why_accepted(explanation: Row) -> str:
    return f"{explanation['reason']} (approved by {explanation['approved_by']} until {say(explanation['until_on'])})"


@lru_cache(maxsize=8)
def judged(record: Known, as_at: date) -> list[Row]:
    """Every result that was measured by the date, with its failures told apart."""
    rows = []
    for result in record.results:
        if result["measured_on"] > as_at:
            continue
        accepting = [explanation for explanation in record.explanations if holds(explanation, result, as_at)]
        accepting.sort(key=why_accepted)
        accepting.sort(key=lambda row: (row["accepted_on"], row["until_on"]), reverse=True)
        failures = result["failures"]
        check = record.policy.quality.checks.get(result["check_code"])
        rows.append(
            {
                **result,
                "explanation": result.get("explanation"),
                "period_key": key_part(result, "period"),
                "failures": 0 if accepting else failures,
                "accepted": failures if accepting else 0,
                "accepted_because": why_accepted(accepting[0]) if accepting and failures else None,
                "check": check.name if check else result["check_code"],
                "dimension": str(check.dimension) if check else None,
            }
        )
    return rows


def measured_periods(record: Known, as_at: date) -> list[tuple[date, str, str]]:
    """First day of measuring, folded name and name of every period, in order."""
    results = judged(record, as_at)
    names = spelled(calendar_periods(record), (result["period"] for result in results))
    first: dict[str, date] = {}
    for result in results:
        key = result["period_key"]
        first[key] = min(result["measured_on"], first.get(key, result["measured_on"]))
    return sorted((measured_on, key, names[key]) for key, measured_on in first.items())


def summed(results: list[Row]) -> Row:
    records, failures, accepted = (sum(row[name] for row in results) for name in ("records", "failures", "accepted"))
    rate = 1000 * failures / records if records else None
    return {"records": records, "failures": failures, "accepted": accepted, "per_thousand": rate}


@lru_cache(maxsize=8)
def by_period_and_phase(record: Known, as_at: date) -> list[tuple[Row, list[Row], list[Row]]]:
    """Each period and phase with schools on its day: its name, those schools, and the results that they had."""
    groups = []
    for measured_on, key, period in measured_periods(record, as_at):
        results = [result for result in judged(record, as_at) if result["period_key"] == key]
        schools = cohort(record, measured_on)
        for phase in phases(record):
            of_phase = [school for school in schools if school["phase"] == phase]
            urns = {school["urn"] for school in of_phase}
            named = {"period": period, "phase": phase, "measured_on": measured_on}
            if of_phase:
                groups.append((named, of_phase, [result for result in results if result["urn"] in urns]))
    return groups


def counted(results: list[Row], schools: list[Row]) -> Row:
    assessed = len({result["urn"] for result in results})
    return {**summed(results), "schools_assessed": assessed, "schools": len(schools)}


def quality_over_time(record: Known, as_at: date) -> list[Row]:
    groups = by_period_and_phase(record, as_at)
    return [{**named, **counted(results, schools)} for named, schools, results in groups]


def check_order(record: Known, code: str) -> tuple[int, str]:
    listed = list(record.policy.quality.checks)
    return (listed.index(code) if code in listed else len(listed), code)


def quality_by_check(record: Known, as_at: date) -> list[Row]:
    groups = by_period_and_phase(record, as_at)
    rows = []
    for named, schools, results in groups:
        of_period = [row for other, _, rows in groups if other["period"] == named["period"] for row in rows]
        made = {(row["check_code"], row["check"], row["dimension"]) for row in of_period}
        for code, check, dimension in sorted(made, key=lambda check: check_order(record, check[0])):
            found = [row for row in results if row["check_code"] == code]
            told = {"check_code": code, "check": check, "dimension": dimension}
            rows.append({**named, **told, **counted(found, schools)})
    return rows


def quality_by_phase(record: Known, as_at: date) -> list[Row]:
    groups = by_period_and_phase(record, as_at)
    rows = []
    for named, schools, results in groups:
        of_period = [row for other, _, rows in groups if other["period"] == named["period"] for row in rows]
        of_period.sort(key=lambda row: check_order(record, row["check_code"]))
        for dimension in dict.fromkeys(row["dimension"] for row in of_period):
            found = [row for row in results if row["dimension"] == dimension]
            rows.append({**named, "dimension": dimension, **counted(found, schools)})
    return rows


def at_school(record: Known, results: list[Row], urn: int) -> Row:
    found = [result for result in results if result["urn"] == urn]
    told = summed(found)
    is_below = told["per_thousand"] is not None and told["per_thousand"] > record.policy.quality.standard_per_thousand
    return {**told, "is_below": is_below, "is_assessed": bool(found)}


def quality_below_standard(record: Known, as_at: date) -> list[Row]:
    rows = []
    for named, schools, results in by_period_and_phase(record, as_at):
        below = sum(at_school(record, results, school["urn"])["is_below"] for school in schools)
        rows.append({**named, **counted(results, schools), "below": below})
    return rows


def quality_by_school(record: Known, as_at: date) -> list[Row]:
    last = {phase: group for phase in phases(record) if (group := last_measured(record, as_at, phase))}
    rows = []
    for school in sorted(
        cohort(record, as_at), key=lambda row: (phases(record).index(row["phase"]), row["name"], row["urn"])
    ):
        named, results = last.get(school["phase"], ({"period": None, "measured_on": None}, []))
        told = {"period": named["period"], "measured_on": named["measured_on"]}
        rows.append({**school, **told, **at_school(record, results, school["urn"])})
    return rows


def last_measured(record: Known, as_at: date, phase: str) -> tuple[Row, list[Row]] | None:
    """The last period in which half of the phase's schools were assessed, else any; with all results of its cohort."""
    groups = [group for group in by_period_and_phase(record, as_at) if group[0]["phase"] == phase and group[2]]
    whole = [group for group in groups if is_whole(group)]
    if not groups:
        return None
    named, _, results = (whole or groups)[-1]
    urns = {school["urn"] for school in cohort(record, named["measured_on"])}
    of_period = [row for row in judged(record, as_at) if row["period_key"] == results[0]["period_key"]]
    return named, [row for row in of_period if row["urn"] in urns]


def is_whole(group: tuple[Row, list[Row], list[Row]]) -> bool:
    """True where at least half of the schools were assessed."""
    _, schools, results = group
    return 2 * len({result["urn"] for result in results}) >= len(schools)


def last_two(record: Known, as_at: date) -> list[tuple[tuple[Any, ...], tuple[Any, ...]]]:
    """For each phase the last period in which half of it was assessed, else any, and the one before with records."""
    pairs = []
    for phase in phases(record):
        groups = [group for group in by_period_and_phase(record, as_at) if group[0]["phase"] == phase]
        looked_at = [group for group in groups if summed(group[2])["records"]]
        whole = [group for group in looked_at if is_whole(group)]
        if whole:
            looked_at = looked_at[: looked_at.index(whole[-1]) + 1]
        if len(looked_at) > 1:
            pairs.append((looked_at[-2], looked_at[-1]))
    return pairs


def moved(before: tuple[Any, ...], now: tuple[Any, ...], column: str, cell: object) -> Row:
    """What the results with this cell added to the rate of their phase."""
    then, last = (summed([row for row in results if row[column] == cell]) for _, _, results in (before, now))
    records_then, records_last = (summed(results)["records"] for _, _, results in (before, now))
    return {
        "phase": now[0]["phase"],
        "before_period": before[0]["period"],
        "period": now[0]["period"],
        "before_failures": then["failures"],
        "before_records": then["records"],
        "failures": last["failures"],
        "records": last["records"],
        "before_per_thousand": then["per_thousand"],
        "per_thousand": last["per_thousand"],
        "contribution": 1000 * last["failures"] / records_last - 1000 * then["failures"] / records_then,
    }


def quality_moved_by_check(record: Known, as_at: date) -> list[Row]:
    rows = []
    for before, now in last_two(record, as_at):
        made = {row["check_code"]: row for row in [*before[2], *now[2]]}
        told = [{**made[code], **moved(before, now, "check_code", code)} for code in made]
        rows += sorted(told, key=lambda row: (-abs(row["contribution"]), check_order(record, row["check_code"])))
    return rows


def quality_moved_by_school(record: Known, as_at: date) -> list[Row]:
    rows = []
    for before, now in last_two(record, as_at):
        urns = {row["urn"] for row in [*before[2], *now[2]]}
        names = {school["urn"]: school["name"] for school in [*before[1], *now[1]]}
        told = [{"urn": urn, "name": names[urn], **moved(before, now, "urn", urn)} for urn in urns]
        rows += sorted(told, key=lambda row: (-abs(row["contribution"]), row["name"], row["urn"]))
    return rows


def quality_of_school(record: Known, urn: int, as_at: date) -> list[Row]:
    family = {urn: False}
    for ancestor in record.ancestors.get(urn, []):
        if ancestor.effective_on is None or ancestor.effective_on <= as_at:
            family[ancestor.urn] = True
    own = [row for row in judged(record, as_at) if row["urn"] in family]
    collections = spelled(record.policy.collections, (row["collection"] for row in own))
    periods = {key: (place, name) for place, (_, key, name) in enumerate(measured_periods(record, as_at))}

    def order(row: Row) -> tuple[Any, ...]:
        is_own = not family[row["urn"]]
        collection = row["collection"].lower()
        return (periods[row["period_key"]], is_own, row["urn"], collection, check_order(record, row["check_code"]))

    return [
        {
            **row,
            **summed([row]),
            "period": periods[row["period_key"]][1],
            "collection": collections[row["collection"].lower()],
            "is_predecessor": family[row["urn"]],
        }
        for row in sorted(own, key=order)
    ]


TWINS: dict[str, Callable[[Known, date], list[Row]]] = {
    twin.__name__: twin
    for twin in (
        quality_over_time,
        quality_by_phase,
        quality_by_check,
        quality_below_standard,
        quality_by_school,
        quality_moved_by_check,
        quality_moved_by_school,
    )
}
