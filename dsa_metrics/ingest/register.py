"""The GIAS school register of one authority, of any age, read by the names of its columns into the table school."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from dsa_metrics.ingest.establishment import HEADINGS, REQUIRED, Establishment, read_establishment
from dsa_metrics.ingest.fact_rows import fact_table
from dsa_metrics.ingest.gias_cells import calendar_day, find_columns, whole_number
from dsa_metrics.ingest.gias_sheet import by_heading, missing_columns, rows_of
from dsa_metrics.ingest.phases import LeftOut
from dsa_metrics.ingest.reading import Part, SourceFile
from dsa_metrics.ingest.register_rules import AUTHORITY_ABSENT, COLUMN_MISSING, URN_TWICE
from dsa_metrics.ingest.sheet import Contents, RegisterSummary, Sheet
from dsa_metrics.ingest.verdict import Fault, Verdict
from dsa_metrics.policy import Policy


def read_register(contents: Contents, file: SourceFile, policy: Policy, today: date) -> Part:
    """Schools of the policy's authority at the register's date, one row per URN; pupils are heads, null where unknown.

    Establishments that are not reported on are counted in the notes. Schools that have closed or have yet to open are
    kept, since a link or an earlier date may need them. Raises ConfigurationError where the policy has no authority.
    """
    authority = policy.require_authority().gias_code
    sheet = _register_sheet(contents)
    if missing := missing_columns(sheet, HEADINGS, REQUIRED, COLUMN_MISSING):
        return Part(facts={}, problems=Verdict(file, sheet.name, missing).problems)
    ours = ((row, cells) for row, cells in rows_of(sheet, HEADINGS) if whole_number(cells["la_code"]) == authority)
    found = [read_establishment(row, cells) for row, cells in ours]
    if not found:
        absent = Fault(AUTHORITY_ABSENT, None, HEADINGS["la_code"])
        return Part(facts={}, problems=Verdict(file, sheet.name, [absent]).problems)
    return _part(file, sheet, found, contents.register, today)


def _register_sheet(contents: Contents) -> Sheet:
    return max(contents.sheets, key=lambda sheet: len(find_columns(sheet.headings, HEADINGS)))


def _part(
    file: SourceFile, sheet: Sheet, found: list[Establishment], summary: RegisterSummary | None, today: date
) -> Part:
    faults = [fault for one in found for fault in one.faults]
    faults += [Fault(URN_TWICE, one.row, HEADINGS["urn"]) for one in _contradicting(found)]
    verdict = Verdict(file, sheet.name, faults)
    good = [rows[0] for rows in _by_urn(found) if rows[0].row not in verdict.wrong_rows]
    same = {"register_on": _register_on(found, summary, today), "file_no": file.file_no, "sheet": sheet.name}
    return Part(
        facts={"school": fact_table("school", [{**one.facts, **same, "source_row": one.row} for one in good])},
        # Only the columns that are read: heads' names and telephones are not ours to keep.
        quarantined=verdict.quarantined({one.row: by_heading(one.cells, HEADINGS) for one in found}),
        problems=verdict.problems,
        notes=tuple(_notes(found, summary)),
    )


def _register_on(found: Sequence[Establishment], summary: RegisterSummary | None, today: date) -> date:
    """The day of the register: its latest change; one after today is a slip of the pen and cannot date a register."""
    changes = [calendar_day(one.cells.get("changed_on")) for one in found]
    latest = [summary.latest_change if summary else None]
    latest += [max((day for day in changes if day and day <= today), default=None)]
    return next((day for day in latest if day and day <= today), today)


def _by_urn(found: Sequence[Establishment]) -> list[list[Establishment]]:
    """The establishments that are reported on and have no error of their own, those of one URN together."""
    same: dict[object, list[Establishment]] = defaultdict(list)
    for one in found:
        if not one.left_out and not any(fault.rule.severity == "error" for fault in one.faults):
            same[one.facts["urn"]].append(one)
    return list(same.values())


def _contradicting(found: Sequence[Establishment]) -> list[Establishment]:
    """Every row whose URN stands elsewhere in the file with other values."""
    return [one for rows in _by_urn(found) if any(row.facts != rows[0].facts for row in rows) for one in rows]


def _notes(found: Sequence[Establishment], summary: RegisterSummary | None) -> Iterator[str]:
    if summary and summary.rows > len(found):
        yield f"{_establishments_of(summary.rows - len(found))} of other authorities left out."
    left_out = Counter(one.left_out for one in found if one.left_out)
    if left_out:
        kinds = ", ".join(f"{reason} ({count:,})" for reason, count in sorted(left_out.items()))
        yield f"{_establishments_of(left_out.total())} not reported on left out: {kinds}."
    unknown = Counter(_type_in_words(one.type_code) for one in found if one.left_out is LeftOut.UNKNOWN_TYPE)
    yield from (f"Of a type that is not known: {count:,} with {name}." for name, count in sorted(unknown.items()))


def _establishments_of(count: int) -> str:
    return "1 establishment" if count == 1 else f"{count:,} establishments"


def _type_in_words(code: int | None) -> str:
    return "no type code" if code is None or code > 999 else f"type code {code}"
