"""JSON, Plotly's figures among it: every text, every array of numbers, also those that travel as base64."""

import base64
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from tests.leak.pieces import Piece, Table, Text, column

Json = object

#: Where a chart's layout, which is full of sizes, holds values of the figure.
_VALUES_OF_A_LAYOUT = ("tickvals", "ticktext", "text", "customdata")
_VALUES_OF_A_TRACE = ("value", "text", "hovertext", "customdata", "delta")


def read(value: Json, where: str) -> Iterator[Piece]:
    """The pieces of a JSON value."""
    yield Text(f"{where} › words", "\n".join(_words(value)))
    yield from _nested(value, where)
    yield from _values(value, where, is_drawing=False)


def _words(value: Json) -> Iterator[str]:
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield str(key)
            yield from _words(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _words(one)
    elif value is not None and not isinstance(value, bool):
        yield str(value)


def _nested(value: Json, where: str) -> Iterator[Piece]:
    """Texts that are JSON or markup again."""
    if isinstance(value, Mapping):
        for key, one in value.items():
            yield from _nested(one, f"{where}.{key}")
    elif isinstance(value, list | tuple):
        for place, one in enumerate(value):
            yield from _nested(one, f"{where}[{place}]")
    elif isinstance(value, str) and value.lstrip()[:1] in ("{", "[", "<", '"'):
        yield Text(where, value)


def _values(value: Json, where: str, *, is_drawing: bool, is_layout: bool = False) -> Iterator[Piece]:
    if isinstance(value, Mapping):
        yield from _of_mapping(value, where, is_drawing=is_drawing, is_layout=is_layout)
    elif isinstance(value, list | tuple):
        if not is_layout:
            yield _as_table(value, where)
        for place, one in enumerate(value):
            if isinstance(one, Mapping | list | tuple):
                yield from _values(one, f"{where}[{place}]", is_drawing=is_drawing, is_layout=is_layout)


def _of_mapping(value: Mapping[str, Json], where: str, *, is_drawing: bool, is_layout: bool) -> Iterator[Piece]:
    if "bdata" in value:
        yield from _typed_array(value, where)
        return
    is_figure = ("data" in value and "layout" in value) or "$schema" in value
    for key, one in value.items():
        way = f"{where}.{key}"
        lays_out = is_figure and key in ("layout", "config")
        in_layout = (is_layout or lays_out) and key not in _VALUES_OF_A_LAYOUT
        if isinstance(one, Mapping | list | tuple):
            yield from _values(one, way, is_drawing=is_drawing or is_figure, is_layout=in_layout)
        elif key in (_VALUES_OF_A_LAYOUT if is_layout else _VALUES_OF_A_TRACE) or not (is_drawing or is_figure):
            yield Table(way, [[key, one]])


def _as_table(values: Sequence[Json], where: str) -> Table:
    if values and all(isinstance(one, Mapping) for one in values):
        keys = list(dict.fromkeys(key for one in values if isinstance(one, Mapping) for key in one))
        return Table(where, [keys, *([one.get(key) for key in keys] for one in values if isinstance(one, Mapping))])
    if values and all(isinstance(one, list | tuple) for one in values):
        return Table(where, [one for one in values if isinstance(one, list | tuple)])
    return column(where, values)


def _typed_array(value: Mapping[str, Json], where: str) -> Iterator[Piece]:
    array = np.frombuffer(base64.b64decode(str(value["bdata"])), dtype=np.dtype(str(value["dtype"])))
    shape = [int(length) for length in str(value.get("shape", array.size)).split(",")]
    rows = array.reshape(-1, shape[-1] if len(shape) > 1 else 1)
    yield Table(f"{where} › typed array", rows.tolist())
