"""A school's own pupil extract before it is loaded: what was counted in it, and what the file does not say."""

from collections.abc import Iterator, Mapping
from datetime import date

import streamlit as st

from dsa_metrics.desk import Desk, Examination, Extract, Stated
from dsa_metrics.outcome import REPLACES
from dsa_metrics.wording import in_words, number
from pages import parts
from pages.markup import Heading, Line, Markup, table, under

NOTHING_KEPT = (
    "No pupil is kept. The file was read in memory, counted and forgotten: only the counts below are loaded, with the "
    "file's fingerprint (SHA-256), and the file's name is not kept either. That the school's submission came in is "
    "recorded in the tracker's sheet Submissions, not here."
)

_STATED = "import_stated"
_HEADINGS = ("Check", "Dimension", "Records", "Failures", "What a failure means", "How to put it right")


def stated() -> Mapping[str, Stated]:
    """What the officer has stated of the extracts at hand, by their SHA-256."""
    return st.session_state.get(_STATED, {})  # type: ignore[no-any-return]  # what the form below kept


def forget() -> None:
    """Nothing has been stated any longer, once the files are gone."""
    st.session_state.pop(_STATED, None)


def show(desk: Desk, examination: Examination, extract: Extract) -> None:
    """Draws what was counted in one extract, and asks for what its file does not say."""
    names, replaces = examination.reading.school_names, extract.sha256 in examination.replacing
    told = [_about(extract, names), *([REPLACES] if replaces else []), NOTHING_KEPT]
    parts.section(extract.name, *told, _counts(desk, extract))
    if not (extract.says_school and extract.says_period):
        _ask(extract, names)


def _about(extract: Extract, names: Mapping[int, str]) -> str:
    school = names[extract.urn] if extract.urn else "A school that is not known yet"
    counted = f"{number(extract.pupils, 'pupil')} on roll, {extract.collection}, {extract.period}"
    return f"{school}: {counted}, {in_words(extract.measured_on)}."


def _counts(desk: Desk, extract: Extract) -> Markup:
    headings = [Heading(word, is_number=word in ("Records", "Failures")) for word in _HEADINGS]
    return table("What was counted, check by check", headings, _lines(desk, extract), is_stacked=True)


def _lines(desk: Desk, extract: Extract) -> Iterator[Line]:
    for result in extract.results:
        check = desk.policy.quality.checks[result.check_code]
        numbers = (result.records, result.failures) if result.records else ("not assessed", None)
        yield (under(check.name, check.severity), check.dimension, *numbers, check.meaning, check.fix)


def _ask(extract: Extract, names: Mapping[int, str]) -> None:
    before = stated().get(extract.sha256, Stated())
    with st.form(f"extract_{extract.sha256[:16]}"):
        urn = None if extract.says_school else _school(names, before.urn)
        collection = st.text_input("Collection", extract.collection)
        period = st.text_input("Period", extract.period)
        day = st.date_input("Written on", extract.measured_on, format="DD/MM/YYYY")
        if st.form_submit_button("This is right"):
            on = day if isinstance(day, date) and day != extract.measured_on else before.measured_on
            named = collection if collection != extract.collection else before.collection
            st.session_state[_STATED] = {**stated(), extract.sha256: Stated(urn, named, period, on)}
            st.rerun()


def _school(names: Mapping[int, str], urn: int | None) -> int | None:
    schools = sorted(names, key=names.__getitem__)
    at = schools.index(urn) if urn in schools else None
    label, hint = "School that the file is about", "Choose the school"
    return st.selectbox(label, schools, at, lambda one: f"{names[one]} ({one})", placeholder=hint)
