"""A small dashboard that can go public, soundly or with the flaws that the environment variable FLAW names.

`session`: the switch is forgotten by a reload. `cache`: a named table is kept for whoever asks next.
`history`: an address of a named page keeps the school's URN.
"""

import os

import pandas as pd
import streamlit as st

from tests.leak.demonstration import schools

FLAWS = os.environ.get("FLAW", "").split()
NAMES = [school.name for school in schools()]


@st.cache_resource(show_spinner=False)
def switch() -> dict[str, bool]:
    """Whether the meeting is public: one switch for everybody at this computer."""
    return {"is_on": False}


def is_public() -> bool:
    """True for whoever comes from elsewhere, and for the officer while the switch is on."""
    is_on = st.session_state.get("is_on", False) if "session" in FLAWS else switch()["is_on"]
    return "Via" in st.context.headers or bool(is_on)


def turn_on() -> None:
    """Goes public."""
    (st.session_state if "session" in FLAWS else switch())["is_on"] = True


def figures(*, named: bool) -> pd.DataFrame:
    """The figures for either audience."""
    return pd.DataFrame({"School": NAMES}) if named else pd.DataFrame({"Schools": [57]})


@st.cache_data(show_spinner=False)
def kept() -> pd.DataFrame:
    """The flawed way: who asks is no part of what the table is kept under."""
    return figures(named=not is_public())


def named() -> None:
    """The schools by name."""
    st.table(kept() if "cache" in FLAWS else figures(named=True))
    chosen = st.selectbox("School", NAMES)
    if "history" in FLAWS:
        st.query_params["school"] = schools()[NAMES.index(chosen)].urn
    st.button("Public meeting", on_click=turn_on)


def public() -> None:
    """Counts alone."""
    st.table(kept() if "cache" in FLAWS else figures(named=False))


def menu() -> list[st.Page]:
    """The pages for whoever asks."""
    everybodys = [st.Page(public, title=title, url_path=f"public-{title.lower()}") for title in ("Counts", "Trend")]
    officers = [st.Page(named, title=title, url_path=title.lower()) for title in ("Overview", "Schools")]
    return everybodys if is_public() else [*officers, *everybodys]


st.navigation(menu()).run()
