"""The command `paper`, as a person or a script runs it: what it writes, what it says, how it ends."""

from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.edge.released import own_record
from tests.test_release_commands import POLICY, Done, run

MEETING = "2019-06-04"
STATED = (
    *("--ground", "Paragraph 3", "--public-interest", "Talks with trusts go on."),
    *("--decided-by", "Monitoring Officer", "--until", "2019-12-31"),
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with both meetings released; read only."""
    folder = tmp_path_factory.mktemp("paper")
    own_record(folder)
    return folder / "dsa.duckdb"


def paper(record: Path, part: str, out: Path, *options: str | Path, expect: int = 0) -> Done:
    places = ("--store", record, "--policy", POLICY)
    return run("paper", "--meeting", MEETING, "--part", part, "--out", out, *options, *places, expect=expect)


def test_both_parts_are_written_and_made_again_the_same(record: Path, tmp_path: Path) -> None:
    done = paper(record, "public", tmp_path / "public.docx")
    assert (done.stdout, done.stderr) == ("", "The paper is in public.docx.\n")
    paper(record, "members", tmp_path / "members.docx", *STATED)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    paper(record, "public", tmp_path / "public.docx")
    paper(record, "members", tmp_path / "members.docx", *STATED)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    assert len(Document(str(tmp_path / "members.docx")).tables[0].rows) == 11


def test_an_annex_without_its_statements_is_not_written(record: Path, tmp_path: Path) -> None:
    done = paper(record, "members", tmp_path / "members.docx", *STATED[:6], expect=1)
    assert done.stderr.splitlines() == [
        "Error: The annex does not say until when it holds. State it; nothing is filled in for you.",
        "Nothing was written.",
    ]
    assert not (tmp_path / "members.docx").exists()


def test_the_workbook_is_written_from_the_same_statements_and_never_without(record: Path, tmp_path: Path) -> None:
    assert "who decided it" in paper(record, "workbook", tmp_path / "members.xlsx", *STATED[:4], expect=1).stderr
    assert list(tmp_path.iterdir()) == []
    paper(record, "workbook", tmp_path / "members.xlsx", *STATED)
    assert "Returned by phase" in load_workbook(tmp_path / "members.xlsx").sheetnames


IDLE = (
    ("workbook", "--template", "own.docx", "--part public and --part members"),
    ("workbook", "--known-now", "", "--part members"),
    ("public", "--known-now", "", "--part members"),
    ("public", "--until", "2019-12-31", "--part members and --part workbook"),
    ("public", "--public-interest", "", "--part members and --part workbook"),
)


def test_an_option_that_would_do_nothing_is_refused_in_words(record: Path, tmp_path: Path) -> None:
    for part, option, value, others in IDLE:
        given = (option,) if option == "--known-now" else (option, value)
        done = paper(record, part, tmp_path / "out", *given, expect=2)
        assert f"{option} does nothing for --part {part}; it is for {others}." in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_already_is_left(record: Path, tmp_path: Path) -> None:
    (tmp_path / "public.docx").write_bytes(b"edited")
    assert "there already" in paper(record, "public", tmp_path / "public.docx", expect=1).stderr
    assert (tmp_path / "public.docx").read_bytes() == b"edited"


def test_a_meeting_without_a_release_and_a_part_that_is_none_are_refused(record: Path, tmp_path: Path) -> None:
    refused = paper(record, "public", tmp_path / "out.docx", "--release", "2019-06-04-000000000000", expect=1)
    assert "This meeting has no release with this identifier. Its releases: 2019-06-04-" in refused.stderr
    paper(record, "secret", tmp_path / "out.docx", expect=2)


def test_a_template_beside_the_record_is_taken(record: Path, tmp_path: Path) -> None:
    own = record.with_name("templates")
    own.mkdir()
    document = Document()
    document.add_paragraph("Our own words for {{ board }}: {{ position }} {{ meeting }} {{ release }}")
    document.save(str(own / "board_paper.docx"))
    try:
        paper(record, "public", tmp_path / "public.docx")
    finally:
        (own / "board_paper.docx").unlink()
        own.rmdir()
    assert (
        Document(str(tmp_path / "public.docx")).paragraphs[0].text.startswith("Our own words for Education Board: For")
    )
