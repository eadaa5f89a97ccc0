"""The public part as a Word document: accessible, the same bytes each time, from our template or a council's own."""

import io
import re
import zipfile
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Opened
from docx.oxml.ns import qn

from dsa_metrics.disclosure.release import Release
from dsa_metrics.errors import InputError
from dsa_metrics.exports.paper import members_template, public_template
from dsa_metrics.exports.paper.members_document import MEMBERS
from dsa_metrics.exports.paper.public_document import PUBLIC, public_part
from tests.exports.paper_releases import material
from tests.exports.releases import ALL_WITHHELD, EARLIER, QUALITY, WHOLE


def opened(content: bytes) -> Opened:
    return Document(io.BytesIO(content))


def text_of(document: Opened) -> str:
    lines = document.element.body.iter(qn("w:p"))
    return "\n".join("".join(part.text or "" for part in line.iter(qn("w:t"))) for line in lines)


@pytest.fixture(scope="module")
def whole() -> bytes:
    return public_part(material(WHOLE, EARLIER, quality="Checks & <more> checks."))


@pytest.mark.parametrize("release", [ALL_WITHHELD, QUALITY], ids=["withheld", "quality"])
def test_no_field_is_left_and_headings_and_tables_are_in_order(release: Release) -> None:
    content = public_part(material(release))
    document = opened(content)
    levels = [int(name[-1]) for name in _styles(document) if name.startswith("Heading")]
    assert (levels[0], levels.count(1)) == (1, 1)
    assert all(after - before <= 1 for before, after in pairwise(levels))
    for table in document.tables:
        assert table._tbl.tr_lst[0].xpath("w:trPr/w:tblHeader")
        assert len(table.rows) > 1
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in (name for name in archive.namelist() if name.endswith((".xml", ".rels"))):
            assert not re.search(rb"\{[{%]|[%}]\}", archive.read(name)), name


def _styles(document: Opened) -> list[str]:
    return [str(each.style and each.style.name) for each in document.paragraphs]


def test_the_same_material_gives_the_same_bytes(whole: bytes) -> None:
    assert whole == public_part(material(WHOLE, EARLIER, quality="Checks & <more> checks."))


def test_the_properties_say_what_it_is_and_name_nobody(whole: bytes) -> None:
    properties = opened(whole).core_properties
    assert properties.title == "Data sharing agreements with schools: Education Board, 11 June 2019"
    assert (properties.language, properties.author, properties.last_modified_by) == ("en-GB", *[WHOLE.authority] * 2)
    assert properties.subject == f"PUBLIC. As at 4 June 2019. Release {WHOLE.id}"


def test_every_chart_has_an_alternative_with_its_numbers(whole: bytes) -> None:
    (picture,) = opened(whole).element.body.iter(qn("wp:docPr"))
    said = picture.get("descr")
    assert said.startswith(
        "Bar chart: schools that require escalation as at 4 June 2019. Primary: 6 of 33 schools, 2 of"
    )
    assert "Secondary and special, combined: 4 of 17 schools" in said
    assert not list(opened(public_part(material(ALL_WITHHELD))).element.body.iter(qn("wp:docPr")))


def test_what_the_officer_wrote_stands_as_it_is_in_place_of_the_prompts(whole: bytes) -> None:
    assert "Checks & <more> checks." in text_of(opened(whole))
    assert "Legal: [the duty" in text_of(opened(whole))
    written = public_part(material(WHOLE, implications="There are no financial implications."))
    assert "Legal: [the duty" not in text_of(opened(written))


def test_a_reader_of_fourteen_can_read_it() -> None:
    """By the automated readability index, whose grade is the age less five; tables and headings are left out."""
    lines = [line.text.strip() for line in opened(public_part(material(QUALITY))).paragraphs]
    text = " ".join(line if line[-1] in ".:?" else f"{line}." for line in lines if len(line.split()) > 6)
    words = re.findall(r"[\w'’]+", text)
    letters, sentences = sum(map(len, words)), len(re.findall(r"[.:?](?:\s|$)", text))
    assert sentences > 30
    assert 4.71 * letters / len(words) + 0.5 * len(words) / sentences - 21.43 <= 14 - 5


def test_its_marking_stands_on_every_page(whole: bytes) -> None:
    assert opened(whole).sections[0].footer.paragraphs[0].text.startswith("PUBLIC.")
    assert opened(whole).paragraphs[0].text.startswith("PUBLIC")


@pytest.mark.parametrize("module", [public_template, members_template], ids=["public", "members"])
def test_the_shipped_template_is_what_its_maker_makes(module: object) -> None:
    kind = PUBLIC if module is public_template else MEMBERS
    made = (public_template if module is public_template else members_template).shipped_template()
    assert _parts(made) == _parts(kind.shipped.read_bytes())


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _template(folder: Path, change: Callable[[Opened], object]) -> Path:
    document, path = Document(str(PUBLIC.shipped)), folder / "own.docx"
    change(document)
    document.save(str(path))
    return path


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{{ headteacher }}", "a field that the public part does not have: headteacher."),
        ("{% for row in position_rows %}{{ row.nope }}{% endfor %}", "does not have: nope."),
        ("{{ position ", "not closed, or is miswritten"),
        ("{% if position %}", "not closed, or is miswritten"),
        ("{{ position.__class__.__base__.__subclasses__() }}", "something that a template may not"),
        ("{% include '/etc/passwd' %}", "something that a template may not"),
    ],
)
def test_a_template_that_is_wrong_or_hostile_is_refused_in_words(tmp_path: Path, text: str, words: str) -> None:
    path = _template(tmp_path, lambda document: document.add_paragraph(text))
    with pytest.raises(InputError) as refused:
        public_part(material(WHOLE), path)
    assert words in str(refused.value)
    assert "board_paper.docx" in refused.value.fix or "The fields are: authority" in refused.value.fix


def test_a_council_may_write_its_own_words_and_its_author_stays_at_home(tmp_path: Path) -> None:
    def own(document: Opened) -> None:
        document.add_paragraph("Ask the clerk of the {{ board }}.")
        document.core_properties.author = "J Bloggs"

    content = public_part(material(WHOLE), _template(tmp_path, own))
    assert "Ask the clerk of the Education Board." in text_of(opened(content))
    assert not [name for name, part in _parts(content).items() if b"Bloggs" in part]
