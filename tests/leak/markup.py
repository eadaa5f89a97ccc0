"""HTML, SVG and the XML of office documents: words, attributes, comments, scripts, and the cells of tables."""

from collections.abc import Iterator
from html.parser import HTMLParser

from tests.leak.folding import numbers_in
from tests.leak.pieces import Piece, Table, Text, column

_ROWS = frozenset({"tr", "dl", "w:tr", "table:table-row", "c:ptcount"})
#: Cells of tables, figures in large, labels of a drawing, and the numbers that an office chart keeps a copy of.
_CELLS = frozenset({"td", "th", "dt", "dd", "text", "w:tc", "c:v", "table:table-cell"})
_DESCRIPTIONS = frozenset({"alt", "aria-label", "aria-description", "descr"})
_AXIS_MARK = "tick"


def read(text: str, where: str) -> Iterator[Piece]:
    """The pieces of a document or of a part of one."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    yield Text(f"{where} › words", " ".join(reader.words))
    yield Text(f"{where} › words without gaps", "".join(reader.words), is_plain=True)
    yield Text(f"{where} › attributes", "\n".join(f"{name}={value}" for name, value in reader.attributes))
    yield Text(f"{where} › comments", "\n".join(reader.hidden))
    yield Table(f"{where} › cells", reader.rows)
    yield column(f"{where} › numbers described", reader.described)
    for part in (*reader.hidden, *reader.words, *(value for _, value in reader.attributes)):
        if part.lstrip()[:1] in ("{", "["):
            yield Text(f"{where} › within", part)


class _Reader(HTMLParser):
    """Collects everything that is written anywhere in the document."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.hidden: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.rows: list[list[str]] = []
        self.described: list[int] = []
        self._cells: list[tuple[str, list[str]]] = []
        self._groups: list[bool] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begins a row or a cell, and keeps the attributes."""
        given = [(name, value) for name, value in attrs if value]
        self.attributes += given
        for name, value in given:
            if name in _DESCRIPTIONS:
                self.described += numbers_in(value)
        if tag == "g":
            self._groups.append(_AXIS_MARK in (dict(given).get("class") or ""))
        elif tag in _ROWS:
            self.rows.append([])
        elif tag in _CELLS and not any(self._groups):
            self._cells.append((tag, []))

    def handle_endtag(self, tag: str) -> None:
        """Ends a cell."""
        if tag == "g" and self._groups:
            self._groups.pop()
        elif self._cells and self._cells[-1][0] == tag:
            _, said = self._cells.pop()
            self._keep(tag, " ".join("".join(said).split()))

    def handle_data(self, data: str) -> None:
        """Keeps words, in every cell that is open."""
        self.words.append(data)
        for _, said in self._cells:
            said.append(data)

    def handle_comment(self, data: str) -> None:
        """Keeps a comment."""
        self.hidden.append(data)

    def handle_decl(self, decl: str) -> None:
        """Keeps a declaration."""
        self.hidden.append(decl)

    def handle_pi(self, data: str) -> None:
        """Keeps an instruction."""
        self.hidden.append(data)

    def unknown_decl(self, data: str) -> None:
        """Keeps a section of plain characters."""
        self.words.append(data)

    def _keep(self, tag: str, cell: str) -> None:
        # A label of a drawing and a number of a chart stand in no row; each title of a list of figures begins one.
        if tag in ("text", "c:v", "dt") or not self.rows:
            self.rows.append([])
        self.rows[-1].append(cell)
