"""The outermost layer of the server: gives each connection its role and refuses what that role may not ask."""

from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config

from pages.access import Role
from pages.edge.assets import compressed
from pages.edge.headers import security_headers, with_headers
from pages.edge.identity import ROLE_HEADER, is_known_host, is_own_origin, listens_locally, role_of, with_role
from pages.edge.log import leave_values_out_of_the_log
from pages.edge.messages import allowed_only, without_machine
from pages.edge.paths import is_deck, is_open, is_private

_WRONG_HOST = "This address is not one that the dashboard answers to. Open it by the address that its console shows.\n"
_WRONG_ORIGIN = "A page of another site asked for this. Open the dashboard by the address that its console shows.\n"
_NOT_FOUND = "There is nothing here.\n"


class Guard:
    """ASGI middleware. Whether the server listens locally is settled once, when it starts.

    In a public process nobody is the officer, wherever it listens.
    """

    def __init__(self, app: ASGIApp, is_public: bool = False) -> None:
        self._app = app
        self._is_local_server = listens_locally() and not is_public
        leave_values_out_of_the_log()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Lets a request through with its role, or answers it here."""
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        role = role_of(scope, self._is_local_server)
        answer = with_headers(send, _headers(scope))
        refusal = _refusal(scope, role)
        if refusal:
            await refusal(scope, receive, answer)
        elif scope["type"] == "websocket":
            await self._converse(with_role(scope, role), receive, answer, role)
        else:
            asset = await compressed(scope)
            await (asset or self._app)(with_role(scope, role), receive, answer)

    async def _converse(self, scope: Scope, receive: Receive, send: Send, role: Role) -> None:
        # Set anew for each visitor, since Streamlit forgets it when it reads a changed config.toml again.
        config.set_option("server.trustedUserHeaders", {ROLE_HEADER: "role"})
        await self._app(scope, allowed_only(receive, role), without_machine(send))


def _refusal(scope: Scope, role: Role) -> Response | None:
    if not is_known_host(scope):
        return PlainTextResponse(_WRONG_HOST, 400)
    if not is_own_origin(scope):
        return PlainTextResponse(_WRONG_ORIGIN, 403)
    return None if is_open(scope["path"], role) else PlainTextResponse(_NOT_FOUND, 404)


def _headers(scope: Scope) -> tuple[tuple[bytes, bytes], ...]:
    headers = security_headers(is_deck(scope["path"]))
    return (*headers, (b"cache-control", b"no-store")) if is_private(scope["path"]) else headers
