"""Whose packs are wanted, and what the files are called; imports no report writer."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from dsa_metrics.exports.word.package import DOCUMENT, TEMPLATES, own

__all__ = ["ARCHIVE", "DOCUMENT", "EVERY_SCHOOL", "SHIPPED", "Choice", "archive_name", "file_name", "own_template"]

SHIPPED = TEMPLATES / "quality_pack.docx"

ARCHIVE = "application/zip"

_MOST_OF_A_NAME = 80


@dataclass(frozen=True)
class Choice:
    """Whose packs are wanted: of one phase, of one trust (its name in any capitals), or of every school."""

    phase: str | None = None
    trust: str | None = None

    @property
    def words(self) -> str:
        """The choice as it stands in a file's name."""
        return self.phase or self.trust or "every school"


EVERY_SCHOOL = Choice()


def own_template(record: Path) -> Path | None:
    """The council's own template, where it has one: templates/quality_pack.docx beside its record."""
    return own(record, SHIPPED.name)


def file_name(urn: int, school: str, as_at: date, is_invented: bool = False) -> str:
    """The name of a school's pack, safe on every system; it says whether it is invented."""
    safe = re.sub(r"\s+", " ", re.sub(r'[\x00-\x1f\x7f<>:"/\\|?*]', " ", school)).strip(" .")
    kind = "invented " if is_invented else ""
    return f"{kind}{urn} {safe[:_MOST_OF_A_NAME].rstrip(' .')}, data quality, as at {as_at.isoformat()}.docx"


def archive_name(authority: str, choice: Choice, as_at: date, is_invented: bool = False) -> str:
    """The name of the zip file: whose packs, which, as at which day, for whom; it says whether they are invented."""
    parts = ["invented"] * is_invented + ["quality packs", authority, choice.words, "as at"]
    words = "-".join(re.findall(r"[^\W_]+", re.sub("['’]", "", " ".join(parts)).casefold()))
    return f"{words}-{as_at.isoformat()}-officers-only.zip"
