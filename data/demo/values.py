"""What the register says of one invented school, column by column; a column not named here is blank."""

from collections.abc import Sequence
from datetime import date
from random import Random

from data.demo.schools import School

Values = dict[str, str]

_NO = "Not applicable"
AUTHORITY: Values = {
    "LA (code)": "899",
    "LA (name)": "Estuary",
    "PreviousLA (code)": "999",
    "GOR (code)": "Z",
    "GOR (name)": "Not Applicable",
    "Boarders (code)": "1",
    "Boarders (name)": "No boarders",
    "Gender (code)": "3",
    "Gender (name)": "Mixed",
    "SpecialClasses (code)": "0",
    "SpecialClasses (name)": _NO,
    "SchoolSponsorFlag (name)": _NO,
    "FederationFlag (name)": _NO,
    "FurtherEducationType (name)": _NO,
    "OfstedSpecialMeasures (code)": "0",
    "OfstedSpecialMeasures (name)": _NO,
    "InspectorateName (name)": _NO,
    "TeenMoth (name)": _NO,
    "CCF (name)": _NO,
    "SENPRU (name)": _NO,
    "EBD (name)": _NO,
    "EdByOther (name)": _NO,
    "Section41Approved (name)": _NO,
}

_TYPES = {
    "01": "Community school",
    "02": "Voluntary aided school",
    "03": "Voluntary controlled school",
    "05": "Foundation school",
    "07": "Community special school",
    "10": "Other independent special school",
    "11": "Other independent school",
    "14": "Pupil referral unit",
    "18": "Further education",
    "28": "Academy sponsor led",
    "34": "Academy converter",
    "35": "Free schools",
    "42": "Academy alternative provision converter",
    "44": "Academy special converter",
}
_GROUPS = {
    "1": ("Colleges", ("18",)),
    "3": ("Independent schools", ("11",)),
    "4": ("LA maintained schools", ("01", "02", "03", "05", "14")),
    "5": ("Special schools", ("07", "10")),
    "10": ("Academies", ("28", "34", "42", "44")),
    "11": ("Free Schools", ("35",)),
}
_PHASES = {"0": _NO, "2": "Primary", "4": "Secondary", "6": "16 plus"}
_CENSUS = date(2018, 1, 18)
_CONVERTERS = ("34", "42", "44")

#: The smallest, the largest and the likeliest roll of a school of each type; where not given, of each phase.
_ROLLS = {
    "07": (60, 180, 110),
    "10": (14, 44, 26),
    "11": (90, 460, 210),
    "14": (48, 90, 64),
    "42": (36, 70, 50),
    "44": (60, 180, 120),
    "2": (90, 630, 320),
    "4": (600, 1700, 1050),
    "6": (900, 1900, 1400),
}

#: Postcode districts of an area that the Royal Mail does not have: no postcode begins with a V.
_DISTRICTS = {
    "Sallowhythe": "VE1",
    "Wrackstow": "VE2",
    "Gullingsea": "VE3",
    "Thrushmarsh": "VE4",
    "Oozeham": "VE5",
    "Ebbing Regis": "VE6",
}
_INWARD = "ABDEFGHJLNPQRSTUWXYZ"


def word(day: date | None) -> str:
    """The day as GIAS writes it; blank where there is none."""
    return day.strftime("%d-%m-%Y") if day else ""


def kind(school: School) -> Values:
    """Type, group, status and phase, and how the school began and ended."""
    group = next(code for code, (_, types) in _GROUPS.items() if school.type_code in types)
    status = _status(school)
    return {
        "TypeOfEstablishment (code)": school.type_code,
        "TypeOfEstablishment (name)": _TYPES[school.type_code],
        "EstablishmentTypeGroup (code)": group,
        "EstablishmentTypeGroup (name)": _GROUPS[group][0],
        "EstablishmentStatus (code)": status[0],
        "EstablishmentStatus (name)": status[1],
        "ReasonEstablishmentOpened (code)": "10" if school.type_code in _CONVERTERS else "00",
        "ReasonEstablishmentOpened (name)": "Academy Converter" if school.type_code in _CONVERTERS else _NO,
        "OpenDate": word(school.opened_on),
        "ReasonEstablishmentClosed (code)": "00",
        "ReasonEstablishmentClosed (name)": _NO,
        "CloseDate": word(school.closed_on),
        "PhaseOfEducation (code)": school.phase_code,
        "PhaseOfEducation (name)": _PHASES[school.phase_code],
    }


def _status(school: School) -> tuple[str, str]:
    if school.closed_on:
        return "2", "Closed"
    if school.opened_on and school.opened_on > date(2019, 6, 4):
        return "4", "Proposed to open"
    return "1", "Open"


def ages(school: School) -> Values:
    """The ages taught, and the nursery and sixth form that follow from them."""
    low, high = school.ages
    has_sixth_form = school.phase_code == "4" and high > 16
    return {
        "StatutoryLowAge": str(low),
        "StatutoryHighAge": str(high),
        "NurseryProvision (name)": "Has Nursery Classes" if low == 3 else "No Nursery Classes",
        "OfficialSixthForm (code)": "1" if has_sixth_form else "2",
        "OfficialSixthForm (name)": "Has a sixth form" if has_sixth_form else "Does not have a sixth form",
    }


def religion(school: School) -> Values:
    """The religious character that the name shows."""
    code, name = "00", "Does not apply"
    if "Church of England" in school.name:
        code, name = "02", "Church of England"
    elif "Catholic" in school.name:
        code, name = "03", "Roman Catholic"
    return {
        "ReligiousCharacter (code)": code,
        "ReligiousCharacter (name)": name,
        "ReligiousEthos (name)": "Does not apply",
        "Diocese (code)": "0000",
        "Diocese (name)": _NO,
        "AdmissionsPolicy (code)": "0",
        "AdmissionsPolicy (name)": _NO,
    }


def roll_and_capacity(school: School) -> Values:
    """Roll at the census, and capacity; blank where the school was closed long before the census or opened after it."""
    if (school.closed_on or _CENSUS) < _CENSUS or _is_new(school):
        return {}
    chance = school.random("pupils")
    roll = _roll(school, chance)
    boys = round(roll * (0.47 + 0.08 * chance.random()))
    return {
        "SchoolCapacity": str(-(-roll * 21 // 20 // 15) * 15),
        "CensusDate": word(_CENSUS),
        "NumberOfPupils": str(roll),
        "NumberOfBoys": str(boys),
        "NumberOfGirls": str(roll - boys),
    }


def rolls(schools: Sequence[School]) -> dict[int, int]:
    """Each school's roll at the census, by URN; a school that opened after it has that of the one it replaced."""
    replaced = {school.successor: school for school in schools}
    return {school.urn: _roll_of(replaced.get(school.urn, school) if _is_new(school) else school) for school in schools}


def _is_new(school: School) -> bool:
    return (school.opened_on or _CENSUS) > _CENSUS


def _roll_of(school: School) -> int:
    return _roll(school, school.random("pupils"))


def _roll(school: School, chance: Random) -> int:
    smallest, largest, likeliest = _ROLLS.get(school.type_code) or _ROLLS[school.phase_code]
    return int(chance.triangular(smallest, largest, likeliest))


def trust(school: School) -> Values:
    """The trust that runs the school, with the flag that goes with it."""
    if school.trust is None:
        return {"TrustSchoolFlag (code)": "0", "TrustSchoolFlag (name)": _NO}
    many = school.trust.is_multi
    return {
        "TrustSchoolFlag (code)": "3" if many else "5",
        "TrustSchoolFlag (name)": f"Supported by a {'multi' if many else 'single'}-academy trust",
        "Trusts (code)": str(school.trust.uid),
        "Trusts (name)": school.trust.name,
    }


def place(school: School) -> Values:
    """Street, town and a postcode that no letter could be sent to; schools of one street share it."""
    number = sum(ord(letter) * position for position, letter in enumerate(school.street, start=1))
    inward = f"{number % 9 + 1}{_INWARD[number % 20]}{_INWARD[number // 20 % 20]}"
    return {"Street": school.street, "Town": school.town, "Postcode": f"{_DISTRICTS[school.town]} {inward}"}
