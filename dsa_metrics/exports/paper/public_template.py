"""Makes the shipped board_paper.docx: `python -m dsa_metrics.exports.paper.public_template` writes it again.

A council makes its own by editing a copy in Word: what stands in double braces is a field of `public.PublicWords`.
"""

import io

from docx import Document
from docx.document import Document as DocumentObject

from dsa_metrics.exports.paper.chart import SIZE, blank
from dsa_metrics.exports.paper.public_document import PUBLIC
from dsa_metrics.exports.word.layout import (
    IN_TABLE,
    dress,
    foot,
    frame,
    only_if,
    paragraph,
    picture,
    set_up,
    table,
    under_a_table,
)
from dsa_metrics.exports.word.package import PICTURE, repacked

#: Points, larger than in a pack: a paper is read by everybody.
SIZES = {"Normal": 11.5, "Heading 1": 18, "Heading 2": 14, "List Number": 11.5, "List Bullet": 11.5, IN_TABLE: 10.5}

_BACKGROUND = (
    "The council shares responsibility for knowing where every child of its area is educated. It can answer the police "
    "or social care at once only where schools share their pupils' data, under a data sharing agreement and by a safe "
    "and regular means. A school may not have returned its agreement; it may share data unsafely, or not at all. These "
    "are two separate points, and neither implies the other."
)
_IMPLICATIONS = (
    ("Safeguarding", "what it means for a child whose school the council cannot name at once"),
    ("Legal", "the duty or power under which the data is shared"),
    ("Data protection", "whether an assessment was made, and what it found"),
    ("Financial", "what the escalation costs, or that it costs nothing"),
    ("Equality", "whether any group of children is affected more than others"),
    ("Risk", "what may happen if the board decides otherwise"),
    ("Consultation", "who was asked: schools, trusts, the sub-group"),
)


def shipped_template() -> bytes:
    """The template's bytes, the same each time."""
    document = Document()
    set_up(document)
    dress(document, SIZES)
    _head(document)
    _position(document)
    _quality(document)
    _decisions(document)
    _close(document)
    foot(document, "PUBLIC. Data sharing agreements, as at {{ as_at }}. Release {{ release }}. {{ invented }}")
    out = io.BytesIO()
    document.save(out)
    return repacked(out.getvalue())


def heading(document: DocumentObject, text: str, section: str = "") -> None:
    """A heading, and under it what the officer wrote for the section where that comes first."""
    document.add_heading(text, 2)
    if section:
        comments(document, section)


def comments(document: DocumentObject, section: str) -> None:
    """What the officer wrote for a section, a paragraph each."""
    loop(document, f"comments.{section}", "{{ each }}")


def loop(document: DocumentObject, field: str, text: str, style: str | None = None) -> None:
    """A paragraph for each line of a field."""
    document.add_paragraph(f"{{%p for each in {field} %}}")
    document.add_paragraph(text, style=style)
    document.add_paragraph("{%p endfor %}")


def _head(document: DocumentObject) -> None:
    paragraph(document, "PUBLIC: part 1 of the agenda", is_bold=True)
    document.add_heading("Data sharing agreements with schools", 1)
    only_if(document, "invented", "{{ invented }}", is_bold=True)
    paragraph(document, "Report to: {{ board }} of {{ authority }}, {{ meeting }}")
    paragraph(document, "Report of: [post of the officer who reports]    Agenda item: [number]")
    heading(document, "1. Purpose")
    document.add_paragraph("{{ purpose }}")
    comments(document, "purpose")
    heading(document, "2. Recommendations")
    document.add_paragraph("The board is asked to:").paragraph_format.keep_with_next = True
    loop(document, "recommendations", "{{ each }}", "List Number")
    heading(document, "3. Background")
    document.add_paragraph(_BACKGROUND)
    document.add_paragraph("{{ rule }}")
    comments(document, "background")


def _position(document: DocumentObject) -> None:
    heading(document, "4. Current position")
    frame(paragraph(document, "{{ position }}", is_bold=True))
    loop(document, "standing", "{{ each }}")
    comments(document, "position")
    document.add_paragraph("{%p if has_chart %}")
    picture(document, PICTURE, "{{ chart_alt }}", SIZE, blank())
    document.add_paragraph("{%p endif %}")
    _together(document)
    _by_group(document, "position_tables")
    heading(document, "5. How data arrives")
    loop(document, "arrival", "{{ each }}")
    comments(document, "arrival")
    _by_group(document, "arrival_tables")


def _quality(document: DocumentObject) -> None:
    heading(document, "6. Data quality")
    loop(document, "quality", "{{ each }}")
    comments(document, "quality")
    _by_group(document, "quality_tables")
    heading(document, "7. Progress since the last meeting")
    loop(document, "progress", "{{ each }}")
    comments(document, "progress")
    columns = (
        ("Priority schools", "{{ line.figure }}", 8),
        ("As at {{ before }}", "{{ line.before }}", 4.5),
        ("As at {{ as_at }}", "{{ line.now }}", 4.5),
    )
    table(document, "beside", columns)


def _decisions(document: DocumentObject) -> None:
    heading(document, "8. Escalation hierarchy and decisions")
    document.add_paragraph("The board is asked to review the hierarchy, which is:")
    table(document, "steps", (("Step", "{{ line.number }}", 1.6), ("What happens", "{{ line.what }}", 15.4)))
    comments(document, "decisions")
    under_a_table(only_if(document, "no_decisions", "{{ no_decisions }}"))
    columns = (
        ("Reference", "{{ line.reference }}", 2.9),
        ("Decision", "{{ line.text }}", 5.9),
        ("Owner", "{{ line.owner }}", 3.6),
        ("Where it stands", "{{ line.standing }}", 4.6),
    )
    document.add_paragraph("{%p if decisions %}")
    _caption(document, "What the board decided before")
    table(document, "decisions", columns, "{%p endif %}")


def _close(document: DocumentObject) -> None:
    heading(document, "9. Implications")
    document.add_paragraph("{%p if comments.implications %}")
    comments(document, "implications")
    document.add_paragraph("{%p else %}")
    for name, prompt in _IMPLICATIONS:
        document.add_paragraph(f"{name}: [{prompt}]", style="List Bullet")
    document.add_paragraph("{%p endif %}")
    heading(document, "10. Background papers")
    loop(document, "background_papers", "{{ each }}", "List Bullet")
    heading(document, "Appendix: how the figures are shown")
    loop(document, "notes", "{{ each }}", "List Bullet")


def _together(document: DocumentObject) -> None:
    """All that the paper counts, in one table, where it is printed by the same groups."""
    document.add_paragraph("{%p if position_rows %}")
    _caption(document, "Agreements and escalation, as at {{ as_at }}")
    columns = (
        ("Phase", "{{ line.group }}", 5.6),
        ("Schools counted", "{{ line.schools }}", 2.4),
        ("With an agreement in force", "{{ line.returned }}", 2.8),
        ("Require escalation", "{{ line.escalated }}", 2.6),
        ("Require escalation, and share data unsafely or not at all", "{{ line.both }}", 3.6),
    )
    table(document, "position_rows", columns, "{%p endif %}", numbers=4)


def _by_group(document: DocumentObject, field: str) -> None:
    """A table with its title for each measure of the field that has groups."""
    document.add_paragraph(f"{{%p for each in {field} %}}")
    _caption(document, "{{ each.title }}")
    columns = (
        ("Phase", "{{ line.group }}", 6.4),
        ("Schools counted", "{{ line.schools }}", 3),
        ("{{ each.counted }}", "{{ line.count }}", 5),
        ("Share", "{{ line.share }}", 2.6),
    )
    table(document, "each.rows", columns, numbers=3)
    under_a_table(only_if(document, "each.note", "{{ each.note }}"))
    document.add_paragraph("{%p endfor %}")


def _caption(document: DocumentObject, text: str) -> None:
    document.add_heading(text, 3)


if __name__ == "__main__":
    PUBLIC.shipped.write_bytes(shipped_template())
