"""Each layer that may hide a name is opened, in whatever order they are nested."""

import base64
import gzip
import io
import json
import zlib
from zipfile import ZipFile

import numpy as np
import pyarrow as pa
import pytest
from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
from streamlit.proto.BackMsg_pb2 import BackMsg

from tests.leak.captures import Capture, Channel
from tests.leak.decoding import pieces
from tests.leak.forbidden import Kind, Secret
from tests.leak.sample.planted import ANOTHER, SCHOOL, secret
from tests.leak.scanning import Scanner
from tests.leak.workbooks import workbook

NAME, ROLL = secret(SCHOOL, Kind.NAME), secret(SCHOOL, Kind.ROLL)


def _found(scanner: Scanner, content: bytes | str, channel: Channel = Channel.BODY) -> set[Secret]:
    return scanner.secrets([Capture(channel, "", content)])


def _zip(**parts: bytes | str) -> bytes:
    written = io.BytesIO()
    with ZipFile(written, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return written.getvalue()


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode()


def _arrow(table: pa.Table, *, as_file: bool = False) -> bytes:
    written = io.BytesIO()
    opened = pa.ipc.new_file if as_file else pa.ipc.new_stream
    with opened(written, table.schema) as writer:
        writer.write_table(table)
    return written.getvalue()


SPLIT = SCHOOL.name.replace(" ", "</w:t></w:r><w:r><w:t> ")
DOCUMENT = f"<?xml version='1.0'?><w:document><w:p><w:r><w:t>{SPLIT}</w:t></w:r></w:p></w:document>"
CHART = f"<?xml version='1.0'?><c:chart><c:numCache><c:pt><c:v>{SCHOOL.pupils}</c:v></c:pt></c:numCache></c:chart>"

NESTED = {
    "gzip of JSON": gzip.compress(json.dumps({"a": [SCHOOL.name]}).encode()),
    "zlib": zlib.compress(SCHOOL.name.encode()),
    "UTF-16 with a mark": SCHOOL.name.encode("utf-16"),
    "UTF-16 among other bytes": b"\x00\x01\x02" + SCHOOL.name.encode("utf-16-le"),
    "JSON in an attribute": f"<p data-x='{json.dumps({'a': SCHOOL.name})}'>x</p>".encode(),
    "base64 of gzip in JSON": json.dumps({"a": _base64(gzip.compress(SCHOOL.name.encode()))}).encode(),
    "base64 without padding": _base64(SCHOOL.name.encode()).rstrip("=").encode(),
    "percent signs twice": SCHOOL.name.replace(" ", "%2520").replace("S", "%53").encode(),
    "hexadecimal": SCHOOL.name.encode().hex().encode(),
    "escapes": "".join(f"\\u{ord(letter):04x}" for letter in SCHOOL.name).encode(),
    "entities": "".join(f"&#x{ord(letter):x};" for letter in SCHOOL.name).encode(),
    "entities in an attribute": f"<p title='{''.join(f'&#{ord(letter)};' for letter in SCHOOL.name)}'>x</p>".encode(),
    "a script": f"<script>var names = {json.dumps([SCHOOL.name])}</script>".encode(),
    "a style": f"<style>.a::after {{ content: '{SCHOOL.name}' }}</style>".encode(),
    "a title in SVG": f"<svg><title>{SCHOOL.name}</title></svg>".encode(),
    "a paragraph in runs": _zip(word__document=DOCUMENT),
    "the name of a part": _zip(**{SCHOOL.name: b"7"}),
    "a workbook in a document": _zip(word__embeddings__book=workbook(comment=SCHOOL.name)),
    "a stream of Arrow": _arrow(pa.table({"school": [SCHOOL.name]})),
    "a file of Arrow": _arrow(pa.table({"school": [SCHOOL.name]}), as_file=True),
    "a list within Arrow": _arrow(pa.table({"schools": [[{"name": SCHOOL.name}]]})),
    "the name of a column of Arrow": _arrow(pa.table({SCHOOL.name: [7]})),
}


@pytest.mark.parametrize("content", NESTED.values(), ids=NESTED)
def test_a_name_is_found_however_it_is_wrapped(scanner: Scanner, content: bytes) -> None:
    assert NAME in _found(scanner, content)


@pytest.mark.parametrize("kind", [Kind.NAME, Kind.URN])
def test_a_category_is_found_that_no_row_has(scanner: Scanner, kind: Kind) -> None:
    known = [secret(school, kind).value for school in (ANOTHER, SCHOOL)]
    categories = pa.array(known if kind is Kind.NAME else [int(number) for number in known])
    column = pa.DictionaryArray.from_arrays(pa.array([0], pa.int8()), categories)
    assert secret(SCHOOL, kind) in _found(scanner, _arrow(pa.table({"school": column})))


def _figure(**more: object) -> bytes:
    return json.dumps({"data": [{"type": "bar"}], "layout": {"width": SCHOOL.pupils}, **more}).encode()


PUPILS = base64.b64encode(np.array([[SCHOOL.pupils, 1.5], [7, 2.5]]).tobytes()).decode()

VALUES = {
    "JSON": json.dumps({"roll": SCHOOL.pupils}).encode(),
    "records": json.dumps([{"phase": "a", "n": 7}, {"phase": "b", "n": SCHOOL.pupils}]).encode(),
    "CSV": f"phase,pupils\r\na,{SCHOOL.pupils}\r\n".encode("utf-8-sig"),
    "CSV below a title": f"Pupils\n\nphase;n\na;{SCHOOL.pupils}\n".encode(),
    "a cell of HTML": f"<table><tr><td>{SCHOOL.pupils}</td></tr></table>".encode(),
    "a figure in large": f"<dl><div><dt>All</dt><dd>{SCHOOL.pupils} <small>of 990</small></dd></div></dl>".encode(),
    "a label of a drawing": f"<svg><g class='bars'><text>{SCHOOL.pupils}</text></g></svg>".encode(),
    "a description": f"<svg aria-label='Primary {SCHOOL.pupils} of 9,000'></svg>".encode(),
    "an array of two dimensions": _figure(data=[{"customdata": {"bdata": PUPILS, "dtype": "f8", "shape": "2, 2"}}]),
    "a value of a trace": _figure(data=[{"type": "indicator", "value": SCHOOL.pupils}]),
    "a tick": _figure(layout={"xaxis": {"tickvals": [SCHOOL.pupils]}}),
    "an annotation": _figure(layout={"annotations": [{"text": f"{SCHOOL.pupils} pupils"}]}),
    "a chart of a document": _zip(word__charts__chart1=CHART),
    "a hidden sheet": workbook(hidden=SCHOOL.pupils),
    "Arrow": _arrow(pa.table({"n": [SCHOOL.pupils, 7]})),
}


@pytest.mark.parametrize("content", VALUES.values(), ids=VALUES)
def test_a_roll_is_found_as_a_value(scanner: Scanner, content: bytes) -> None:
    assert ROLL in _found(scanner, content)


NO_VALUES = {
    "the size of a figure": _figure(),
    "a range of an axis": _figure(layout={"yaxis": {"range": [0, SCHOOL.pupils]}}),
    "a mark of an axis": f"<svg><g class='ytick'><text>{SCHOOL.pupils}</text></g></svg>".encode(),
    "prose in lines": f"After {SCHOOL.pupils} days, at last.\nIt came.\n".encode(),
    "free text": f"<p>It took {SCHOOL.pupils} days.</p>".encode(),
    "a style": f"<p style='width: {SCHOOL.pupils}px'>x</p>".encode(),
}


@pytest.mark.parametrize("content", NO_VALUES.values(), ids=NO_VALUES)
def test_a_number_that_is_no_value_is_no_roll(scanner: Scanner, content: bytes) -> None:
    assert _found(scanner, content) == set()


def test_what_the_browser_says_is_opened_too(scanner: Scanner) -> None:
    said = BackMsg()
    said.rerun_script.widget_states.widgets.add(id="school", string_value=SCHOOL.name)
    assert _found(scanner, said.SerializeToString(), Channel.SENT) == {NAME}


def test_a_frame_that_cannot_be_read_is_an_error(scanner: Scanner) -> None:
    with pytest.raises(DecodeError):
        _found(scanner, b"\xff\xff not a message", Channel.RECEIVED)


def test_what_is_nested_deeper_than_anybody_nests_is_an_error() -> None:
    content = b"7"
    for _ in range(30):
        content = gzip.compress(content)
    with pytest.raises(AssertionError, match="nested too deep"):
        list(pieces(Capture(Channel.BODY, "", content)))
