"""Files opened and recognised, each on its own; what cannot be opened becomes a problem."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from dsa_metrics.ingest.child.extract_day import Day
from dsa_metrics.ingest.column_mapping import ColumnMapping
from dsa_metrics.ingest.extract import neutral_name
from dsa_metrics.ingest.file_rules import FILE_RULE
from dsa_metrics.ingest.guard import FileRefused, open_upload
from dsa_metrics.ingest.reading import NOTHING_STATED, Problem, SourceFile, Stated, Upload
from dsa_metrics.ingest.recognising import EXTRACT, OWN_TRACKER, UNKNOWN, Recognised, recognise
from dsa_metrics.ingest.second_look import is_due, is_too_large, second_look
from dsa_metrics.ingest.sheet import Contents
from dsa_metrics.policy import Policy

_NOT_SEARCHED = "A workbook too large to be searched for error values, uncalculated formulas and hidden rows was read."


@dataclass(frozen=True, eq=False)
class Opened:
    """A file that could be read, and what it was recognised as."""

    file: SourceFile
    contents: Contents
    recognised: Recognised
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """What the file is."""
        return self.recognised.kind


@dataclass(frozen=True)
class Asked:
    """What files are opened with: the council's policy, the day, and what an officer has said of some of them.

    `mappings` are the confirmed columns of the council's own trackers, by signature; `stated` what is stated of pupil
    extracts, by their SHA-256, and under "" of every other.
    """

    policy: Policy
    today: date
    mappings: Mapping[str, ColumnMapping]
    stated: Mapping[str, Stated]

    @property
    def gias_code(self) -> int | None:
        """The code of the council's authority, once one has been chosen."""
        return self.policy.authority.gias_code if self.policy.authority else None

    def stated_of(self, sha256_of_file: str) -> Stated:
        """What was stated of the extract."""
        return self.stated.get(sha256_of_file) or self.stated.get("", NOTHING_STATED)


def open_all(uploads: Sequence[Upload], asked: Asked) -> tuple[list[Opened], list[Problem]]:
    """The files that are known, and one problem for every other; the same file handed in twice is read once."""
    opened: list[Opened] = []
    refused: list[Problem] = []
    for file_no, upload in enumerate(uploads, 1):
        digest = sha256(upload.content).hexdigest()
        if again := next((one for one in opened if one.file.sha256 == digest), None):
            name = again.file.name if again.kind == EXTRACT else upload.name
            refused.append(FILE_RULE["file_twice"].broken(name, None))
            continue
        try:
            opened.append(_open_one(SourceFile(file_no, upload.name, digest, UNKNOWN), upload, asked, len(uploads)))
        except FileRefused as refusal:
            name = _name(refusal.form, file_no, len(uploads)) if refusal.form else upload.name
            refused.append(FILE_RULE[refusal.rule].broken(name, None, refusal.row))
    return opened, refused


def _open_one(file: SourceFile, upload: Upload, asked: Asked, files: int) -> Opened:
    day = Day(asked.today, asked.stated_of(file.sha256).measured_on)
    contents = open_upload(upload, asked.gias_code, day)
    recognised = recognise(contents, asked.mappings)
    if recognised.kind == UNKNOWN:
        raise FileRefused("nothing_recognised")
    file = replace(file, kind=recognised.kind)
    if contents.extract:
        return Opened(replace(file, name=_name(contents.extract.form, file.file_no, files)), contents, recognised)
    if recognised.kind == OWN_TRACKER and not recognised.is_confirmed:
        return Opened(file, contents, recognised, (FILE_RULE["mapping_not_confirmed"].broken(upload.name, None),))
    if not is_due(upload, recognised):
        return Opened(file, contents, recognised)
    if is_too_large(upload, contents):
        return Opened(file, contents, recognised, notes=(_NOT_SEARCHED,))
    return Opened(file, contents, recognised, tuple(second_look(upload, recognised)))


def _name(form: str, file_no: int, files: int) -> str:
    """What a file of pupils is called before its school is known: never by its own name."""
    return neutral_name(form) + (f" (file {file_no} of {files})" if files > 1 else "")
