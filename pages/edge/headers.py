"""The headers of every answer: what the browser may load, from where, and who may frame or learn of the page."""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256

from starlette.types import Message, Send

from pages.edge.assets import STATIC

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_FEATURES = ("camera", "geolocation", "microphone", "payment", "usb", "display-capture", "browsing-topics")


@cache
def security_headers(of_deck: bool = False) -> tuple[tuple[bytes, bytes], ...]:
    """The headers of every answer; the policy admits the inline script of Streamlit's page, or a deck's, by hash."""
    named = {
        "content-security-policy": _policy_of_decks() if of_deck else _content_security_policy(),
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "permissions-policy": ", ".join(f"{feature}=()" for feature in _FEATURES),
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
    }
    return tuple((name.encode(), value.encode()) for name, value in named.items())


def with_headers(send: Send, extra: tuple[tuple[bytes, bytes], ...]) -> Send:
    """The answer's side of a connection, with these headers in place of any of the same name."""
    names = {name for name, _ in extra}

    async def send_with_headers(message: Message) -> None:
        if message["type"] in ("http.response.start", "websocket.http.response.start"):
            own = [(name, value) for name, value in message.get("headers", ()) if name.lower() not in names]
            message = {**message, "headers": [*own, *extra]}
        await send(message)

    return send_with_headers


def _content_security_policy() -> str:
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' {' '.join(_inline_script_hashes())}",
            # Streamlit's components and Plotly write styles into the page as they draw.
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            "frame-src 'none'",
            "frame-ancestors 'none'",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
        )
    )


def _policy_of_decks() -> str:
    from dsa_metrics.exports.deck.page import content_policy  # report writers are imported when used

    return f"{content_policy()}; frame-ancestors 'none'; form-action 'none'"


def _inline_script_hashes() -> list[str]:
    page = (STATIC / "index.html").read_text("utf-8")
    digests = (sha256(script.encode()).digest() for script in _INLINE_SCRIPT.findall(page))
    return [f"'sha256-{b64encode(digest).decode()}'" for digest in digests]
