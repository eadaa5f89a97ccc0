"""The zip files that Word documents are, and the one they travel in: the same content gives the same bytes."""

import io
import zipfile
from pathlib import Path
from typing import BinaryIO

#: The media type of a Word document.
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

#: The templates that come with the program.
TEMPLATES = Path(__file__).parents[1] / "templates"

#: The picture in a template that the chart takes the place of.
PICTURE = "chart.png"

# The first instant that a zip file can state.
_INSTANT = (1980, 1, 1, 0, 0, 0)
_REGULAR_FILE = 0o644 << 16


def own(record: Path, name: str) -> Path | None:
    """The council's own template of this name, where it has one: in the folder templates beside its record."""
    path = record.with_name("templates") / name
    return path if path.exists() else None


def repacked(content: bytes) -> bytes:
    """The same parts in the same order with no trace of the clock."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            add(target, name, source.read(name))
    return out.getvalue()


def add(archive: zipfile.ZipFile, name: str, content: bytes, is_packed: bool = False) -> None:
    """One file more in an archive; `is_packed`: it cannot be made smaller."""
    entry = zipfile.ZipInfo(name, _INSTANT)
    entry.external_attr = _REGULAR_FILE
    entry.create_system = 3
    entry.compress_type = zipfile.ZIP_STORED if is_packed else zipfile.ZIP_DEFLATED
    archive.writestr(entry, content)


def new_archive(out: BinaryIO) -> zipfile.ZipFile:
    """An archive that is written into `out` as it grows."""
    return zipfile.ZipFile(out, "w")
