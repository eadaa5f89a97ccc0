"""The server. `python -m streamlit run app.py` starts it; what a person sees begins in pages/navigation.py."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from pages.downloads import route
from pages.edge.guard import Guard
from pages.edge.start import started

HERE = Path(__file__).resolve().parent

app = st.App(HERE / "pages" / "navigation.py", routes=[route()], middleware=[Middleware(Guard)], lifespan=started)
