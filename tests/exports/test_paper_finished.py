"""Whatever a template brings along, what comes out as public names no school and is not marked for members."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Opened

from dsa_metrics.errors import InputError
from dsa_metrics.exports.paper.finished import require_public
from dsa_metrics.exports.paper.naming import Naming
from dsa_metrics.exports.paper.public_document import PUBLIC, public_part
from dsa_metrics.exports.word.package import add
from tests.exports.paper_releases import material
from tests.exports.releases import WHOLE

SCHOOL = {
    "urn": 990020,
    "name": "Anchorstow Primary School",
    "dfe_number": "899/2001",
    "trust_name": None,
    "postcode": None,
}
NAMING = Naming([SCHOOL], "Estuary Borough Council")


def _in_two_pieces(document: Opened) -> None:
    paragraph = document.add_paragraph("The head of Anch")
    paragraph.add_run("orstow").bold = True


def _in_the_header(document: Opened) -> None:
    document.sections[0].header.paragraphs[0].text = "Anchorstow"


def _in_a_picture(document: Opened) -> None:
    (picture,) = document.element.body.xpath("//wp:docPr")
    picture.set("title", "Anchorstow")


def _made(change: Callable[[Opened], object], folder: Path, added: dict[str, bytes] | None = None) -> bytes:
    """The public part from the shipped template, changed as a person would in Word, with parts added to the file."""
    document, path = Document(str(PUBLIC.shipped)), folder / "own.docx"
    change(document)
    document.save(str(path))
    content = io.BytesIO(public_part(material(WHOLE), path))
    with zipfile.ZipFile(content, "a") as archive:
        for name, part in (added or {}).items():
            add(archive, name, part)
    return content.getvalue()


def test_what_the_shipped_template_makes_may_go_out() -> None:
    require_public(public_part(material(WHOLE)), NAMING)


@pytest.mark.parametrize("change", [_in_two_pieces, _in_the_header, _in_a_picture])
def test_a_school_that_a_template_brings_along_is_found(change: Callable[[Opened], None], tmp_path: Path) -> None:
    with pytest.raises(InputError, match="finished public part holds a part of a name") as refused:
        require_public(_made(change, tmp_path), NAMING)
    assert "Anchorstow" not in f"{refused.value} {refused.value.fix}"


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("word/footnotes.xml", b"<w:p xmlns:w='w'><w:r><w:t>Anchor</w:t></w:r><w:r><w:t>stow</w:t></w:r></w:p>"),
        ("docProps/custom.xml", b"<Properties><Company>Anchorstow Primary School</Company></Properties>"),
        ("word/comments.xml", b"<w:comment xmlns:w='w' w:author='Anchorstow Primary School'/>"),
        ("_rels/other.rels", b"<Relationship TargetMode='External' Target='mailto:head@anchorstow-primary-school'/>"),
    ],
)
def test_every_part_of_the_file_is_read(name: str, part: bytes, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="finished public part holds"):
        require_public(_made(lambda document: None, tmp_path, {name: part}), NAMING)


def test_the_marking_of_the_annex_is_refused_in_public(tmp_path: Path) -> None:
    marked = _made(lambda document: document.add_paragraph("MEMBERS ONLY: restricted annex"), tmp_path)
    with pytest.raises(InputError, match="marked as being for members"):
        require_public(marked, NAMING)
    require_public(_made(lambda document: document.add_paragraph("Names are for members only."), tmp_path), NAMING)


def test_a_finished_paper_is_no_template(tmp_path: Path) -> None:
    path = tmp_path / "board_paper.docx"
    path.write_bytes(public_part(material(WHOLE)))
    with pytest.raises(InputError, match="does not have the field meeting: it may be a finished paper"):
        public_part(material(WHOLE), path)
