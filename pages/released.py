"""The files of releases, for whoever asks: they hold what the public pages say, and nothing else."""

from functools import lru_cache

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from dsa_metrics.disclosure.ledger import read_ledger
from dsa_metrics.disclosure.release import Release
from dsa_metrics.public_view import PublicView
from pages.downloads import attachment
from pages.edge.paths import with_base
from pages.places import places

_GONE = "There is no such file of a release. Go back to the page About these figures.\n"


async def released(request: Request) -> Response:
    """Answers `/release/<id>/<name>`."""
    content = await run_in_threadpool(_content, request.path_params["release"], request.path_params["name"])
    if content is None:
        return PlainTextResponse(_GONE, 404)
    name = request.path_params["name"]
    return Response(content, media_type=_media_type(name), headers=attachment(name))


def release_route() -> Route:
    """The address of every file of every release."""
    return Route(with_base("/release/{release}/{name}"), released, methods=["GET"])


def _content(release_id: str, name: str) -> bytes | None:
    for folder in (places().releases, places().demonstration_releases):
        for release in read_ledger(folder).releases:
            if release.id == release_id:
                return _files(release).get(name)
    return None


@lru_cache(maxsize=64)
def _files(release: Release) -> dict[str, bytes]:
    """Made once: a release never changes."""
    from dsa_metrics.exports.public.files import files  # report writers are imported when used

    return files(PublicView(release))


def _media_type(name: str) -> str:
    from dsa_metrics.exports.public.files import MEDIA_TYPES

    return MEDIA_TYPES[name[name.rindex(".") :]]
