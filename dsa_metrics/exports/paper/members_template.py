"""Makes the shipped members_annex.docx: `python -m dsa_metrics.exports.paper.members_template` writes it again.

A council makes its own by editing a copy in Word: what stands in double braces is a field of `members.MembersWords`.
"""

import io

from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.section import WD_ORIENT

from dsa_metrics.exports.paper.members_document import MEMBERS
from dsa_metrics.exports.paper.public_template import SIZES
from dsa_metrics.exports.word.layout import dress, foot, frame, only_if, paragraph, set_up, table
from dsa_metrics.exports.word.package import repacked

_MARKING = "MEMBERS ONLY: restricted annex, not for publication"
_FOOT = "MEMBERS ONLY, not for publication. As at {{ as_at }}. Release {{ release }}. {{ invented }}"
_LAW = (
    "That names are kept back is the council's choice. A school's name is not personal data, and this list may be "
    "asked for under the Freedom of Information Act; the ground stated above would then be tested."
)
_COLUMNS = (
    ("School", "{{ line.name }}", 5),
    ("Reason", "{{ line.reason }}", 2.6),
    ("Why", "{{ line.why }}", 8.2),
    ("How data arrives", "{{ line.arrival }}", 3),
    ("Since the last letter", "{{ line.waiting }}", 3),
    ("Next step", "{{ line.next }}", 3.2),
)


def shipped_template() -> bytes:
    """The template's bytes, the same each time."""
    document = Document()
    set_up(document)
    _turn(document)
    dress(document, SIZES)
    _head(document)
    _schools(document)
    foot(document, _FOOT)
    out = io.BytesIO()
    document.save(out)
    return repacked(out.getvalue())


def _turn(document: DocumentObject) -> None:
    """The page on its long side."""
    section = document.sections[0]
    section.page_width, section.page_height = section.page_height, section.page_width
    section.orientation = WD_ORIENT.LANDSCAPE


def _head(document: DocumentObject) -> None:
    frame(paragraph(document, _MARKING, is_bold=True))
    document.add_heading("Data sharing agreements with schools: schools that require escalation", 1)
    only_if(document, "invented", "{{ invented }}", is_bold=True)
    paragraph(document, "{{ board }} of {{ authority }}, {{ meeting }}. As at {{ as_at }}.")
    document.add_heading("Why this annex is restricted", 2)
    paragraph(document, "Ground: {{ ground }}")
    paragraph(document, "Public interest: {{ public_interest }}")
    paragraph(document, "Decided by: {{ decided_by }}. Restricted until: {{ until }}.")


def _schools(document: DocumentObject) -> None:
    document.add_heading("The schools", 2)
    paragraph(document, "{{ position }}{% if marked %} {{ marked }}{% endif %}", is_bold=True)
    _table(document, "schools")
    document.add_paragraph("{%p if others %}")
    document.add_heading("Other phases, still being engaged with", 2)
    paragraph(document, "{{ others_position }}", is_bold=True)
    _table(document, "others")
    document.add_paragraph("{%p endif %}")
    _corrected(document)
    document.add_heading("What this annex rests on", 2)
    paragraph(
        document,
        "The public part of this paper counts the same schools. Both are of release {{ release }}, as at {{ as_at }}, "
        "as the record was known at {{ known }}.",
    )
    document.add_paragraph(_LAW)


def _corrected(document: DocumentObject) -> None:
    """What the record says otherwise now, where that is asked for."""
    document.add_paragraph("{%p if changed %}")
    document.add_heading("What has changed in the record since", 2)
    document.add_paragraph("{{ changed }}")
    columns = (
        ("School", "{{ line.name }}", 6),
        ("As known then", "{{ line.then }}", 9.4),
        ("As known now", "{{ line.now }}", 9.4),
    )
    table(document, "changes", columns, "{%p endif %}")


def _table(document: DocumentObject, field: str) -> None:
    drawn = table(document, field, _COLUMNS)
    drawn.rows[2].cells[0].add_paragraph("{{ line.about }}", style="Table text")


if __name__ == "__main__":
    MEMBERS.shipped.write_bytes(shipped_template())
