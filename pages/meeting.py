"""The public meeting: while it is on, this visitor's pages hold no name; ending it takes a confirmation.

It holds for the visit and, until it is ended, for every new visit of the same person to this process: a page loaded
again, or opened by its address, must not bring names onto the screen.
"""

from datetime import date
from threading import Lock
from urllib.parse import urlsplit

import streamlit as st

from pages.downloads import withdraw
from pages.public.menu import PREFIX
from pages.public.shown import MEETING

_KEY = "is_public_meeting"
_lock = Lock()
_in_meeting: set[str] = set()
#: Whoever sits at this computer; a sign-in will tell persons apart.
_PERSON = "this computer"


def is_on(starts_in_public: bool) -> bool:
    """True while this visitor is in a public meeting; a new visit is, where the last one was, or where it begins so."""
    if _KEY not in st.session_state:
        with _lock:
            goes_on = _PERSON in _in_meeting
        st.session_state[_KEY] = starts_in_public or goes_on or _came_by_public_address()
    return bool(st.session_state[_KEY])


def start(held_on: date) -> None:
    """Begins with the release for the meeting of that day.

    From now on nothing of this visit holds a name: not its state, not its address, not what it could fetch.
    """
    with _lock:
        _in_meeting.add(_PERSON)
    withdraw()
    _forget_everything(is_public=True)
    st.query_params[MEETING] = held_on.isoformat()


def end() -> None:
    """Names may be shown again, after whoever asked for it has confirmed."""
    with _lock:
        _in_meeting.discard(_PERSON)
    _forget_everything(is_public=False)


def _forget_everything(is_public: bool) -> None:
    kept = {key: st.session_state[key] for key in st.session_state if key == "is_starting_own_record"}
    st.session_state.clear()
    st.session_state.update(kept | {_KEY: is_public})
    st.query_params.clear()


def _came_by_public_address() -> bool:
    address = st.context.url or ""
    return urlsplit(address).path.rpartition("/")[2].startswith(PREFIX)
