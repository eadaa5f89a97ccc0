"""The meeting view at addresses of its own: the public deck for whoever asks, the one with names once, for a while."""

from collections.abc import Callable
from functools import lru_cache

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from dsa_metrics.disclosure.ledger import read_ledger
from dsa_metrics.disclosure.release import Release
from dsa_metrics.public_view import PublicView
from dsa_metrics.wording import in_words
from pages.downloads import look_once, offer_once
from pages.edge.paths import with_base
from pages.markup import Markup, safe
from pages.places import places

#: Whoever confirmed opens the deck with names within so many seconds, or confirms again.
_OPENED_WITHIN = 5 * 60
_MEMBERS = "meeting view for members"
_GONE = "There is no such release. Go back to the page Overview.\n"


def address(release: Release) -> str:
    """Where the public deck of a release is shown."""
    return with_base(f"/meeting/{release.id}")


def link(words: str, url: str) -> Markup:
    """A link that opens a deck in a window of its own."""
    return Markup(f'<p><a class="dsa-download" href="{safe(url)}" target="_blank" rel="noopener">{safe(words)}</a></p>')


def short_link(release: Release) -> Markup:
    """The link to the public deck of a release, for a line of a table."""
    named = safe(f"Open the meeting view of {in_words(release.meeting)}")
    return Markup(f'<a href="{safe(address(release))}" target="_blank" rel="noopener" aria-label="{named}">open</a>')


def deck_route() -> Route:
    """The address of every public deck."""
    return Route(with_base("/meeting/{release}"), shown, methods=["GET"])


def members_route() -> Route:
    """The address of every deck for members."""
    return Route(with_base("/members/{token}"), shown_to_members, methods=["GET"])


def members_address(made: Callable[[], bytes]) -> str:
    """Where a deck with names is shown: once, to the officer who has just confirmed."""
    return offer_once("members", _MEMBERS, made, "text/html; charset=utf-8", _OPENED_WITHIN)


async def shown_to_members(request: Request) -> Response:
    """Answers `/members/<token>`."""
    return await look_once(request, _MEMBERS)


async def shown(request: Request) -> Response:
    """Answers `/meeting/<release>`."""
    content = await run_in_threadpool(_content, request.path_params["release"])
    return PlainTextResponse(_GONE, 404) if content is None else HTMLResponse(content)


def _content(release_id: str) -> bytes | None:
    for folder in (places().releases, places().demonstration_releases):
        ledger = read_ledger(folder)
        for release in ledger.releases:
            if release.id == release_id:
                return _deck(release, ledger.before(release))
    return None


@lru_cache(maxsize=64)
def _deck(release: Release, earlier: Release | None) -> bytes:
    from dsa_metrics.exports.deck.page import deck  # report writers are imported when used

    return deck(PublicView(release), None if earlier is None else PublicView(earlier))
