"""An empty Streamlit page where the address asks for it, else the dashboard."""

import streamlit as st

from pages import navigation

if "empty" in st.query_params:
    st.write("Nothing.")
else:
    navigation.main()
