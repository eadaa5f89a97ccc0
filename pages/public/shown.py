"""Which release a visitor sees: that of the meeting chosen in the sidebar or in the address, else of the last one."""

from pathlib import Path

import streamlit as st

from dsa_metrics.disclosure.ledger import Ledger, read_ledger
from dsa_metrics.disclosure.release import Release
from dsa_metrics.public_view import PublicView
from dsa_metrics.wording import in_words

MEETING = "meeting"
_KEY = "public_meeting_shown"


def ledger(folder: Path) -> Ledger:
    """The releases in a folder; read again as soon as one is added."""
    names = tuple(sorted((path.name, path.stat().st_mtime_ns) for path in folder.glob("*.json")))
    return _ledger(folder, names)


def chosen(found: Ledger) -> PublicView | None:
    """The view of the release that this visitor chose; None where nothing has been published yet."""
    by_day = {release.meeting.isoformat(): release for release in found.current}
    if not by_day:
        return None
    days = sorted(by_day, reverse=True)
    day = st.sidebar.selectbox(
        "Meeting",
        days,
        _place(st.query_params.get(MEETING), days),
        format_func=lambda day: _in_words(by_day[day]),
        key=_KEY,
        on_change=_into_the_address,
        help="The figures are those released for this meeting.",
    )
    return view_of(by_day[day])


def view_of(release: Release) -> PublicView:
    """The view of one release; the same one for everybody."""
    return _view(release.id, release)


def _place(day: str | None, days: list[str]) -> int:
    """Where the day of the address stands; the last meeting's place for a day that none was released for."""
    return days.index(day) if day in days else 0


def _into_the_address() -> None:
    if _KEY in st.session_state:
        st.query_params[MEETING] = st.session_state[_KEY]


def _in_words(release: Release) -> str:
    return f"{in_words(release.meeting)}, {release.board}"


@st.cache_resource(show_spinner=False, max_entries=4)
def _ledger(folder: Path, names: tuple[tuple[str, int], ...]) -> Ledger:
    return read_ledger(folder)


@st.cache_resource(show_spinner=False, max_entries=64)
def _view(release_id: str, _release: Release) -> PublicView:
    return PublicView(_release)
