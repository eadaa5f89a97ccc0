"""The escalation list as a spreadsheet: date and audience on its face, one table, nothing that runs."""

import io
from datetime import date

import pyarrow as pa
from openpyxl import load_workbook

from dsa_metrics.exports.escalation_workbook import MARKING, escalation_workbook, file_name
from dsa_metrics.metrics import METRICS, Answer
from dsa_metrics.wording import INVENTED

AS_AT = date(2019, 6, 4)
ROW: dict[str, object] = {
    "urn": 990030,
    "name": "=HYPERLINK(\"https://example.org\")",
    "phase": "Primary",
    "trust": None,
    "reason": "talks ended",
    "data_flow": "unsafe",
    "second_point": True,
    "last_letter_on": date(2019, 2, 8),
    "days_since_letter": 116,
    "why": "+1 letter",
}  # fmt: skip


def made(rows: list[dict[str, object]], shown: str = "every school on the list", is_invented: bool = False) -> bytes:
    answer = Answer(METRICS["escalation_list"], AS_AT, None, pa.Table.from_pylist(rows), "One school.")
    return escalation_workbook(answer, rows, "Estuary Borough Council", shown, is_invented)


def cells(content: bytes, sheet: str) -> list[tuple[object, ...]]:
    return list(load_workbook(io.BytesIO(content))[sheet].iter_rows(values_only=True))


def test_the_cover_says_whose_list_when_for_whom_and_which_schools() -> None:
    cover = [row[0] for row in cells(made([ROW], "phase: Primary"), "Cover")]
    assert cover[:2] == ["Schools that require escalation, as at 4 June 2019", "Estuary Borough Council"]
    assert f"{MARKING}." in cover
    assert "This list shows phase: Primary: 1 school." in cover


def test_the_list_holds_one_row_per_school_in_plain_values() -> None:
    headings, row = cells(made([ROW]), "Schools")[1:3]
    said = dict(zip(headings, row, strict=True))
    assert said["URN"] == 990030
    assert said["Also unsafe or none"] == "yes"
    assert said["Days since last letter"] == 116
    assert str(said["Last letter"]) == "2019-02-08 00:00:00"


def test_a_name_that_looks_like_a_formula_stays_text() -> None:
    book = load_workbook(io.BytesIO(made([ROW])))
    found = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell.coordinate for cell in found if cell.data_type == "f"]
    assert ROW["name"] in [cell.value for cell in found if cell.quotePrefix]


def test_the_same_list_gives_the_same_bytes() -> None:
    assert made([ROW]) == made([ROW])


def test_the_file_name_says_date_and_audience() -> None:
    assert file_name(AS_AT) == "escalation-list-as-at-2019-06-04-members-and-officers-only.xlsx"


def test_a_list_from_the_demonstration_says_that_it_is_invented_by_name_on_its_face_and_on_paper() -> None:
    assert file_name(AS_AT, is_invented=True).startswith("invented-escalation-list-as-at-2019-06-04")
    content = made([ROW], is_invented=True)
    assert any(INVENTED in str(row[0]) for row in cells(content, "Cover"))
    assert INVENTED in str(cells(content, "Schools")[0][0])
    assert INVENTED in str(load_workbook(io.BytesIO(content))["Schools"].oddFooter.left.text)
    assert not any(INVENTED in str(row[0]) for row in cells(made([ROW]), "Cover"))


def test_a_list_without_a_school_is_a_workbook_too() -> None:
    assert len(cells(made([]), "Schools")) == 2
