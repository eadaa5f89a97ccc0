"""Files opened and recognised, each on its own; what cannot be opened becomes a problem."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from dsa_metrics.ingest.column_mapping import ColumnMapping
from dsa_metrics.ingest.file_rules import FILE_RULE
from dsa_metrics.ingest.guard import FileRefused, open_upload
from dsa_metrics.ingest.reading import Problem, SourceFile, Upload
from dsa_metrics.ingest.recognising import OWN_TRACKER, UNKNOWN, Recognised, recognise
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


def open_all(
    uploads: Sequence[Upload], policy: Policy, mappings: Mapping[str, ColumnMapping]
) -> tuple[list[Opened], list[Problem]]:
    """The files that are known, and one problem for every other; the same file handed in twice is read once."""
    opened: list[Opened] = []
    refused: list[Problem] = []
    for file_no, upload in enumerate(uploads, 1):
        digest = sha256(upload.content).hexdigest()
        if any(one.file.sha256 == digest for one in opened):
            refused.append(FILE_RULE["file_twice"].broken(upload.name, None))
            continue
        try:
            opened.append(_open_one(SourceFile(file_no, upload.name, digest, UNKNOWN), upload, policy, mappings))
        except FileRefused as refusal:
            refused.append(FILE_RULE[refusal.rule].broken(upload.name, None, refusal.row))
    return opened, refused


def _open_one(file: SourceFile, upload: Upload, policy: Policy, mappings: Mapping[str, ColumnMapping]) -> Opened:
    contents = open_upload(upload, policy.authority.gias_code if policy.authority else None)
    recognised = recognise(contents, mappings)
    if recognised.kind == UNKNOWN:
        raise FileRefused("nothing_recognised")
    file = replace(file, kind=recognised.kind)
    if recognised.kind == OWN_TRACKER and not recognised.is_confirmed:
        return Opened(file, contents, recognised, (FILE_RULE["mapping_not_confirmed"].broken(upload.name, None),))
    if not is_due(upload, recognised):
        return Opened(file, contents, recognised)
    if is_too_large(upload, contents):
        return Opened(file, contents, recognised, notes=(_NOT_SEARCHED,))
    return Opened(file, contents, recognised, tuple(second_look(upload, recognised)))
