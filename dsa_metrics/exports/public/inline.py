"""Turns a drawing as matplotlib writes it into one that stands inside a page, in its colours and type, or by itself."""

from xml.etree import ElementTree as Tree

from defusedxml.ElementTree import fromstring

#: The colours that a drawing may use, each replaced by one of the page's, which follows light and dark.
INK, BAR, LINE, PAPER = "#0b0c0c", "#12436d", "#c9c3b6", "#fdfcf9"
_OF_PAGE = {INK: "var(--ink)", BAR: "var(--estuary)", LINE: "var(--line)", PAPER: "var(--paper)"}

_SVG = "{http://www.w3.org/2000/svg}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_TYPES = "Arial, Helvetica, 'DejaVu Sans', sans-serif"
_LEFT_OUT = ("metadata", "style")


def as_inline(drawn: bytes, name: str, title: str, said: str, kind: str) -> str:
    """The SVG as an element of a page, named by `title` and told in words by `said`; `kind` is its class."""
    root = _element(drawn, name, title, said)
    root.attrib = {"class": kind, **root.attrib}
    return Tree.tostring(root, encoding="unicode")


def as_file(drawn: bytes, name: str, title: str, said: str, centimetres: float) -> bytes:
    """The SVG as a file that stands by itself, so many centimetres wide, named and told in the same way."""
    root = _element(drawn, name, title, said)
    width, height = (float(root.attrib[side]) for side in ("width", "height"))
    size = {"width": f"{centimetres:g}cm", "height": f"{centimetres * height / width:.2f}cm"}
    root.attrib = {"xmlns": _SVG.strip("{}"), "lang": "en", **root.attrib, **size, "font-family": _TYPES}
    text = Tree.tostring(root, encoding="unicode")
    for colour, of_page in _OF_PAGE.items():
        text = text.replace(of_page, colour)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode()


def _element(drawn: bytes, name: str, title: str, said: str) -> Tree.Element:
    root: Tree.Element = fromstring(drawn)
    _clean(root)
    _, _, width, height = root.attrib["viewBox"].split()
    root.attrib = {
        "role": "img",
        "aria-labelledby": f"{name}-title {name}-desc",
        "viewBox": f"0 0 {width} {height}",
        "width": width,
        "height": height,
    }
    for place, (tag, text) in enumerate((("title", title), ("desc", said))):
        element = Tree.Element(tag, {"id": f"{name}-{tag}"})
        element.text = text
        root.insert(place, element)
    return root


def _clean(parent: Tree.Element) -> None:
    for element in list(parent):
        if element.tag.removeprefix(_SVG) in _LEFT_OUT:
            parent.remove(element)
        else:
            _clean(element)
    parent.tag = parent.tag.removeprefix(_SVG)
    parent.tail = None
    if parent.tag != "text":
        parent.text = None
    _restyle(parent)


def _restyle(element: Tree.Element) -> None:
    """The page's colours and type; identifiers only where something refers to them."""
    if element.tag == "g":
        element.attrib.pop("id", None)
    if element.tag == "text":
        element.attrib.pop("transform", None)
    if link := element.attrib.pop(_LINK, None):
        element.attrib["href"] = link
    if path := element.attrib.get("d"):
        element.attrib["d"] = " ".join(path.split())
    styles = [style for style in element.attrib.get("style", "").split("; ") if not style.startswith("font-family")]
    if fill := element.attrib.pop("fill", None):
        styles.append(f"fill: {fill}")
    text = "; ".join(filter(None, styles))
    for colour, of_page in _OF_PAGE.items():
        text = text.replace(colour, of_page)
    if text:
        element.attrib["style"] = text
