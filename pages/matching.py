"""The council's own tracker: which of its columns means what, suggested, then confirmed by the officer."""

from dataclasses import replace
from datetime import date

import streamlit as st

from dsa_metrics.desk import ColumnMapping
from pages import parts

LEAVE_OUT = "leave this out"
_NAMES = {"urn": "URN", "dfe_number": "DfE number"}


def ask_columns(suggested: ColumnMapping) -> ColumnMapping | None:
    """The mapping as the officer confirmed it, remembered with the load; None until then."""
    key = f"mapping_{suggested.signature}"
    if key in st.session_state:
        return st.session_state[key]  # type: ignore[no-any-return]  # what this function kept below
    parts.section(
        "This looks like your own tracker",
        "Each field below was matched to a column by its heading. Change what is wrong, then confirm; the same "
        "headings will be known next time.",
    )
    with st.form(key + "_form"):
        fields = {field: _ask(field, heading, suggested) for field, heading in suggested.fields.items()}
        constants = _ask_constants(suggested)
        if st.form_submit_button("These columns are right", type="primary"):
            kept = {field: heading for field, heading in fields.items() if heading != LEAVE_OUT}
            st.session_state[key] = replace(suggested, fields=kept, constants=constants)
            st.rerun()
    return None


def _ask(field: str, heading: str, suggested: ColumnMapping) -> str:
    options = [heading, LEAVE_OUT, *(other for other in suggested.fields.values() if other != heading)]
    return st.selectbox(_name(field), options, key=f"{suggested.signature}_{field}")


def _ask_constants(suggested: ColumnMapping) -> dict[str, str]:
    """What no column says: who makes the contacts, and when the means were assessed."""
    constants = dict(suggested.constants)
    if "contact_held_on" in suggested.fields and "contact_made_by" not in suggested.fields:
        constants["contact_made_by"] = st.selectbox("Who made the contacts", ["council", "school"])
    if "means" in suggested.fields and "assessed_on" not in suggested.fields:
        chosen = st.date_input("Day on which the means were assessed", None, format="DD/MM/YYYY")
        if isinstance(chosen, date):
            constants["assessed_on"] = chosen.isoformat()
    return constants


def _name(field: str) -> str:
    return _NAMES.get(field, field.replace("_", " ").capitalize())
