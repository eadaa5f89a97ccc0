"""The GIAS links file: which establishment followed which, kept where one of the two is a school of the record."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import pyarrow as pa

from dsa_metrics.ingest.fact_rows import fact_table
from dsa_metrics.ingest.gias_cells import calendar_day, clean_text, six_digit_urn
from dsa_metrics.ingest.gias_sheet import Cells, by_heading, missing_columns, rows_of
from dsa_metrics.ingest.reading import Part, SourceFile
from dsa_metrics.ingest.rule import Rule
from dsa_metrics.ingest.sheet import Sheet
from dsa_metrics.ingest.verdict import Fault, Verdict

#: The columns that are read, by the field they fill; all but the date must stand in the file.
HEADINGS = {"urn": "URN", "link_urn": "LinkURN", "link_type": "LinkType", "established_on": "LinkEstablishedDate"}
_REQUIRED = ("urn", "link_urn", "link_type")

COLUMN_MISSING = Rule(
    "links_column_missing",
    "error",
    "The links file lacks a column that is needed.",
    "Download the establishment links CSV from Get Information About Schools again, with all its columns.",
)
REGISTER_ABSENT = Rule(
    "links_register_absent",
    "error",
    "The links cannot be told apart from those of other authorities, since the record holds no school yet.",
    "Load the school register first, or together with the links.",
)
URN_MALFORMED = Rule(
    "links_urn_malformed",
    "error",
    "The URN is not six digits.",
    "Correct the URN from Get Information About Schools; a URN never begins with a zero.",
)
TYPE_MISSING = Rule(
    "links_type_missing",
    "error",
    "The link does not say of which type it is.",
    "Fill in LinkType, or download the links again.",
)
DATE_IMPOSSIBLE = Rule(
    "links_date_impossible",
    "error",
    "The date is not a day of the calendar.",
    "Write it as DD-MM-YYYY, DD/MM/YYYY or YYYY-MM-DD, or leave the cell blank where it is not known.",
)
LINK_TWICE = Rule(
    "links_link_twice",
    "error",
    "The same link stands in the file more than once, with different dates.",
    "Keep the right row and delete the others, or download the links again.",
)

LINKS_RULES = (COLUMN_MISSING, REGISTER_ABSENT, URN_MALFORMED, TYPE_MISSING, DATE_IMPOSSIBLE, LINK_TWICE)

Pair = tuple[int | None, int | None, str | None]


@dataclass(frozen=True)
class _Link:
    row: int
    cells: Cells
    pair: Pair
    faults: tuple[Fault, ...]

    @property
    def established_on(self) -> date | None:
        return calendar_day(self.cells.get("established_on"))

    @property
    def facts(self) -> dict[str, object]:
        return {**dict(zip(_REQUIRED, self.pair, strict=True)), "established_on": self.established_on}


def read_links(sheet: Sheet, file: SourceFile, known: pa.Table) -> Part:
    """Links of which one side is a known school: one row per pair and type, the date null where GIAS has none.

    Cycles, splits and links of other types are kept as they are; what follows from them is for the status to say.
    """
    if missing := missing_columns(sheet, HEADINGS, _REQUIRED, COLUMN_MISSING):
        return Part(facts={}, problems=Verdict(file, sheet.name, missing).problems)
    urns = set(known.column("urn").to_pylist())
    if not urns:
        return Part(facts={}, problems=Verdict(file, sheet.name, [Fault(REGISTER_ABSENT, None, None)]).problems)
    return _part(sheet, file, list(_links(sheet, urns)))


def _links(sheet: Sheet, urns: set[int]) -> Iterator[_Link]:
    for row, cells in rows_of(sheet, HEADINGS):
        pair = (six_digit_urn(cells["urn"]), six_digit_urn(cells["link_urn"]), clean_text(cells["link_type"]))
        if None in pair[:2] or urns.intersection(pair[:2]):
            yield _Link(row, cells, pair, tuple(_faults(row, cells, pair)))


def _faults(row: int, cells: Cells, pair: Pair) -> Iterator[Fault]:
    urn, link_urn, link_type = pair
    if urn is None:
        yield Fault(URN_MALFORMED, row, HEADINGS["urn"])
    if link_urn is None:
        yield Fault(URN_MALFORMED, row, HEADINGS["link_urn"])
    if link_type is None:
        yield Fault(TYPE_MISSING, row, HEADINGS["link_type"])
    day = cells.get("established_on")
    if clean_text(day) and calendar_day(day) is None:
        yield Fault(DATE_IMPOSSIBLE, row, HEADINGS["established_on"])


def _part(sheet: Sheet, file: SourceFile, links: Sequence[_Link]) -> Part:
    faults = [fault for link in links for fault in link.faults]
    faults += [Fault(LINK_TWICE, link.row, HEADINGS["established_on"]) for link in _contradicting(links)]
    verdict = Verdict(file, sheet.name, faults)
    good = [links_of_pair[0] for links_of_pair in _by_pair(links) if links_of_pair[0].row not in verdict.wrong_rows]
    place = {"file_no": file.file_no, "sheet": sheet.name}
    return Part(
        facts={
            "school_link": fact_table("school_link", [link.facts | place | {"source_row": link.row} for link in good])
        },
        quarantined=verdict.quarantined({link.row: by_heading(link.cells, HEADINGS) for link in links}),
        problems=verdict.problems,
        notes=tuple(_notes(sheet, links)),
    )


def _by_pair(links: Sequence[_Link]) -> list[list[_Link]]:
    """The links without a fault of their own, those of one pair and type together."""
    same: dict[Pair, list[_Link]] = defaultdict(list)
    for link in links:
        if not link.faults:
            same[link.pair].append(link)
    return list(same.values())


def _contradicting(links: Sequence[_Link]) -> list[_Link]:
    """Every link that stands elsewhere in the file with another date."""
    several = (group for group in _by_pair(links) if len({link.established_on for link in group}) > 1)
    return [link for group in several for link in group]


def _notes(sheet: Sheet, links: Sequence[_Link]) -> Iterator[str]:
    if others := sheet.rows - len(links):
        yield f"Links between schools of other authorities left out: {others:,}."
    other = sum(1 for link in links if link.pair[2] and not link.pair[2].startswith(("Successor", "Predecessor")))
    if other:
        yield f"Links of other types than successor and predecessor, kept without effect: {other:,}."
