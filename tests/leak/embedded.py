"""What hides in a text: percent signs, entities, escapes, base64, hexadecimal, JSON, markup."""

import base64
import binascii
import json
import re
from collections.abc import Callable, Iterator
from html import unescape
from urllib.parse import unquote_plus

from tests.leak import json_values, markup
from tests.leak.pieces import Piece, Raw, Text

_PERCENT = re.compile(r"%[0-9a-fA-F]{2}")
_GAP = re.compile(r"""[\s"'<>]+""")
_ENTITY = re.compile(r"&#?\w+;")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})")
_BASE64 = re.compile(r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{8,}={0,2}")
_HEXADECIMAL = re.compile(r"(?<![0-9A-Za-z])(?:[0-9a-fA-F]{2}){6,}(?![0-9A-Za-z])")
_TAG = re.compile(r"<[A-Za-z!/?]")
_KNOWN_BINARIES = (b"PK", b"\x1f\x8b", b"ARROW1", b"\xff\xff\xff\xff")


def read(text: str, where: str) -> Iterator[Piece]:
    """The pieces that stand in the text in another notation."""
    value = _json(text)
    if value is not None:
        yield from json_values.read(value, where)
        return
    if _PERCENT.search(text):
        spelled = (word for word in _GAP.split(text) if _PERCENT.search(word))
        yield Text(f"{where} › percent signs", "\n".join(map(unquote_plus, spelled)))
    if _ESCAPE.search(text):
        spelled = (line for line in text.splitlines() if _ESCAPE.search(line))
        yield Text(f"{where} › escapes", "\n".join(map(_unescaped, spelled)))
    yield from _encoded(text, where, _BASE64, _from_base64, "base64")
    yield from _encoded(text, where, _HEXADECIMAL, bytes.fromhex, "hexadecimal")
    if _TAG.search(text):
        yield from markup.read(text, where)
    elif _ENTITY.search(text):
        yield Text(f"{where} › entities", unescape(text))


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: chr(int(found[1] or found[2], 16)), text)


def _json(text: str) -> object:
    if text.lstrip()[:1] not in ("{", "[", '"'):
        return None
    try:
        return json.loads(text)
    except ValueError:
        return None


def _encoded(
    text: str, where: str, pattern: re.Pattern[str], decode: Callable[[str], bytes], name: str
) -> Iterator[Piece]:
    for found in pattern.findall(text):
        try:
            content = decode(found)
        except (binascii.Error, ValueError):
            continue
        if content.startswith(_KNOWN_BINARIES) or _is_readable(content):
            yield Raw(f"{where} › {name}", content)


def _from_base64(text: str) -> bytes:
    bare = text.rstrip("=").replace("-", "+").replace("_", "/")
    return base64.b64decode(bare + "=" * (-len(bare) % 4))


def _is_readable(content: bytes) -> bool:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return all(letter.isprintable() or letter.isspace() for letter in text)
