"""What the wrapping of a workbook gives away before anything in it is read: locks, bombs, strange names."""

import re
import zlib
from gzip import GzipFile
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from dsa_metrics.ingest.child.refusal import Refusal

MOST_UNPACKED_BYTES = 200 * 1024**2
MOST_TIMES_LARGER = 200
MOST_PARTS = 5_000
MOST_CELLS = 16_000_000

#: Below this, a workbook may well shrink to a tiny part of itself, and does no harm.
_NEVER_A_BOMB = 20 * 1024**2
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")
_BEGINNING = 4_000
_MANIFEST = "META-INF/manifest.xml"

#: The record that begins an .xls workbook, followed at once (but for a write protection) by the one that locks it.
_LOCK = re.compile(rb"\x09\x08\x10\x00.{16}(?:\x86\x00\x00\x00)?\x2f\x00", re.DOTALL)
_CELL = re.compile(rb'<c\s[^>]*?\br="([A-Z]{1,3})([0-9]{1,7})"')


def check_zip(content: bytes) -> None:
    """Raises Refusal unless the archive looks like a workbook that a spreadsheet program wrote."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            _check_parts(parts, len(content))
            _check_type(archive)
            _check_declarations(archive, parts)
    except BadZipFile:
        raise Refusal("file_damaged") from None


def _check_parts(parts: list[ZipInfo], packed_bytes: int) -> None:
    if sum(part.file_size for part in parts) > _most_unpacked(packed_bytes):
        raise Refusal("file_zip_bomb")
    if any(part.flag_bits & 1 for part in parts):
        raise Refusal("file_password")
    if len(parts) > MOST_PARTS or any(_is_strange(part.filename) for part in parts):
        raise Refusal("file_strange_parts")


def _most_unpacked(packed_bytes: int) -> int:
    return min(MOST_UNPACKED_BYTES, max(_NEVER_A_BOMB, MOST_TIMES_LARGER * packed_bytes))


def _is_strange(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or ":" in name


def _check_type(archive: ZipFile) -> None:
    names = set(archive.namelist())
    if _MANIFEST in names and b"encryption-data" in _beginning(archive, _MANIFEST):
        raise Refusal("file_password")
    is_workbook = "xl/workbook.xml" in names or any(re.fullmatch(r"xl/workbook\d+\.xml", name) for name in names)
    if not is_workbook and not _is_open_document(archive, names):
        raise Refusal("file_wrong_type")


def _is_open_document(archive: ZipFile, names: set[str]) -> bool:
    kind = _beginning(archive, "mimetype") if "mimetype" in names else b""
    return kind.startswith(b"application/vnd.oasis.opendocument.spreadsheet")


def _check_declarations(archive: ZipFile, parts: list[ZipInfo]) -> None:
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            beginning = _beginning(archive, part.filename)
            if any(declaration in beginning for declaration in _DECLARATIONS):
                raise Refusal("file_entities")


def _beginning(archive: ZipFile, name: str) -> bytes:
    with archive.open(name) as part:
        return part.read(_BEGINNING)


def unpacked(content: bytes) -> bytes:
    """What a file packed with gzip holds. Raises Refusal where it is damaged or unpacks to far too much."""
    most = _most_unpacked(len(content))
    try:
        with GzipFile(fileobj=BytesIO(content)) as packed:
            found = packed.read(most + 1)
    except (OSError, EOFError, zlib.error):
        raise Refusal("file_damaged") from None
    if len(found) > most:
        raise Refusal("file_zip_bomb")
    return found


def check_spread(content: bytes) -> None:
    """Raises Refusal where the cells of a sheet lie so far apart that the memory for all between them would be missing.

    Only needed where the system cannot cap a process: it reads every sheet once more.
    """
    with ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"xl/worksheets/[^/]+\.xml", name):
                _check_sheet_spread(archive.read(name))


def _check_sheet_spread(xml: bytes) -> None:
    cells = _CELL.findall(xml)
    if not cells:
        return
    columns = max(_column_number(letters) for letters in {letters for letters, _ in cells})
    if columns * max(int(row) for _, row in cells) > MOST_CELLS:
        raise Refusal("file_stray_cell")


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def check_compound(content: bytes) -> None:
    """Raises Refusal unless the old-style container holds an .xls workbook that is not encrypted."""
    if _names_stream(content, "EncryptedPackage") or _LOCK.search(content):
        raise Refusal("file_password")
    if not _names_stream(content, "Workbook", "Book"):
        is_other = _names_stream(content, "WordDocument", "PowerPoint Document", "__properties_version1.0")
        raise Refusal("file_wrong_type" if is_other else "file_damaged")


def _names_stream(content: bytes, *names: str) -> bool:
    return any(name.encode("utf-16-le") in content for name in names)
