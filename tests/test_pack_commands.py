"""The command that writes quality packs: files in a folder, their names on standard output, the rest to a person."""

from pathlib import Path

import pytest
from docx import Document

from tests.test_commands import Done, run

MEETING = "2019-06-04"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("packs") / "demo.duckdb"
    run("demo", "--store", path)
    return path


def packs(store: Path, out: Path, *options: str | Path, expect: int = 0) -> Done:
    return run("packs", "--store", store, "--out", out, "--as-at", MEETING, *options, expect=expect)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_each_school_of_the_phase_gets_a_document_of_its_own(store: Path, tmp_path: Path) -> None:
    done = packs(store, tmp_path / "out", "--phase", "special")
    names = done.stdout.splitlines()
    assert sorted(names) == sorted(contents(tmp_path / "out"))
    assert len(names) == 5
    assert all(name.startswith("invented 99") and name.endswith(f"as at {MEETING}.docx") for name in names)
    assert "5 packs are in out." in done.stderr
    assert "Making the packs" in done.stderr
    first = Document(str(tmp_path / "out" / names[0])).paragraphs[0].text
    assert first.startswith(names[0][len("invented 990000 ") :].split(",")[0])


def test_the_packs_of_a_trust_are_the_same_when_made_again(store: Path, tmp_path: Path) -> None:
    first = packs(store, tmp_path, "--trust", "tidewrack multi academy trust")
    before = contents(tmp_path)
    assert len(before) > 1
    assert packs(store, tmp_path, "--trust", "Tidewrack Multi-Academy Trust").stdout == first.stdout
    assert contents(tmp_path) == before


def test_what_is_there_already_with_something_else_in_it_is_left(store: Path, tmp_path: Path) -> None:
    (name, *_) = packs(store, tmp_path, "--phase", "16 plus").stdout.splitlines()
    (tmp_path / name).write_bytes(b"edited")
    refused = packs(store, tmp_path, "--phase", "16 plus", expect=1)
    assert "there already" in refused.stderr
    assert (tmp_path / name).read_bytes() == b"edited"


def test_a_folder_that_cannot_be_written_to_is_said(store: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert "could not be written" in packs(store, tmp_path / "file" / "out", "--phase", "16 plus", expect=1).stderr


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--phase", "Upper"), "The phases are: Primary, Secondary,"),
        (("--phase", "Nursery"), "No school that is open on this day"),
        (("--trust", "No such trust"), "No school that is open on this day"),
        (("--phase", "Primary", "--trust", "Any"), "Give one of --phase and --trust."),
        (("--template", "absent.docx"), "no template of this name"),
    ],
)
def test_a_wrong_choice_is_explained(store: Path, tmp_path: Path, options: tuple[str, ...], sentence: str) -> None:
    done = packs(store, tmp_path / "out", *options, expect=1)
    assert sentence in done.stderr
    assert done.stdout == ""
    assert not (tmp_path / "out").exists()


def test_a_template_beside_the_record_is_taken(store: Path, tmp_path: Path) -> None:
    own = store.with_name("templates")
    own.mkdir()
    document = Document()
    document.add_paragraph("Our own words for {{ school }}")
    document.save(str(own / "quality_pack.docx"))
    try:
        (name,) = packs(store, tmp_path, "--phase", "16 plus").stdout.splitlines()
    finally:
        (own / "quality_pack.docx").unlink()
        own.rmdir()
    assert Document(str(tmp_path / name)).paragraphs[0].text.startswith("Our own words for ")
