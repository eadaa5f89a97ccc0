"""Grids and tables that hold more than they show."""

import pandas as pd
import streamlit as st

from tests.leak.forbidden import Kind
from tests.leak.sample.planted import ANOTHER, BOTH, NAMES, ROLLS, SCHOOL, URNS, gives


def _schools() -> pd.DataFrame:
    return pd.DataFrame({"School": NAMES, "URN": URNS, "Agreements": [1, 0]})


@gives(Kind.NAME, Kind.URN, of=BOTH)
def a_column_set_to_none() -> None:
    """A column that the page's author switched off."""
    st.dataframe(_schools(), column_config={"School": None, "URN": None}, hide_index=True)


@gives(Kind.NAME, Kind.URN, of=BOTH)
def a_column_left_out_of_the_order() -> None:
    """Columns that the page's author did not list."""
    st.dataframe(_schools(), column_order=["Agreements"], hide_index=True)


@gives(Kind.NAME, of=BOTH)
def an_index_that_is_hidden() -> None:
    """Names as the index of a grid."""
    st.dataframe(_schools()[["School", "Agreements"]].set_index("School"), hide_index=True)


@gives(Kind.NAME, of=BOTH)
def an_index_that_a_table_hides() -> None:
    """Names as the index of a table."""
    st.table(_schools()[["School", "Agreements"]].set_index("School"), hide_index=True)


@gives(Kind.NAME, Kind.URN, of=BOTH)
def a_column_that_a_styler_hides() -> None:
    """Columns hidden by pandas' own means."""
    st.dataframe(_schools().style.hide(["School", "URN"], axis="columns"), hide_index=True)


@gives(Kind.NAME, Kind.URN, of=BOTH)
def an_editor_without_the_column() -> None:
    """A grid that can be edited, a column left out of its order."""
    st.data_editor(_schools(), column_order=["Agreements"], hide_index=True, disabled=True)


@gives(Kind.NAME, of=BOTH)
def categories_that_are_filtered_out() -> None:
    """A category's dictionary holds every school, the filtered rows none."""
    frame = _schools().assign(School=pd.Categorical(NAMES))[["School", "Agreements"]]
    st.dataframe(frame[frame["Agreements"] > 5].reset_index(drop=True).assign(School="7"), hide_index=True)
    st.dataframe(frame[frame["School"] == ANOTHER.name].reset_index(drop=True), hide_index=True)


@gives(Kind.ROLL, of=BOTH)
def rolls_in_a_grid() -> None:
    """Numbers of pupils as integers of a grid."""
    st.dataframe(pd.DataFrame({"Pupils": ROLLS}), hide_index=True)


@gives(Kind.ROLL)
def a_roll_as_a_figure_in_large() -> None:
    """A number of pupils as a metric."""
    st.metric("Pupils", f"{SCHOOL.pupils:,}")


@gives(Kind.ROLL)
def a_roll_in_a_table_of_markup() -> None:
    """A number of pupils in a cell of our own markup."""
    st.html(f"<table><tr><th>Pupils</th></tr><tr><td>{SCHOOL.pupils} pupils</td></tr></table>")


@gives(Kind.DFE_NUMBER)
def the_number_of_the_department() -> None:
    """The DfE number, its halves in two columns."""
    st.dataframe(pd.DataFrame({"LA": [SCHOOL.la_code], "Agreements": [1], "School": [SCHOOL.number]}), hide_index=True)


@gives(Kind.NAME, of=BOTH)
def a_long_table_that_is_drawn_again() -> None:
    """Names in a message so long that the browser is asked to keep it, and only reminded of it the next time."""
    st.dataframe(pd.DataFrame({"Row": "", "School": NAMES * 1000}))
    st.button("Again")
