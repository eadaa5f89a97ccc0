"""The register and its links as Get Information About Schools wrote them in 2019: cp1252, CRLF, quoted, DD-MM-YYYY."""

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from data.demo import values
from data.demo.courses import Story
from data.demo.schools import SOURCE, School

#: A download quotes every column but these.
_UNQUOTED = {"URN", "StatutoryLowAge", "StatutoryHighAge", "SchoolCapacity", "UKPRN", "Easting", "Northing", "LinkURN"}
_LINK_COLUMNS = ("URN", "LinkURN", "LinkName", "LinkType", "LinkEstablishedDate")
_CHANGES = (date(2018, 9, 3), date(2019, 5, 24))
Values = dict[str, str]


def register_bytes(schools: Sequence[School], story: Story) -> bytes:
    """The register of every establishment, closed and proposed ones included."""
    columns: list[str] = json.loads((SOURCE / "gias-header-2018-12.json").read_text("utf-8"))
    return _file(columns, (_row(school, story) for school in schools))


def links_bytes(schools: Sequence[School]) -> bytes:
    """The links between predecessors and successors, each told from both sides."""
    links = sorted(_links(schools), key=lambda link: (link["URN"], link["LinkURN"]))
    return _file(_LINK_COLUMNS, iter(links))


def _file(columns: Sequence[str], rows: Iterator[Values]) -> bytes:
    lines = [",".join(f'"{column}"' for column in columns)]
    lines += [",".join(_cell(column, row.get(column, "")) for column in columns) for row in rows]
    return "".join(f"{line}\r\n" for line in lines).encode("cp1252")


def _cell(column: str, text: str) -> str:
    return text if column in _UNQUOTED else '"' + text.replace('"', '""') + '"'


def _row(school: School, story: Story) -> Values:
    changed_on = school.changed_on or story.pick_day(school.random("changed"), _CHANGES)
    own = {
        "URN": str(school.urn),
        "EstablishmentNumber": str(school.number),
        "EstablishmentName": school.name,
        "UKPRN": "" if school.closed_on else str(school.urn + 19_000_000),
        "LastChangedDate": values.word(changed_on),
    }
    of_school = (values.kind, values.ages, values.religion, values.roll_and_capacity, values.trust, values.place)
    return {**values.AUTHORITY, **own, **{column: text for part in of_school for column, text in part(school).items()}}


def _links(schools: Sequence[School]) -> Iterator[Values]:
    by_urn = {school.urn: school for school in schools}
    predecessors = Counter(school.successor for school in schools)
    for old in schools:
        if old.successor:
            new, suffix = by_urn[old.successor], " - amalgamated" if predecessors[old.successor] > 1 else ""
            yield _link(old, new, f"Successor{suffix}", new.opened_on)
            yield _link(new, old, f"Predecessor{suffix}", new.opened_on)


def _link(school: School, other: School, link_type: str, established_on: date | None) -> Values:
    cells = (str(school.urn), str(other.urn), other.name, link_type, values.word(established_on))
    return dict(zip(_LINK_COLUMNS, cells, strict=True))
