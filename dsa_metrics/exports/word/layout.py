"""The parts of a Word document that python-docx leaves to its user: language, type, tables that a reader can follow."""

import io
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Inches, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

_INK = RGBColor(0x0B, 0x0C, 0x0C)
_SHADE, _PALE, _LINE = "E3E3E3", "F2F2F2", "8A8A8A"
IN_TABLE = "Table text"
_SIZES = {
    "Normal": 10.5,
    "Heading 1": 16,
    "Heading 2": 13,
    "Heading 3": 11,
    "List Number": 10.5,
    "Footer": 9,
    IN_TABLE: 9.5,
}
#: Points above and below a paragraph of each style.
_SPACES = {
    "Heading 2": (11, 3),
    "Heading 3": (8, 3),
    "List Number": (0, 3),
    "List Bullet": (0, 3),
    IN_TABLE: (1.5, 1.5),
}
_AS_THEY_ARE: Mapping[str, float] = MappingProxyType({})
_BALLAST = ("thumbnail", "stylesWithEffects", "customXml")


def set_up(document: Document) -> None:
    """An A4 page, in British English, with nobody's name in its properties."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin = Cm(1.5), Cm(1.4)
    section.footer_distance = Cm(0.9)
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = ""
    properties.language = "en-GB"
    _drop_ballast(document)


def _drop_ballast(document: Document) -> None:
    """What python-docx's own empty document brings along and no pack needs: a picture of it, some 90 table styles."""
    for relations in (document.part.package.rels, document.part.rels):
        for name in [name for name, each in relations.items() if each.reltype.rsplit("/", 1)[-1] in _BALLAST]:
            del relations[name]
    styles = document.styles.element
    for style in styles.findall(qn("w:style")):
        if style.get(qn("w:type")) == "table" and style.get(qn("w:styleId")) not in ("TableNormal", "TableGrid"):
            styles.remove(style)


def dress(document: Document, sizes: Mapping[str, float] = _AS_THEY_ARE) -> None:
    """The styles: Arial, in sizes and spaces that leave room; `sizes`, in points, where a document's own differ."""
    document.styles.add_style(IN_TABLE, WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    for name, size in (_SIZES | dict(sizes)).items():
        style = document.styles[name]
        style.font.size, style.font.color.rgb = Pt(size), _INK
        _arial(style.element.get_or_add_rPr())
        spacing = style.paragraph_format
        before, after = _SPACES.get(name, (0, 4))
        spacing.space_before, spacing.space_after, spacing.line_spacing = Pt(before), Pt(after), 1.05
    defaults = document.styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    _arial(defaults)
    for language in defaults.findall(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")


def _arial(properties: BaseOxmlElement) -> None:
    fonts = properties.find(qn("w:rFonts"))
    if fonts is None:
        fonts = OxmlElement("w:rFonts")
        properties.insert(0, fonts)
    fonts.attrib.clear()
    for kind in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{kind}"), "Arial")


def picture(document: Document, name: str, alternative: str, size: tuple[float, float], content: bytes) -> None:
    """A picture of this width and height in inches, with a text alternative; `name` is how it is found again."""
    holder = document.add_paragraph()
    holder.paragraph_format.keep_with_next = True
    holder.add_run().add_picture(io.BytesIO(content), Inches(size[0]), Inches(size[1]))
    (described,) = holder._p.xpath(".//wp:docPr")
    (named,) = holder._p.xpath(".//pic:cNvPr")
    described.set("name", "Chart")
    for element, words in ((described, alternative), (named, name)):
        element.set("descr", words)
    named.set("name", name)


def table(
    document: Document,
    name: str,
    columns: Sequence[tuple[str, str, float]],
    after: str = "",
    numbers: int = 0,
) -> Table:
    """A table with a heading row that each page repeats, and a row for each line of the field `name`, if it has any.

    A column is its heading, its field and its width in centimetres; `numbers` columns from the second on
    hold numbers. `after` closes what was opened before the table.
    """
    document.add_paragraph(f"{{%p if {name} %}}")
    drawn: Table = document.add_table(4, len(columns), style="Table Grid")
    drawn.autofit = False
    for place, column in enumerate(columns):
        _column(drawn, place, column, 0 < place <= numbers)
    _rule(drawn)
    _repeats(drawn.rows[0])
    _stays_whole(drawn.rows[2])
    drawn.rows[1].cells[0].text = f"{{%tr for line in {name} %}}"
    drawn.rows[3].cells[0].text = "{%tr endfor %}"
    for closing in filter(None, ("{%p endif %}", after)):
        document.add_paragraph(closing)
    return drawn


def _column(drawn: Table, place: int, column: tuple[str, str, float], is_number: bool) -> None:
    heading, field, width = column
    for row, text in ((0, heading), (2, field)):
        _write(drawn.rows[row].cells[place], text, row == 0 or place == 0, is_number)
    drawn.columns[place].width = Cm(width)
    for each in drawn.rows:
        each.cells[place].width = Cm(width)


def _write(cell: _Cell, text: str, is_bold: bool, is_number: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.style = IN_TABLE
    run = paragraph.add_run(text)
    run.bold = is_bold
    if is_number:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _rule(table: Table) -> None:
    """Thin grey lines, between the text's own margins."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_element(f"w:{side}", val="single", sz="4", space="0", color=_LINE))
    # Where the format wants them: after the width, before the layout.
    width = table._tbl.tblPr.find(qn("w:tblW"))
    width.addnext(borders)
    width.addnext(_element("w:tblInd", w="100", type="dxa"))


def _repeats(row: _Row) -> None:
    _stays_whole(row)
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell in row.cells:
        cell._tc.get_or_add_tcPr().append(_element("w:shd", val="clear", color="auto", fill=_SHADE))


def _stays_whole(row: _Row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def frame(paragraph: Paragraph) -> None:
    """A thick line at the left and a grey ground: what is said first."""
    properties = paragraph._p.get_or_add_pPr()
    borders = OxmlElement("w:pBdr")
    borders.append(_element("w:left", val="single", sz="36", space="8", color=str(_INK)))
    properties.append(borders)
    properties.append(_element("w:shd", val="clear", color="auto", fill=_PALE))
    properties.append(_element("w:ind", left="200"))


def _element(name: str, **attributes: str) -> BaseOxmlElement:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def only_if(document: Document, field: str, text: str, is_bold: bool = False) -> Paragraph:
    """A paragraph that stands where the field says something."""
    document.add_paragraph(f"{{%p if {field} %}}")
    added = paragraph(document, text, is_bold)
    document.add_paragraph("{%p endif %}")
    return added


def under_a_table(added: Paragraph) -> None:
    """Leaves room above it: a table leaves none below itself."""
    added.paragraph_format.space_before = Pt(4)


def paragraph(document: Document, text: str, is_bold: bool = False) -> Paragraph:
    """A paragraph of one run."""
    added = document.add_paragraph()
    added.add_run(text).bold = is_bold
    return added


def foot(document: Document, text: str) -> None:
    """The foot of every page: the text, then the number of the page and how many there are."""
    line = document.sections[0].footer.paragraphs[0]
    line.add_run(f"{text} Page ")
    _field(line, "PAGE")
    line.add_run(" of ")
    _field(line, "NUMPAGES")


def _field(paragraph: Paragraph, code: str) -> None:
    """A number that Word fills in."""
    asked = _element("w:instrText")
    asked.text = code
    for part in (_element("w:fldChar", fldCharType="begin"), asked, _element("w:fldChar", fldCharType="end")):
        paragraph.add_run()._r.append(part)
