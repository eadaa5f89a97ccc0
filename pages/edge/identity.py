"""Whose connection it is, from the server's real addresses and never from what a browser says of itself."""

from collections.abc import Iterator
from ipaddress import ip_address

from starlette.types import Scope
from streamlit import config
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from pages.access import Role

ROLE_HEADER = "x-dsa-role"

_LOCAL_NAMES = ("localhost", "127.0.0.1", "::1")
_FORWARDED = ("forwarded", "via", "x-real-ip", "x-client-ip", "true-client-ip", "x-original-host", "x-original-url")
_OWN_SERVERS = ("starlette-app", "starlette-app-direct")


def listens_locally() -> bool:
    """True where this process listens on a loopback address only.

    `server.address` says where `streamlit run` listens; another way to start the server may listen anywhere.
    """
    return config._server_mode in _OWN_SERVERS and is_loopback(config.get_option("server.address"))


def is_loopback(address: str | None) -> bool:
    """True for an address, or the name, of this machine that no other machine can reach."""
    if address == "localhost":
        return True
    try:
        found = ip_address(address or "")
    except ValueError:
        return False
    return (getattr(found, "ipv4_mapped", None) or found).is_loopback


def role_of(scope: Scope, is_local_server: bool) -> Role:
    """The officer where server, both ends of the connection and the name called are this machine's own; else public."""
    headers = dict(texts(scope))
    is_own = (
        is_local_server
        and _is_loopback_end(scope.get("server"))
        and _is_loopback_end(scope.get("client"))
        and host_name(headers.get("host", "")) in _LOCAL_NAMES
        and not any(name in _FORWARDED or name.startswith("x-forwarded") for name in headers)
    )
    return Role.OFFICER if is_own else Role.PUBLIC


def is_known_host(scope: Scope) -> bool:
    """True where the request names one host, and `server.allowedHosts` has it."""
    named = [value for name, value in texts(scope) if name == "host"]
    return len(named) == 1 and is_host_allowed(named[0])


def is_own_origin(scope: Scope) -> bool:
    """True where no page of another site sent the request: no Origin at all, or that of the host it asks."""
    hosts = [value for name, value in texts(scope) if name == "host"]
    own = {f"{scheme}://{host}" for scheme in ("http", "https") for host in hosts}
    return all(value in own for name, value in texts(scope) if name == "origin")


def with_role(scope: Scope, role: Role) -> Scope:
    """The same connection with our role in place of whatever role it claimed."""
    kept = [(name, value) for name, value in scope["headers"] if name.lower() != ROLE_HEADER.encode()]
    return {**scope, "headers": [*kept, (ROLE_HEADER.encode(), role.encode())], "dsa.role": role}


def host_name(host: str) -> str:
    """The name in a Host header, without its port and brackets."""
    name = host.lower().rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host.lower()
    return name.strip("[]").rstrip(".")


def texts(scope: Scope) -> Iterator[tuple[str, str]]:
    """The headers as text, names in lower case."""
    for name, value in scope["headers"]:
        yield name.decode("latin-1").lower(), value.decode("latin-1")


def _is_loopback_end(end: tuple[str, int | None] | None) -> bool:
    return end is not None and is_loopback(end[0])
