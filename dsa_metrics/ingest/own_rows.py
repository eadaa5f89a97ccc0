"""A row of a council's own tracker told apart into the facts that it says, each as a row of our template."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dsa_metrics.ingest.column_mapping import ColumnMapping
from dsa_metrics.ingest.gias_cells import clean_text, fold_heading
from dsa_metrics.ingest.own_fields import FACT_FIELDS, MOST_LETTERS, NEEDED
from dsa_metrics.ingest.sheet import Sheet

#: What councils write in a date cell, or another, for something that has not happened.
_NOTHING = frozenset({"-", "–", "—", "n/a", "na", "no", "none yet", "not yet", "not applicable"})

#: The sheet of the template that a remark goes to: the first of these that the row has a fact for.
_REMARKS = ("Contacts", "Agreements", "Data flows")

#: The field that says when the fact of each sheet was.
_DAYS = {"Contacts": "contact_held_on", "Agreements": "returned_on", "Data flows": "assessed_on"}

Cells = Mapping[str, str]


@dataclass(frozen=True)
class Said:
    """One fact that a row says: `cells` by field, `day` as written, None where it is blank."""

    sheet: str
    cells: Cells
    day: str | None
    step: int | None = None


def own_rows(sheet: Sheet, mapping: ColumnMapping) -> Iterator[tuple[int, Cells]]:
    """Every row with its number as the spreadsheet shows it and its filled cells by field."""
    places = {fold_heading(heading): f"c{place}" for place, heading in reversed(list(enumerate(sheet.headings)))}
    folded = {name: fold_heading(heading) for name, heading in mapping.fields.items()}
    columns = {name: places[heading] for name, heading in folded.items() if heading in places}
    for written in sheet.table.select(sorted({"row", *columns.values()})).to_pylist():
        cells = {name: clean_text(written[column]) for name, column in columns.items()}
        yield written["row"], {name: cell for name, cell in cells.items() if cell and not _is_nothing(name, cell)}


def facts_said(cells: Cells, constants: Cells) -> list[Said]:
    """The letters, the contact, the agreement and the data flow of one row; a remark goes with the first that may."""
    facts = [*_letters(cells), *_others(cells, constants)]
    remark = cells.get("note")
    place = next((sheet for sheet in _REMARKS if any(fact.sheet == sheet for fact in facts)), None)
    if remark is None or place is None:
        return facts
    return [_with_remark(fact, remark) if fact.sheet == place else fact for fact in facts]


def _is_nothing(name: str, cell: str) -> bool:
    return cell.casefold() in _NOTHING and name != "note"


def _letters(cells: Cells) -> Iterator[Said]:
    for step in range(1, MOST_LETTERS + 1):
        if day := cells.get(f"letter_{step}"):
            yield Said("Letters", {f"letter_{step}": day}, day, step)


def _others(cells: Cells, constants: Cells) -> Iterator[Said]:
    for sheet in NEEDED:
        fields = [field.name for field in FACT_FIELDS if field.sheet == sheet]
        written = {name: cells[name] for name in fields if name in cells}
        if written:
            said = {name: constants[name] for name in fields if name in constants} | written
            yield Said(sheet, said, said.get(_DAYS[sheet]))


def _with_remark(fact: Said, remark: str) -> Said:
    return Said(fact.sheet, {**fact.cells, "note": remark}, fact.day, fact.step)
