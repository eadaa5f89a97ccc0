"""A small application behind the same guard, so that the guard is tested without any page of ours."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from pages.downloads import route
from pages.edge.guard import Guard

app = st.App(Path(__file__).with_name("main.py"), routes=[route()], middleware=[Middleware(Guard)])
