"""What a reader, or whoever looks into the file, finds written in a finished Word document."""

import io
import zipfile
from collections.abc import Iterator

from lxml import etree

#: Attributes that hold words: what is said in place of a picture, and what shows where a pointer rests.
_SAID = ("descr", "title", "tooltip", "alt", "author", "initials")
_GAPS = ("tab", "br", "cr", "ptab")
_PIECES = ("t", "delText", "instrText")


def written(content: bytes) -> str:
    """The words of every part, headers, notes and properties too; a line for each paragraph, put together as read."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))]
    return "\n".join(line for part in parts for line in _lines(etree.fromstring(part)) if line.strip())


def _lines(part: etree._Element) -> Iterator[str]:
    for element in part.iter(etree.Element):
        if _name(element) == "p":
            yield "".join(_pieces(element))
        elif _name(element) not in _PIECES and element.text:
            yield element.text
        yield from (str(value) for name, value in element.items() if _is_said(element, str(name)))


def _pieces(paragraph: etree._Element) -> Iterator[str]:
    """The pieces of a paragraph, which may be cut in the middle of a word."""
    for element in paragraph.iter(etree.Element):
        if _name(element) in _PIECES:
            yield element.text or ""
        elif _name(element) in _GAPS:
            yield " "
        elif _name(element) == "noBreakHyphen":
            yield "-"


def _is_said(element: etree._Element, attribute: str) -> bool:
    if _name(element) == "Relationship":
        return attribute == "Target" and element.get("TargetMode") == "External"
    return etree.QName(attribute).localname in _SAID


def _name(element: etree._Element) -> str:
    return str(etree.QName(element).localname)
