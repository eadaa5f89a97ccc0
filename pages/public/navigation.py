"""The main script of a public process: whoever looks sees the releases, and there is nothing else in this process."""

import streamlit as st

from pages.look import dress
from pages.places import places
from pages.public import frame
from pages.public.menu import public_menu


def main() -> None:
    """Draws the page that was asked for."""
    dress()
    menu = public_menu(places().releases)
    page = st.navigation(menu, position="sidebar" if len(menu) > 1 else "hidden", expanded=True)
    st.set_page_config(page_title=f"{page.title} - {frame.TITLE}", layout="wide")
    page.run()


if __name__ == "__main__":
    main()
