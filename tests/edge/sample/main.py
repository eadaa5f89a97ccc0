"""The sample's main script: one named page for the officer, one plain page for everybody, and a kept value."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from pages.access import Role, require, role
from pages.downloads import offer

NAME = "Zephyrhill Primary School"


@st.cache_resource(show_spinner=False)
def kept() -> dict[str, int]:
    """Counts the runs since the caches were last cleared."""
    return {"runs": 0}


def named() -> None:
    """A page that shows a name as text, in a table, in a grid and in a chart."""
    require(Role.OFFICER)
    st.write(NAME)
    st.table(pd.DataFrame({"School": [NAME]}))
    st.dataframe(pd.DataFrame({"School": [NAME], "Pupils": [210]}), hide_index=True)
    st.plotly_chart(go.Figure(go.Bar(x=[NAME], y=[210])), key="pupils")
    st.html(f'<a href="{offer("named schools.csv", NAME.encode, "text/csv")}" download>Fetch</a>')
    st.download_button("Streamlit's own", NAME, "own.txt")
    st.file_uploader("Files")


def faulty() -> None:
    """A page with a mistake in it, whose error repeats a name."""
    raise ValueError(NAME)


def plain() -> None:
    """A page without names."""
    kept()["runs"] += 1
    st.write(f"You are: {role()}. Runs: {kept()['runs']}.")


st.navigation(
    [
        st.Page(plain, title="Plain", default=True),
        st.Page(named, title="Named", url_path="named-page"),
        st.Page(faulty, title="Faulty", url_path="faulty-page"),
    ]
).run()
