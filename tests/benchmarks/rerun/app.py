"""The server as it ships, with an empty page beside ours (`?empty=1`)."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from pages.downloads import route
from pages.edge.guard import Guard
from pages.edge.start import started

MAIN = Path(__file__).with_name("ours_or_empty.py")

app = st.App(MAIN, routes=[route()], middleware=[Middleware(Guard)], lifespan=started)
