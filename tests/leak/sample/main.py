"""A small application whose every page gives something away, but for one; `?show=` says which page."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from tests.leak.sample import everything, leaks_in_charts, leaks_in_files, leaks_in_pages, leaks_in_tables  # noqa: F401
from tests.leak.sample.planted import ADDRESS, LEAKS, SLUG
from tests.leak.workbooks import workbook


def clean() -> None:
    """A page of every kind of element that gives nothing away."""
    counts = pd.DataFrame({"Phase": ["Primary", "Special"], "Schools": [33, 12], "Outstanding": [7, 0]})
    st.metric("Schools", "45", "2")
    st.dataframe(counts, hide_index=True)
    st.table(counts)
    st.plotly_chart(go.Figure(go.Bar(x=counts["Phase"], y=np.array([7, 0]))), key="chart")
    st.bar_chart(counts, x="Phase", y="Schools")
    st.write(st.selectbox("Phase", counts["Phase"]), st.toggle("Every phase"))
    st.html("<table><tr><td>96 of 98 (97%)</td><td>63</td></tr></table><p>Since 12 October 2018.</p>")
    st.download_button("Fetch", workbook(title="Counts"), "counts.xlsx")


def draw() -> None:
    """The page that the address asks for."""
    leak = LEAKS.get(st.query_params.get("show", ""))
    (leak.draw if leak else clean)()


pages = [st.Page(draw, title="Sample", default=True)]
if st.query_params.get("show") == ADDRESS:
    pages.append(st.Page(clean, title="A school", url_path=SLUG))
st.navigation(pages).run()
