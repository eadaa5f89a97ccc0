"""Files in: what each one is, every good row as a fact, every problem of all of them at once."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

import pyarrow as pa

from dsa_metrics.ingest.assembling import Assembly
from dsa_metrics.ingest.attendance import read_attendance
from dsa_metrics.ingest.column_mapping import ColumnMapping
from dsa_metrics.ingest.extract import ExtractReader
from dsa_metrics.ingest.links import read_links
from dsa_metrics.ingest.opened import Asked, Opened, open_all
from dsa_metrics.ingest.own_tracker import read_own_tracker
from dsa_metrics.ingest.reading import Part, Reading, Stated, Upload
from dsa_metrics.ingest.recognising import ATTENDANCE, LINKS, OWN_TRACKER, REGISTER
from dsa_metrics.ingest.register import read_register
from dsa_metrics.ingest.scratch import Scratch
from dsa_metrics.ingest.tracker import TrackerReader
from dsa_metrics.policy import Policy


def read(
    uploads: Sequence[Upload],
    known: pa.Table,
    policy: Policy,
    today: date,
    mappings: Mapping[str, ColumnMapping],
    stated: Mapping[str, Stated] | None = None,
) -> Reading:
    """Everything that the files hold; nothing is written, and no fault of a file is raised.

    `known` are the record's schools (urn, name, dfe_number, pupils); registers among the files add to them. `mappings`
    are the confirmed columns of the council's own trackers, by signature; `stated` is what is stated of pupil extracts,
    by their SHA-256, and under "" of every other. Raises ConfigurationError where a register is among the files and the
    policy does not say which authority's schools to keep.
    """
    asked = Asked(policy, today, mappings, stated or {})
    opened, refused = open_all(uploads, asked)
    registers = [one for one in opened if one.kind == REGISTER]
    parts = [read_register(one.contents, one.file, policy, today) for one in registers]
    known = _with_schools(known, parts)
    with Scratch(known, today) as scratch:
        reader = TrackerReader(scratch, policy)
        for one in opened:
            parts += _read_one(one, known, asked, reader)
        reading = Assembly(opened, parts, refused).reading(scratch)
    return replace(reading, school_names=_names(known))


def _with_schools(known: pa.Table, registers: Sequence[Part]) -> pa.Table:
    columns = ["urn", "name", "dfe_number", "opened_on", "closed_on", "pupils"]
    found = [part.facts["school"].select(columns) for part in registers if "school" in part.facts]
    return pa.concat_tables([known, *found], promote_options="permissive")


def _names(known: pa.Table) -> dict[int, str]:
    return dict(zip(known.column("urn").to_pylist(), known.column("name").to_pylist(), strict=True))


def _read_one(one: Opened, known: pa.Table, asked: Asked, reader: TrackerReader) -> Iterator[Part]:
    recognised = one.recognised
    if one.contents.extract:
        stated = asked.stated_of(one.file.sha256)
        yield ExtractReader(known, asked.policy, asked.today).read(one.contents.extract, one.file, stated)
    elif one.kind == LINKS and recognised.sheet:
        yield read_links(recognised.sheet, one.file, known)
    elif one.kind == ATTENDANCE and recognised.sheet:
        yield read_attendance(recognised.sheet, one.file, asked.today)
    elif one.kind == OWN_TRACKER and recognised.sheet and recognised.mapping and recognised.is_confirmed:
        mapping = recognised.mapping
        yield read_own_tracker(recognised.sheet, one.file, mapping, known, asked.policy, asked.today)
    else:
        yield from reader.read(recognised.forms, one.file, recognised.others)
