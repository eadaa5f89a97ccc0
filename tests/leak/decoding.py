"""A capture taken apart, layer by layer, until only texts and tables are left."""

import csv
import gzip
import io
import zlib
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from contextlib import suppress

from tests.leak import archives, arrow_ipc, embedded, protobuf
from tests.leak.captures import Capture, Channel
from tests.leak.pieces import Piece, Raw, Table, Text

DEEPEST = 16

_DELIMITERS = ",;\t"
_CONTROLS = frozenset(range(32)) - frozenset(b"\t\n\r\f\x1b")
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


def pieces(capture: Capture) -> Iterator[Text | Table]:
    """Every text and table in the capture, each once. What is nested deeper than anybody nests is an error."""
    waiting = deque((piece, 0) for piece in _layers(capture))
    known: set[str | bytes] = set()
    while waiting:
        piece, depth = waiting.popleft()
        assert depth < DEEPEST, f"nested too deep: {piece.where}"
        if isinstance(piece, Table):
            yield piece
            waiting.append((Text(piece.where, _joined(piece)), depth + 1))
            continue
        content = piece.text if isinstance(piece, Text) else piece.content
        if content in known or not content:
            continue
        known.add(content)
        if isinstance(piece, Text):
            yield piece
        waiting.extend((inner, depth + 1) for inner in _inside(piece))


def _layers(capture: Capture) -> Iterator[Piece]:
    content = capture.content
    if isinstance(content, str):
        yield Text(capture.where, content)
    elif capture.channel is Channel.RECEIVED:
        yield from protobuf.received(content, capture.where)
    elif capture.channel is Channel.SENT:
        yield from protobuf.sent(content, capture.where)
    else:
        yield Raw(capture.where, content)


def _inside(piece: Text | Raw) -> Iterable[Piece]:
    if isinstance(piece, Text):
        return () if piece.is_plain else embedded.read(piece.text, piece.where)
    return _opened(piece.content, piece.where)


def _opened(content: bytes, where: str) -> Iterator[Piece]:
    if content.startswith(b"\x1f\x8b"):
        yield Raw(f"{where} › gzip", gzip.decompress(content))
    elif archives.is_zip(content):
        yield from archives.read(content, where)
    elif arrow_ipc.is_arrow(content):
        yield from arrow_ipc.read(content, where)
    elif _CONTROLS.isdisjoint(content) or content.startswith(tuple(_MARKS)):
        yield from _written(_as_text(content), where)
    else:
        yield from _binary(content, where)


def _as_text(content: bytes) -> str:
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _written(text: str, where: str) -> Iterator[Piece]:
    yield Text(where, text)
    if text.lstrip()[:1] not in ("{", "[", "<"):
        for delimiter in _DELIMITERS:
            with suppress(csv.Error):
                yield from _separated(list(csv.reader(io.StringIO(text), delimiter=delimiter)), where)


def _separated(rows: list[list[str]], where: str) -> Iterator[Piece]:
    """A table, where at least two lines part into as many cells; lines above and below it may be prose."""
    widths = Counter(len(row) for row in rows if len(row) > 1)
    if max(widths.values(), default=0) > 1:
        yield Table(f"{where} › cells", rows)


def _binary(content: bytes, where: str) -> Iterator[Piece]:
    """Letters that stand in bytes of an unknown kind, one or two bytes each; and what zlib had packed."""
    if content[:1] == b"\x78":
        with suppress(zlib.error):
            yield Raw(f"{where} › zlib", zlib.decompress(content))
    yield Text(f"{where} › bytes", content.decode("utf-8", "replace"))
    for start in (0, 1):
        yield Text(f"{where} › pairs of bytes", content[start:].decode("utf-16-le", "replace"))


def _joined(table: Table) -> str:
    return "\n".join(" | ".join("" if cell is None else _said(cell) for cell in row) for row in table.rows)


def _said(cell: object) -> str:
    return cell.decode("utf-8", "replace") if isinstance(cell, bytes) else str(cell)
