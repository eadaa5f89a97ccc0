"""A release being prepared: once for each version of the record, with progress where the certificate takes a while."""

from datetime import date

import streamlit as st

from dsa_metrics.publishing import Draft, Press
from dsa_metrics.view import Meeting


def prepared(press: Press, meeting: Meeting, as_at: date) -> Draft:
    """The draft of a meeting's release, made anew only where the record has changed."""
    kept = _drafts(press.version)
    if (meeting, as_at) not in kept:
        bar = st.progress(0.0, "Trying every table of counts that these schools could have")

        def tell(done: int, of: int) -> None:
            bar.progress(done / of)

        kept[meeting, as_at] = press.prepare(meeting, as_at, tell)
        bar.empty()
    return kept[meeting, as_at]


@st.cache_resource(show_spinner=False, max_entries=4)
def _drafts(version: str) -> dict[tuple[Meeting, date], Draft]:
    return {}
