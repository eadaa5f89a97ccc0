"""What must not appear of the demonstration, read from its files with nothing of ours in between."""

import csv
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import openpyxl

from tests.edge.server import ROOT
from tests.leak.folding import folded, words
from tests.leak.forbidden import Forbidden, Kind, Secret

FILES = ROOT / "data" / "demo"
SHORTEST_PART = 6

_GENERIC = frozenset(
    words(
        """a academies academy aided all and boys c catholic ce centre church cofe college community controlled
        diocesan e education educational england federation first for form free girls grammar high infant infants
        junior juniors learning lower middle multi nursery of partnership preparatory primary pru rc roman s school
        schooling schools secondary sixth special the through trust unit upper voluntary"""
    )
)
_SOURCES = (".py", ".toml", ".sql", ".css")


@dataclass(frozen=True)
class School:
    """A school as the register has it; `number` is the second half of its DfE number, `pupils` its roll."""

    urn: str
    name: str
    la_code: str
    number: str
    ukprn: str
    postcode: str
    trust: str
    pupils: int | None

    @property
    def dfe_number(self) -> str:
        """Its DfE number as people write it."""
        return f"{self.la_code}/{self.number}"


@cache
def demonstration() -> Forbidden:
    """Everything that must not appear of the demonstration."""
    return forbidden(schools(), other_names(), ordinary_words())


@cache
def schools() -> tuple[School, ...]:
    """Every school of the register, closed ones and those to come too."""
    return tuple(_school(row) for row in _rows("estuary-register.csv"))


@cache
def other_names() -> frozenset[str]:
    """The names of schools in the links and in the tracker, as people spelled them."""
    return frozenset([*_names_of_links(), *_names_of_tracker()])


@cache
def ordinary_words() -> frozenset[str]:
    """The words that our own pages are written in, and those of the authority's name."""
    files = [path for folder in ("pages", "dsa_metrics") for path in (ROOT / folder).rglob("*")]
    sources = [path for path in files if path.suffix in _SOURCES] + [FILES / "policy.toml"]
    return frozenset(word for path in sources for word in re.findall(r"[a-z]+", path.read_text("utf-8").lower()))


def forbidden(known: Iterable[School], other_names: Collection[str], ordinary: Collection[str]) -> Forbidden:
    """What must not appear of these schools; no part of a name is an ordinary word."""
    found = tuple(known)
    names = {school.name for school in found} | set(other_names)
    trusts = {school.trust for school in found if school.trust}
    spellings = {folded(part): Secret(Kind.PART, part) for name in names | trusts for part in parts(name, ordinary)}
    spellings |= {folded(name): Secret(Kind.TRUST, name) for name in trusts}
    spellings |= {folded(name): Secret(Kind.NAME, name) for name in names}
    longest_first = dict(sorted(spellings.items(), key=lambda item: (-len(item[0]), item[0])))
    return Forbidden(
        longest_first,
        dict(_numbers(found)),
        {folded(school.postcode): Secret(Kind.POSTCODE, school.postcode) for school in found if school.postcode},
        {school.pupils: Secret(Kind.ROLL, str(school.pupils)) for school in found if school.pupils},
    )


def parts(name: str, ordinary: Collection[str]) -> set[str]:
    """What a name is still known by without its generic words: the rest of it, and each long word of that."""
    kept = words(name)
    while kept and kept[-1] in _GENERIC:
        kept.pop()
    while kept and kept[0] in _GENERIC:
        kept.pop(0)
    rest = {" ".join(kept)} if len(kept) > 1 else set()
    alone = {word for word in kept if word.isalpha() and word not in ordinary and word not in _GENERIC}
    return {part for part in rest | alone if len(folded(part)) >= SHORTEST_PART}


def _numbers(found: Iterable[School]) -> Iterator[tuple[str, Secret]]:
    for school in found:
        yield school.urn, Secret(Kind.URN, school.urn)
        yield school.la_code + school.number, Secret(Kind.DFE_NUMBER, school.dfe_number)
        if school.ukprn:
            yield school.ukprn, Secret(Kind.UKPRN, school.ukprn)


def _school(row: dict[str, str]) -> School:
    return School(
        row["URN"],
        row["EstablishmentName"],
        row["LA (code)"],
        row["EstablishmentNumber"],
        row["UKPRN"],
        row["Postcode"],
        row["Trusts (name)"],
        int(row["NumberOfPupils"]) if row["NumberOfPupils"] else None,
    )


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (FILES / name).open(encoding="cp1252", newline="") as lines:
        yield from csv.DictReader(lines)


def _names_of_links() -> Iterator[str]:
    return (row["LinkName"] for row in _rows("estuary-links.csv"))


def _names_of_tracker() -> Iterator[str]:
    book = openpyxl.load_workbook(FILES / "estuary-tracker.xlsx", read_only=True)
    for sheet in book:
        headings, *rows = sheet.iter_rows(values_only=True)
        if "School" in headings:
            place = headings.index("School")
            yield from (str(row[place]) for row in rows if row[place])
    book.close()
