"""What examining files found, before anything is written: files, problems, changes; and whether to load."""

import re
from collections.abc import Mapping
from datetime import date

import streamlit as st

from dsa_metrics.desk import Desk, Examination, Saved
from dsa_metrics.wording import number
from pages import parts
from pages.markup import Heading, Markup, code, table
from pages.problems import MOST_SHOWN, problems

_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")

_KINDS = {
    "own tracker": "the council's own tracker",
    "links": "links between schools",
    "register": "school register",
    "attendance publication": "attendance publication of the Department for Education",
}
_FACTS = {
    "school": "Schools",
    "school_link": "Links between schools",
    "letter": "Letters",
    "contact": "Contacts",
    "agreement": "Agreements",
    "data_flow": "Data flows",
    "submission": "Submissions",
    "quality_result": "Quality results",
    "accepted_explanation": "Accepted explanations",
    "meeting": "Meetings",
    "decision": "Decisions",
    "attendance_sharing": "Areas and phases sharing daily attendance",
}


def show(desk: Desk, examination: Examination) -> None:
    """What each file is, every problem, and what loading would change."""
    reading = examination.reading
    lines = [(file.name, _KINDS.get(file.kind, file.kind) or "not recognised") for file in reading.files]
    notes = [parts.note(note) for note in reading.notes]
    parts.section(
        "What the files are", table("Files as recognised", (Heading("File"), Heading("What it is")), lines), *notes
    )
    if reading.problems:
        parts.section("What is wrong", *problems(desk, examination))
    parts.section("What would change", _counts(examination), _changes(examination))


def ask_to_load(examination: Examination) -> str:
    """What is being loaded, in words, once the officer presses the button; blank until then."""
    difference, errors = examination.difference, examination.errors
    if not examination.has_good_rows:
        parts.put("There is no row that could be loaded.")
        return ""
    changed = difference.new + difference.corrected
    if not changed and not examination.reading.quarantined:
        parts.put("The record already holds everything in these files, so there is nothing to load.")
        return ""
    words = f"Load {amount(difference.new, difference.corrected)}"
    if errors:
        agreed = st.checkbox(_what_is_left(len(examination.reading.quarantined)))
        return words if st.button(words, type="primary", disabled=not agreed) and agreed else ""
    return words if st.button(words, type="primary") else ""


def _what_is_left(rows: int) -> str:
    if not rows:
        return "Load what is good, and leave out what has errors."
    return f"Load the good rows only. The {number(rows, 'row')} with errors will be kept apart, in no figure."


def amount(new: int, corrected: int) -> str:
    """What a load brings, in words."""
    counted = ((new, "new fact"), (corrected, "correction"))
    return " and ".join(number(count, noun) for count, noun in counted if count) or "nothing new"


def what_was_done(saved: Saved) -> str:
    """The load that has been made, in one sentence."""
    if saved.entry is None:
        return "The record already held everything in these files: nothing was recorded."
    return f"Loaded as entry {saved.entry}. It can be undone below."


def _counts(examination: Examination) -> Markup:
    headings = (
        Heading("Facts"),
        *(Heading(words, is_number=True) for words in ("New", "Corrected", "Unchanged", "Missing")),
    )
    lines = [
        (_FACTS.get(name, name), counts.new, counts.corrected, counts.unchanged, counts.missing)
        for name, counts in examination.difference.counts.items()
    ]
    told = "Missing: in the record but not in these files. Nothing is ever taken out of the record by a load."
    return Markup(table("Facts in these files, beside the record", headings, lines) + parts.note(told))


def _changes(examination: Examination) -> Markup:
    changes = examination.difference.changes
    if not changes.num_rows:
        return Markup("")
    headings = [Heading(words) for words in ("URN", "Fact", "Column", "In the record", "In these files")]
    lines = [_change(row) for row in changes.slice(0, MOST_SHOWN).to_pylist()]
    left = f", the first {MOST_SHOWN} shown" if changes.num_rows > MOST_SHOWN else ""
    return table(f"What {number(changes.num_rows, 'correction')} would change{left}", headings, lines, is_stacked=True)


def _change(row: Mapping[str, object]) -> tuple[object, ...]:
    fact = _FACTS.get(str(row["table"]), row["table"])
    column = str(row["column"]).replace("_", " ")
    return code(row["urn"] or "–"), f"{fact}: {row['key']}", column, _value(row["before"]), _value(row["after"])


def _value(written: object) -> object:
    """A date as a date, so that it is said in words; anything else as it is."""
    return date.fromisoformat(written) if isinstance(written, str) and _ISO_DATE.fullmatch(written) else written
