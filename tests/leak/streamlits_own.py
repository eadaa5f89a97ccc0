"""Streamlit's own scripts, styles and fonts, which are the same for everybody and so are not searched."""

from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from streamlit import file_util

_FOLDER = "/static/"


def is_streamlits_own(url: str) -> bool:
    """True for the address, with nothing asked beside it, of a file that ships with Streamlit."""
    parts = urlsplit(url)
    return parts.path in _paths() and not parts.query


@cache
def _paths() -> frozenset[str]:
    folder = Path(file_util.get_static_dir()) / "static"
    return frozenset(_FOLDER + path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
