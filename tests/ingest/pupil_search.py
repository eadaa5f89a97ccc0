"""Looks for values of pupils in anything that was kept or said: as text, in UTF-16, in hexadecimal, in base64."""

import base64
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import duckdb

#: What the blocks of a record are filled up with; no form of a value has so many in a row.
_NOTHING = bytes(64)


def forms_of(value: str) -> dict[str, bytes]:
    """The bytes that a value could be kept as; base64 at each of the three places within a longer text."""
    plain = value.encode()
    forms = {"plain": plain, "utf-16-le": value.encode("utf-16-le"), "utf-16-be": value.encode("utf-16-be")}
    for offset in range(3):
        code = base64.b64encode(b"\0" * offset + plain).rstrip(b"=")
        # The first and the last sign hold bits of the neighbours too.
        forms[f"base64 at {offset}"] = code[(offset * 8 + 5) // 6 : len(code) - (1 if (len(plain) + offset) % 3 else 0)]
    return forms | {"hexadecimal": plain.hex().encode()}


def found_in(values: Iterable[str], content: bytes) -> Iterator[str]:
    """Every value, with the form that it was found in, whatever its capitals."""
    content = content.replace(_NOTHING, b"\0")
    folded = content.lower()
    for value in values:
        for form, sought in forms_of(value).items():
            is_coded = form.startswith("base64")
            if sought in content or (not is_coded and sought.lower() in folded):
                yield f"{value} ({form})"


def found_below(values: Iterable[str], folder: Path) -> dict[str, list[str]]:
    """What is found in the bytes and in the name of every file below the folder, by the file's name."""
    values = list(values)
    found = {
        str(path.relative_to(folder)): [*found_in(values, path.read_bytes()), *found_in(values, path.name.encode())]
        for path in folder.rglob("*")
        if path.is_file()
    }
    return {name: those for name, those in found.items() if those}


def told_by(record: Path) -> bytes:
    """Every value of every table of a record as text: inside its file, columns may be compressed."""
    with duckdb.connect(str(record), read_only=True) as connection:
        tables = [row[0] for row in connection.execute("select table_name from duckdb_tables()").fetchall()]
        assert "entry_file" in tables
        rows = [connection.execute(f'select * from "{table}"').fetchall() for table in tables]
    return repr(rows).encode()


def nothing_of(values: Iterable[str], said: Mapping[str, bytes]) -> None:
    """Fails where a value stands in anything that was said, and says where."""
    values = list(values)
    found = {place: list(found_in(values, content)) for place, content in said.items()}
    assert not any(found.values()), {place: those for place, those in found.items() if those}
