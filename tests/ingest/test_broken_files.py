"""Files that are hostile or broken: each gives its sentence, and nothing else happens."""

import io
import struct
import tempfile
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from dsa_metrics.ingest.file_rules import FILE_RULE, FILE_RULES
from dsa_metrics.ingest.guard import MOST_BYTES
from tests.ingest.broken_files import FILES, FOLDER, LETTERS_CSV, SHEET, good, with_cells, with_part
from tests.ingest.drawn_files import problems_of, reading_of

#: The rule of the one problem of each file that cannot be read at all.
REFUSED = {
    "empty.xlsx": "file_empty",
    "only-blanks.csv": "file_empty",
    "only-commas.csv": "file_empty",
    "workbook-without-a-cell.xlsx": "file_empty",
    "content-cut-short.ods": "file_empty",
    "password.xlsx": "file_password",
    "password.xls": "file_password",
    "password.ods": "file_password",
    "zip-with-password.xlsx": "file_password",
    "truncated.xlsx": "file_damaged",
    "truncated-in-the-middle.xlsx": "file_damaged",
    "truncated.xls": "file_damaged",
    "truncated.ods": "file_damaged",
    "flipped-bytes.xlsx": "file_damaged",
    "sheet-cut-short.xlsx": "file_damaged",
    "sheet-missing-from-archive.xlsx": "file_damaged",
    "sheet-that-is-no-xml.xlsx": "file_damaged",
    "billion-laughs-in-utf-16.xlsx": "file_damaged",
    "packed-and-cut-short.csv.gz": "file_damaged",
    "picture.xlsx": "file_wrong_type",
    "pdf.csv": "file_wrong_type",
    "web-page.xls": "file_wrong_type",
    "word-document.xlsx": "file_wrong_type",
    "old-word-document.xls": "file_wrong_type",
    "binary-workbook.xlsx": "file_wrong_type",
    "zip-of-a-csv.xlsx": "file_wrong_type",
    "packed-program.csv.gz": "file_wrong_type",
    "packed-twice.csv.gz": "file_wrong_type",
    "program.csv": "file_wrong_type",
    "random-bytes.csv": "file_binary",
    "nul-bytes.csv": "file_binary",
    "zip-bomb.xlsx": "file_zip_bomb",
    "packed-bomb.csv.gz": "file_zip_bomb",
    "billion-laughs.xlsx": "file_entities",
    "billion-laughs.ods": "file_entities",
    "entity-from-a-file.xlsx": "file_entities",
    "parts-outside-the-archive.xlsx": "file_strange_parts",
    "parts-from-the-root.xlsx": "file_strange_parts",
    "parts-on-another-drive.xlsx": "file_strange_parts",
    "value-in-the-last-cell.xlsx": "file_needs_too_much_memory",
    "value-in-the-last-column.xlsx": "file_needs_too_much_memory",
    "cell-repeated-eighty-million-times.ods": "file_needs_too_much_memory",
    "sectors-in-a-circle.xls": "file_needs_too_much_memory",
    "value-far-to-the-right.xlsx": "file_stray_cell",
    "two-thousand-headings.csv": "file_stray_cell",
    "prose.csv": "nothing_recognised",
    "other-table.xlsx": "nothing_recognised",
    "other-table.csv": "nothing_recognised",
    "without-headings.csv": "nothing_recognised",
}

#: Files that can be read, with every problem in them: sheet, row, column, rule.
READ: dict[str, list[tuple[str | None, int | None, str | None, str]]] = {
    "heading-misspelt.csv": [(None, 1, "D", "column_unknown"), (None, 1, "Sent on", "column_missing")],
    "column-missing.xlsx": [("Letters", 1, "Sent on", "column_missing")],
    "sheet-misspelt.xlsx": [("Agreemnts", None, None, "sheet_missing")],
    "sheet-unknown.xlsx": [("Pivot", None, None, "sheet_unknown")],
    "urn-of-five-digits.csv": [(None, 2, "URN", "urn_malformed")],
    "urn-unknown.xls": [("Letters", 2, "URN", "urn_unknown")],
    "dates-as-numbers.csv": [(None, 2, "Sent on", "date_is_a_number")],
    "dates-month-first.csv": [(None, 2, "Sent on", "date_impossible")],
    "row-longer-than-headings.csv": [(None, 2, "E", "cell_without_heading")],
    "quote-never-closed.csv": [(None, 3, None, "file_quotes_broken")],
    "quote-inside-a-cell.csv": [(None, 3, None, "file_quotes_broken")],
    "zip-bomb-that-lies-about-its-size.xlsx": [],
}


def content_of(name: str) -> bytes:
    return (FOLDER / name).read_bytes()


def test_every_file_of_the_folder_stands_in_one_of_the_two_tables() -> None:
    assert sorted(REFUSED.keys() | READ.keys()) == sorted(path.name for path in FOLDER.iterdir())
    assert not REFUSED.keys() & READ.keys()
    assert FILES.keys() | {"password.xlsx"} == REFUSED.keys() | READ.keys()


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_read_gives_its_sentence_and_no_fact(name: str) -> None:
    reading = reading_of(content_of(name))
    rule = FILE_RULE[REFUSED[name]]
    (problem,) = reading.problems
    assert (problem.rule, problem.message, problem.fix) == (rule.code, rule.message, rule.fix)
    assert (problem.file, problem.sheet, problem.row, problem.column) == ("file-1", None, None, None)
    assert problem.severity == "error"
    assert not reading.files
    assert not reading.facts


@pytest.mark.parametrize("name", READ)
def test_a_broken_file_that_can_be_read_gives_all_its_problems(name: str) -> None:
    problems = problems_of(reading_of(content_of(name)))
    assert [problem[:4] for problem in problems] == READ[name]


def test_a_refused_file_keeps_no_other_file_from_being_read() -> None:
    reading = reading_of(content_of("value-in-the-last-cell.xlsx"), LETTERS_CSV)
    assert [(problem.file, problem.rule) for problem in reading.problems] == [("file-1", "file_needs_too_much_memory")]
    assert reading.facts["letter"].column("file_no").to_pylist() == [2]


def test_reading_a_file_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    for name in ("value-in-the-last-cell.xlsx", "parts-outside-the-archive.xlsx", "urn-unknown.xls"):
        reading_of(content_of(name))
    assert list(tmp_path.iterdir()) == []


def large_zip(part: str, mebibytes: int) -> bytes:
    content = io.BytesIO(good())
    with ZipFile(content, "a", ZIP_DEFLATED, compresslevel=1) as archive, archive.open(part, "w") as target:
        for _ in range(mebibytes):
            target.write(b" " * 1024**2)
    return content.getvalue()


def sheet_that_lies_about_its_size() -> bytes:
    """A sheet of 300 MB, nearly all of it blanks, that the directory says is of 1 kB."""
    xml = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    size = 300 * 1024**2
    content = bytearray(with_part({SHEET: xml.ljust(size)}))
    for mark, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = content.find(mark)
        while start >= 0:
            if struct.unpack_from("<I", content, start + at)[0] == size:
                struct.pack_into("<I", content, start + at, 1024)
            start = content.find(mark, start + 4)
    return bytes(content)


LARGE: dict[str, tuple[Callable[[], bytes], str]] = {
    "a file of 100 MB": (lambda: LETTERS_CSV + b"100001,,1,2018-10-12\r\n" * (100_000_000 // 22), "file_too_large"),
    "a workbook that unpacks to more than 1 GB": (lambda: large_zip("xl/media/blank.xml", 1_100), "file_zip_bomb"),
    "a sheet that lies about its size": (sheet_that_lies_about_its_size, "file_damaged"),
    "an archive of six thousand parts": (
        lambda: with_part({f"xl/media/{number}": b"" for number in range(6_000)}),
        "file_strange_parts",
    ),
    "a cell longer than any cell": (lambda: LETTERS_CSV + b'100001,"' + b"x" * 200_000 + b'"', "file_quotes_broken"),
    "a line of three million headings": (lambda: b"a," * 3_000_000, "file_stray_cell"),
}


@pytest.mark.parametrize("name", LARGE)
def test_a_large_file_gives_its_sentence(name: str) -> None:
    make, rule = LARGE[name]
    assert [problem.rule for problem in reading_of(make()).problems] == [rule]


def test_the_largest_file_allowed_is_larger_than_a_register_of_all_of_england() -> None:
    assert MOST_BYTES > 70_000_000


def test_formats_without_a_value_in_the_last_cell_do_no_harm() -> None:
    formatted = with_cells(b'<row r="1048576"><c r="XFD1048576" s="1"/></row>')
    assert problems_of(reading_of(formatted)) == []


def test_macros_and_links_to_other_workbooks_are_ignored() -> None:
    link = b'<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    parts = {"xl/vbaProject.bin": b"macro", "xl/externalLinks/externalLink1.xml": link}
    reading = reading_of(with_part(parts))
    assert problems_of(reading) == []
    assert reading.facts["letter"].num_rows == 1


def test_the_same_file_twice_is_read_once() -> None:
    reading = reading_of(LETTERS_CSV, LETTERS_CSV)
    assert [(problem.file, problem.rule) for problem in reading.problems] == [("file-2", "file_twice")]
    assert reading.facts["letter"].num_rows == 1


def test_every_rule_of_files_but_those_of_time_and_mappings_is_broken_by_some_file() -> None:
    broken = {*REFUSED.values(), *(rule for _, rule in LARGE.values()), "file_twice"}
    elsewhere = {"file_too_slow", "mapping_not_confirmed", "not_looked_at_again"}
    assert broken | elsewhere == {rule.code for rule in FILE_RULES}
