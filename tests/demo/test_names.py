"""No school, trust, street or town of the demonstration bears the name of a real one."""

import csv
import gzip
import re
from functools import cache

from tests.demo.plain import register
from tests.ingest.gias_files import shared

NAMED = ("EstablishmentName", "Trusts (name)")
PLACES = ("Street", "Town")


def folded(name: str) -> str:
    """The words of a name, without capitals and signs, with a blank at both ends."""
    words = re.sub("[’']", "", name.casefold()).replace("-", " ").split()
    return f" {' '.join(words)} "


def invented(columns: tuple[str, ...]) -> set[str]:
    return {folded(school[column]) for school in register() for column in columns if school[column]}


@cache
def england() -> list[dict[str, str]]:
    with gzip.open(shared("gias-england-2023-11-16.csv.gz"), "rt", encoding="cp1252", newline="") as file:
        return list(csv.DictReader(file))


def real(columns: tuple[str, ...]) -> set[str]:
    return {folded(school[column]) for school in england() for column in columns if school[column].strip()}


def test_names_are_invented_once_each() -> None:
    names = [folded(school["EstablishmentName"]) for school in register()]
    assert len(set(names)) == len(names) == 67


def test_no_invented_name_holds_or_is_held_by_that_of_an_english_school_or_trust() -> None:
    names = invented(NAMED)
    assert [name for name in real(NAMED) if any(name in own or own in name for own in names)] == []


def test_no_invented_street_or_town_is_that_of_an_english_school() -> None:
    assert invented(PLACES) & real((*PLACES, "Locality", "Address3")) == set()


def test_the_authoritys_code_and_its_urns_belong_to_nobody() -> None:
    assert real(("LA (code)",)) & invented(("LA (code)",)) == set()
    assert real(("URN",)) & invented(("URN",)) == set()
    assert not any(postcode.startswith(" v") for postcode in real(("Postcode",)))
