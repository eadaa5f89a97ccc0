"""The packs of many schools: one document after the other, and all of them in one zip file."""

import io
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

from dsa_metrics.exports.packs.document import Template
from dsa_metrics.exports.packs.names import EVERY_SCHOOL, Choice, file_name
from dsa_metrics.exports.packs.reading import Reader
from dsa_metrics.exports.word.package import add, new_archive
from dsa_metrics.view import NamedView

#: Told after each pack: how many are done, of how many.
Progress = Callable[[int, int], None]


def documents(
    reader: Reader, urns: Sequence[int], template: Template, progress: Progress | None = None
) -> Iterator[tuple[str, bytes]]:
    """Name and content of each school's pack, made when it is asked for."""
    council = reader.council
    for done, urn in enumerate(urns, start=1):
        position = reader.position(urn)
        yield file_name(urn, position.name, council.as_at, council.is_invented), template.filled(position)
        if progress is not None:
            progress(done, len(urns))


def write_packs(
    out: BinaryIO,
    view: NamedView,
    as_at: date,
    choice: Choice = EVERY_SCHOOL,
    known_at: datetime | None = None,
    progress: Progress | None = None,
    template: Path | None = None,
) -> int:
    """Writes the packs of the schools chosen into `out` as a zip file, one after the other, and says how many.

    The same record, day and choice give the same bytes. Raises InputError where no school is chosen, or where the
    file `template` cannot be used.
    """
    reader = Reader(view, as_at, known_at)
    urns = reader.chosen(choice)
    with new_archive(out) as archive:
        for name, content in documents(reader, urns, Template(template), progress):
            add(archive, name, content, is_packed=True)
    return len(urns)


def packs(
    view: NamedView,
    as_at: date,
    choice: Choice = EVERY_SCHOOL,
    known_at: datetime | None = None,
    progress: Progress | None = None,
    template: Path | None = None,
) -> bytes:
    """The zip file of `write_packs`, in memory: some 30 MB for 700 schools."""
    out = io.BytesIO()
    write_packs(out, view, as_at, choice, known_at, progress, template)
    return out.getvalue()


def pack(
    view: NamedView, as_at: date, urn: int, known_at: datetime | None = None, template: Path | None = None
) -> bytes:
    """One school's pack. Raises InputError where the school is not counted on the date, or the template is wrong."""
    return Template(template).filled(Reader(view, as_at, known_at, only=urn).position(urn))
