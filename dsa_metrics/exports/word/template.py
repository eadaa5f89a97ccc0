"""A Word document made from a template, ours or the council's own, that may name fields and do nothing else."""

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date, datetime
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
from dsa_metrics.exports.word.package import PICTURE, repacked
from dsa_metrics.exports.word.traces import drop_traces, trace

_CONTROLS = re.compile(r"[\x00-\x1f\x7f\ufffe\uffff]")
_LARGEST = 20_000_000
_NOT_WORD = "The template is not a Word document (.docx) that can be read."

Said = TypeVar("Said")


@dataclass(frozen=True)
class Kind:
    """A kind of document: its shipped template, how a sentence says that it has no such field, and the fields.

    `needed`: of each of these a template names one at least, so that no finished document passes for a template.
    """

    shipped: Path
    lacks: str
    fields: tuple[str, ...]
    needed: tuple[tuple[str, ...], ...] = ()

    @property
    def next(self) -> str:
        """What to do about a template that cannot be used."""
        return f"Start again from a copy of dsa_metrics/exports/templates/{self.shipped.name}."


@dataclass(frozen=True)
class Properties:
    """What the properties of a document say: no person's name; `day` gives the instant at which it was made."""

    author: str
    title: str
    subject: str
    comments: str
    day: date


class WordTemplate:
    """A template that was looked at: it names only fields of its kind, and brings nothing from elsewhere."""

    def __init__(self, kind: Kind, path: Path | None = None) -> None:
        """Reads the template at `path`, or the shipped one. Raises InputError for one that cannot be used."""
        self._kind = kind
        self._content = _read(path or kind.shipped, kind)
        try:
            asked = DocxTemplate(io.BytesIO(self._content)).get_undeclared_template_variables(_Environment())
        except TemplateError as error:
            raise self._fault(error) from None
        except (PackageNotFoundError, XMLSyntaxError, KeyError, ValueError):
            raise InputError(_NOT_WORD, kind.next) from None
        if unknown := sorted(asked - set(kind.fields)):
            raise self._unknown(", ".join(unknown))
        for choice in kind.needed:
            if asked.isdisjoint(choice):
                named = " or ".join(choice)
                raise InputError(
                    f"The template does not have the field {named}: it may be a finished paper.", kind.next
                )

    def filled(self, said: Mapping[str, object], properties: Properties, chart: bytes | None) -> bytes:
        """The document with these fields; the same ones give the same bytes. Raises InputError where a field is wrong.

        `chart` takes the place of the template's picture; without one the picture must not be asked for.
        """
        document = DocxTemplate(io.BytesIO(self._content))
        try:
            document.render(dict(said), _Environment(), autoescape=True)
        except TemplateError as error:
            raise self._fault(error) from None
        except (TypeError, ValueError, ArithmeticError, LookupError):
            raise InputError("The template does with a field what cannot be done with it.", self._kind.next) from None
        if chart is not None:
            document.allow_missing_pics = True
            document.replace_pic(PICTURE, io.BytesIO(chart))
        _drop_unused_pictures(document)
        _describe(document, properties)
        drop_traces(document.docx.part.package)
        out = io.BytesIO()
        document.save(out)
        return repacked(out.getvalue())

    def _fault(self, error: TemplateError) -> InputError:
        if isinstance(error, SecurityError | TemplateNotFound):
            return InputError("The template tries to do something that a template may not.", self._kind.next)
        if isinstance(error, UndefinedError):
            named = re.findall(r"'(\w+)'", error.message or "")
            return self._unknown(named[-1] if named else "")
        return InputError("A field or a condition of the template is not closed, or is miswritten.", self._kind.next)

    def _unknown(self, named: str) -> InputError:
        known = ", ".join(self._kind.fields)
        return InputError(f"The template names a field that {self._kind.lacks}: {named}.", f"The fields are: {known}.")


def printable(said: Said) -> Said:
    """The same without the characters that no document may hold, wherever they came from."""
    cleaned: object = said
    if isinstance(said, str):
        cleaned = _CONTROLS.sub(" ", said)
    elif isinstance(said, tuple):
        cleaned = tuple(printable(one) for one in said)
    elif is_dataclass(said) and not isinstance(said, type):
        cleaned = replace(said, **{field.name: printable(getattr(said, field.name)) for field in fields(said)})
    return cast(Said, cleaned)


def _drop_unused_pictures(document: DocxTemplate) -> None:
    """Takes out the picture that stood for a chart where this document has none."""
    relations, used = document.docx.part.rels, document.get_xml()
    pictures = [name for name, each in relations.items() if each.reltype == RELATIONSHIP_TYPE.IMAGE]
    for name in pictures:
        if f'"{name}"' not in used:
            del relations[name]


def _describe(document: DocxTemplate, said: Properties) -> None:
    """The document's properties: what it is, in which language, and no person's name."""
    properties = document.docx.core_properties
    properties.author = properties.last_modified_by = said.author
    properties.title, properties.subject, properties.comments = said.title, said.subject, said.comments
    properties.keywords = properties.category = properties.content_status = ""
    properties.identifier = properties.version = ""
    properties.language = "en-GB"
    properties.revision = 1
    # A fixed instant of that day; the file's own clock would make every copy differ.
    day = said.day
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


def _read(path: Path, kind: Kind) -> bytes:
    """The file's bytes, where they are a Word document that fetches nothing from elsewhere and runs nothing."""
    try:
        content = path.read_bytes()
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(part.file_size for part in archive.infolist()) > _LARGEST:
                raise InputError("The template unpacks to more than a template holds.", kind.next)
            parts = {name: archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))}
            names = archive.namelist()
    except OSError:
        raise InputError("There is no template of this name.", "Check the path given.") from None
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError):
        raise InputError(_NOT_WORD, kind.next) from None
    if any("vbaProject" in name for name in names):
        raise InputError("The template holds macros, which a document for others must not.", "Save it as .docx.")
    if found := trace(parts):
        raise InputError(
            f"The template holds {found}, with the names of people.",
            "In Word, accept or reject every change, delete every comment, then use File, Info, Inspect Document.",
        )
    if any(_is_fetched(content) for name, content in parts.items() if name.endswith(".rels")):
        raise InputError(
            "The template fetches something from elsewhere, such as a linked picture.",
            "Insert the picture itself, and take out links to other files.",
        )
    return content


def _is_fetched(relations: bytes) -> bool:
    """True where something outside is part of the document; a hyperlink that a reader may press is not."""
    found = re.findall(rb"<[^<>]*Relationship\s[^<>]*>", relations)
    return any(b"External" in one and b"/hyperlink" not in one for one in found)
