"""A pupil extract as XML: a school census return or a common transfer file.

Only the elements named here are read, and of containers only those that hold a pupil's own values: a contact's surname
must not stand in for a pupil's. No document type is let in, so nothing can grow and nothing can be fetched.
"""

import re
from collections.abc import Iterable
from typing import Any
from xml.etree.ElementTree import Element

from dsa_metrics.ingest.child.extract import Columns, Said, counted, day_said
from dsa_metrics.ingest.child.extract_day import Day
from dsa_metrics.ingest.child.forms import CENSUS, CTF, XML
from dsa_metrics.ingest.child.packing import RawExtract
from dsa_metrics.ingest.child.refusal import Refusal
from dsa_metrics.ingest.child.safe_xml import read_tree, root_name
from dsa_metrics.ingest.dfe_number import plain_dfe_number

#: A file with one of these is one of pupils, whatever stands before it: its text goes no further.
PUPILS_WITHIN = (b"<PupilOnRoll", b"<CTFpupilData")

_FORMS = {"Message": CENSUS, "CTfile": CTF}
_PUPILS = {CENSUS: "School/Pupils/PupilsOnRoll/PupilOnRoll", CTF: "CTFpupilData/Pupil"}
_FORMER = "School/Pupils/PupilsNoLongerOnRoll/PupilNoLongerOnRoll"
_SOURCE = {CENSUS: "Header/Source", CTF: "Header/SourceSchool"}
_MOMENTS = {CENSUS: ("Header/CollectionDetails/ReferenceDate", "Header/Source/DateTime"), CTF: ("Header/DateTime",)}
_TERMS = {"AUT": "Autumn", "SPR": "Spring", "SUM": "Summer"}

_FIELDS = {
    "UPN": "upn",
    "Surname": "surname",
    "LegalSurname": "surname",
    "Forename": "forename",
    "LegalForename": "forename",
    "DOB": "birth_date",
    "NCyearActual": "year_group",
    "PostCode": "postcode",
    "Postcode": "postcode",
    "Ethnicity": "ethnicity",
    "Language": "language",
    "FirstLanguage": "language",
    "EntryDate": "admitted_on",
    "LeavingDate": "left_on",
}
_CONTAINERS = frozenset(
    {"PupilIdentifiers", "PupilCharacteristics", "PupilStatus", "HomeInformation", "BasicDetails", "Languages"}
    | {"Address", "Addresses", "AddressAsAt", "AddressDetail", "BS7666Address", "AddressLines"}
)

#: What both layouts must say of every pupil; another element that no pupil has may not belong to the layout.
_ALWAYS = ("upn", "surname", "forename", "birth_date")


def count_xml(content: bytes, day: Day | None) -> RawExtract:
    """The extract in figures; without a day it is only told what it is.

    Raises Refusal for XML of another kind, and for what cannot be read to its end.
    """
    form = _form(content)
    try:
        return _count(read_tree(content), form, day) if day else RawExtract(form)
    except Refusal as refusal:
        raise Refusal(refusal.code, form=form) from None


def _form(content: bytes) -> str:
    try:
        root = root_name(content)
    except Refusal as refusal:
        raise Refusal(refusal.code, form=XML) from None
    if root.lower() == "html":
        raise Refusal("file_wrong_type")
    if root not in _FORMS:
        raise Refusal("xml_unknown", form=XML)
    return _FORMS[root]


def _count(tree: Element, form: str, day: Day) -> RawExtract:
    if len(tree.findall("School")) > 1:
        raise Refusal("extract_schools_differ")
    on_roll = _columns(tree.iterfind(_PUPILS[form]))
    present = {field: values for field, values in on_roll.items() if field in _ALWAYS or any(values)}
    return counted(form, present, _said(tree, form), day, _columns(tree.iterfind(_FORMER)))


def _said(tree: Element, form: str) -> Said:
    source = _SOURCE[form]
    urn = _text(tree, f"{source}/URN")
    return Said(
        int(urn) if re.fullmatch(r"[1-9][0-9]{5}", urn) else None,
        plain_dfe_number(_text(tree, f"{source}/LEA") + _text(tree, f"{source}/Estab")),
        _period(tree),
        next((day for path in _MOMENTS[form] if (day := day_said(_text(tree, path)))), None),
    )


def _period(tree: Element) -> str | None:
    term = _TERMS.get(_text(tree, "Header/CollectionDetails/Term")[:3].upper())
    year = _text(tree, "Header/CollectionDetails/Year")
    return f"{term} {year}" if term and re.fullmatch(r"20[0-9]{2}", year) else None


def _text(tree: Element, path: str) -> str:
    return (tree.findtext(path) or "").strip()


def _columns(pupils: Iterable[Element]) -> Columns:
    columns: dict[str, list[str]] = {field: [] for field in dict.fromkeys(_FIELDS.values())}
    for pupil in pupils:
        values: dict[str, str] = {}
        _collect(pupil, values)
        for field, column in columns.items():
            column.append(values.get(field, ""))
    return columns


def _collect(element: Iterable[Any], values: dict[str, str]) -> None:
    """The values that an element and its containers hold; of several of one kind the first."""
    for child in element:
        if field := _FIELDS.get(child.tag):
            if child.text and field not in values:
                values[field] = child.text.strip()
        elif child.tag in _CONTAINERS:
            _collect(child, values)
