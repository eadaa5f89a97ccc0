"""Streamlit's own scripts and styles, compressed once and kept, so that a chart page is 2 MB to fetch and not 7."""

import gzip
from functools import cache, lru_cache
from pathlib import Path

from anyio import to_thread
from starlette.responses import Response
from starlette.types import Scope
from streamlit import file_util

STATIC = Path(file_util.get_static_dir())

_TYPES = {".js": "application/javascript", ".css": "text/css"}
_HEADERS = {
    "content-encoding": "gzip",
    "vary": "Accept-Encoding",
    "cache-control": "public, immutable, max-age=31536000",
}


async def compressed(scope: Scope) -> Response | None:
    """A script or style that ships with Streamlit, gzipped; None for every other request."""
    name = scope["path"].removeprefix("/static/")
    if scope["method"] != "GET" or name not in _names() or b"gzip" not in _accepted(scope):
        return None
    body = await to_thread.run_sync(_gzipped, name)
    return Response(body, media_type=_TYPES[Path(name).suffix], headers=_HEADERS)


@cache
def _names() -> frozenset[str]:
    folder = STATIC / "static"
    return frozenset(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.suffix in _TYPES)


@lru_cache(maxsize=1024)
def _gzipped(name: str) -> bytes:
    return gzip.compress((STATIC / "static" / name).read_bytes(), compresslevel=6, mtime=0)


def _accepted(scope: Scope) -> bytes:
    return b",".join(value for name, value in scope["headers"] if name.lower() == b"accept-encoding")
