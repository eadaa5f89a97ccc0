"""The server. `python -m streamlit run app.py` starts it; what a person sees begins in pages/navigation.py.

With DSA_AUDIENCE=public it begins in pages/public/navigation.py instead, and no record can be opened.
"""

import os
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from pages.deck import deck_route, members_route
from pages.downloads import route
from pages.edge.audience import is_public, lock_the_record
from pages.edge.guard import Guard
from pages.edge.start import started, started_in_public
from pages.released import release_route

PAGES = Path(__file__).resolve().parent / "pages"
IS_PUBLIC = is_public(os.environ)

if IS_PUBLIC:
    lock_the_record()

app = st.App(
    PAGES / "public" / "navigation.py" if IS_PUBLIC else PAGES / "navigation.py",
    routes=[release_route(), deck_route(), *([] if IS_PUBLIC else [route(), members_route()])],
    middleware=[Middleware(Guard, is_public=IS_PUBLIC)],
    lifespan=started_in_public if IS_PUBLIC else started,
)
