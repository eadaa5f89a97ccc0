"""The commands about releases, as a person or a script runs them: what they print, what they write, how they end."""

import io
import re
import shutil
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from dsa_metrics.cli import main
from dsa_metrics.disclosure.release import Release
from dsa_metrics.record.seal import seal_path

POLICY = Path(__file__).resolve().parents[1] / "data" / "demo" / "policy.toml"
JUNE, MARCH = "2019-06-04", "2019-03-26"
HEADLINE = (
    "On 4 June 2019, 10 of 50 priority schools require escalation, 4 of which also share data unsafely or not at all."
)


@dataclass(frozen=True)
class Done:
    stdout: str
    stderr: str


def run(*arguments: str | Path, expect: int = 0) -> Done:
    """Runs a command; bytes may be printed as well as text."""
    out, said = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    with redirect_stdout(out), redirect_stderr(said), pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    out.flush()
    assert isinstance(out.buffer, io.BytesIO)
    printed = out.buffer.getvalue().decode("utf-8")
    assert ended.value.code == expect, said.getvalue() + printed
    return Done(printed, said.getvalue())


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("demonstration") / "demo.duckdb"
    run("demo", "--store", store)
    return store


@pytest.fixture
def store(tmp_path: Path, demonstration: Path) -> Path:
    """A copy of the demonstration, with nothing published."""
    path = tmp_path / "demo.duckdb"
    for original, copy in ((demonstration, path), (seal_path(demonstration), seal_path(path))):
        shutil.copy(original, copy)
    return path


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory, demonstration: Path) -> Path:
    """A demonstration with a release for March and one for June; read only."""
    path = tmp_path_factory.mktemp("published") / "demo.duckdb"
    shutil.copy(demonstration, path)
    shutil.copy(seal_path(demonstration), seal_path(path))
    for meeting in (MARCH, JUNE):
        release("prepare", path, "--meeting", meeting)
    return path


def release(command: str, store: Path, *arguments: str | Path, expect: int = 0) -> Done:
    return run("release", command, *arguments, "--store", store, "--policy", POLICY, expect=expect)


def ids(store: Path) -> list[str]:
    return [line.split()[0] for line in release("list", store).stdout.splitlines()]


def test_prepare_publishes_and_prints_the_identifier_and_nothing_else(store: Path) -> None:
    done = release("prepare", store, "--meeting", JUNE)
    assert re.fullmatch(r"2019-06-04-[0-9a-f]{12}\n", done.stdout)
    assert HEADLINE in done.stderr
    assert "Warning: How data arrives was never looked at for 7 schools" in done.stderr
    assert [path.name for path in (store.parent / "releases").iterdir()] == [f"{done.stdout.strip()}.json"]
    run("check", "--store", store)


def test_a_dry_run_says_what_would_be_published_and_writes_nothing(store: Path) -> None:
    before = {path.name: path.read_bytes() for path in store.parent.iterdir() if path.is_file()}
    done = release("prepare", store, "--meeting", JUNE, "--dry-run")
    assert done.stdout == ""
    assert HEADLINE in done.stderr
    assert {path.name: path.read_bytes() for path in store.parent.iterdir() if path.is_file()} == before
    assert not (store.parent / "releases").exists()


def test_the_figures_may_be_of_an_earlier_day_than_the_meeting(store: Path) -> None:
    done = release("prepare", store, "--meeting", JUNE, "--as-at", "2019-05-31", "--dry-run")
    assert "Warning: The figures are as at 31 May 2019, not the day of the meeting." in done.stderr
    assert "On 31 May 2019, " in done.stderr


def test_what_stands_in_the_way_ends_with_1_dry_or_not_and_publishes_nothing(store: Path) -> None:
    later = ("--meeting", JUNE, "--as-at", "2019-06-05")
    for more in ((), ("--dry-run",)):
        done = release("prepare", store, *later, *more, expect=1)
        assert done.stdout == ""
        assert "Error: The figures are of a day after the meeting. Choose the meeting's day or earlier." in done.stderr
    assert ids(store) == []


def test_a_meeting_that_lies_ahead_is_refused(store: Path) -> None:
    done = release("prepare", store, "--meeting", "2199-06-04", expect=1)
    assert "Error: The day of the figures lies ahead." in done.stderr


def test_a_meeting_that_the_record_does_not_know_is_told_and_can_be_published(store: Path) -> None:
    done = release("prepare", store, "--meeting", "2019-06-05")
    assert "Warning: The record does not call this meeting public." in done.stderr
    assert done.stdout.startswith("2019-06-05-")


def test_the_same_release_is_not_published_twice(store: Path) -> None:
    release("prepare", store, "--meeting", JUNE)
    again = release("prepare", store, "--meeting", JUNE, expect=1)
    assert "A release that says exactly this is published already. There is nothing to do." in again.stderr
    assert len(ids(store)) == 1


def test_a_correction_is_listed_after_what_it_supersedes(store: Path) -> None:
    first = release("prepare", store, "--meeting", JUNE).stdout.strip()
    second = release("prepare", store, "--meeting", JUNE, "--as-at", "2019-05-31").stdout.strip()
    assert release("list", store).stdout.splitlines() == [
        f"{first}  meeting 2019-06-04  as at 2019-06-04  superseded by {second}",
        f"{second}  meeting 2019-06-04  as at 2019-05-31  stands",
    ]


def test_an_empty_ledger_is_said_and_prints_no_line(store: Path) -> None:
    done = release("list", store)
    assert (done.stdout, done.stderr) == ("", "Nothing has been released yet.\n")


def test_list_prints_one_release_a_line_by_meeting_its_identifier_first(published: Path) -> None:
    lines = release("list", published).stdout.splitlines()
    assert [line.split("  ")[1:] for line in lines] == [
        ["meeting 2019-03-26", "as at 2019-03-26", "stands"],
        ["meeting 2019-06-04", "as at 2019-06-04", "stands"],
    ]


def test_show_prints_the_release_to_the_byte(published: Path) -> None:
    for release_id in ids(published):
        content = release("show", published, release_id).stdout.encode()
        assert content == (published.parent / "releases" / f"{release_id}.json").read_bytes()
        assert Release.parse(content).id == release_id


def test_list_and_show_need_no_record(published: Path, tmp_path: Path) -> None:
    shutil.copytree(published.parent / "releases", tmp_path / "releases")
    nowhere = tmp_path / "none.duckdb"
    assert ids(nowhere) == ids(published)
    assert release("show", nowhere, ids(nowhere)[0]).stdout
    assert not nowhere.exists()


@pytest.mark.parametrize("unknown", ["2019-06-04", "2019-06-04-000000000000", "../demo", "latest"])
def test_an_unknown_identifier_is_answered_with_the_known_ones(published: Path, unknown: str) -> None:
    done = release("show", published, unknown, expect=1)
    assert done.stdout == ""
    assert done.stderr == (
        f"There is no release with this identifier. The releases are: {', '.join(ids(published))}.\n"
    )


def test_a_damaged_file_is_told_and_left_out(published: Path, tmp_path: Path) -> None:
    shutil.copytree(published.parent / "releases", tmp_path / "releases")
    first, second = ids(published)
    (tmp_path / "releases" / f"{first}.json").write_bytes(b"{}")
    done = release("list", tmp_path / "none.duckdb")
    assert [line.split()[0] for line in done.stdout.splitlines()] == [second]
    assert "not as it was published; it is left out" in done.stderr


def test_without_a_record_there_is_nothing_to_prepare_and_none_is_made(tmp_path: Path) -> None:
    done = release("prepare", tmp_path / "none.duckdb", "--meeting", JUNE, expect=1)
    assert "no record" in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("prepare",), "Missing option '--meeting'"),
        (("prepare", "--meeting", "4 June"), "2019-06-04"),
        (("show",), "Missing argument 'ID'"),
        (("publish",), "No such command"),
        (("export", "2019-06-04-000000000000"), "Missing option '--out'"),
    ],
)
def test_wrong_usage_ends_with_2(arguments: tuple[str, ...], sentence: str) -> None:
    done = run("release", *arguments, expect=2)
    assert sentence in done.stderr
    assert done.stdout == ""


def test_the_ledger_of_entries_names_the_release_and_undo_refuses_it(store: Path) -> None:
    release_id = release("prepare", store, "--meeting", JUNE).stdout.strip()
    assert f"release {release_id}" in run("entries", "--store", store).stdout
    assert "cannot be taken back" in run("undo", "2", "--store", store, expect=1).stderr


def test_nothing_that_is_printed_names_a_school(published: Path, demonstration: Path) -> None:
    schools = run("status", "--store", demonstration, "--as-at", JUNE, "--format", "csv").stdout.splitlines()[1:]
    names = {line.split(",")[1] for line in schools} | {line.split(",")[0] for line in schools}
    told = [release("list", published)] + [release("show", published, release_id) for release_id in ids(published)]
    text = "".join(done.stdout + done.stderr for done in told)
    assert len(names) == 120
    assert [name for name in names if name in text] == []


def exported(published: Path, out: Path, expect: int = 0) -> Done:
    return release("export", published, ids(published)[-1], "--out", out, expect=expect)


def test_export_writes_the_files_of_a_release_and_prints_their_names(published: Path, tmp_path: Path) -> None:
    names = exported(published, tmp_path / "new" / "folder").stdout.splitlines()
    assert {Path(name).suffix for name in names} >= {".csv", ".html"}
    assert sorted(path.name for path in (tmp_path / "new" / "folder").iterdir()) == sorted(names)


def test_an_export_of_charts_writes_pictures_and_nothing_else(published: Path, tmp_path: Path) -> None:
    done = release("export", published, ids(published)[-1], "--out", tmp_path, "--charts")
    assert {Path(name).suffix for name in done.stdout.splitlines()} == {".png", ".svg"}
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(done.stdout.splitlines())


def test_an_export_into_the_same_folder_again_changes_no_byte(published: Path, tmp_path: Path) -> None:
    exported(published, tmp_path)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    exported(published, tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_an_export_writes_nothing_where_a_file_has_something_else_in_it(published: Path, tmp_path: Path) -> None:
    first, *others = exported(published, tmp_path).stdout.splitlines()
    (tmp_path / first).write_bytes(b"mine")
    for name in others:
        (tmp_path / name).unlink()
    done = exported(published, tmp_path, expect=1)
    assert (done.stdout, done.stderr) == (
        "",
        f"{first} is there already, with something else in it. Give another folder.\n",
    )
    assert [path.name for path in tmp_path.iterdir()] == [first]
    assert (tmp_path / first).read_bytes() == b"mine"


def test_an_export_of_an_unknown_release_makes_no_folder(published: Path, tmp_path: Path) -> None:
    done = release("export", published, "2019-06-04", "--out", tmp_path / "out", expect=1)
    assert "The releases are: " in done.stderr
    assert not (tmp_path / "out").exists()
