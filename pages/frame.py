"""What stands around every named page: the as-at date, and what kind of record this is."""

from collections.abc import Callable
from datetime import date, datetime

import streamlit as st

from dsa_metrics.wording import INVENTED, in_words
from pages import session

TITLE = "Data sharing agreements"
NO_SUCH_DAY = "The address does not ask for a day from {first} to {last}, so this page is as at {day}."
NOTHING_YET = "This is your own record. Nothing of the demonstration is in it."


def as_at(shown: session.Shown) -> date:
    """The day that every page speaks of, chosen in the sidebar or in the address (`?as_at=2019-06-04`)."""
    asked = st.query_params.get(session.AS_AT)  # read first: the sidebar clears from the address what it cannot take
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
    day = chosen or shown.opens_on
    if asked and not _reaches(shown, asked):
        st.warning(NO_SUCH_DAY.format(first=in_words(shown.first_on), last=in_words(shown.last_on), day=in_words(day)))
    return day


def banner(shown: session.Shown) -> None:
    """Says that the demonstration is one, or that the council's own record is still empty; leads to the other."""
    if shown.is_demonstration:
        _banner(INVENTED, "Start your own record", session.start_own_record)
    elif not shown.has_entries:
        _banner(NOTHING_YET, "Back to the demonstration", session.back_to_demonstration)
    for warning in shown.desk.store.warnings:
        st.warning(warning)


def _reaches(shown: session.Shown, asked: str) -> bool:
    """True where the address asks for a day, as Streamlit writes and reads it, that the record reaches."""
    try:
        day = datetime.strptime(asked.replace("/", "-"), "%Y-%m-%d").date()  # noqa: DTZ007  # a day has no zone
    except ValueError:
        return False
    return shown.first_on <= day <= shown.last_on


def _banner(words: str, way_out: str, leave: Callable[[], None]) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="center", key="dsa-banner"):
        st.write(words)
        st.button(way_out, on_click=leave)
