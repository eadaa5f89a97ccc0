"""What was caught on its way between server and browser, or found in the browser: where, and through which channel."""

from dataclasses import dataclass
from enum import StrEnum


class Channel(StrEnum):
    """How a thing reaches somebody."""

    RECEIVED = "frame received"
    SENT = "frame sent"
    HANDSHAKE = "handshake"
    ADDRESS = "address"
    HEADERS = "headers"
    BODY = "body"
    FILE = "file"
    PAGE = "page"
    HISTORY = "history"
    STORAGE = "storage"
    CONSOLE = "console"
    LOG = "server's log"


@dataclass(frozen=True)
class Capture:
    """One thing caught."""

    channel: Channel
    name: str
    content: bytes | str

    @property
    def where(self) -> str:
        """Channel and name in words."""
        return f"{self.channel} {self.name}"
