"""An attendance publication of the Department for Education: how many schools share, by area and phase.

Read are one publication as downloaded, which does not say on which day it was published, and a series of several with a
column published_on in front.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from dsa_metrics.facts import TABLES
from dsa_metrics.ingest.attendance_rows import LEFT_OUT_ON, Told, is_absent, read_row
from dsa_metrics.ingest.attendance_rules import (
    COLUMN_MISSING,
    NOT_YEAR_TO_DATE,
    PUBLICATION_LEFT_OUT,
    ROW_DIFFERS,
    ROW_TWICE,
)
from dsa_metrics.ingest.fact_rows import fact_table
from dsa_metrics.ingest.gias_cells import fold_heading
from dsa_metrics.ingest.gias_sheet import missing_columns, rows_of
from dsa_metrics.ingest.quarantine import put_aside
from dsa_metrics.ingest.reading import Part, SourceFile
from dsa_metrics.ingest.rule import Rule
from dsa_metrics.ingest.sheet import Sheet
from dsa_metrics.ingest.verdict import Fault, Verdict
from dsa_metrics.vocabulary import AreaLevel
from dsa_metrics.wording import in_words, number

_TABLE = "attendance_sharing"

#: The headings under which each field may stand: publications of other years name some of them otherwise.
_HEADINGS = {
    "published_on": ("published_on",),
    "time_period": ("time_period",),
    "time_identifier": ("time_identifier",),
    "day": ("attendance_date",),
    "level": ("geographic_level",),
    "region": ("region_name",),
    "code": ("old_la_code",),
    "name": ("la_name",),
    "phase": ("phase", "education_phase", "school_type"),
    "sharing": ("num_schools_sharing", "num_schools"),
    "total": ("total_num_schools",),
}
_REQUIRED = ("level", "region", "code", "name", "phase", "sharing", "total")
_MOST_ROWS_NAMED = 5


def is_attendance(headings: Sequence[str]) -> bool:
    """True where the headings are those of areas with their number of schools, or of schools that share."""
    folded = set(map(fold_heading, headings))
    return "geographiclevel" in folded and not folded.isdisjoint({"totalnumschools", "numschoolssharing"})


def read_attendance(sheet: Sheet, file: SourceFile, today: date) -> Part:
    """One row per publication, area and phase; numbers that are withheld or not published are null.

    Warnings are one for each rule, column and publication, with the rows that it is about; errors one for each row.
    """
    headings = _headings_of(sheet)
    if missing := missing_columns(sheet, headings, _REQUIRED, COLUMN_MISSING):
        return Part(facts={}, problems=Verdict(file, sheet.name, missing).problems)
    if fault := next(_of_days_or_weeks(sheet, headings), None):
        return Part(facts={}, problems=Verdict(file, sheet.name, [fault]).problems)
    told = [read_row(row, cells, headings, today) for row, cells in rows_of(sheet, headings)]
    return _part(sheet, file, headings, told)


def _headings_of(sheet: Sheet) -> dict[str, str]:
    present = set(map(fold_heading, sheet.headings))
    return {
        field: next((name for name in names if fold_heading(name) in present), names[0])
        for field, names in _HEADINGS.items()
    }


def _of_days_or_weeks(sheet: Sheet, headings: Mapping[str, str]) -> Iterator[Fault]:
    for row, cells in rows_of(sheet, headings):
        if "day" in cells:
            yield Fault(NOT_YEAR_TO_DATE, None, headings["day"])
        if (cells.get("time_identifier") or "").casefold().startswith("week"):
            yield Fault(NOT_YEAR_TO_DATE, row, headings["time_identifier"])


def _part(sheet: Sheet, file: SourceFile, headings: Mapping[str, str], told: Sequence[Told]) -> Part:
    by_key = _by_key(told)
    differing = [one for group in by_key if _differs(group) for one in group]
    again = [(one, ROW_TWICE, headings["sharing"]) for group in by_key if not _differs(group) for one in group[1:]]
    odd = [(one, rule, heading) for one in told for rule, heading in one.oddities]
    faults = [fault for one in told for fault in one.faults]
    faults += [Fault(ROW_DIFFERS, one.row, headings["sharing"]) for one in differing]
    verdict = Verdict(file, sheet.name, [*faults, *_grouped([*odd, *again])])
    wrong = verdict.wrong_rows | {one.row: (ROW_DIFFERS.code,) for one in differing}
    good = [group[0] for group in by_key if group[0].row not in wrong]
    place = {"file_no": file.file_no, "sheet": sheet.name}
    return Part(
        facts={_TABLE: fact_table(_TABLE, [{**one.facts, **place, "source_row": one.row} for one in good])},
        quarantined=put_aside(sheet, file, wrong),
        problems=verdict.problems,
        notes=tuple(_notes(told)),
    )


def _by_key(told: Sequence[Told]) -> list[list[Told]]:
    """The rows without an error of the publications that count, those of one area and phase together."""
    same: dict[tuple[object, ...], list[Told]] = defaultdict(list)
    for one in told:
        if not one.faults and one.published_on != LEFT_OUT_ON:
            same[tuple(one.facts[column] for column in TABLES[_TABLE].key)].append(one)
    return list(same.values())


def _differs(group: Sequence[Told]) -> bool:
    return any(one.facts != group[0].facts for one in group)


def _grouped(odd: Sequence[tuple[Told, Rule, str]]) -> Iterator[Fault]:
    """One fault for each rule, column and publication, in the first row that it is about."""
    groups: dict[tuple[date, Rule, str], list[int]] = defaultdict(list)
    for one, rule, heading in odd:
        groups[one.published_on, rule, heading].append(one.row)
    for (published_on, rule, heading), rows in groups.items():
        yield Fault(rule, rows[0], heading, _which(published_on, rule, rows))


def _which(published_on: date, rule: Rule, rows: Sequence[int]) -> str:
    if rule is PUBLICATION_LEFT_OUT:
        return f"{number(len(rows), 'row').capitalize()}, from row {rows[0]} to row {rows[-1]}."
    named = ", ".join(map(str, rows[:_MOST_ROWS_NAMED]))
    more = f" and {len(rows) - _MOST_ROWS_NAMED:,} more" if len(rows) > _MOST_ROWS_NAMED else ""
    return f"Publication of {in_words(published_on)}, {number(len(rows), 'row')}: {named}{more}."


def _notes(told: Sequence[Told]) -> Iterator[str]:
    undated = {one.published_on for one in told if "published_on" not in one.cells and not one.faults}
    for day in sorted(undated):
        yield (
            f"The file does not say when it was published: its figures count as published on {in_words(day)}. "
            "To state another day, add a column published_on to the file."
        )
    wide = [one for one in told if one.facts["area_level"] in (AreaLevel.ENGLAND, AreaLevel.REGION)]
    if signs := sum(is_absent(one.cells["code"]) for one in wide):
        yield f"Rows for England or a region, with z, NA or nothing in place of an authority's code: {signs:,}."
