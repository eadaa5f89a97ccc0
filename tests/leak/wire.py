"""All that passes between a browser and the server while somebody looks: frames, requests, answers, downloads."""

import time

from playwright.sync_api import (
    BrowserContext,
    CDPSession,
    ConsoleMessage,
    Download,
    Error,
    Frame,
    Page,
    Request,
    Response,
    WebSocket,
)
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.leak.captures import Capture, Channel
from tests.leak.streamlits_own import is_streamlits_own

#: Kinds of answer that no browser keeps a body of.
_WITHOUT_BODY = (101, 204, 301, 302, 303, 304, 307, 308)
_HANDSHAKES = {
    "Network.webSocketWillSendHandshakeRequest": "request",
    "Network.webSocketHandshakeResponseReceived": "response",
}


class Wire:
    """Listens to a context from its first page on. Frames are kept at once, answers and files by `gather`."""

    def __init__(self, context: BrowserContext) -> None:
        self._context = context
        self.captures: list[Capture] = []
        self.under_way: set[Request] = set()
        self.last_heard = 0.0
        self._answers: list[Response] = []
        self._downloads: list[Download] = []
        self._sent_before: dict[str, bytes] = {}
        context.on("page", self._opened)
        context.on("request", self._asked)
        context.on("response", self._answered)
        context.on("requestfinished", self._ended)
        context.on("requestfailed", self._ended)

    def keep(self, channel: Channel, name: str, content: bytes | str) -> None:
        """Adds what was caught, unless it is nothing."""
        if content:
            self.captures.append(Capture(channel, name, content))

    def listen_to_handshakes(self, devtools: CDPSession) -> None:
        """Keeps the headers with which websockets are opened, which no other event tells of."""
        devtools.send("Network.enable")
        for event, side in _HANDSHAKES.items():
            devtools.on(event, lambda told, side=side: self.keep(Channel.HANDSHAKE, side, str(told[side]["headers"])))

    def gather(self) -> None:
        """Keeps the answers and the files that came since it was last called."""
        answers, self._answers = self._answers, []
        for response in answers:
            if not is_streamlits_own(response.url):
                self._keep_answer(response)
        downloads, self._downloads = self._downloads, []
        for download in downloads:
            self.keep(Channel.ADDRESS, f"of the file {download.suggested_filename}", download.url)
            self.keep(Channel.FILE, download.suggested_filename, download.path().read_bytes())
            self.keep(Channel.FILE, "name", download.suggested_filename)

    def _opened(self, page: Page) -> None:
        page.on("websocket", self._connected)
        page.on("download", self._coming)
        page.on("framenavigated", self._moved)
        page.on("console", self._said)
        page.on("pageerror", self._failed)

    def _connected(self, socket: WebSocket) -> None:
        self.keep(Channel.ADDRESS, "of a websocket", socket.url)
        socket.on("framesent", self._sent)
        socket.on("framereceived", self._received)

    def _sent(self, content: bytes | str) -> None:
        self.last_heard = time.monotonic()
        self.keep(Channel.SENT, str(len(self.captures)), content)

    def _received(self, content: bytes | str) -> None:
        # A frame that only refers to an earlier one makes the browser draw that one, which so counts as sent again.
        self.last_heard = time.monotonic()
        self.keep(Channel.RECEIVED, str(len(self.captures)), content)
        message = ForwardMsg.FromString(content) if isinstance(content, bytes) else ForwardMsg()
        if message.WhichOneof("type") == "ref_hash":
            earlier = self._sent_before[message.ref_hash]
            self.keep(Channel.RECEIVED, f"{len(self.captures)}, as sent before", earlier)
        elif message.hash and isinstance(content, bytes):
            self._sent_before[message.hash] = content

    def _asked(self, request: Request) -> None:
        self.under_way.add(request)
        self.keep(Channel.ADDRESS, request.method, request.url)
        self.keep(Channel.BODY, f"sent to {request.url}", request.post_data_buffer or b"")

    def _ended(self, request: Request) -> None:
        self.under_way.discard(request)

    def _answered(self, response: Response) -> None:
        self._answers.append(response)

    def _coming(self, download: Download) -> None:
        self._downloads.append(download)

    def _moved(self, frame: Frame) -> None:
        self.keep(Channel.ADDRESS, "of the page", frame.url)

    def _said(self, message: ConsoleMessage) -> None:
        self.keep(Channel.CONSOLE, message.type, message.text)

    def _failed(self, error: Error) -> None:
        self.keep(Channel.CONSOLE, "error", str(error))

    def _keep_answer(self, response: Response) -> None:
        asked, answered = response.request.all_headers(), response.all_headers()
        self.keep(Channel.HEADERS, f"sent to {response.url}", _lines(asked))
        self.keep(Channel.HEADERS, f"of {response.url}", _lines(answered))
        # A file that somebody saves has no body here, and is kept as a download.
        is_saved = response.request.resource_type == "document" and "content-disposition" in answered
        if response.status not in _WITHOUT_BODY and not is_saved:
            self.keep(Channel.BODY, f"of {response.url}", self._body(response))

    def _body(self, response: Response) -> bytes:
        try:
            return response.body()
        except Error:
            # The browser took it from its own memory and has forgotten the bytes; the server still has them.
            assert response.request.method == "GET"
            return self._context.request.get(response.url).body()


def _lines(headers: dict[str, str]) -> str:
    return "\n".join(f"{name}: {value}" for name, value in headers.items())
