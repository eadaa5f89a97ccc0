"""A viewer without a browser: one websocket to a running server, speaking Streamlit's protobuf.

Everything that arrives is kept in `frames`, so that a test can ask whether a name was among it.
"""

import socket
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPConnection
from types import TracebackType
from typing import Self

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.NewSession_pb2 import NewSession
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import connect

TIMEOUT = 20.0
_LED_ON = ForwardMsg.FINISHED_EARLY_FOR_RERUN


@dataclass(frozen=True)
class Answered:
    """What plain HTTP gave back; header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def fetch(port: int, path: str, method: str = "GET", headers: Mapping[str, str] | None = None) -> Answered:
    """One request, with the path as it is spelled here."""
    connection = HTTPConnection("127.0.0.1", port, timeout=TIMEOUT)
    try:
        connection.request(method, path, headers=dict(headers or {}))
        answer = connection.getresponse()
        named = {name.lower(): value for name, value in answer.getheaders()}
        return Answered(answer.status, named, answer.read())
    finally:
        connection.close()


class Viewer:
    """One visitor. `host` is the name that it calls the server by, `origin` the site whose page it says it is,
    `resume` the number of the session that it says it had.
    """

    def __init__(
        self,
        port: int,
        host: str = "127.0.0.1",
        origin: str | None = None,
        headers: Mapping[str, str] | None = None,
        resume: str = "",
    ) -> None:
        self.frames: list[bytes] = []
        self.last_run: list[ForwardMsg] = []
        self.states: dict[str, WidgetState] = {}
        self._opening = connect(
            f"ws://{host}:{port}/_stcore/stream",
            sock=socket.create_connection(("127.0.0.1", port), TIMEOUT),
            origin=origin,  # type: ignore[arg-type]  # websockets has a type of its own for this text
            additional_headers=headers,
            subprotocols=["streamlit", *(["none", resume] if resume else [])],  # type: ignore[list-item]
            max_size=None,
            proxy=None,
        )

    def __enter__(self) -> Self:
        self._socket = self._opening.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._opening.__exit__(kind, error, trace)

    def send(self, message: BackMsg) -> None:
        """Sends one message, forged or not, and waits for nothing."""
        self._socket.send(message.SerializeToString())

    def send_raw(self, content: bytes | str) -> None:
        """Sends a frame that need not be a message at all."""
        self._socket.send(content)

    def run(self, page: str = "", page_hash: str = "", query: str = "") -> "Viewer":
        """Asks for a page by its address, or by its hash, and waits until its script has finished."""
        message = BackMsg()
        message.rerun_script.page_name = page
        message.rerun_script.page_script_hash = page_hash
        message.rerun_script.query_string = query
        message.rerun_script.widget_states.widgets.extend(self.states.values())
        self.send(message)
        self.last_run = list(self._until_finished())
        return self

    def click(self, label: str, **where: str) -> "Viewer":
        """Presses the button with this label."""
        button = next(found for found in self.elements("button") if found.button.label == label).button
        self.states[button.id] = WidgetState(id=button.id, trigger_value=True)
        try:
            return self.run(**where)
        finally:
            del self.states[button.id]

    @property
    def greeting(self) -> NewSession:
        """What the last run began with."""
        return next(sent.new_session for sent in self.last_run if sent.WhichOneof("type") == "new_session")

    @property
    def pages(self) -> dict[str, str]:
        """The hash of every page in the menu that the last run sent, by the page's address."""
        menus = (sent.navigation for sent in self.last_run if sent.WhichOneof("type") == "navigation")
        return {page.url_pathname: page.page_script_hash for menu in menus for page in menu.app_pages}

    def answers(self, seconds: float = 0.15) -> list[str]:
        """The kinds of message that still arrive within this time, the end of the last run aside."""
        kinds = []
        while True:
            try:
                kinds.append(str(self.receive(seconds).WhichOneof("type")))
            except TimeoutError:
                return [kind for kind in kinds if kind != "session_status_changed"]

    def elements(self, kind: str = "") -> list[Element]:
        """The elements that the last run drew, of one kind or of all."""
        drawn = (sent.delta.new_element for sent in self.last_run if sent.WhichOneof("type") == "delta")
        return [element for element in drawn if element.WhichOneof("type") and kind in ("", element.WhichOneof("type"))]

    def has_seen(self, text: str) -> bool:
        """True where this text stood in any frame since the viewer came, in a table or a chart too."""
        return any(text.encode() in frame for frame in self.frames)

    def _until_finished(self) -> Iterator[ForwardMsg]:
        while True:
            message = self.receive()
            yield message
            # A run that leads to another page ends early, and the run of that page follows.
            if message.WhichOneof("type") == "script_finished" and message.script_finished != _LED_ON:
                return

    def receive(self, timeout: float = TIMEOUT) -> ForwardMsg:
        """The next message from the server; TimeoutError where none comes."""
        frame = self._socket.recv(timeout)
        assert isinstance(frame, bytes)
        self.frames.append(frame)
        message: ForwardMsg = ForwardMsg.FromString(frame)
        return message
