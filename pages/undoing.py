"""Earlier loads, and taking one back after a confirmation; an undoing can itself be undone."""

from collections.abc import Mapping

import streamlit as st

from dsa_metrics.desk import Desk
from dsa_metrics.errors import DsaError
from dsa_metrics.wording import in_words
from pages import parts
from pages.examined import amount
from pages.markup import Heading, table

_OUTCOME = "import_undone"


def earlier_loads(desk: Desk) -> None:
    """Every entry of the record, newest first, with the means to take one back."""
    rows = desk.entries().to_pylist()
    if not rows:
        return
    headings = [Heading(words) for words in ("Entry", "What", "Recorded", "By", "Brought")]
    parts.section(
        "Earlier loads", table("Every entry, newest first", headings, [_line(row) for row in rows], is_stacked=True)
    )
    outcome = st.session_state.pop(_OUTCOME, None)
    if isinstance(outcome, DsaError):
        parts.problem(outcome)
    elif outcome:
        st.success(outcome)
    by_number = {row["entry"]: row for row in rows if row["can_undo"]}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox("Entry to undo", list(by_number), format_func=lambda entry: _in_short(by_number[entry]))
        if st.button("Undo…", disabled=chosen is None):
            _confirm(desk, by_number[chosen])


@st.dialog("Undo this entry?")
def _confirm(desk: Desk, row: Mapping[str, object]) -> None:
    is_load = row["kind"] == "load"
    st.write(
        f"Entry {row['entry']} ({row['what']}) will count no longer. It stays in the record and can be brought back."
        if is_load
        else f"What entry {row['entry']} did ({row['what']}) will be reversed."
    )
    st.button("Undo it", type="primary", on_click=_undo, args=(desk, row["entry"]))
    if _OUTCOME in st.session_state:
        st.rerun()


def _undo(desk: Desk, entry: int) -> None:
    """Undoes the entry, and leaves what came of it for the page to say."""
    try:
        done = desk.undo(entry)
    except DsaError as error:
        st.session_state[_OUTCOME] = error
    else:
        st.session_state[_OUTCOME] = f"Entry {entry} has been undone, as entry {done.entry}."


def _line(row: Mapping[str, object]) -> tuple[object, ...]:
    recorded = row["recorded_at"]
    files = f"{row['what']}: {row['files']}" if row["files"] else row["what"]
    brought = amount(int(str(row["new"])), int(str(row["corrected"])))
    return (
        f"Entry {row['entry']}",
        files,
        f"{in_words(recorded.date())} at {recorded:%H:%M} UTC" if hasattr(recorded, "date") else "",
        row["who"],
        "withdrawn, counts no longer" if row["is_withdrawn"] else brought if row["kind"] == "load" else None,
    )


def _in_short(row: Mapping[str, object]) -> str:
    return f"Entry {row['entry']}: {row['files'] or row['what']}"
