"""A message of Streamlit's websocket, taken apart into every text, number and run of bytes in it."""

from collections.abc import Iterator, Mapping

from google.protobuf.message import Message  # type: ignore[import-untyped]
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.leak.folding import numbers_in
from tests.leak.pieces import Piece, Raw, Table, Text, column

_DESCRIPTIONS = ("alt", "aria_label")


def received(content: bytes, where: str) -> Iterator[Piece]:
    """The pieces of what the server sent. Bytes that are no such message are an error, so that none goes unread."""
    yield from _read(ForwardMsg.FromString(content), where)
    yield _as_it_is(content, where)


def sent(content: bytes, where: str) -> Iterator[Piece]:
    """The pieces of what the browser sent."""
    yield from _read(BackMsg.FromString(content), where)
    yield _as_it_is(content, where)


def _as_it_is(content: bytes, where: str) -> Text:
    # Fields that this version does not know are in no description of the message, but they are in its bytes.
    return Text(f"{where} › as it is", content.decode("utf-8", "replace"), is_plain=True)


def _read(message: Message, where: str) -> Iterator[Piece]:
    for field, value in message.ListFields():
        way = f"{where}.{field.name}"
        if field.message_type and field.message_type.GetOptions().map_entry:
            yield from _mapping(value, way)
        elif field.is_repeated:
            yield from _several(list(value), way)
        else:
            yield from _one(value, way)
    if message.DESCRIPTOR.name == "Metric":
        yield Table(where, [[message.label, message.body, message.delta]])


def _mapping(value: Mapping[object, object], where: str) -> Iterator[Piece]:
    for key, one in value.items():
        yield Text(f"{where} › key", str(key))
        yield from _one(one, f"{where}.{key}")


def _several(values: list[object], where: str) -> Iterator[Piece]:
    if values and isinstance(values[0], int | float | str):
        yield column(where, values)
    for place, value in enumerate(values):
        yield from _one(value, f"{where}[{place}]")


def _one(value: object, where: str) -> Iterator[Piece]:
    if isinstance(value, Message):
        yield from _read(value, where)
    elif isinstance(value, bytes):
        yield Raw(where, value)
    elif not isinstance(value, bool):
        yield Text(where, str(value))
    if isinstance(value, str) and where.endswith(_DESCRIPTIONS):
        yield column(f"{where} › numbers", numbers_in(value))
