"""Which record a visitor looks at, opened once for the whole process: the council's own, or else the demonstration."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import streamlit as st

from dsa_metrics.desk import Desk, build_demonstration, choose_authority, open_record
from dsa_metrics.exports.paper.office import Papers
from dsa_metrics.policy import load_policy
from dsa_metrics.publishing import Press
from dsa_metrics.view import NamedView
from pages.places import places

#: What the address may hold: the day that every page speaks of, and the school of the page about one.
AS_AT = "as_at"
START_URL = "start-your-own-record"
TO_PUBLISH = "meeting_to_publish"
_STARTING = "is_starting_own_record"


@dataclass(frozen=True, eq=False)
class Shown:
    """One version of a record and what may be done to it; `opens_on` is the as-at date until another is chosen."""

    view: NamedView
    desk: Desk
    press: Press
    papers: Papers
    releases: Path
    is_demonstration: bool
    has_register: bool
    has_entries: bool
    opens_on: date
    first_on: date
    last_on: date


def let_go() -> None:
    """Closes whatever is open; the next to look has it opened anew, wherever it stands by then."""
    for kept in (_version, _own_desk, _demonstration_desk):
        kept.clear()
    places.cache_clear()


def shown(is_starting: bool = False) -> Shown:
    """The council's record once anything was loaded, or while it is being started; else the demonstration.

    Raises DsaError where the record cannot be opened as it is.
    """
    if is_starting or places().record.exists():
        own = _shown_at(_own_desk(), is_demonstration=False)
        if own.has_entries or is_starting:
            return own
    return _shown_at(_demonstration_desk(), is_demonstration=True)


def is_starting() -> bool:
    """True while this visitor has left the demonstration to start the council's own record."""
    return bool(st.session_state.get(_STARTING))


def start_own_record() -> None:
    """Leads this visitor from the demonstration to the first import; its as-at date stays behind."""
    st.session_state.pop(AS_AT, None)
    st.session_state[_STARTING] = True


def back_to_demonstration() -> None:
    """Leads this visitor back to the demonstration, as long as there is no own record to show."""
    st.session_state[_STARTING] = False


def settle_authority(name: str, gias_code: int) -> Desk:
    """Writes into the council's policy which authority the record is for, and gives the desk that knows it."""
    choose_authority(places().policy, name, gias_code)
    _version.clear()
    _own_desk.clear()
    return _own_desk()


def today() -> date:
    """Today where the server stands."""
    return datetime.now().astimezone().date()


def _close(desk: Desk) -> None:
    desk.store.close()


@st.cache_resource(show_spinner=False, on_release=_close)
def _own_desk() -> Desk:
    policy = load_policy(places().policy if places().policy.exists() else None)
    places().record.parent.mkdir(parents=True, exist_ok=True)
    return Desk(open_record(places().record, policy), policy, today())


@st.cache_resource(show_spinner=False, on_release=_close)
def _demonstration_desk() -> Desk:
    places().demonstration_record.parent.mkdir(parents=True, exist_ok=True)
    store = build_demonstration(places().demonstration_record, places().demonstration, today())
    return Desk(store, load_policy(places().demonstration / "policy.toml"), today())


def _shown_at(desk: Desk, is_demonstration: bool) -> Shown:
    return _version(desk, is_demonstration, desk.store.version, today())


@st.cache_resource(show_spinner=False, max_entries=4)
def _version(_opened: Desk, is_demonstration: bool, version: str, on: date) -> Shown:
    desk = Desk(_opened.store, _opened.policy, on, _opened.who)
    view = NamedView(desk.store, desk.policy, is_invented=is_demonstration)
    first_on, last_on = view.dates() or (on, on)
    meetings = view.meetings() or [last_on]
    opens_on = meetings[-1] if is_demonstration else on
    releases = places().demonstration_releases if is_demonstration else places().releases
    return Shown(
        view=view,
        desk=desk,
        press=Press(desk.store, view, releases, on),
        papers=Papers(desk.store, view, releases),
        releases=releases,
        is_demonstration=is_demonstration,
        has_register=desk.has_register,
        has_entries=bool(desk.entries().num_rows),
        opens_on=opens_on,
        first_on=min(first_on, opens_on),
        last_on=max(last_on, on),
    )
