"""Charts that carry along what nobody sees."""

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from tests.leak.forbidden import Kind
from tests.leak.sample.planted import BOTH, NAMES, ROLLS, SCHOOL, URNS, gives


@gives(Kind.ROLL, of=BOTH)
def rolls_in_a_chart() -> None:
    """Numbers of pupils as a typed array of a chart."""
    st.plotly_chart(go.Figure(go.Bar(y=np.array(ROLLS))), key="chart")


@gives(Kind.NAME, of=BOTH)
def what_a_chart_carries_along() -> None:
    """A name beside each point, for no hover to show."""
    st.plotly_chart(go.Figure(go.Bar(y=[1, 0], customdata=NAMES, hoverinfo="skip")), key="chart")


@gives(Kind.NAME, of=BOTH)
def what_a_chart_says_on_hover() -> None:
    """A name that stands nowhere until somebody points at it."""
    st.plotly_chart(go.Figure(go.Bar(y=[1, 0], hovertext=NAMES)), key="chart")


@gives(Kind.URN, of=BOTH)
def numbers_that_a_chart_packs() -> None:
    """URNs as an array of integers, which Plotly sends as base64."""
    st.plotly_chart(go.Figure(go.Bar(y=[1, 0], customdata=np.array(URNS))), key="chart")


@gives(Kind.URN, of=BOTH)
def numbers_that_a_chart_packs_as_fractions() -> None:
    """URNs as a table of floating-point numbers."""
    numbers = np.array([[float(urn), 1.5] for urn in URNS])
    st.plotly_chart(go.Figure(go.Bar(y=[1, 0], customdata=numbers)), key="chart")


@gives(Kind.NAME)
def a_group_of_a_legend() -> None:
    """A name as the group of a trace that shows no legend."""
    st.plotly_chart(go.Figure(go.Bar(y=[1], legendgroup=SCHOOL.name, showlegend=False)), key="chart")


@gives(Kind.NAME, of=BOTH)
def ticks_that_are_not_drawn() -> None:
    """Names on an axis without labels."""
    figure = go.Figure(go.Bar(x=NAMES, y=[1, 0]), layout={"xaxis": {"showticklabels": False}})
    st.plotly_chart(figure, key="chart")


@gives(Kind.NAME, of=BOTH)
def the_data_of_a_simple_chart() -> None:
    """A name that colours a chart of Streamlit's own."""
    schools = pd.DataFrame({"School": NAMES, "Agreements": [1, 0]})
    st.bar_chart(schools, x="Agreements", y="Agreements", color="School")
