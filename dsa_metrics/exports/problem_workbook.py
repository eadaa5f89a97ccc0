"""What is wrong with files as a spreadsheet: every problem, and every row set aside with its faulty cells marked."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from dsa_metrics.desk import Problem, Reading
from dsa_metrics.exports.workbook import Workbook
from dsa_metrics.wording import in_words, number

MARKING = "Officers only: repeats what the files say"

_PROBLEM_COLUMNS = (
    ("severity", "What", 10),
    ("file", "File", 30),
    ("sheet", "Sheet", 18),
    ("row", "Row", 8),
    ("column", "Column", 24),
    ("message", "What is wrong", 70),
    ("fix", "What to do", 70),
)
_LONGEST_NAME = 31
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))

Rows = Mapping[int | None, Mapping[str, str]]


def file_name(today: date) -> str:
    """The workbook's name, which says what it holds, when it was made and for whom."""
    return f"problems-in-files-{today.isoformat()}-officers-only.xlsx"


def problem_workbook(reading: Reading, today: date) -> bytes:
    """The workbook's bytes: a cover, one row per problem, and a sheet for each sheet that has rows set aside."""
    title = f"Problems in files examined on {in_words(today)}"
    book = Workbook(title, MARKING, today)
    set_aside = f"Rows set aside: {number(len(reading.quarantined), 'row')}. Their faulty cells are marked."
    book.cover([title, MARKING, f"Problems: {number(len(reading.problems), 'problem')}.", set_aside])
    _write_problems(book, reading.problems)
    taken = {"cover", "problems"}
    for (file_no, sheet_name), rows in _set_aside(reading).items():
        file = next(file.name for file in reading.files if file.file_no == file_no)
        problems = [one for one in reading.problems if one.file == file and one.sheet == sheet_name]
        _write_rows(book, _sheet_name(sheet_name or file, taken), rows, problems)
    return book.content()


def _write_problems(book: Workbook, problems: Sequence[Problem]) -> None:
    sheet = book.sheet("Problems", [width for _, _, width in _PROBLEM_COLUMNS])
    book.line(sheet, 0, [heading for _, heading, _ in _PROBLEM_COLUMNS], "heading")
    for line, problem in enumerate(problems, start=1):
        book.line(sheet, line, [getattr(problem, name) for name, _, _ in _PROBLEM_COLUMNS])
    sheet.freeze_panes(1, 0)


def _set_aside(reading: Reading) -> dict[tuple[int, str | None], dict[int | None, dict[str, str]]]:
    """The cells of every row set aside, by file and sheet, then by row."""
    found: dict[tuple[int, str | None], dict[int | None, dict[str, str]]] = defaultdict(dict)
    for one in reading.quarantined:
        found[one.file_no, one.sheet][one.source_row] = json.loads(one.cells)
    return found


def _write_rows(book: Workbook, name: str, rows: Rows, problems: Sequence[Problem]) -> None:
    """The rows as they came, under their own headings, with what is wrong beside each."""
    headings = list(dict.fromkeys(heading for cells in rows.values() for heading in cells))
    headings += [one.column for one in problems if one.column and one.row in rows and one.column not in headings]
    headings = list(dict.fromkeys(headings))
    sheet = book.sheet(name, [8, *(22 for _ in headings), 80])
    book.line(sheet, 0, ["Row", *headings, "What is wrong"], "heading")
    for line, (row, cells) in enumerate(rows.items(), start=1):
        wrong = [one for one in problems if one.row == row]
        marked = {one.column for one in wrong}
        book.write(sheet, line, 0, row)
        for place, heading in enumerate(headings, start=1):
            book.write(sheet, line, place, cells.get(heading), "marked" if heading in marked else "text")
        book.write(sheet, line, len(headings) + 1, " ".join(f"{one.message} {one.fix}" for one in wrong))
    sheet.freeze_panes(1, 1)


def _sheet_name(wanted: str, taken: set[str]) -> str:
    """A name that a workbook may use: short enough, without forbidden signs, not there yet."""
    base = wanted.translate(_NOT_IN_NAMES).strip()[:_LONGEST_NAME] or "Rows"
    name, again = base, 2
    while name.casefold() in taken or name.casefold() == "history":
        ending = f" {again}"
        name, again = base[: _LONGEST_NAME - len(ending)] + ending, again + 1
    taken.add(name.casefold())
    return name
