"""Downloads that say more than their cells."""

import sys

import streamlit as st

from tests.leak.forbidden import Kind
from tests.leak.sample.planted import SCHOOL, gives
from tests.leak.workbooks import workbook


@gives(Kind.NAME)
def the_properties_of_a_workbook() -> None:
    """A name as the title of a spreadsheet that is offered."""
    st.download_button("Fetch", workbook(title=SCHOOL.name), "counts.xlsx")


@gives(Kind.NAME)
def a_comment_in_a_workbook() -> None:
    """A name as a comment on a cell."""
    st.download_button("Fetch", workbook(comment=SCHOOL.name), "counts.xlsx")


@gives(Kind.ROLL)
def a_hidden_sheet_of_a_workbook() -> None:
    """A roll on a sheet that no menu shows."""
    st.download_button("Fetch", workbook(hidden=SCHOOL.pupils), "counts.xlsx")


@gives(Kind.URN)
def the_name_of_a_file() -> None:
    """A URN in the name of a file."""
    st.download_button("Fetch", "7", f"counts-{SCHOOL.urn}.csv")


@gives()
def the_console_of_the_server() -> None:
    """A name in what the server prints, which no browser is sent."""
    print(SCHOOL.name, file=sys.stderr, flush=True)
    st.write("One school.")
