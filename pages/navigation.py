"""The main script: who is looking, which record they see, which pages there are."""

import streamlit as st

from pages.access import role

TITLE = "Data sharing agreements"


def main() -> None:
    """Draws the page that was asked for, for whoever is looking."""
    st.set_page_config(page_title=TITLE, layout="wide")
    st.write(role())


if __name__ == "__main__":
    main()
