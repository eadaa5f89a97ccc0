"""How the pages look: one block of style for all of them."""

from functools import cache
from pathlib import Path

import streamlit as st


@cache
def _style() -> str:
    return f"<style>{Path(__file__).with_suffix('.css').read_text('utf-8')}</style>"


def dress() -> None:
    """Gives the page its style; takes no room on the page. Called once per run, by the main script."""
    st.html(_style())
