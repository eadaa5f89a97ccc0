"""The council's own tracker: which of its columns means what, suggested, then confirmed by the officer."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from dsa_metrics.desk import FIELDS, ColumnMapping
from dsa_metrics.vocabulary import MadeBy, Outcome
from pages import parts

NOT_USED = "not used"


def confirmed_columns(suggested: ColumnMapping, headings: Sequence[str]) -> ColumnMapping | None:
    """The mapping as the officer confirmed it for files with these headings; None until then."""
    key = f"import_columns_{suggested.signature}"
    kept: ColumnMapping | None = st.session_state.get(key)
    if kept is None:
        st.session_state[key] = kept = _ask(suggested, headings)
        if kept is not None:
            st.rerun()
    elif st.button("Match the columns again"):
        st.session_state[key] = None
        st.rerun()
    return kept


def _ask(suggested: ColumnMapping, headings: Sequence[str]) -> ColumnMapping | None:
    parts.section(
        "This looks like your own tracker",
        "Say what each column means. Most are matched by their headings; change what is wrong, then confirm. The same "
        "headings will be known next time.",
    )
    means = {heading: field for field, heading in suggested.fields.items()}
    with st.form(f"columns_{suggested.signature}"):
        with st.container(key="dsa-columns"):
            chosen = {heading: _ask_meaning(heading, means.get(heading, NOT_USED)) for heading in headings if heading}
        constants = _ask_constants(suggested)
        if not st.form_submit_button("These columns are right", type="primary"):
            return None
    fields = {field: heading for heading, field in chosen.items() if field != NOT_USED}
    if len(fields) < sum(field != NOT_USED for field in chosen.values()):
        st.error("Two columns are said to mean the same. Choose one, and set the other to “not used”.")
        return None
    unsaid = {field: value for field, value in constants.items() if field not in fields}
    return replace(suggested, fields=fields, constants=unsaid)


def _ask_meaning(heading: str, meaning: str) -> str:
    options = [NOT_USED, *FIELDS]
    return st.selectbox(
        f"Column “{heading}”",
        options,
        options.index(meaning),
        format_func=lambda field: FIELDS[field].title if field in FIELDS else field,
    )


def _ask_constants(suggested: ColumnMapping) -> dict[str, str]:
    """What may stand in no column: who makes the contacts, how they ended, and when the means were assessed."""
    usual = {"contact_made_by": MadeBy.COUNCIL, **suggested.constants}
    constants = {
        "contact_made_by": _ask_one("Who made the contacts, if no column says", list(MadeBy), usual["contact_made_by"]),
        "contact_outcome": _ask_one(
            "How the contacts ended, if no column says", list(Outcome), usual.get("contact_outcome")
        ),
    }
    day = st.date_input("When the means were assessed, if no column says", None, format="DD/MM/YYYY")
    dated = {"assessed_on": day.isoformat()} if isinstance(day, date) else {}
    return dated | {field: value for field, value in constants.items() if value}


def _ask_one(question: str, answers: Sequence[str], usual: str | None) -> str | None:
    at = answers.index(usual) if usual else None
    return st.selectbox(question, answers, at, placeholder="not the same for all")
