"""Pupils made at random, with what is wrong with real ones: blanks, slips, doubles, stand-ins."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from tests.quality import twin_upn

Record = dict[str, str]
COLUMNS = (
    "upn",
    "surname",
    "forename",
    "born",
    "year",
    "postcode",
    "ethnicity",
    "language",
    "admitted",
    "left",
)
SURNAMES = ("Marsh", "Ng", "O'Neil", "Test", "Null", "TBC", "tbc", "XXX", "", "Żółw", "Saltings", "De La Mare")
FORENAMES = ("Jo", "Ada", "Baby", "BABY", "Unknown", "", "Zoë", "Sam", "Kit")
POSTCODES = ("SS2 6ER", "SS1 1AA", "W1A 0AX", "EC1A 1BB", "M1 1AE", "SS2 6E", "5S2 6ER", "SS2 6CI", "", "S S26ER")
ETHNICITIES = ("WBRI", "APKN", "REFU", "NOBT", "")
LANGUAGES = ("ENG", "URD", "REF", "NOT", "")


def made_pupils(number: int, seed: int) -> list[Record]:
    """So many records, the same for the same seed."""
    return list(_made(number, random.Random(seed)))


def _made(number: int, chance: random.Random) -> Iterator[Record]:
    earlier: list[Record] = []
    for _ in range(number):
        record = dict(earlier[-1]) if earlier and chance.random() < 0.05 else _one(chance)
        earlier.append(record)
        yield record


def _one(chance: random.Random) -> Record:
    year = chance.randrange(15)
    return {
        "upn": _upn(chance),
        "surname": chance.choice(SURNAMES),
        "forename": chance.choice(FORENAMES),
        "born": _blank_or(chance, f"{2020 - year + chance.randrange(2)}-{chance.choice(('08-31', '09-01', '01-15'))}"),
        "year": _blank_or(chance, str(year)),
        "postcode": chance.choice(POSTCODES),
        "ethnicity": chance.choice(ETHNICITIES),
        "language": chance.choice(LANGUAGES),
        "admitted": _blank_or(chance, f"20{chance.randrange(18, 26)}-09-01"),
        "left": _blank_or(chance, f"20{chance.randrange(18, 26)}-07-21"),
    }


def _blank_or(chance: random.Random, written: str) -> str:
    return "" if chance.random() < 0.1 else written


def _upn(chance: random.Random) -> str:
    code = chance.choice(("882", "881", "820", "001", "999", "701", "659"))
    last = chance.choice("0123456789" + twin_upn.LETTERS)
    rest = f"{code}{chance.randrange(10_000):04}{chance.randrange(18, 27)}{chance.randrange(100):02}{last}"
    right = twin_upn.letter_for(rest) + rest
    return chance.choice((right, right, right, right, "A" + rest, right[:-1], ""))


def ordinary_pupils(number: int, seed: int) -> list[Record]:
    """Records as a school has them: hardly any two alike, and one in thirty with something wrong."""
    chance = random.Random(seed)
    records = [_ordinary(chance, serial) for serial in range(number)]
    for record in records:
        if chance.random() < 0.03:
            record[chance.choice(("upn", "surname", "born", "postcode", "ethnicity", "language"))] = ""
    return records


def _ordinary(chance: random.Random, serial: int) -> Record:
    year = 7 + serial % 7
    born = date(2025 - 5 - year, 9, 1) + timedelta(days=chance.randrange(365))
    rest = f"882{chance.randrange(2000, 2060):04}{chance.randrange(14, 25)}{serial % 1000:03}"
    return {
        "upn": twin_upn.letter_for(rest) + rest,
        "surname": _word(chance),
        "forename": _word(chance),
        "born": born.strftime("%d/%m/%Y"),
        "year": str(year),
        "postcode": f"SS{chance.randrange(1, 10)} {chance.randrange(1, 10)}{chance.choice('ABDE')}H",
        "ethnicity": chance.choice(("WBRI", "APKN", "REFU", "BAFR")),
        "language": chance.choice(("ENG", "URD", "POL")),
        "admitted": f"0{chance.randrange(1, 10)}/09/20{chance.randrange(18, 26)}",
        "left": "",
    }


def _word(chance: random.Random) -> str:
    return "".join(chance.choice(("mar", "sal", "ost", "har", "ven", "lo", "wick", "ney")) for _ in range(3)).title()
