"""A pack as a Word document: the template, ours or the council's own, with a school's words and chart in it."""

from dataclasses import asdict, fields
from pathlib import Path

from dsa_metrics.exports.packs.chart import chart
from dsa_metrics.exports.packs.names import SHIPPED
from dsa_metrics.exports.packs.position import Position
from dsa_metrics.exports.packs.words import Words, words
from dsa_metrics.exports.word.template import Kind, Properties, WordTemplate, printable

_PACK = Kind(SHIPPED, "packs do not have", tuple(field.name for field in fields(Words)))


class Template:
    """The template of packs, looked at: it names only fields that packs have, and brings nothing from elsewhere."""

    def __init__(self, path: Path | None = None) -> None:
        """Reads the template at `path`, or the shipped one. Raises InputError for one that cannot be used."""
        self._template = WordTemplate(_PACK, path)

    def filled(self, position: Position) -> bytes:
        """The pack of a school; the same position gives the same bytes. Raises InputError where a field is wrong."""
        said = printable(words(position))
        return self._template.filled(
            asdict(said), _properties(position, said), chart(position) if said.has_chart else None
        )


def _properties(position: Position, said: Words) -> Properties:
    title = f"Data sharing and data quality: {said.school}"
    return Properties(said.authority, title, f"As at {said.as_at}", said.invented, position.council.as_at)
