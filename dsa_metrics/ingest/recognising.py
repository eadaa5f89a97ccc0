"""What a file is, decided by the headings in it and the names of its sheets, never by its own name."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dsa_metrics.ingest.attendance import is_attendance
from dsa_metrics.ingest.column_mapping import ColumnMapping, signature_of
from dsa_metrics.ingest.columns import FORMS, OTHER_SHEETS, Form, form_named, match
from dsa_metrics.ingest.gias_cells import fold_heading
from dsa_metrics.ingest.mapping import is_own_tracker, suggest
from dsa_metrics.ingest.sheet import Contents, Sheet

REGISTER, LINKS, ATTENDANCE, EXTRACT = "register", "links", "attendance publication", "pupil extract"
TRACKER, OWN_TRACKER, UNKNOWN = "tracker", "own tracker", "not known"

_LINK_HEADINGS = ("urn", "linkurn", "linktype")


@dataclass(frozen=True, eq=False)
class Recognised:
    """The kind of a file, and the sheets that make it so; `forms` for a tracker, `mapping` for a council's own."""

    kind: str
    sheet: Sheet | None = None
    forms: tuple[tuple[Sheet, Form], ...] = ()
    others: tuple[Sheet, ...] = ()
    mapping: ColumnMapping | None = None
    is_confirmed: bool = False


def recognise(contents: Contents, mappings: Mapping[str, ColumnMapping]) -> Recognised:
    """The kind of the file. A council's own tracker comes with its mapping: the confirmed one, or a suggestion."""
    sheets = contents.sheets
    if contents.extract is not None or contents.register is not None:
        return Recognised(EXTRACT if contents.extract else REGISTER)
    if of_government := next(_of_government(sheets), None):
        return of_government
    if confirmed := _confirmed(sheets, mappings):
        return confirmed
    forms = _forms(sheets)
    if forms and not _has_more_headings(sheets, forms):
        return _tracker(sheets, forms)
    own = _likely_own_tracker(sheets)
    if forms and not (own and _says_more(own, forms)):
        return _tracker(sheets, forms)
    return own or Recognised(UNKNOWN)


def _of_government(sheets: Sequence[Sheet]) -> Iterator[Recognised]:
    yield from (Recognised(LINKS, sheet) for sheet in sheets if _is_links(sheet))
    yield from (Recognised(ATTENDANCE, sheet) for sheet in sheets if is_attendance(sheet.headings))


def _is_links(sheet: Sheet) -> bool:
    return set(_LINK_HEADINGS).issubset(map(fold_heading, sheet.headings))


def _confirmed(sheets: Sequence[Sheet], mappings: Mapping[str, ColumnMapping]) -> Recognised | None:
    for sheet in sheets:
        if mapping := mappings.get(signature_of(sheet.headings)):
            return Recognised(OWN_TRACKER, sheet, mapping=mapping, is_confirmed=True)
    return None


def _likely_own_tracker(sheets: Sequence[Sheet]) -> Recognised | None:
    suggestions = [(sheet, suggest(sheet)) for sheet in sheets]
    likely = [(sheet, suggested) for sheet, suggested in suggestions if is_own_tracker(suggested)]
    if not likely:
        return None
    sheet, suggested = max(likely, key=lambda pair: len(pair[1].fields))
    return Recognised(OWN_TRACKER, sheet, mapping=suggested)


def _forms(sheets: Sequence[Sheet]) -> dict[str | None, Form]:
    """The form of each sheet that is one of the tracker's, by its name or, for another name, by all its headings."""
    named = {sheet.name: form for sheet in sheets if (form := form_named(sheet.name)) and _has_half(sheet, form)}
    by_headings = {sheet.name: _form_of_headings(sheet) for sheet in sheets if sheet.name not in named}
    found = named | {name: form for name, form in by_headings.items() if form}
    return found or {sheet.name: form for sheet in sheets if (form := _almost(sheet))}


def _has_half(sheet: Sheet, form: Form) -> bool:
    return len(match(sheet.headings, form).missing) * 2 <= len(form.required)


def _form_of_headings(sheet: Sheet) -> Form | None:
    complete = [form for form in FORMS if not match(sheet.headings, form).missing]
    return max(complete, key=lambda form: len(match(sheet.headings, form).positions), default=None)


def _almost(sheet: Sheet) -> Form | None:
    """The form of which all needed columns but one are there, so that the one that is missing can be named."""
    matches = [(form, match(sheet.headings, form)) for form in FORMS]
    almost = [pair for pair in matches if len(pair[1].missing) == 1 and len(pair[0].required) > 2]
    form, _ = max(almost, key=lambda pair: len(pair[1].positions), default=(None, None))
    return form


def _has_more_headings(sheets: Sequence[Sheet], forms: Mapping[str | None, Form]) -> bool:
    """True where one sheet of ours is all there is, and it has headings of its own: it may be something else."""
    if len(forms) > 1:
        return False
    only = next(sheet for sheet in sheets if sheet.name in forms)
    return any(only.headings[position] for position in match(only.headings, forms[only.name]).unknown)


def _says_more(own: Recognised, forms: Mapping[str | None, Form]) -> bool:
    """True where the sheet is one row per school with headings that happen to include those of one of our sheets."""
    if own.sheet is None or own.mapping is None or own.sheet.name not in forms:
        return False
    return len(own.mapping.fields) > len(match(own.sheet.headings, forms[own.sheet.name]).positions)


def _tracker(sheets: Sequence[Sheet], forms: Mapping[str | None, Form]) -> Recognised:
    ours = tuple((sheet, forms[sheet.name]) for sheet in sheets if sheet.name in forms)
    others = tuple(sheet for sheet in sheets if sheet.rows and sheet.name not in (*forms, *OTHER_SHEETS))
    kind = TRACKER if sheets[0].name is not None else ours[0][1].kind
    return Recognised(kind, forms=ours, others=others)
