"""The server's edge: what every request and every websocket message passes before Streamlit sees it."""
