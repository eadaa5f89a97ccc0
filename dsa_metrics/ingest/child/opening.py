"""From the bytes of a file to its sheets: told apart by what the bytes are, never by the file's name."""

from collections.abc import Iterator

from dsa_metrics.ingest.child.container import check_compound, check_zip, unpacked
from dsa_metrics.ingest.child.delimited import delimited_rows
from dsa_metrics.ingest.child.extract_day import Day
from dsa_metrics.ingest.child.extract_headings import is_extract
from dsa_metrics.ingest.child.extract_table import count_table
from dsa_metrics.ingest.child.extract_xml import PUPILS_WITHIN, count_xml
from dsa_metrics.ingest.child.gathering import Rows, gather, take_heading
from dsa_metrics.ingest.child.packing import Answer, RawRegister, RawSheet
from dsa_metrics.ingest.child.refusal import Refusal
from dsa_metrics.ingest.child.safe_xml import is_xml
from dsa_metrics.ingest.child.whole_register import WholeRegister, is_register
from dsa_metrics.ingest.child.workbook import workbook_sheets

ZIP = b"PK\x03\x04"
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
GZIP = b"\x1f\x8b"

#: How files begin that are neither a workbook nor text: pictures, PDF, archives, programs, web pages.
_OTHERS = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", GZIP, b"7z\xbc\xaf", b"Rar!", b"PK", b"MZ", b"\x7fELF")


def open_file(content: bytes, gias_code: int | None, day: Day | None = None) -> Answer:
    """Every sheet of the file; a school register keeps only the rows of the authority. Raises Refusal.

    Of a file of pupils there are no sheets but figures; without a day it is only told what it is.
    """
    if content.startswith(GZIP):
        content = unpacked(content)
    if is_xml(content, *PUPILS_WITHIN):
        return Answer(extract=count_xml(content, day))
    sheets: list[RawSheet] = []
    register: RawRegister | None = None
    for name, skipped_columns, rows in _sheets(content):
        heading = take_heading(rows)
        if heading is None:
            continue
        if is_extract(heading.cells):
            return Answer(extract=count_table(name, heading, rows, day))
        if register is None and is_register(heading.cells):
            whole = WholeRegister(heading.cells, gias_code)
            sheets.append(gather(name, heading, whole.ours(rows), skipped_columns))
            register = whole.summary()
        else:
            sheets.append(gather(name, heading, rows, skipped_columns))
    if not sheets:
        raise Refusal("file_empty")
    return Answer(tuple(sheets), register)


def _sheets(content: bytes) -> Iterator[tuple[str | None, int, Rows]]:
    if content.startswith(ZIP):
        check_zip(content)
        return workbook_sheets(content)
    if content.startswith(COMPOUND):
        check_compound(content)
        return workbook_sheets(content)
    if content.startswith(_OTHERS):
        raise Refusal("file_wrong_type")
    return iter([(None, 0, delimited_rows(content))])
