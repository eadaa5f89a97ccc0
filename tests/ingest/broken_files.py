"""Makes the files of tests/files/broken: run `python -m tests.ingest.broken_files` after a change here.

password.xlsx alone is not made here: it was locked with msoffcrypto-tool, which the project does not need otherwise.
"""

import gzip
import io
import random
import struct
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import xlwt
from xlwt.CompoundDoc import XlsDoc

from tests.ingest.drawn_files import as_csv, as_workbook, rows_of

FOLDER = Path(__file__).parents[1] / "files" / "broken"

LETTERS = "URN | School | Letter | Sent on\n100001 | | 1 | 2018-10-12"
SHEET = "xl/worksheets/sheet1.xml"


def good() -> bytes:
    """A tracker with nothing wrong, of one row."""
    return as_workbook({"Letters": LETTERS})


def with_part(changes: Mapping[str, bytes | None], base: bytes | None = None) -> bytes:
    """The good tracker with parts of its archive replaced, added or (None) left out."""
    content = io.BytesIO()
    with ZipFile(io.BytesIO(base or good())) as old, ZipFile(content, "w", ZIP_DEFLATED) as new:
        parts = {name: old.read(name) for name in old.namelist()}
        for name, part in {**parts, **changes}.items():
            if part is not None:
                new.writestr(name, part)
    return content.getvalue()


def with_cells(cells: bytes, attributes: bytes = b"") -> bytes:
    """The good tracker whose only sheet has these rows of XML after its own."""
    with ZipFile(io.BytesIO(good())) as archive:
        xml = archive.read(SHEET)
    return with_part({SHEET: xml.replace(b"</sheetData>", cells + b"</sheetData>" + attributes)})


def number_at(row: int, column: str) -> bytes:
    """A row of XML with one number in it."""
    return f'<row r="{row}"><c r="{column}{row}"><v>1</v></c></row>'.encode()


def entities(first: bytes = b"") -> bytes:
    """A document type whose entities grow tenfold nine times."""
    laughs = b"".join(
        f'<!ENTITY lol{n} "{f"&lol{n - 1};" * 10}">'.encode() if n else b'<!ENTITY lol0 "lol">' for n in range(10)
    )
    return b'<?xml version="1.0"?><!DOCTYPE lolz [' + (first or laughs) + b"]>"


def in_front_of_strings(declaration: bytes, encoding: str = "utf-8") -> bytes:
    strings = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&lol9;</t></si></sst>'
    return with_part({"xl/sharedStrings.xml": (declaration + strings).decode().encode(encoding)})


def old_workbook() -> bytes:
    """The good tracker as an .xls file."""
    book = xlwt.Workbook()
    sheet = book.add_sheet("Letters")
    for row, cells in enumerate(rows_of(LETTERS)):
        for column, cell in enumerate(cells):
            sheet.write(row, column, cell)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def locked_old_workbook() -> bytes:
    """An .xls whose first record after the beginning says that what follows is encrypted."""
    book = xlwt.Workbook()
    book.add_sheet("Letters")
    stream = book.get_biff_data()
    begin = 4 + struct.unpack("<H", stream[2:4])[0]
    lock = struct.pack("<HHHHH", 0x002F, 6, 0, 0x1234, 0x5678)
    return in_compound_file(stream[:begin] + lock + stream[begin:])


def in_compound_file(stream: bytes) -> bytes:
    content = io.BytesIO()
    XlsDoc().save(content, stream)
    return content.getvalue()


def old_word_document() -> bytes:
    """The container of an .xls file with what Word keeps in it."""
    name = "Workbook".encode("utf-16-le")
    other = "WordDocument".encode("utf-16-le")
    return old_workbook().replace(name + bytes(len(other) - len(name)), other)


def sectors_in_a_circle() -> bytes:
    """An .xls whose table of sectors leads back to its beginning for ever."""
    content = bytearray(old_workbook())
    sector = struct.unpack("<i", content[76:80])[0]
    start = 512 * (sector + 1)
    content[start : start + 512] = struct.pack("<128i", *([0] * 128))
    return bytes(content)


MANIFEST = (
    '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" '
    'manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">{}</manifest:file-entry>'
    "</manifest:manifest>"
)


def open_document(body: str, encryption: str = "") -> bytes:
    """An .ods workbook with this content."""
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
    )
    text = f'<?xml version="1.0" encoding="UTF-8"?>{body}'.replace(
        "<office:document-content", f"<office:document-content {spaces}"
    )
    content = io.BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", text)
        archive.writestr("META-INF/manifest.xml", MANIFEST.format(encryption).encode())
    return content.getvalue()


def sheet_in_open_document(drawing: str) -> str:
    """The content of an .ods workbook with one sheet of texts called Letters."""
    rows = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>' for cell in cells
        )
        + "</table:table-row>"
        for cells in rows_of(drawing)
    )
    return in_open_document(rows)


def in_open_document(rows: str) -> str:
    return (
        '<office:document-content office:version="1.2"><office:body><office:spreadsheet>'
        f'<table:table table:name="Letters">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )


def repeated_in_open_document() -> bytes:
    cell = (
        '<table:table-row table:number-rows-repeated="40000"><table:table-cell '
        'table:number-columns-repeated="2000" office:value-type="string"><text:p>x</text:p></table:table-cell>'
        "</table:table-row>"
    )
    return open_document(in_open_document(cell))


def locked_open_document() -> bytes:
    return open_document("<office:document-content/>", '<manifest:encryption-data manifest:checksum="x"/>')


def with_zip_password() -> bytes:
    """The good tracker, every part of which is marked as locked."""
    content = bytearray(good())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.find(mark)
        while at >= 0:
            content[at + flags] |= 1
            at = content.find(mark, at + 4)
    return bytes(content)


def with_flipped_bytes() -> bytes:
    """The good tracker with the packed bytes of its sheet overwritten."""
    content = bytearray(good())
    at = content.find(SHEET.encode()) + len(SHEET)
    content[at + 10 : at + 60] = bytes(range(50))
    return bytes(content)


def zip_of(parts: Mapping[str, bytes]) -> bytes:
    content = io.BytesIO()
    with ZipFile(content, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return content.getvalue()


def that_says_it_is_small() -> bytes:
    """A workbook whose directory says that a part of 30 MB is of 1 kB."""
    content = bytearray(with_part({"xl/media/zeros.bin": bytes(30 * 1024**2)}))
    for mark, size in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = content.find(mark)
        while at >= 0:
            if struct.unpack_from("<I", content, at + size)[0] == 30 * 1024**2:
                struct.pack_into("<I", content, at + size, 1024)
            at = content.find(mark, at + 4)
    return bytes(content)


def picture() -> bytes:
    """The smallest PNG."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


def noise() -> bytes:
    return b"URN,Letter\r\n" + random.Random(1).randbytes(2_000)


LETTERS_CSV = as_csv(LETTERS)

FILES: dict[str, Callable[[], bytes]] = {
    "empty.xlsx": lambda: b"",
    "only-blanks.csv": lambda: b"  \r\n\t\r\n",
    "only-commas.csv": lambda: b",,,\r\n" * 20,
    "workbook-without-a-cell.xlsx": lambda: as_workbook({"Letters": ""}),
    "password.xls": locked_old_workbook,
    "password.ods": locked_open_document,
    "zip-with-password.xlsx": with_zip_password,
    "truncated.xlsx": lambda: good()[:-1_000],
    "truncated-in-the-middle.xlsx": lambda: good()[: len(good()) // 2],
    "truncated.xls": lambda: old_workbook()[:700],
    "truncated.ods": lambda: open_document(sheet_in_open_document(LETTERS))[:-40],
    "flipped-bytes.xlsx": with_flipped_bytes,
    "sheet-cut-short.xlsx": lambda: with_part(
        {SHEET: b'<?xml version="1.0"?><worksheet><sheetData><row r="1"><c r="A'}
    ),
    "sheet-missing-from-archive.xlsx": lambda: with_part({SHEET: None}),
    "sheet-that-is-no-xml.xlsx": lambda: with_part({SHEET: b"\x00\x01\x02 not xml \xff"}),
    "sectors-in-a-circle.xls": sectors_in_a_circle,
    "content-cut-short.ods": lambda: open_document("<office:document-content><office:body>"),
    "picture.xlsx": picture,
    "pdf.csv": lambda: b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n",
    "web-page.xls": lambda: b"<html><body><table><tr><td>URN</td><td>Letter</td></tr></table></body></html>",
    "word-document.xlsx": lambda: zip_of({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<document/>"}),
    "old-word-document.xls": old_word_document,
    "binary-workbook.xlsx": lambda: zip_of({"[Content_Types].xml": b"<Types/>", "xl/workbook.bin": b"\x83\x01\x00"}),
    "zip-of-a-csv.xlsx": lambda: zip_of({"letters.csv": LETTERS_CSV}),
    "packed-program.csv.gz": lambda: gzip.compress(b"MZ\x90\x00" + bytes(200), mtime=0),
    "packed-twice.csv.gz": lambda: gzip.compress(gzip.compress(LETTERS_CSV, mtime=0), mtime=0),
    "packed-and-cut-short.csv.gz": lambda: gzip.compress(LETTERS_CSV, mtime=0)[:-12],
    "packed-bomb.csv.gz": lambda: gzip.compress(bytes(25 * 1024**2), mtime=0),
    "program.csv": lambda: b"MZ\x90\x00" + bytes(200),
    "random-bytes.csv": noise,
    "nul-bytes.csv": lambda: LETTERS_CSV.replace(b"1,2018", b"1\0,2018"),
    "zip-bomb.xlsx": lambda: with_part({"xl/media/zeros.bin": bytes(25 * 1024**2)}),
    "zip-bomb-that-lies-about-its-size.xlsx": that_says_it_is_small,
    "billion-laughs.xlsx": lambda: in_front_of_strings(entities()),
    "billion-laughs-in-utf-16.xlsx": lambda: in_front_of_strings(entities(), "utf-16"),
    "entity-from-a-file.xlsx": lambda: in_front_of_strings(entities(b'<!ENTITY lol9 SYSTEM "file:///etc/passwd">')),
    "billion-laughs.ods": lambda: zip_of(
        {
            "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": entities() + b"<office:document-content>&lol9;</office:document-content>",
        }
    ),
    "parts-outside-the-archive.xlsx": lambda: with_part({"../../outside.xml": b"<x/>"}),
    "parts-from-the-root.xlsx": lambda: with_part({"/etc/outside.xml": b"<x/>"}),
    "parts-on-another-drive.xlsx": lambda: with_part({"C:\\outside.xml": b"<x/>"}),
    "value-in-the-last-cell.xlsx": lambda: with_cells(number_at(1_048_576, "XFD")),
    "value-in-the-last-column.xlsx": lambda: with_cells(number_at(40_000, "XFD")),
    "value-far-to-the-right.xlsx": lambda: with_cells(number_at(3, "BZZ")),
    "cell-repeated-eighty-million-times.ods": repeated_in_open_document,
    "two-thousand-headings.csv": lambda: as_csv(" | ".join(f"h{n}" for n in range(2_000)) + "\n1 | 2"),
    "quote-never-closed.csv": lambda: LETTERS_CSV + b'100002,"Harbour View,1,2018-10-12\r\n100003,,1,2018-10-12\r\n',
    "quote-inside-a-cell.csv": lambda: LETTERS_CSV + b'100002,"The "Harbour" View",1,2018-10-12\r\n',
    "prose.csv": lambda: b"Dear colleague,\r\nplease find attached the list that we spoke of.\r\nYours, the office\r\n",
    "other-table.xlsx": lambda: as_workbook({"Sheet1": "Colour | Weight\nred | 3"}),
    "other-table.csv": lambda: as_csv("Colour | Weight\nred | 3"),
    "without-headings.csv": lambda: LETTERS_CSV.split(b"\r\n", 1)[1],
    "heading-misspelt.csv": lambda: LETTERS_CSV.replace(b"Sent on", b"Sent onn"),
    "column-missing.xlsx": lambda: as_workbook({"Letters": "URN | Letter\n100001 | 1"}),
    "sheet-misspelt.xlsx": lambda: as_workbook({"Letters": LETTERS, "Agreemnts": "Who | When\na | b"}),
    "sheet-unknown.xlsx": lambda: as_workbook({"Letters": LETTERS, "Pivot": "Sum | Of\n1 | 2"}),
    "urn-of-five-digits.csv": lambda: LETTERS_CSV.replace(b"100001", b"12345"),
    "urn-unknown.xls": lambda: old_workbook().replace(b"100001", b"999999"),
    "dates-as-numbers.csv": lambda: LETTERS_CSV.replace(b"2018-10-12", b"43385"),
    "dates-month-first.csv": lambda: LETTERS_CSV.replace(b"2018-10-12", b"10/25/2018"),
    "row-longer-than-headings.csv": lambda: LETTERS_CSV.replace(b"2018-10-12", b"2018-10-12,late"),
}


def main() -> None:
    """Writes every file of the folder but password.xlsx."""
    FOLDER.mkdir(exist_ok=True)
    for name, make in FILES.items():
        (FOLDER / name).write_bytes(make())


if __name__ == "__main__":
    main()
