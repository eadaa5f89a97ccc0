"""Writes the members' workbook: each sheet is marked on the screen and on paper, and no cell is ever a formula."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import shorten

from xlsxwriter.worksheet import Worksheet

from dsa_metrics.disclosure.release import Release
from dsa_metrics.exports.members.chart import draw
from dsa_metrics.exports.members.content import Sheet, sheets
from dsa_metrics.exports.members.notes import notes
from dsa_metrics.exports.members.schools import counted
from dsa_metrics.exports.paper.members import MembersWords, words
from dsa_metrics.exports.paper.snapshot import Snapshot
from dsa_metrics.exports.paper.statements import Statements
from dsa_metrics.exports.word.template import printable
from dsa_metrics.exports.workbook import Workbook, height

MARKING = "MEMBERS ONLY, not for publication"
_NOTES = "Notes"
_COVER, _NOTE = (30, 90), (28, 96)
_A4 = 9
#: In points, where it is not that of the text.
_SIZES = {"title": 16, "small": 10}
#: A page's footer holds 255 characters in all.
_LONGEST = 110


@dataclass(frozen=True)
class _Marked:
    """What stands on every sheet: for whom, as stated, of which release and day."""

    marking: str
    stated: str
    header: str
    footer: str


def members_workbook(snapshot: Snapshot, statements: Statements) -> bytes:
    """The workbook (.xlsx); the same snapshot and statements give the same bytes."""
    release, said = snapshot.release, printable(words(snapshot, statements))
    marked, schools = _marked(release, said), counted(snapshot)
    title = f"Data sharing agreements with schools, for members, as at {said.as_at}"
    book = Workbook(title, marked.marking, release.as_at, said.authority)
    found = sheets(release, schools)
    _cover(book, marked, said, title, found)
    for sheet in found:
        _sheet(book, marked, sheet, said.as_at)
    is_assessed = any(one.state.records for one in schools)
    _notes(book, marked, notes(release, said.known, is_assessed), said.as_at)
    return book.content()


def _marked(release: Release, said: MembersWords) -> _Marked:
    until = f"Restricted until {said.until}."
    stated = (
        f"{until} Ground: {_sentence(said.ground)} Public interest: {_sentence(said.public_interest)} "
        f"Decided by: {_sentence(said.decided_by)} As at {said.as_at}. Release {release.id}."
    )
    return _Marked(
        f"{MARKING}. {said.invented}".strip(),
        stated,
        f"&L&B{_safe(f'{MARKING}. {said.invented}')}&R{_safe(f'As at {said.as_at}')}",
        f"&L{_safe(f'{until} Release {release.id}')}\n"
        f"{_safe(shorten(f'Ground: {said.ground}', _LONGEST, placeholder=' …'))}&RPage &P of &N",
    )


def _cover(book: Workbook, marked: _Marked, said: MembersWords, title: str, found: Sequence[Sheet]) -> None:
    sheet = book.sheet("Cover", _COVER)
    for row, (text, style) in enumerate(((title, "title"), (marked.marking, "marking"))):
        _over(book, sheet, row, _COVER, text, style)
    lines = (
        ("Council", said.authority),
        ("Meeting", f"{said.board}, {said.meeting}"),
        ("As at", said.as_at),
        ("Position", f"{said.position} {said.marked}".strip()),
        *((("Other phases", said.others_position),) if said.others_position else ()),
        ("Ground for restricting it", said.ground),
        ("Public interest", said.public_interest),
        ("Decided by", said.decided_by),
        ("Restricted until", said.until),
        ("Release", said.release),
    )
    for row, line in enumerate(lines, start=3):
        book.line(sheet, row, line)
        sheet.set_row(row, height(line[1], _COVER[1]))
    _contents(book, sheet, len(lines) + 4, found)
    _page(sheet, marked, 0, is_wide=False)


def _contents(book: Workbook, sheet: Worksheet, row: int, found: Sequence[Sheet]) -> None:
    """The list of sheets, each of which is a link."""
    book.line(sheet, row, ("Sheet", "What it holds"), "heading")
    listed = [(one.name, one.about) for one in found] + [(_NOTES, "What the figures mean and where they come from")]
    for place, (name, about) in enumerate(listed, start=row + 1):
        book.link(sheet, place, name)
        book.write(sheet, place, 1, about)


def _sheet(book: Workbook, marked: _Marked, shown: Sheet, as_at: str) -> None:
    widths = [width for _, width in shown.columns]
    sheet = book.sheet(shown.name, widths)
    texts = (f"{shown.name}, as at {as_at}", " ".join(shown.findings))
    row = _head(book, sheet, marked, texts, widths)
    book.table(sheet, row, shown.columns, shown.rows)
    after = row + len(shown.rows) + 1
    for place, total in enumerate(shown.totals, start=after):
        book.line(sheet, place, total, "total")
    if shown.chart is not None:
        draw(book.chart(), shown.chart, sheet, shown, row, after + len(shown.totals) + 1)
    sheet.freeze_panes(row + 1, 1)
    _page(sheet, marked, row, pages=1 if shown.chart else 0)


def _notes(book: Workbook, marked: _Marked, told: Sequence[tuple[str, str]], as_at: str) -> None:
    sheet = book.sheet(_NOTES, _NOTE)
    row = _head(book, sheet, marked, (f"{_NOTES}, as at {as_at}",), _NOTE)
    book.line(sheet, row, ("What", "What it means"), "heading")
    for place, note in enumerate(told, start=row + 1):
        book.line(sheet, place, note, "cell")
        sheet.set_row(place, height(note[1], _NOTE[1]))
    _page(sheet, marked, row, is_wide=False)


def _head(book: Workbook, sheet: Worksheet, marked: _Marked, texts: Sequence[str], widths: Sequence[int]) -> int:
    """Title, marking, what was stated, and findings over the whole width; gives the first row below them."""
    title, *findings = texts
    told = ((one, "text") for one in findings)
    lines = [(title, "title"), (marked.marking, "marking"), (marked.stated, "small"), *told]
    for row, (text, style) in enumerate(lines):
        _over(book, sheet, row, widths, text, style)
    return len(lines)


def _over(book: Workbook, sheet: Worksheet, row: int, widths: Sequence[int], text: str, style: str) -> None:
    """One text over the whole width, in a row as high as it needs."""
    book.across(sheet, row, len(widths), text, style)
    sheet.set_row(row, height(text, sum(widths), _SIZES.get(style, 12)))


def _page(sheet: Worksheet, marked: _Marked, heading: int, is_wide: bool = True, pages: int = 0) -> None:
    """How the sheet is printed, on so many pages (0: as it needs); all down to the table's heading stands on each."""
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, pages)
    sheet.set_margins(left=0.4, right=0.4)
    if is_wide:
        sheet.set_landscape()
    if heading:
        sheet.repeat_rows(0, heading)
    sheet.set_header(marked.header)
    sheet.set_footer(marked.footer)


def _sentence(text: str) -> str:
    said = " ".join(text.split())
    return said if said.endswith((".", "!", "?")) else f"{said}."


def _safe(text: str) -> str:
    """Text for a page's header, where an ampersand begins an instruction."""
    return text.replace("&", "&&")
