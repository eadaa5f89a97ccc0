"""The public ledger: only ever added to; what is not as it was published is left out, and said."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from threading import Barrier, Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsa_metrics.disclosure.ledger import Ledger, read_ledger, write_ledger
from dsa_metrics.disclosure.release import Release
from dsa_metrics.errors import InputError
from tests.disclosure.releases import JULY, JUNE, MARCH, a_release

IN_MARCH = a_release(MARCH, returned=30)
IN_JUNE = a_release(JUNE, returned=35)
CORRECTED = a_release(JUNE, returned=34, supersedes=IN_JUNE)
AGAIN = a_release(JUNE, returned=33, supersedes=CORRECTED)
IN_JULY = a_release(JULY, returned=36)
ALL = (IN_MARCH, IN_JUNE, CORRECTED, AGAIN, IN_JULY)
LEFT_OUT = "A file of the ledger of releases is not as it was published; it is left out."


def in_folder(folder: Path, releases: Sequence[Release]) -> Ledger:
    write_ledger(folder, releases)
    return read_ledger(folder)


def test_a_folder_that_is_not_there_is_an_empty_ledger_and_is_not_made(tmp_path: Path) -> None:
    assert read_ledger(tmp_path / "none") == Ledger(())
    assert not (tmp_path / "none").exists()


def test_each_release_is_a_file_named_by_its_identifier_with_its_very_bytes(tmp_path: Path) -> None:
    write_ledger(tmp_path / "releases", ALL)
    found = {path.name: path.read_bytes() for path in (tmp_path / "releases").iterdir()}
    assert found == {f"{release.id}.json": release.content for release in ALL}


@pytest.mark.parametrize("order", list(permutations(range(len(ALL))))[::23])
def test_releases_stand_by_meeting_and_a_correction_after_what_it_corrects(
    tmp_path: Path, order: Sequence[int]
) -> None:
    assert in_folder(tmp_path, [ALL[place] for place in order]).releases == ALL


def test_the_release_before_is_that_which_stands_for_the_last_meeting_before() -> None:
    ledger = Ledger(ALL)
    assert [ledger.before(release) for release in (IN_MARCH, IN_JUNE, AGAIN, IN_JULY)] == [
        None,
        IN_MARCH,
        IN_MARCH,
        AGAIN,
    ]


def test_a_second_writing_changes_nothing_and_adds_what_is_lacking(tmp_path: Path) -> None:
    write_ledger(tmp_path, [IN_MARCH])
    before = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert in_folder(tmp_path, ALL).releases == ALL
    assert all(path.stat().st_mtime_ns == written for path, written in before.items())


def test_what_a_crash_left_half_written_is_no_release_and_stands_in_nobodys_way(tmp_path: Path) -> None:
    for name in (f"{IN_JUNE.id}.new", f"{IN_JUNE.id}.0a1b2c3d.new"):
        (tmp_path / name).write_bytes(IN_JUNE.content[:40])
    assert read_ledger(tmp_path) == Ledger(())
    assert in_folder(tmp_path, [IN_JUNE]) == Ledger((IN_JUNE,))


def test_many_may_complete_one_folder_at_once_and_readers_see_whole_files_alone(tmp_path: Path) -> None:
    for turn in range(15):
        folder, start, faults = tmp_path / str(turn), Barrier(6), list[object]()

        def complete(folder: Path = folder, start: Barrier = start, faults: list[object] = faults) -> None:
            start.wait()
            try:
                write_ledger(folder, ALL)
                faults += read_ledger(folder).warnings
            except OSError as fault:
                faults.append(fault)

        threads = [Thread(target=complete) for _ in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert faults == []
        assert read_ledger(folder) == Ledger(ALL)


def test_those_that_stand_are_the_last_of_each_meeting() -> None:
    ledger = Ledger(ALL)
    assert ledger.current == (IN_MARCH, AGAIN, IN_JULY)
    assert [ledger.superseded_by(release) for release in ALL] == [None, CORRECTED, AGAIN, None, None]


def test_a_release_is_found_by_its_identifier_alone() -> None:
    ledger = Ledger(ALL)
    assert [ledger.find(release.id) for release in ALL] == list(ALL)


def test_an_unknown_identifier_is_answered_with_those_that_there_are() -> None:
    with pytest.raises(InputError, match=rf"no release with this identifier.*{IN_MARCH.id}, {IN_JUNE.id}\."):
        Ledger((IN_MARCH, IN_JUNE)).find("2019-06-04-000000000000")
    with pytest.raises(InputError, match=r"The releases are: none yet\."):
        Ledger(()).find("")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"[" * 100_000,
        b"1" * 10_000,
        b"\xff\xfe",
        IN_JUNE.content[:-1],
        IN_JUNE.content + b"\n",
        IN_JUNE.content.replace(b"release 1", b"release 2"),
        IN_JUNE.content.replace(b'"trend":', b'"trends":'),
        IN_JUNE.content.replace(b'{"as_at"', b'{ "as_at"'),
        IN_JUNE.content.replace(b'"insiders":7', b'"insiders":-7'),
        IN_JULY.content,
    ],
    ids=lambda content: f"{len(content)} bytes",
)
def test_a_foreign_or_damaged_file_is_left_out_and_said(tmp_path: Path, content: bytes) -> None:
    write_ledger(tmp_path, [IN_MARCH])
    (tmp_path / IN_JUNE.file_name).write_bytes(content)
    assert read_ledger(tmp_path) == Ledger((IN_MARCH,), (LEFT_OUT,))


def test_a_release_under_another_name_and_a_folder_named_as_one_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "latest.json").write_bytes(IN_JUNE.content)
    (tmp_path / IN_JULY.file_name).mkdir()
    assert read_ledger(tmp_path) == Ledger((), (LEFT_OUT, LEFT_OUT))


def test_files_of_another_kind_are_nobodys_business(tmp_path: Path) -> None:
    (tmp_path / "README.txt").write_text("Releases.", "utf-8")
    assert read_ledger(tmp_path) == Ledger(())


def test_a_damaged_file_is_not_written_over(tmp_path: Path) -> None:
    damaged = tmp_path / IN_JUNE.file_name
    damaged.write_bytes(b"{}")
    assert in_folder(tmp_path, [IN_JUNE]).releases == ()
    assert damaged.read_bytes() == b"{}"


@settings(deadline=None)
@given(st.integers(0, len(IN_JUNE.content) - 1), st.integers(1, 255))
def test_no_changed_byte_is_taken_for_what_was_published(
    tmp_path_factory: pytest.TempPathFactory, place: int, change: int
) -> None:
    content = bytearray(IN_JUNE.content)
    content[place] ^= change
    folder = tmp_path_factory.getbasetemp() / "changed"
    folder.mkdir(exist_ok=True)
    (folder / IN_JUNE.file_name).write_bytes(content)
    assert read_ledger(folder) == Ledger((), (LEFT_OUT,))


def test_a_correction_whose_original_was_lost_stands_by_itself(tmp_path: Path) -> None:
    orphan = replace(CORRECTED, supersedes="2019-06-04-000000000000")
    ledger = in_folder(tmp_path, [orphan, IN_MARCH])
    assert ledger.current == (IN_MARCH, orphan)
