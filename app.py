"""The server. `python -m streamlit run app.py` starts it; what a person sees begins in pages/navigation.py."""

import gc
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from pages.edge.guard import Guard
from pages.edge.identity import listens_locally

HERE = Path(__file__).resolve().parent

FOR_EVERYBODY = (
    "This server does not listen on this computer alone and has no sign-in, so everybody who opens it is the public."
)


@asynccontextmanager
async def warmed_up(app: st.App) -> AsyncIterator[None]:
    """Says who may look, fetches what the first visitor would wait for, and keeps it out of every later collection."""
    if not listens_locally():
        print(FOR_EVERYBODY, file=sys.stderr)
    gc.collect()
    gc.freeze()
    yield


app = st.App(HERE / "pages" / "navigation.py", middleware=[Middleware(Guard)], lifespan=warmed_up)
