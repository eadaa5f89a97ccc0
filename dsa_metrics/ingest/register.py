"""The GIAS school register of one authority, of any age, read by the names of its columns into the table school."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dsa_metrics.ingest.establishment import HEADINGS, REQUIRED, Establishment, read_establishment
from dsa_metrics.ingest.fact_rows import fact_table
from dsa_metrics.ingest.gias_cells import calendar_day, find_columns
from dsa_metrics.ingest.phases import LeftOut
from dsa_metrics.ingest.reading import Part, Problem, Quarantined, SourceFile
from dsa_metrics.ingest.register_rules import AUTHORITY_ABSENT, COLUMN_MISSING, URN_TWICE
from dsa_metrics.ingest.rule import Rule, nearest_heading
from dsa_metrics.ingest.sheet import Contents, RegisterSummary, Sheet
from dsa_metrics.policy import Policy


@dataclass(frozen=True)
class _Place:
    """Where the rows of the register stand, for provenance and problems."""

    file: SourceFile
    sheet: Sheet

    def problem(self, rule: Rule, row: int | None, field: str, hint: str = "") -> Problem:
        return rule.broken(self.file.name, self.sheet.name, row, HEADINGS[field], hint)


def read_register(contents: Contents, file: SourceFile, policy: Policy, today: date) -> Part:
    """Schools of the policy's authority at the register's date, one row per URN; pupils are heads, null where unknown.

    The sheet holds the rows of that authority only. Establishments that are not reported on are counted in the notes.
    """
    policy.require_authority()
    sheet = _register_sheet(contents)
    place = _Place(file, sheet)
    columns = find_columns(sheet.headings, HEADINGS)
    if missing := [field for field in REQUIRED if field not in columns]:
        hints = [nearest_heading(HEADINGS[field], sheet.headings) for field in missing]
        faults = [place.problem(COLUMN_MISSING, None, field, hint) for field, hint in zip(missing, hints, strict=True)]
        return Part(facts={}, problems=tuple(faults))
    if not sheet.rows:
        return Part(facts={}, problems=(place.problem(AUTHORITY_ABSENT, None, "la_code"),))
    found = list(_establishments(sheet, columns))
    return _part(place, found, contents.register, _register_on(found, contents.register, today))


def _register_sheet(contents: Contents) -> Sheet:
    return max(contents.sheets, key=lambda sheet: len(find_columns(sheet.headings, HEADINGS)))


def _establishments(sheet: Sheet, columns: dict[str, str]) -> Iterator[Establishment]:
    rows = sheet.table.column("row").to_pylist()
    texts = [sheet.table.column(column).to_pylist() for column in columns.values()]
    for row, cells in zip(rows, zip(*texts, strict=True), strict=True):
        yield read_establishment(row, dict(zip(columns, cells, strict=True)))


def _register_on(found: Sequence[Establishment], summary: RegisterSummary | None, today: date) -> date:
    """The day of the register: its latest change; one after today is a slip of the pen and cannot date a register."""
    changes = [summary.latest_change if summary else None]
    changes += [max((day for day in (_changed_on(one) for one in found) if day and day <= today), default=None)]
    return next((day for day in changes if day and day <= today), today)


def _changed_on(establishment: Establishment) -> date | None:
    return calendar_day(establishment.cells.get("changed_on"))


def _part(place: _Place, found: list[Establishment], summary: RegisterSummary | None, register_on: date) -> Part:
    broken = [(one, rule, field) for one in found for rule, field in one.broken]
    broken += [(one, URN_TWICE, "urn") for one in _contradicting(found)]
    wrong = _error_codes(broken)
    where = {"register_on": register_on, "file_no": place.file.file_no, "sheet": place.sheet.name}
    good = [one for one in _once_each(found) if one.row not in wrong]
    return Part(
        facts={"school": fact_table("school", [dict(one.facts) | where | {"source_row": one.row} for one in good])},
        quarantined=tuple(_quarantine(place, one, wrong[one.row]) for one in found if one.row in wrong),
        problems=tuple(place.problem(rule, one.row, field) for one, rule, field in broken),
        notes=tuple(_notes(found, summary)),
    )


def _error_codes(broken: Sequence[tuple[Establishment, Rule, str]]) -> dict[int, list[str]]:
    codes: dict[int, list[str]] = defaultdict(list)
    for one, rule, _ in broken:
        if rule.severity == "error" and rule.code not in codes[one.row]:
            codes[one.row].append(rule.code)
    return {row: found for row, found in codes.items() if found}


def _by_urn(found: Sequence[Establishment]) -> dict[object, list[Establishment]]:
    """The establishments that are reported on, by URN."""
    same: dict[object, list[Establishment]] = defaultdict(list)
    for one in found:
        if not one.left_out:
            same[one.facts["urn"]].append(one)
    return same


def _once_each(found: Sequence[Establishment]) -> list[Establishment]:
    return [rows[0] for rows in _by_urn(found).values()]


def _contradicting(found: Sequence[Establishment]) -> list[Establishment]:
    """Every row whose URN stands elsewhere in the file with other values."""
    named_twice = (rows for urn, rows in _by_urn(found).items() if urn is not None)
    return [one for rows in named_twice if any(row.facts != rows[0].facts for row in rows) for one in rows]


def _quarantine(place: _Place, one: Establishment, codes: list[str]) -> Quarantined:
    """The row apart, with the columns that are read only: heads' names and telephones are not ours to keep."""
    cells = {HEADINGS[field]: cell for field, cell in one.cells.items() if cell is not None}
    text = json.dumps(cells, ensure_ascii=False)
    return Quarantined(place.file.file_no, place.sheet.name, one.row, ",".join(codes), text)


def _notes(found: Sequence[Establishment], summary: RegisterSummary | None) -> Iterator[str]:
    if summary and summary.rows > len(found):
        yield f"{_establishments_of(summary.rows - len(found))} of other authorities left out."
    left_out = Counter(one.left_out for one in found if one.left_out)
    if left_out:
        kinds = ", ".join(f"{count:,} {reason}" for reason, count in sorted(left_out.items()))
        yield f"{_establishments_of(left_out.total())} not reported on left out: {kinds}."
    unknown = Counter(_type_in_words(one.type_code) for one in found if one.left_out is LeftOut.UNKNOWN_TYPE)
    yield from (f"Of a type that is not known: {count:,} with {name}." for name, count in sorted(unknown.items()))


def _establishments_of(count: int) -> str:
    return "1 establishment" if count == 1 else f"{count:,} establishments"


def _type_in_words(code: int | None) -> str:
    return "no type code" if code is None or code > 999 else f"type code {code}"
