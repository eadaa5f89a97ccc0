"""A pack as a Word document: the template, ours or the council's own, with a school's words and chart in it."""

import io
import re
import zipfile
from dataclasses import asdict, fields, is_dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar, cast

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import DictLoader, StrictUndefined, TemplateError, TemplateNotFound, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml.etree import XMLSyntaxError

from dsa_metrics.errors import InputError
from dsa_metrics.exports.packs.chart import chart
from dsa_metrics.exports.packs.package import PICTURE, SHIPPED, repacked
from dsa_metrics.exports.packs.position import Position
from dsa_metrics.exports.packs.words import Words, words

_FIELDS = ", ".join(field.name for field in fields(Words))
_CONTROLS = re.compile(r"[\x00-\x1f\x7f\ufffe\uffff]")
_LARGEST = 20_000_000
_NOT_WORD = "The template is not a Word document (.docx) that can be read."
_NEXT = "Start again from a copy of dsa_metrics/exports/templates/quality_pack.docx."


Said = TypeVar("Said")


class Template:
    """A template that was looked at: it names only fields that packs have, and brings nothing from elsewhere."""

    def __init__(self, path: Path | None = None) -> None:
        """Reads the template at `path`, or the shipped one. Raises InputError for one that cannot be used."""
        self._content = _read(path or SHIPPED)
        try:
            asked = DocxTemplate(io.BytesIO(self._content)).get_undeclared_template_variables(_Environment())
        except TemplateError as error:
            raise _fault(error) from None
        except (PackageNotFoundError, XMLSyntaxError, KeyError, ValueError):
            raise InputError(_NOT_WORD, _NEXT) from None
        if unknown := sorted(asked - {field.name for field in fields(Words)}):
            raise _unknown(", ".join(unknown))

    def filled(self, position: Position) -> bytes:
        """The pack of a school; the same position gives the same bytes. Raises InputError where a field is wrong."""
        said = _printable(words(position))
        document = DocxTemplate(io.BytesIO(self._content))
        try:
            document.render(asdict(said), _Environment(), autoescape=True)
        except TemplateError as error:
            raise _fault(error) from None
        except (TypeError, ValueError, ArithmeticError, LookupError):
            raise InputError("The template does with a field what cannot be done with it.", _NEXT) from None
        if said.has_chart:
            document.allow_missing_pics = True
            document.replace_pic(PICTURE, io.BytesIO(chart(position)))
        _drop_unused_pictures(document)
        _describe(document, position, said)
        out = io.BytesIO()
        document.save(out)
        return repacked(out.getvalue())


def _printable(said: Said) -> Said:
    """The same without the characters that no document may hold, wherever they came from."""
    cleaned: object = said
    if isinstance(said, str):
        cleaned = _CONTROLS.sub(" ", said)
    elif isinstance(said, tuple):
        cleaned = tuple(_printable(one) for one in said)
    elif is_dataclass(said) and not isinstance(said, type):
        cleaned = replace(said, **{field.name: _printable(getattr(said, field.name)) for field in fields(said)})
    return cast(Said, cleaned)


def _drop_unused_pictures(document: DocxTemplate) -> None:
    """Takes out the picture that stood for a chart where this pack has none."""
    relations, used = document.docx.part.rels, document.get_xml()
    pictures = [name for name, each in relations.items() if each.reltype == RELATIONSHIP_TYPE.IMAGE]
    for name in pictures:
        if f'"{name}"' not in used:
            del relations[name]


def _describe(document: DocxTemplate, position: Position, said: Words) -> None:
    """The document's properties: what it is, in which language, and no person's name."""
    properties = document.docx.core_properties
    day = position.council.as_at
    properties.author = properties.last_modified_by = said.authority
    properties.title = f"Data sharing and data quality: {said.school}"
    properties.subject = f"As at {said.as_at}"
    properties.comments = said.invented
    properties.keywords = properties.category = ""
    properties.language = "en-GB"
    properties.revision = 1
    # A fixed instant of that day; the file's own clock would make every copy differ.
    properties.created = properties.modified = datetime(day.year, day.month, day.day, 12)  # noqa: DTZ001


class _Environment(ImmutableSandboxedEnvironment):
    """What a template may do: name fields, ask whether they say anything, and go through their lines."""

    intercepted_binops = frozenset(("*", "**"))

    def __init__(self) -> None:
        super().__init__(undefined=StrictUndefined, autoescape=True, loader=DictLoader({}))
        self.globals.clear()

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Refuses what could grow without end."""
        raise SecurityError(f"{operator} is not for templates")


def _read(path: Path) -> bytes:
    """The file's bytes, where they are a Word document that fetches nothing from elsewhere and runs nothing."""
    try:
        content = path.read_bytes()
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > _LARGEST:
                raise InputError("The template unpacks to more than a template holds.", _NEXT)
            relations = [archive.read(name) for name in archive.namelist() if name.endswith(".rels")]
            names = archive.namelist()
    except OSError:
        raise InputError("There is no template of this name.", "Check the path given.") from None
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError):
        raise InputError(_NOT_WORD, _NEXT) from None
    if any("vbaProject" in name for name in names):
        raise InputError("The template holds macros, which a pack for schools must not.", "Save it as .docx.")
    if any(_is_fetched(each) for each in relations):
        raise InputError(
            "The template fetches something from elsewhere, such as a linked picture.",
            "Insert the picture itself, and take out links to other files.",
        )
    return content


def _is_fetched(relations: bytes) -> bool:
    """True where something outside is part of the document; a hyperlink that a reader may press is not."""
    found = re.findall(rb"<[^<>]*Relationship\s[^<>]*>", relations)
    return any(b"External" in one and b"/hyperlink" not in one for one in found)


def _fault(error: TemplateError) -> InputError:
    if isinstance(error, SecurityError | TemplateNotFound):
        return InputError("The template tries to do something that a template may not.", _NEXT)
    if isinstance(error, UndefinedError):
        named = re.findall(r"'(\w+)'", error.message or "")
        return _unknown(named[-1] if named else "")
    return InputError("A field or a condition of the template is not closed, or is miswritten.", _NEXT)


def _unknown(named: str) -> InputError:
    return InputError(f"The template names a field that packs do not have: {named}.", f"The fields are: {_FIELDS}.")
