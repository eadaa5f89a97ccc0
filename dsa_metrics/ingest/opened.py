"""Files opened and recognised, each on its own; what cannot be opened becomes a problem."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from dsa_metrics.ingest.column_mapping import ColumnMapping
from dsa_metrics.ingest.file_rules import FILE_RULE
from dsa_metrics.ingest.guard import FileRefused, open_upload
from dsa_metrics.ingest.reading import Problem, SourceFile, Upload
from dsa_metrics.ingest.recognising import OWN_TRACKER, UNKNOWN, Recognised, recognise
from dsa_metrics.ingest.second_look import second_look
from dsa_metrics.ingest.sheet import Contents
from dsa_metrics.policy import Policy


@dataclass(frozen=True, eq=False)
class Opened:
    """A file that could be read, and what it was recognised as."""

    file: SourceFile
    contents: Contents
    recognised: Recognised

    @property
    def kind(self) -> str:
        """What the file is."""
        return self.recognised.kind


def open_all(
    uploads: Sequence[Upload], policy: Policy, mappings: Mapping[str, ColumnMapping]
) -> tuple[list[Opened], list[Problem]]:
    """The files that are known, and one problem for every other; the same file handed in twice is read once."""
    opened: list[Opened] = []
    problems: list[Problem] = []
    digests: set[str] = set()
    gias_code = policy.authority.gias_code if policy.authority else None
    for file_no, upload in enumerate(uploads, 1):
        digest = sha256(upload.content).hexdigest()
        if digest in digests:
            problems.append(FILE_RULE["file_twice"].broken(upload.name, None))
            continue
        digests.add(digest)
        try:
            contents = open_upload(upload, gias_code)
        except FileRefused as refusal:
            problems.append(FILE_RULE[refusal.rule].broken(upload.name, None, refusal.row))
            continue
        recognised = recognise(contents, mappings)
        problems += _problems_of(upload, contents, recognised)
        if recognised.kind != UNKNOWN:
            opened.append(Opened(SourceFile(file_no, upload.name, digest, recognised.kind), contents, recognised))
    return opened, problems


def _problems_of(upload: Upload, contents: Contents, recognised: Recognised) -> Sequence[Problem]:
    if recognised.kind == UNKNOWN:
        return [FILE_RULE["nothing_recognised"].broken(upload.name, None)]
    if recognised.kind == OWN_TRACKER and not recognised.is_confirmed:
        return [FILE_RULE["mapping_not_confirmed"].broken(upload.name, None)]
    return second_look(upload, contents, recognised)
