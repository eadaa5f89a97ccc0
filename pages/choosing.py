"""Which school the page about one school shows: chosen from a list, and kept in the address."""

from collections.abc import Mapping

import streamlit as st

from dsa_metrics.view import NamedView
from pages import session
from pages.moment import Moment

NO_SUCH_SCHOOL = "The address names no school of this record by its URN, so this page shows the first of the list."

_CHOSEN = "school_urn"


def listed(view: NamedView, moment: Moment) -> dict[int, str]:
    """The words for every school that a register knows, by URN: first those that are counted on the day."""
    counted = {urn: f"{name} ({urn})" for urn, name in view.schools(moment.as_at, moment.known_at)}
    others = view.uncounted(moment.as_at, moment.known_at)
    why = {True: "closed", False: "not counted on this day"}
    return counted | {one.urn: f"{one.name} ({one.urn}), {why[one.is_closed]}" for one in others}


def choose(schools: Mapping[int, str]) -> int:
    """The URN of the school that the address names (`?urn=990001`); choosing another writes that one there."""
    asked = st.query_params.get(session.URN)
    found = next((urn for urn in schools if str(urn) == asked), None)
    if found:
        st.session_state[_CHOSEN] = found
    elif asked:
        st.warning(NO_SUCH_SCHOOL)
    urn: int = st.selectbox(
        "School, by name or URN",
        list(schools),
        format_func=schools.__getitem__,
        key=_CHOSEN,
        on_change=_keep,
    )
    return urn


def _keep() -> None:
    st.query_params[session.URN] = str(st.session_state[_CHOSEN])
