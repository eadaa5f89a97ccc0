"""XML from anybody, read without what makes it dangerous: no document type, no entities of its own, no end."""

import codecs
from xml.etree import ElementTree
from xml.parsers import expat

from dsa_metrics.ingest.child.refusal import Refusal

#: Half of these signs close an element: a large school's return has a tenth as many.
MOST_TAGS = 4_000_000

_BEGINNING = 100_000
_ENCODINGS = frozenset({"utf-8", "utf-16", "ascii", "iso8859-1", "iso8859-15", "cp1252"})
_CODES = expat.errors.codes
_WRONG_ENCODING = (_CODES[expat.errors.XML_ERROR_UNKNOWN_ENCODING], _CODES[expat.errors.XML_ERROR_INCORRECT_ENCODING])
_UNREADABLE_LETTER = (_CODES[expat.errors.XML_ERROR_INVALID_TOKEN], _CODES[expat.errors.XML_ERROR_PARTIAL_CHAR])
_NO_MEMORY = _CODES[expat.errors.XML_ERROR_NO_MEMORY]


class _RootFound(Exception):
    """The first element has begun, and with it everything that could be declared lies behind."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


def is_xml(content: bytes, *marks: bytes) -> bool:
    """True where the file begins as XML does, in any of its encodings, or has one of the marks near its beginning."""
    beginning = content[:_BEGINNING].removeprefix(codecs.BOM_UTF8).lstrip()
    if beginning[:1] == b"<" or beginning.startswith((b"\xff\xfe<\0", b"\xfe\xff\0<")):
        return True
    return any(mark in beginning for mark in marks)


def root_name(content: bytes) -> str:
    """The name of the first element, without its prefix.

    Raises Refusal where a document type is declared, the encoding is none that is read here, or no element begins.
    """
    parser = expat.ParserCreate()
    parser.XmlDeclHandler = _check_encoding
    parser.StartDoctypeDeclHandler = _refuse_document_type
    parser.StartElementHandler = _find_root
    try:
        parser.Parse(content, True)
    except _RootFound as root:
        return root.name.rpartition(":")[2]
    except expat.ExpatError as error:
        raise Refusal(_why(error.code, content)) from None
    raise Refusal("xml_damaged")


def read_tree(content: bytes) -> ElementTree.Element:
    """The whole document, its elements without namespaces; `root_name` has let it pass before. Raises Refusal."""
    if content.count(b"<") > MOST_TAGS:
        raise Refusal("xml_too_long")
    try:
        # No document type stands before the root, and none may stand behind: there is nothing to defuse.
        tree = ElementTree.fromstring(content)  # noqa: S314
    except ElementTree.ParseError as error:
        raise Refusal(_why(error.code, content)) from None
    if tree.tag.startswith("{"):
        for element in tree.iter():
            element.tag = element.tag.rpartition("}")[2]
    return tree


def _find_root(name: str, _: object) -> None:
    raise _RootFound(name)


def _check_encoding(_: str, encoding: str | None, __: int) -> None:
    try:
        name = codecs.lookup(encoding or "utf-8").name
    except LookupError:
        name = ""
    if name not in _ENCODINGS:
        raise Refusal("xml_encoding")


def _refuse_document_type(name: str, *_: object) -> None:
    if name.lower() == "html":
        raise _RootFound(name)
    raise Refusal("xml_declarations")


def _why(code: int, content: bytes) -> str:
    """Why the parser stopped, as a rule."""
    if code == _NO_MEMORY:
        return "file_needs_too_much_memory"
    if code in _WRONG_ENCODING or (code in _UNREADABLE_LETTER and not _is_utf_8(content)):
        return "xml_encoding"
    return "xml_damaged"


def _is_utf_8(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError as error:
        # What is cut short within a letter is damaged, and not in another encoding.
        return error.reason == "unexpected end of data"
    return True
