"""The members' annex as a Word document, from our template or the council's own."""

from dataclasses import asdict, fields
from pathlib import Path

from dsa_metrics.exports.paper.members import MembersWords, words
from dsa_metrics.exports.paper.snapshot import Snapshot
from dsa_metrics.exports.paper.statements import Statements
from dsa_metrics.exports.word.package import TEMPLATES
from dsa_metrics.exports.word.template import Kind, Properties, WordTemplate, printable

MEMBERS = Kind(
    TEMPLATES / "members_annex.docx",
    "the members' annex does not have",
    tuple(field.name for field in fields(MembersWords)),
    needed=(("meeting",), ("schools",), ("release",)),
)


def members_annex(
    snapshot: Snapshot, statements: Statements, template: Path | None = None, is_known_now: bool = False
) -> bytes:
    """The members' annex; the same snapshot and statements give the same bytes.

    With `is_known_now` it says, too, what the record says otherwise now. Raises InputError where the template is wrong.
    """
    said = printable(words(snapshot, statements, is_known_now))
    properties = Properties(
        author=said.authority,
        title=f"Members' annex, not for publication: {said.board}, {said.meeting}",
        subject=f"MEMBERS ONLY. As at {said.as_at}. Release {said.release}",
        comments=said.invented,
        day=snapshot.release.as_at,
    )
    return WordTemplate(MEMBERS, template).filled(asdict(said), properties, None)
