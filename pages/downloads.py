"""Downloads that may name schools: each has an address that nobody guesses, asks for a role, ends, and is not kept.

Streamlit's own download button serves its files to whoever asks; what goes through here does not.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from secrets import token_urlsafe
from threading import Lock
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dsa_metrics.errors import DsaError
from pages.access import Role
from pages.edge.paths import with_base

LARGEST = 50_000_000
LIFETIME_SECONDS = 2 * 60 * 60
MOST = 500

_GONE = "This download has ended, or is not for you. Go back to its page, reload it, and ask again.\n"
_TOO_LARGE = "This download is too large to send. Choose an earlier date or fewer schools.\n"

Content = bytes | Callable[[], bytes]


@dataclass(frozen=True)
class Offer:
    """A file for whoever has the role; `content` may be made only when it is fetched. `ends_at` in seconds."""

    name: str
    content: Content
    media_type: str
    needed: Role
    ends_at: float


class Offers:
    """What is on offer, the last offered last: at most `most` files, each for a while only."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, most: int = MOST) -> None:
        self._clock = clock
        self._most = most
        self._offers: dict[str, Offer] = {}
        self._tokens: dict[tuple[str, str], str] = {}
        self._lock = Lock()

    def add(
        self,
        asker: str,
        name: str,
        content: Content,
        media_type: str,
        needed: Role,
        seconds: float = LIFETIME_SECONDS,
    ) -> str:
        """The token of this file; the same one, with the content of now, where the same asker offers the same name."""
        with self._lock:
            token = self._tokens.pop((asker, name), None) or token_urlsafe(32)
            self._offers.pop(token, None)
            self._offers[token] = Offer(name, content, media_type, needed, self._clock() + seconds)
            self._tokens[asker, name] = token
            self._forget()
            return token

    def find(self, token: str, name: str, role: Role) -> Offer | None:
        """The file, where token and name are right, its time has not ended and the role reaches it; else None."""
        with self._lock:
            offer = self._offers.get(token)
        if offer is None or offer.name != name or offer.ends_at <= self._clock() or not role.reaches(offer.needed):
            return None
        return offer

    def take(self, token: str, name: str, role: Role) -> Offer | None:
        """What `find` gives, and the end of the offer: whoever asks again, or another, finds nothing."""
        found = self.find(token, name, role)
        with self._lock:
            return None if found is None else self._offers.pop(token, None)

    def withdraw(self, asker: str) -> None:
        """Ends every offer that was made to this asker."""
        with self._lock:
            gone = {token for (who, _), token in self._tokens.items() if who == asker}
            self._offers = {token: offer for token, offer in self._offers.items() if token not in gone}
            self._forget()

    def _forget(self) -> None:
        now = self._clock()
        kept = [(token, offer) for token, offer in self._offers.items() if offer.ends_at > now][-self._most :]
        self._offers = dict(kept)
        self._tokens = {asked: token for asked, token in self._tokens.items() if token in self._offers}


_OFFERS = Offers()


def withdraw() -> None:
    """Ends every offer that was made to this visitor."""
    context = get_script_run_ctx(suppress_warning=True)
    _OFFERS.withdraw(context.session_id if context else "")


def offer(name: str, content: Content, media_type: str, needed: Role = Role.OFFICER) -> str:
    """The address of a file for this visitor, good for two hours; give bytes, or what makes them when it is fetched."""
    context = get_script_run_ctx(suppress_warning=True)
    token = _OFFERS.add(context.session_id if context else "", name, content, media_type, needed)
    return with_base(f"/download/{token}/{quote(name)}")


def offer_once(place: str, name: str, content: Content, media_type: str, seconds: float) -> str:
    """The address below `place` of what this officer may look at once, within so many seconds."""
    context = get_script_run_ctx(suppress_warning=True)
    asker = context.session_id if context else ""
    return with_base(f"/{place}/{_OFFERS.add(asker, name, content, media_type, Role.OFFICER, seconds)}")


async def look_once(request: Request, name: str) -> Response:
    """Answers an address of `offer_once`, for what was offered under this name."""
    found = _OFFERS.take(request.path_params["token"], name, _role_in(request))
    return PlainTextResponse(_GONE, 404) if found is None else await _answer(found)


async def download(request: Request) -> Response:
    """Answers `/download/<token>/<name>`."""
    found = _OFFERS.find(request.path_params["token"], request.path_params["name"], _role_in(request))
    return PlainTextResponse(_GONE, 404) if found is None else await _answer(found, attachment(found.name))


def _role_in(request: Request) -> Role:
    role: Role = request.scope.get("dsa.role", Role.PUBLIC)
    return role


async def _answer(found: Offer, headers: Mapping[str, str] | None = None) -> Response:
    try:
        content = found.content if isinstance(found.content, bytes) else await run_in_threadpool(found.content)
    except DsaError as error:
        return PlainTextResponse(f"{error}\n", 409)
    if len(content) > LARGEST:
        return PlainTextResponse(_TOO_LARGE, 413)
    return Response(content, media_type=found.media_type, headers=headers)


def attachment(name: str) -> dict[str, str]:
    """The headers with which a browser keeps an answer as a file of this name."""
    return {"content-disposition": f"attachment; filename*=utf-8''{quote(name, safe='')}"}


def route() -> Route:
    """The address that every offer is fetched from."""
    return Route(with_base("/download/{token}/{name}"), download, methods=["GET"])
