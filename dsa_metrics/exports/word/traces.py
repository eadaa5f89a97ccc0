"""The people who leave their names in a Word document beside its author: what is refused, and what is taken out."""

import re
from collections.abc import Mapping

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.rel import Relationships

#: Text that was inserted, deleted, moved or changed, each with who did it.
_TRACKED = re.compile(rb"<\w+:(?:ins|del|moveFrom|moveTo|\w+Change)[\s/>]")
_COMMENT = re.compile(rb"<\w+:comment[\s/>]")
_PERSON = re.compile(rb"<\w+:person[\s/>]")
#: Properties that are the council's own, the picture of a first page, and data bound to fields of a cover page.
_DROPPED = {
    RELATIONSHIP_TYPE.CUSTOM_PROPERTIES,
    RELATIONSHIP_TYPE.THUMBNAIL,
    RELATIONSHIP_TYPE.CUSTOM_XML,
}
#: In place of the manager, the company and the program's version.
_PROPERTIES = (
    b"<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>DSA Metrics</Application></Properties>"
)


def trace(parts: Mapping[str, bytes]) -> str:
    """What of the parts of a document, by name, says who worked on it; blank where nothing does."""
    words = [content for name, content in parts.items() if name.startswith("word/") and name.endswith(".xml")]
    if any(map(_COMMENT.search, words)):
        return "comments"
    if any(map(_TRACKED.search, words)):
        return "tracked changes"
    return "a list of the people who worked on it" if any(map(_PERSON.search, words)) else ""


def drop_traces(package: OpcPackage) -> None:
    """Takes out of a document what may name a person and is no part of what it says."""
    for relations in (package.rels, package.main_document_part.rels):
        _drop(relations)
    for relation in package.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.EXTENDED_PROPERTIES:
            relation.target_part._blob = _PROPERTIES


def _drop(relations: Relationships) -> None:
    for name in [name for name, each in relations.items() if each.reltype in _DROPPED]:
        del relations[name]
