"""What a browser may say over the websocket, and what it is told about the machine that serves it."""

from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
from starlette.types import Message, Receive, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from pages.access import Role

# Everything that a viewer needs. Streamlit also answers clear_cache (empties everybody's caches), load_git_info
# (names files), backend_operation_request (writes files, fetches downloads without a role) and others.
_EVERYBODY = frozenset({"rerun_script", "stop_script", "app_heartbeat"})
_OFFICER = _EVERYBODY | {"file_urls_request"}

_LARGEST_GREETING = 64 * 1024


def allowed_only(receive: Receive, role: Role) -> Receive:
    """The websocket's incoming side without the messages that this role may not send."""

    async def receive_allowed() -> Message:
        while True:
            message = await receive()
            if message["type"] != "websocket.receive" or is_allowed(message, role):
                return message

    return receive_allowed


def is_allowed(message: Message, role: Role) -> bool:
    """True for a whole protobuf message of a kind that this role may send."""
    try:
        kind = BackMsg.FromString(message.get("bytes") or b"").WhichOneof("type")
    except DecodeError:
        return False
    return kind in (_OFFICER if role is Role.OFFICER else _EVERYBODY)


def without_machine(send: Send) -> Send:
    """The websocket's outgoing side, with the machine's paths, system and number left out of the greeting."""

    async def send_less(message: Message) -> None:
        content = message.get("bytes")
        if content and len(content) < _LARGEST_GREETING:
            message = {**message, "bytes": _blanked(content)}
        await send(message)

    return send_less


def _blanked(content: bytes) -> bytes:
    said = ForwardMsg.FromString(content)
    if said.WhichOneof("type") != "new_session":
        return content
    greeting = said.new_session
    greeting.main_script_path = greeting.name
    for field in ("installation_id", "installation_id_v3", "installation_id_v4"):
        greeting.initialize.user_info.ClearField(field)
    for field in ("python_version", "server_os"):
        greeting.initialize.environment_info.ClearField(field)
    blanked: bytes = said.SerializeToString()
    return blanked
