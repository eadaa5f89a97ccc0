"""Which school the page about one school shows: chosen from a list, and remembered by the process."""

from collections.abc import Mapping
from functools import lru_cache

import streamlit as st

from dsa_metrics.view import NamedView
from pages.moment import Moment

_CHOSEN = "school_urn"
#: The school last chosen at this computer. Not in the address: a browser's history must not hold a school's number when
#: a public meeting begins.
_last: dict[str, int] = {}


@lru_cache(maxsize=8)
def listed(view: NamedView, moment: Moment) -> Mapping[int, str]:
    """The words for every school that a register knows, by URN: first those that are counted on the day."""
    counted = {urn: f"{name} ({urn})" for urn, name in view.schools(moment.as_at, moment.known_at)}
    others = view.uncounted(moment.as_at, moment.known_at)
    why = {True: "closed", False: "not counted on this day"}
    return counted | {one.urn: f"{one.name} ({one.urn}), {why[one.is_closed]}" for one in others}


def choose(schools: Mapping[int, str]) -> int:
    """The URN of the school chosen from the list; at first the one that was chosen last, also before a reload."""
    last = _last.get(_CHOSEN)
    if _CHOSEN not in st.session_state and last in schools:
        st.session_state[_CHOSEN] = last
    urn: int = st.selectbox(
        "School, by name or URN", list(schools), format_func=schools.__getitem__, key=_CHOSEN, on_change=_keep
    )
    return urn


def forget() -> None:
    """Whichever school was chosen last, the next visit begins with the first of the list."""
    _last.clear()


def _keep() -> None:
    _last[_CHOSEN] = st.session_state[_CHOSEN]
