"""The public part of a paper as a Word document, from our template or the council's own."""

from dataclasses import asdict, fields
from pathlib import Path

from dsa_metrics.exports.paper import chart
from dsa_metrics.exports.paper.material import Material
from dsa_metrics.exports.paper.public import PublicWords, words
from dsa_metrics.exports.word.package import TEMPLATES
from dsa_metrics.exports.word.template import Kind, Properties, WordTemplate, printable
from dsa_metrics.public_view import PublicView

PUBLIC = Kind(
    TEMPLATES / "board_paper.docx",
    "the public part does not have",
    tuple(field.name for field in fields(PublicWords)),
    needed=(("meeting",), ("position", "standing", "position_rows", "position_tables"), ("release",)),
)


def public_part(material: Material, template: Path | None = None) -> bytes:
    """The public part; the same material gives the same bytes.

    Raises InputError where the file `template` cannot be used, or names a field that the public part does not have.
    """
    said = printable(words(material))
    shown = chart.bars(PublicView(material.release))
    properties = Properties(
        author=said.authority,
        title=f"Data sharing agreements with schools: {said.board}, {said.meeting}",
        subject=f"PUBLIC. As at {said.as_at}. Release {said.release}",
        comments=said.invented,
        day=material.release.as_at,
    )
    return WordTemplate(PUBLIC, template).filled(
        asdict(said), properties, chart.picture(shown) if shown is not None else None
    )
