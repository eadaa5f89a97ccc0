"""Arrow's messages: the names of columns, every value, and whole dictionaries, the unused categories too."""

from collections.abc import Iterator

import pyarrow as pa

from tests.leak import json_values
from tests.leak.pieces import Piece, Table, Text, column

_FILE = b"ARROW1"
_STREAM = b"\xff\xff\xff\xff"


def is_arrow(content: bytes) -> bool:
    """True for a stream or a file of Arrow."""
    return content.startswith((_FILE, _STREAM))


def read(content: bytes, where: str) -> Iterator[Piece]:
    """The pieces of a stream or a file."""
    opened = pa.ipc.open_file if content.startswith(_FILE) else pa.ipc.open_stream
    with opened(pa.py_buffer(content)) as reader:
        table = reader.read_all()
    yield Text(f"{where} › Arrow schema", _described(table.schema))
    for name, values in zip(table.column_names, table.columns, strict=True):
        yield from _dictionaries(values, f"{where} › Arrow dictionary of {name}")
    rows = [list(row) for row in zip(*(values.to_pylist() for values in table.columns), strict=True)]
    yield Table(f"{where} › Arrow values", [table.column_names, *rows])
    for place, row in enumerate(rows):
        for cell in row:
            if isinstance(cell, list | dict):
                yield from json_values.read(cell, f"{where} › Arrow value in row {place + 1}")
    yield Text(f"{where} › Arrow as it is", content.decode("utf-8", "replace"), is_plain=True)


def _described(schema: pa.Schema) -> str:
    fields = [schema.field(place) for place in range(len(schema))]
    metadata = [field.metadata or {} for field in fields] + [schema.metadata or {}]
    told = [text for one in metadata for pair in one.items() for text in pair]
    return "\n".join([*schema.names, *(text.decode("utf-8", "replace") for text in told)])


def _dictionaries(values: pa.ChunkedArray, where: str) -> Iterator[Piece]:
    if pa.types.is_dictionary(values.type):
        for chunk in values.chunks:
            yield column(where, chunk.dictionary.to_pylist())
