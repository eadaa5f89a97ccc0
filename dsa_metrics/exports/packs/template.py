"""Makes the shipped template, quality_pack.docx: `python -m dsa_metrics.exports.packs.template` writes it again.

A council makes its own by editing a copy in Word: what stands in double braces is a field of `words.Words`.
"""

import io

from docx import Document
from docx.document import Document as DocumentObject
from docx.shared import Pt

from dsa_metrics.exports.packs.chart import SIZE, blank
from dsa_metrics.exports.packs.names import SHIPPED
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
)
from dsa_metrics.exports.word.package import PICTURE, repacked


def shipped_template() -> bytes:
    """The template's bytes, the same each time."""
    document = Document()
    set_up(document)
    dress(document)
    _head(document)
    _position(document)
    _quality(document)
    _trend(document)
    document.add_heading("How to read this", 2)
    document.add_paragraph("{{ reading }}", style=IN_TABLE).paragraph_format.keep_together = True
    foot(document, "{{ school }}, as at {{ as_at }}. {{ invented }}")
    out = io.BytesIO()
    document.save(out)
    return repacked(out.getvalue())


def _head(document: DocumentObject) -> None:
    document.add_heading("{{ school }}: data sharing and data quality", 1)
    paragraph(document, "{{ authority }}. As at {{ as_at }}. {{ phase }}, URN {{ urn }}.", is_bold=True)
    document.add_paragraph("{% if invented %}{{ invented }} {% endif %}{{ scope }}")
    lead = paragraph(document, "{{ summary }}")
    lead.runs[0].font.size = Pt(11.5)
    frame(lead)
    document.add_heading("What we ask of you", 2)
    only_if(document, "no_asks", "{{ no_asks }}")
    document.add_paragraph("{%p for ask in asks %}")
    item = document.add_paragraph("☐ ", style="List Number")
    item.add_run("{{ ask.what }}").bold = True
    item.add_run("{% if ask.why %} {{ ask.why }}{% endif %}")
    document.add_paragraph("{%p endfor %}")


def _position(document: DocumentObject) -> None:
    document.add_heading("Your data sharing agreement", 2)
    document.add_paragraph("{{ agreement }}")
    document.add_paragraph("{{ agreement_why }}{% if letters %} {{ letters }}{% endif %}")
    document.add_heading("How your data reaches us", 2)
    document.add_paragraph("{{ flow }}{% if flow_why %} {{ flow_why }}{% endif %}")
    document.add_heading("What was due from you", 2)
    document.add_paragraph("{{ submissions_summary }}")
    columns = (
        ("Collection", "{{ line.collection }}", 3.6),
        ("Period", "{{ line.period }}", 2.8),
        ("Due", "{{ line.due }}", 3.5),
        ("Received", "{{ line.received }}", 3.5),
        ("Outcome", "{{ line.outcome }}", 3.6),
    )
    table(document, "submissions", columns)


def _quality(document: DocumentObject) -> None:
    document.add_heading("The quality of your data", 2)
    document.add_paragraph("{{ quality_summary }}")
    only_if(document, "quality_warning", "{{ quality_warning }}", is_bold=True)
    document.add_paragraph("{%p if failing %}")
    document.add_heading("To put right", 3)
    failing = (
        ("Check", "{{ line.check }}", 4.4),
        ("What it means", "{{ line.meaning }}{% if line.note %} {{ line.note }}{% endif %}", 6.8),
        ("How to put it right", "{{ line.fix }}", 5.8),
    )
    to_put_right = table(document, "failing", failing, "{%p endif %}")
    to_put_right.rows[2].cells[0].add_paragraph("{{ line.records }}, {{ line.severity }}", style=IN_TABLE)
    document.add_paragraph("{%p if explained %}")
    document.add_heading("Explained and accepted: does not count", 3)
    explained = (
        ("Check", "{{ line.check }}", 4.5),
        ("Records", "{{ line.records }}", 3.5),
        ("Why it was accepted", "{{ line.reason }}", 9),
    )
    table(document, "explained", explained, "{%p endif %}")
    document.add_paragraph("{%p if fine %}")
    document.add_heading("In order", 3)
    document.add_paragraph("{{ fine }}")
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p if dimensions %}")
    document.add_heading("By kind of quality", 3)
    dimensions = (
        ("Kind", "{{ line.name }}: {{ line.question }}", 9),
        ("Records", "{{ line.records }}", 2.4),
        ("Failures", "{{ line.failures }}", 2.4),
        ("Per thousand", "{{ line.per_thousand }}", 3.2),
    )
    table(document, "dimensions", dimensions, "{%p endif %}", numbers=3)


def _trend(document: DocumentObject) -> None:
    document.add_paragraph("{%p if trend_summary %}")
    document.add_heading("How it has changed", 2)
    document.add_paragraph("{{ trend_summary }}").paragraph_format.keep_with_next = True
    document.add_paragraph("{%p if has_chart %}")
    picture(document, PICTURE, "{{ chart_alt }}", SIZE, blank())
    document.add_paragraph("{%p endif %}")
    columns = (
        ("Period", "{{ line.period }}", 3.4),
        ("Records", "{{ line.records }}", 2.3),
        ("Failures", "{{ line.failures }}", 2.3),
        ("Accepted", "{{ line.accepted }}", 2.3),
        ("Per thousand", "{{ line.per_thousand }}", 2.7),
        ("Council's standard", "{{ line.standing }}", 4),
    )
    table(document, "periods", columns, "{%p endif %}", numbers=4)


if __name__ == "__main__":
    SHIPPED.write_bytes(shipped_template())
