"""What an officer reads: never a cell, which may be a school's name."""

import pytest

from dsa_metrics.ingest.columns import FORMS, Form
from dsa_metrics.ingest.reading import Reading
from tests.ingest.drawn_files import as_csv, as_workbook, reading_of

MARKER = "Zyxw Quay"


def words_of(reading: Reading) -> str:
    return "\n".join([*(f"{problem.message} {problem.fix}" for problem in reading.problems), *reading.notes])


def marked_everywhere(form: Form, heading: str = "{}") -> str:
    headings = " | ".join(heading.format(column.heading) for column in form.columns)
    return f"{headings} | {MARKER}\n" + "\n".join([" | ".join([MARKER] * (len(form.columns) + 3))] * 2)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.kind)
def test_no_message_repeats_a_cell_of_a_sheet_that_is_all_wrong(form: Form) -> None:
    for heading in ("{}", f"{{}} {MARKER}"):
        drawing = marked_everywhere(form, heading)
        for content in (as_workbook({form.sheet: drawing}), as_csv(drawing)):
            reading = reading_of(content)
            assert reading.problems
            assert MARKER not in words_of(reading)
            assert "Zyxw" not in words_of(reading)


def test_no_message_repeats_the_name_of_a_sheet_or_a_file() -> None:
    sheets = {
        "Letters": "URN | Letter | Sent on\n1 | 1 | x",
        MARKER: "a | b\n1 | 2",
        f"Leters {MARKER}": "a | b\n1 | 2",
    }
    assert MARKER not in words_of(reading_of(as_workbook(sheets)))
