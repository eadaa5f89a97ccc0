"""What stands around every page: the as-at date, what kind of record this is, and the one page for the public."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from pages import session

TITLE = "Data sharing agreements"
CLOSED = "No public part yet"

NOT_OPEN = (
    "This dashboard has no public part yet. Only the officer who keeps the record can look, on the computer that the "
    "dashboard runs on."
)
INVENTED = "This is a demonstration. Every school, trust and street in it is invented."
NOTHING_YET = "This is your own record. Nothing of the demonstration is in it."


def as_at(shown: session.Shown) -> date:
    """The day that every page speaks of, chosen in the sidebar or in the address (`?as_at=2019-06-04`)."""
    chosen: date | None = st.sidebar.date_input(
        "As at",
        shown.opens_on,
        min_value=shown.first_on,
        max_value=shown.last_on,
        format="DD/MM/YYYY",
        help="What had happened by this day.",
        key=session.AS_AT,
        bind="query-params",
    )
    return chosen or shown.opens_on


def banner(shown: session.Shown) -> None:
    """Says that the demonstration is one, or that the council's own record is still empty; leads to the other."""
    if shown.is_demonstration:
        _banner(INVENTED, "Start your own record", session.start_own_record)
    elif not shown.has_entries:
        _banner(NOTHING_YET, "Back to the demonstration", session.back_to_demonstration)
    for warning in shown.desk.store.warnings:
        st.warning(warning)


def closed() -> None:
    """All that the public sees."""
    st.title(TITLE)
    st.write(NOT_OPEN)


def _banner(words: str, way_out: str, leave: Callable[[], None]) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="dsa-banner"):
        st.write(words)
        st.button(way_out, on_click=leave)
