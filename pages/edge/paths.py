"""Which of Streamlit's addresses are open, to whom, and what a browser may keep."""

from streamlit import config

from pages.access import Role

_OPEN_CORE = frozenset({"health", "host-config", "stream"})
_OFFICERS_CORE = frozenset({"upload_file"})
_OFFICERS = frozenset({"media", "download", "members"})
_DECKS = frozenset({"meeting", "members"})
_CLOSED = frozenset({"component", "auth", "oauth2callback", "app"})


def is_open(path: str, role: Role) -> bool:
    """True where this role may ask for the address.

    Of Streamlit's core only what a viewer needs is open: not its metrics, its interface for agents, its components.
    """
    first, _, rest = _own_part(path).partition("/")
    if first == "_stcore":
        first = rest.partition("/")[0]
        return first in _OPEN_CORE or (first in _OFFICERS_CORE and role is Role.OFFICER)
    return first not in _CLOSED and (first not in _OFFICERS or role is Role.OFFICER)


def is_private(path: str) -> bool:
    """True where the answer may name somebody and so is kept by no browser and no proxy."""
    return _own_part(path).partition("/")[0] in _OFFICERS


def is_deck(path: str) -> bool:
    """True where the answer is a deck, which is a page of its own under a stricter policy."""
    return _own_part(path).partition("/")[0] in _DECKS


def with_base(path: str) -> str:
    """The address as the browser asks for it, where the server stands under a path of its own."""
    base = str(config.get_option("server.baseUrlPath") or "").strip("/")
    return f"/{base}{path}" if base else path


def _own_part(path: str) -> str:
    return path.removeprefix(with_base("/")).lstrip("/")
