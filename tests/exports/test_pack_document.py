"""A pack as a Word document: accessible, the same bytes each time, nobody's name in it; and a council's own."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Opened
from docx.oxml.ns import qn

from dsa_metrics.errors import InputError
from dsa_metrics.exports.packs.document import Template
from dsa_metrics.exports.packs.names import SHIPPED
from dsa_metrics.exports.packs.position import Position
from dsa_metrics.exports.packs.template import shipped_template
from dsa_metrics.exports.word.package import repacked
from dsa_metrics.wording import INVENTED
from tests.exports.drawn_positions import COUNCIL, EVERYTHING, EXPLAINED, NOT_ASSESSED, WELL

EVERY = pytest.mark.parametrize("position", [WELL, EVERYTHING, NOT_ASSESSED, EXPLAINED], ids=lambda one: one.name)


@pytest.fixture(scope="module")
def filled() -> Callable[[Position], bytes]:
    return Template().filled


def opened(content: bytes) -> Opened:
    return Document(io.BytesIO(content))


def text_of(document: Opened) -> str:
    lines = document.element.body.iter(qn("w:p"))
    return "\n".join("".join(part.text or "" for part in line.iter(qn("w:t"))) for line in lines)


@EVERY
def test_a_pack_opens_and_holds_no_field_that_was_left(position: Position, filled: Callable[[Position], bytes]) -> None:
    content = filled(position)
    text = text_of(opened(content))
    assert position.name in text
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in (name for name in archive.namelist() if name.endswith((".xml", ".rels"))):
            assert not re.search(rb"\{[{%]|[%}]\}", archive.read(name)), name


@EVERY
def test_the_same_position_gives_the_same_bytes(position: Position, filled: Callable[[Position], bytes]) -> None:
    assert filled(position) == Template().filled(position)


@EVERY
def test_the_properties_say_what_it_is_in_which_language_and_name_nobody(
    position: Position, filled: Callable[[Position], bytes]
) -> None:
    properties = opened(filled(position)).core_properties
    assert properties.title == f"Data sharing and data quality: {position.name}"
    assert properties.language == "en-GB"
    assert (properties.author, properties.last_modified_by) == (COUNCIL.authority, COUNCIL.authority)
    assert str(properties.created.date()) == str(properties.modified.date()) == "2019-06-04"


@EVERY
def test_it_is_headed_by_heading_styles_in_order(position: Position, filled: Callable[[Position], bytes]) -> None:
    document = opened(filled(position))
    styles = [str(each.style and each.style.name) for each in document.paragraphs]
    levels = [int(style[-1]) for style in styles if style.startswith("Heading")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert "Title" not in styles
    languages = {each.get(qn("w:val")) for each in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"en-GB"}


@EVERY
def test_every_table_repeats_its_heading_row_and_splits_no_row(
    position: Position, filled: Callable[[Position], bytes]
) -> None:
    for table in opened(filled(position)).tables:
        assert table._tbl.tr_lst[0].xpath("w:trPr/w:tblHeader")
        assert all(row.xpath("w:trPr/w:cantSplit") for row in table._tbl.tr_lst)
        assert len(table.rows) > 1


@pytest.mark.parametrize("position", [WELL, EVERYTHING], ids=lambda one: one.name)
def test_the_chart_is_a_picture_with_an_alternative_and_a_table_after_it(
    position: Position, filled: Callable[[Position], bytes]
) -> None:
    document = opened(filled(position))
    (picture,) = document.element.body.iter(qn("wp:docPr"))
    assert picture.get("descr").startswith("Line chart: failures per thousand records by period")
    assert "Summer 2019" in picture.get("descr")
    (image,) = (each for each in document.part.package.image_parts)
    assert image.blob.startswith(b"\x89PNG")
    assert document.tables[-1].rows[0].cells[0].text == "Period"


@pytest.mark.parametrize("position", [NOT_ASSESSED, EXPLAINED], ids=lambda one: one.name)
def test_without_a_trend_there_is_no_picture_at_all(position: Position, filled: Callable[[Position], bytes]) -> None:
    with zipfile.ZipFile(io.BytesIO(filled(position))) as archive:
        assert not [name for name in archive.namelist() if "media" in name]


def test_a_name_with_marks_of_markup_stands_as_it_is(filled: Callable[[Position], bytes]) -> None:
    document = opened(filled(EVERYTHING))
    assert document.paragraphs[0].text == f"{EVERYTHING.name}: data sharing and data quality"


def test_a_name_that_looks_like_a_field_stays_a_name(filled: Callable[[Position], bytes]) -> None:
    odd = replace(WELL, name="{{ authority }} School {% if x %}")
    assert opened(filled(odd)).paragraphs[0].text.startswith("{{ authority }} School {% if x %}:")


def test_characters_that_no_document_may_hold_are_left_out(filled: Callable[[Position], bytes]) -> None:
    odd = replace(WELL, name="Marsh\x0bwick\tSchool\uffff", means="secure\x00portal\n")
    assert opened(filled(odd)).paragraphs[0].text.startswith("Marsh wick School :")


def test_a_pack_of_the_demonstration_says_so_on_its_face_on_every_page_and_in_its_properties(
    filled: Callable[[Position], bytes],
) -> None:
    document = opened(filled(replace(WELL, council=replace(COUNCIL, is_invented=True))))
    assert INVENTED in text_of(document)
    assert INVENTED in document.sections[0].footer.paragraphs[0].text
    assert document.core_properties.comments == INVENTED
    assert INVENTED not in text_of(opened(filled(WELL)))


def test_the_shipped_template_is_what_its_maker_makes() -> None:
    made, kept = (_parts(content) for content in (shipped_template(), SHIPPED.read_bytes()))
    assert made == kept


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _template(folder: Path, change: Callable[[Opened], object], add: dict[str, bytes] | None = None) -> Path:
    """The shipped template, changed as a person would in Word, and with parts added to the file."""
    document, path = Document(str(SHIPPED)), folder / "own.docx"
    change(document)
    document.save(str(path))
    with zipfile.ZipFile(path, "a") as archive:
        for name, content in (add or {}).items():
            archive.writestr(name, content)
    return path


def test_a_council_may_write_its_own_words(tmp_path: Path) -> None:
    own = _template(tmp_path, lambda document: document.add_paragraph("Ask us: 01234 567890, {{ authority }}"))
    assert "Ask us: 01234 567890, Estuary Borough Council" in text_of(opened(Template(own).filled(WELL)))


def test_the_author_of_a_councils_template_stays_at_home(tmp_path: Path) -> None:
    def sign(document: Opened) -> None:
        document.core_properties.author = document.core_properties.last_modified_by = "J Bloggs"
        document.core_properties.keywords = document.core_properties.category = "Bloggs"

    content = Template(_template(tmp_path, sign)).filled(WELL)
    assert not [name for name, part in _parts(content).items() if b"Bloggs" in part]


def _adds(text: str) -> Callable[[Opened], object]:
    return lambda document: document.add_paragraph(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{{ headteacher }}", "a field that packs do not have: headteacher."),
        ("{{ summary.nope }}", "a field that packs do not have: nope."),
        ("{% for line in failing %}{{ line.nope }}{% endfor %}", "a field that packs do not have: nope."),
        ("{{ summary ", "not closed, or is miswritten"),
        ("{% if summary %}", "not closed, or is miswritten"),
        ("{{ summary | nosuchfilter }}", "not closed, or is miswritten"),
        ("{{ ''.__class__.__mro__ }}", "something that a template may not"),
        ("{{ summary.__class__.__base__.__subclasses__() }}", "something that a template may not"),
        ("{{ self.__init__.__globals__ }}", "something that a template may not"),
        ("{% include '/etc/passwd' %}", "something that a template may not"),
        ("{% for i in range(999999999) %}x{% endfor %}", "a field that packs do not have: range."),
        ("{{ 9 ** 9 ** 9 }}", "something that a template may not"),
        ("{{ asks + summary }}", "what cannot be done with it"),
    ],
)
def test_a_template_that_is_wrong_or_hostile_is_refused_in_words(tmp_path: Path, text: str, words: str) -> None:
    path = _template(tmp_path, _adds(text))
    with pytest.raises(InputError) as refused:
        Template(path).filled(EVERYTHING)
    assert words in str(refused.value)
    assert refused.value.fix


def _linked(target: bytes) -> dict[str, bytes]:
    kind = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    return {
        "word/_rels/own.xml.rels": b'<Relationships><Relationship Id="rId9" Type="'
        + kind
        + target
        + b'" Target="https://example.org/x" TargetMode="External"/></Relationships>'
    }


@pytest.mark.parametrize(
    ("added", "words"),
    [
        (_linked(b"image"), "fetches something from elsewhere"),
        (_linked(b"attachedTemplate"), "fetches something from elsewhere"),
        ({"word/vbaProject.bin": b"x"}, "holds macros"),
        ({"word/large.xml": b"0" * 21_000_000}, "unpacks to more"),
    ],
    ids=["linked picture", "attached template", "macros", "zip bomb"],
)
def test_a_template_that_brings_more_than_words_is_refused(tmp_path: Path, added: dict[str, bytes], words: str) -> None:
    with pytest.raises(InputError, match=words):
        Template(_template(tmp_path, lambda document: None, added))


def test_a_hyperlink_that_a_reader_may_press_is_let_pass(tmp_path: Path) -> None:
    Template(_template(tmp_path, lambda document: None, _linked(b"hyperlink")))


def _not_word() -> Iterator[tuple[str, bytes]]:
    """What a person may take for a template, by name."""
    yield "text", b"Dear head teacher"
    yield "nothing", b""
    yield "another zip", repacked(_zip({"a.txt": b"a"}))
    yield "cut short", SHIPPED.read_bytes()[:9000]
    yield "broken inside", _zip({**_parts(SHIPPED.read_bytes()), "word/document.xml": b"<w:document"})


def _zip(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(("name", "content"), list(_not_word()), ids=lambda each: each if isinstance(each, str) else "")
def test_what_is_no_word_document_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    path = tmp_path / "own.docx"
    path.write_bytes(content)
    with pytest.raises(InputError, match="not a Word document"):
        Template(path)


def test_a_template_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no template of this name"):
        Template(tmp_path / "absent.docx")


def test_a_template_without_a_picture_gives_packs_without_a_chart(tmp_path: Path) -> None:
    def without_picture(document: Opened) -> None:
        for drawing in list(document.element.body.iter(qn("w:drawing"))):
            drawing.getparent().remove(drawing)

    content = Template(_template(tmp_path, without_picture)).filled(WELL)
    assert not list(opened(content).element.body.iter(qn("wp:docPr")))
