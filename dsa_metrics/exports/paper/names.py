"""What the parts of a paper are called, and where a council's own templates stand; imports no report writer."""

import re
from pathlib import Path

from dsa_metrics.disclosure.release import Release
from dsa_metrics.exports.word.package import DOCUMENT, own

__all__ = [
    "DOCUMENT",
    "MEMBERS_TEMPLATE",
    "PUBLIC_TEMPLATE",
    "charts_name",
    "file_name",
    "own_template",
    "workbook_name",
]

PUBLIC_TEMPLATE, MEMBERS_TEMPLATE = "board_paper.docx", "members_annex.docx"


def own_template(record: Path, is_public: bool) -> Path | None:
    """The council's own template of one part, where it has one: in the folder templates beside its record."""
    return own(record, PUBLIC_TEMPLATE if is_public else MEMBERS_TEMPLATE)


def file_name(release: Release, is_public: bool) -> str:
    """The name of one part: what it is, of which meeting, as at which day, for whom, and which release."""
    return f"{_stem(release, 'board paper' if is_public else 'members annex', is_public)}.docx"


def workbook_name(release: Release) -> str:
    """The name of the members' workbook, which says the same of it."""
    return f"{_stem(release, 'members workbook', False)}.xlsx"


def charts_name(release: Release) -> str:
    """The name of the zip file of the public charts, which says the same of it."""
    return f"{_stem(release, 'charts', True)}.zip"


def _stem(release: Release, what: str, is_public: bool) -> str:
    parts = ["invented"] * release.is_invented + [what, release.board]
    words = "-".join(re.findall(r"[^\W_]+", " ".join(parts).casefold()))
    marking = "public" if is_public else "members-only"
    return f"{words}-as-at-{release.as_at.isoformat()}-{marking}-{release.id}"
