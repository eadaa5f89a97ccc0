"""What can be fetched of a paper: the public part, and what names schools once it is stated why it is restricted."""

from collections.abc import Sequence
from functools import partial

from dsa_metrics.exports.paper import names
from dsa_metrics.exports.paper.office import Paper
from dsa_metrics.publishing import Check
from pages import commenting, parts
from pages.access import Role
from pages.downloads import Content, offer
from pages.markup import Heading, table
from pages.places import places

_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_ARCHIVE = "application/zip"
_RESTRICTED = (
    "The annex and the workbook name schools. State why they are restricted; without all four they are not made, and "
    "none is filled in."
)


def listed(title: str, checks: Sequence[Check]) -> bool:
    """What the check-list says; True where nothing of it stands in the way."""
    headings = [Heading(words) for words in ("Finding", "What", "What to do")]
    lines = [("Stands in the way" if one.blocks else "Warning", one.what, one.fix) for one in checks]
    found = table("Check-list", headings, lines, is_stacked=True) if lines else "The parts agree; nothing was found."
    parts.section(title, found)
    return not any(one.blocks for one in checks)


def public(paper: Paper) -> None:
    """The links to the public part, and to the charts of the release for other papers."""
    release = paper.snapshot.release
    own = names.own_template(places().record, True)
    if _is_free("Before the public part is made", paper.checks_of_template(own)):
        made = partial(paper.public_part, own)
        _link("Download the public part", names.file_name(release, True), made, names.DOCUMENT)
    if paper.has_charts:
        _link("Download its charts as pictures (PNG and SVG)", names.charts_name(release), paper.charts, _ARCHIVE)


def restricted(paper: Paper) -> None:
    """The statements, then the links to the annex and to the workbook once nothing stands in their way."""
    parts.section("The annex and the workbook for members", _RESTRICTED)
    release = paper.snapshot.release
    statements = commenting.statements(release.meeting)
    if not listed("Before they are made", paper.checks(statements)):
        return
    own = names.own_template(places().record, False)
    if _is_free("Before the annex is made", paper.checks_of_template(own, statements)):
        annex = partial(paper.members_annex, statements, own)
        name = names.file_name(release, False)
        _link("Download the annex, which names schools (officers only)", name, annex, names.DOCUMENT)
    if _is_free("Before the workbook is made", paper.checks_of_workbook()):
        book, name = partial(paper.members_workbook, statements), names.workbook_name(release)
        _link("Download the workbook, which names schools (officers only)", name, book, _WORKBOOK)


def _is_free(title: str, checks: Sequence[Check]) -> bool:
    """True where nothing stands in the way of one file; what does is listed."""
    return not checks or listed(title, checks)


def _link(words: str, name: str, made: Content, media_type: str) -> None:
    """A link to a file that is made when it is fetched."""
    parts.put(parts.download(words, offer(name, made, media_type, Role.OFFICER)))
