"""Bringing files in: what each is, what is wrong with it, what it would change; load; undo earlier loads."""

from collections.abc import Sequence

import streamlit as st

from dsa_metrics.desk import Desk, Examination, Upload
from dsa_metrics.errors import DsaError
from pages import examined, examining, extract, parts, starting, undoing
from pages.examining import examined_once
from pages.matching import confirmed_columns

TITLE = "Import"
URL = "bring-files-in"

_ROUND, _DONE = "import_round", "import_done"


def render(desk: Desk) -> None:
    """Draws the page over the record on this desk."""
    starting.head(TITLE, desk)
    if done := st.session_state.pop(_DONE, None):
        st.success(done)
    uploads = _uploads(desk)
    if not uploads:
        examining.forget()
    if uploads and desk.policy.authority is None:
        starting.choose_authority(uploads)
    elif uploads:
        _examine(desk, uploads)
    undoing.earlier_loads(desk)


def _uploads(desk: Desk) -> list[Upload]:
    label = "The school register, as downloaded" if desk.policy.authority is None else "Files to bring in"
    key = f"import_files_{st.session_state.get(_ROUND, 0)}"
    kinds = ["csv", "gz", "xlsx", "xls", "ods", "xml"]
    files = st.file_uploader(label, type=kinds, accept_multiple_files=True, key=key)
    return [Upload(file.name, file.getvalue()) for file in files]


def _examine(desk: Desk, uploads: Sequence[Upload]) -> None:
    examination = examined_once(desk, uploads, None)
    if examination.reading.suggested is not None:
        confirmed = confirmed_columns(examination.reading.suggested, examination.reading.headings)
        if confirmed is None:
            return
        examination = examined_once(desk, uploads, confirmed)
    for one in examination.reading.extracts:
        extract.show(desk, examination, one)
    examined.show(desk, examination)
    if words := examined.ask_to_load(examination):
        _load(desk, examination, words)


def _load(desk: Desk, examination: Examination, words: str) -> None:
    try:
        with st.status(f"{words}…"):
            saved = desk.load(examination, accept_good_rows=bool(examination.errors))
    except DsaError as error:
        parts.problem(error)
        return
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    examining.forget()
    st.session_state[_DONE] = examined.what_was_done(saved)
    st.rerun()
