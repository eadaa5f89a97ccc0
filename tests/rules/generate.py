"""Invented records for the twins: few schools, few dates and much that meets, so that every edge is hit often."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random

from dsa_metrics.facts import TABLES
from dsa_metrics.policy import Policy
from tests.rules.twin import Row, Tables

FIRST = date(2018, 9, 1)
SCHOOLS = tuple(range(100001, 100013))
LINK_TYPES = ("Successor", "Predecessor", "Successor - merged", "Predecessor - Split School", "Sixth Form Centre Link")
COLLECTIONS = ("School census", "SCHOOL CENSUS", "Attendance", "Meals")
PERIODS = ("Autumn 2018", "Spring 2019", "spring 2019", "Summer 2019", "SUMMER 2019")
CHECKS = ("upn_missing", "postcode_malformed", "language_missing", "no_such_check")
LIVES = ("open", "open", "open", "open, proposed to close", "closed", "proposed to open")


def random_day(random: Random) -> date:
    """One of forty days, ten days apart, so that facts often fall on one day, or on the date asked about."""
    return FIRST + timedelta(days=10 * random.randint(0, 39))


def random_record(random: Random, policy: Policy) -> Tables:
    """Loads with corrections, undoings of loads and of undoings, conversions, expiries, and blanks."""
    entries = random_entries(random)
    loads = [row["entry"] for row in entries if row["kind"] == "load"]
    tables: Tables = {"entry": entries, "school": random_schools(random, policy, loads)}
    makers = {
        "school_link": (random_link, 8),
        "letter": (random_letter, 40),
        "contact": (random_contact, 25),
        "agreement": (random_agreement, 12),
        "data_flow": (lambda dice: random_data_flow(dice, policy), 25),
        "meeting": (random_meeting, 3),
        "submission": (random_submission, 30),
        "quality_result": (random_result, 60),
        "accepted_explanation": (random_explanation, 12),
        "attendance_sharing": (random_sharing, 80),
        "decision": (random_decision, 12),
    }
    for name, (make, most) in makers.items():
        rows = [{**make(random), "entry": random.choice(loads)} for _ in range(random.randint(most // 2, most))]
        tables[name] = one_version_per_entry(name, rows)
    return tables


def random_entries(random: Random) -> list[Row]:
    entries: list[Row] = []
    for entry in range(1, random.randint(3, 8)):
        row = {
            "entry": entry,
            "kind": "load",
            "recorded_at": datetime(2019, 1, entry),
            "who": "officer",
            "what": "file",
        }
        loads = [earlier["entry"] for earlier in entries if earlier["kind"] == "load"]
        if entry > 2 and random.random() < 0.3:
            row |= {"kind": "undo", "target": random.choice(loads), "is_withdrawal": random.random() < 0.6}
        entries.append(row)
    return entries


def with_conversions(tables: Tables) -> Tables:
    """The same record, in which a school with a successor closes on 31 March, and that one opens on 1 April."""
    replaced = [link for link in tables["school_link"] if link["link_type"] == "Successor"]
    closed = {link["urn"]: {"closed_on": date(2019, 3, 31)} for link in replaced}
    opened = {link["link_urn"]: {"opened_on": date(2019, 4, 1)} for link in replaced}
    schools = [{**row, **closed.get(row["urn"], {}), **opened.get(row["urn"], {})} for row in tables["school"]]
    return {**tables, "school": schools}


def random_schools(random: Random, policy: Policy, loads: list[int]) -> list[Row]:
    """Two registers that do not quite agree, each loaded once or twice."""
    rows = []
    for register_on in (FIRST, date(2019, 3, 1)):
        entry = random.choice(loads)
        for urn in SCHOOLS:
            if random.random() < 0.9:
                rows.append({**random_school(random, policy, urn), "register_on": register_on, "entry": entry})
    return one_version_per_entry("school", rows)


def random_school(random: Random, policy: Policy, urn: int) -> Row:
    phase = random.choice([*policy.cohort.phases[:4], *policy.cohort.priority, None, "Other"])
    return {
        "urn": urn,
        "name": f"School {random.choice('ABC')}{urn % 10}",
        "phase": str(phase) if phase else None,
        "status": random.choice(LIVES),
        "opened_on": blank(random, 0.7),
        "closed_on": blank(random, 0.8),
        "pupils": random.choice([None, 0, 1, 50, 210]),
        "trust_uid": None,
        "trust_name": random.choice([None, "Tidewater Trust"]),
    }


def blank(random: Random, chance: float) -> date | None:
    return None if random.random() < chance else random_day(random)


def random_link(random: Random) -> Row:
    return {
        "urn": random.choice(SCHOOLS),
        "link_urn": random.choice(SCHOOLS),
        "link_type": random.choice(LINK_TYPES),
        "established_on": blank(random, 0.4),
    }


def random_letter(random: Random) -> Row:
    return {"urn": random.choice(SCHOOLS), "step": random.randint(1, 3), "sent_on": random_day(random)}


def random_contact(random: Random) -> Row:
    return {
        "urn": random.choice(SCHOOLS),
        "held_on": random_day(random),
        "made_by": random.choice(["school", "council"]),
        "channel": random.choice([None, "telephone"]),
        "outcome": random.choice(["open", "agreed", "terminated", "terminated", "no reply", "no reply"]),
    }


def random_agreement(random: Random) -> Row:
    return {
        "urn": random.choice(SCHOOLS),
        "returned_on": random_day(random),
        "expires_on": blank(random, 0.5),
        "withdrawn_on": blank(random, 0.8),
    }


def random_data_flow(random: Random, policy: Policy) -> Row:
    means = random.choice([*policy.means, "carrier pigeon"])
    return {"urn": random.choice(SCHOOLS), "assessed_on": random_day(random), "means": means}


def random_meeting(random: Random) -> Row:
    return {"board": "Education Board", "held_on": random_day(random), "is_public": True}


def random_decision(random: Random) -> Row:
    """Few references, so that most decisions slip, and few days due, so that loads state one of them again."""
    reference = f"EB-{random.randint(1, 4)}"
    return {
        "reference": reference,
        "meeting": random.choice([None, "Education Board"]),
        "agreed_on": random_day(random),
        "decision": f"{reference} {random.choice(['as agreed', 'as amended'])}",
        "owner": random.choice([None, "Chair of the Board"]),
        "due_on": random.choice([None, *(FIRST + timedelta(days=100 * count) for count in range(5))]),
        "done_on": blank(random, 0.7),
    }


def random_submission(random: Random) -> Row:
    return {
        "urn": random.choice(SCHOOLS),
        "collection": random.choice(COLLECTIONS),
        "period": random.choice(PERIODS),
        "due_on": random_day(random),
        "received_on": blank(random, 0.3),
        "means": random.choice([None, "secure portal"]),
    }


def random_result(random: Random) -> Row:
    records = random.choice([0, 1, 90, 200])
    return {
        "urn": random.choice(SCHOOLS),
        "collection": random.choice(COLLECTIONS),
        "period": random.choice(PERIODS),
        "measured_on": random_day(random),
        "check_code": random.choice(CHECKS),
        "records": records,
        "failures": min(records, random.choice([0, 0, 1, 2, 7])),
        "explanation": random.choice([None, "new system"]),
    }


def random_explanation(random: Random) -> Row:
    accepted_on = random_day(random)
    return {
        "urn": random.choice(SCHOOLS),
        "check_code": random.choice(CHECKS),
        "collection": random.choice([None, None, *COLLECTIONS]),
        "period": random.choice([None, None, *PERIODS]),
        "accepted_on": accepted_on,
        "until_on": accepted_on + timedelta(days=random.choice([0, 30, 300])),
        "reason": random.choice(["twins", "nomads"]),
        "approved_by": random.choice(["Head of Data", "Director"]),
    }


def random_sharing(random: Random) -> Row:
    """Three publications, of few areas (town 2 is authority 882), in which numbers are withheld, too large, or tied."""
    town, level = random.randint(1, 16), random.choice(["authority"] * 8 + ["region", "England"])
    region = "North" if town % 2 else "South"
    named = {"authority": (f"{town:8>3}", f"Town {town}"), "region": (region.lower(), region)}
    code, name = named.get(level, (level, level))
    total = random.choice([None, 0, 1, 2, 3, 4, 6, 12, 12])
    return {
        "published_on": FIRST + timedelta(days=100 * random.randint(0, 2)),
        "area_level": level,
        "area_code": code,
        "phase": random.choice(["All phases", "Primary", "Primary", "Secondary", "Secondary", "Special"]),
        "area_name": name,
        "region": region if level == "authority" else None,
        "sharing": random.choice([None, Decimal(total or 0), Decimal(random.randint(0, 13_000_000)).scaleb(-6)]),
        "total": total,
    }


def one_version_per_entry(name: str, rows: list[Row]) -> list[Row]:
    """The reader refuses one fact with two values in one load; so no invented load has it either."""
    key = TABLES[name].key
    return list({(row["entry"], *(row[column] for column in key)): row for row in rows}.values())
