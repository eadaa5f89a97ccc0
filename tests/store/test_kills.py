"""Killed at any moment, the record opens again and holds each load whole or not at all."""

import shutil
import sys
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from time import sleep

import duckdb
import pytest

from dsa_metrics.errors import StoreDamaged
from dsa_metrics.policy import Policy
from dsa_metrics.record import wording
from dsa_metrics.record.backups import put_back
from dsa_metrics.record.seal import Stamp, is_intact, log_path, read_seal
from dsa_metrics.store import Store
from tests.store.asking import last_entry
from tests.store.damage import copied, flip, looked_at, pages_rewritten_in_place, tear
from tests.store.processes import another_process, load_on_a_full_disk, load_without_end, size_of, vanish
from tests.store.readings import a_full_load, letter, reading

MOMENTS = Random(20190604)


def last_told(told: Connection) -> int:
    """The last entry that was said to be saved before the process was gone."""
    last = 0
    while True:
        try:
            last = told.recv()
        except EOFError:
            return last


@pytest.mark.parametrize("seconds", [round(MOMENTS.uniform(0.0, 0.8), 3) for _ in range(20)])
def test_killed_at_a_random_moment_the_record_opens_and_holds_all_or_nothing_of_the_load(
    path: Path, policy: Policy, seconds: float
) -> None:
    with another_process(load_without_end, path) as (process, told):
        sleep(seconds)
        process.kill()
        said = last_told(told)
    with Store.open(path, policy) as store:
        last = last_entry(store)
        print(f"killed after {seconds} s: entry {said} was said to be saved, {last} stand; {store.warnings}")
        assert last in (said, said + 1)
        assert store.check() == ()
        for table in ("letter", "contact"):
            rows = store.query(f"select entry, count(*) as facts from record.{table} group by entry").to_pylist()
            assert {row["entry"]: row["facts"] for row in rows} == {n: size_of(n) for n in range(1, last + 1)}
        assert store.save(a_full_load(1000), "officer").entry == last + 1


@pytest.mark.parametrize(
    ("step", "is_saved", "warning"),
    [
        ("dsa_metrics.record.file.write_seal", False, None),
        ("dsa_metrics.store.compare", False, "nothing of it was kept"),
        ("dsa_metrics.store.seal_entry", False, "nothing of it was kept"),
        ("dsa_metrics.record.file.last_entry", True, "stands whole as entry 2"),
        ("dsa_metrics.record.file.digest_of", True, "stands whole as entry 2"),
        ("dsa_metrics.record.file.back_up", True, None),
        ("dsa_metrics.record.backups.write_seal", True, None),
        ("dsa_metrics.record.settling.digest_of", True, None),
    ],
)
def test_gone_at_any_step_of_a_load_the_officer_is_told_what_became_of_it(
    path: Path, policy: Policy, step: str, is_saved: bool, warning: str | None
) -> None:
    with Store.open(path, policy) as store:
        store.save(reading(letter=[letter(100001)]), "officer")
    with another_process(partial(vanish, step=step), path) as (process, _):
        process.join()
        assert process.exitcode == 9
    figures, warnings = looked_at(path)
    assert list(figures) == ([1, 2] if is_saved else [1])
    assert len(warnings) == (1 if warning else 0)
    assert not warning or warning in warnings[0]


@pytest.mark.parametrize("step", ["dsa_metrics.record.file.back_up", "dsa_metrics.record.backups.write_seal"])
def test_gone_while_a_new_record_is_backed_up_before_its_first_load_nothing_is_changed(path: Path, step: str) -> None:
    with another_process(partial(vanish, step=step), path) as (process, _):
        process.join()
        assert process.exitcode == 9
    assert looked_at(path) == ({}, ())


@pytest.fixture
def left_behind(tmp_path: Path, policy: Policy) -> Path:
    """A record with one load, beside it the log of a second one whose process was gone before it was tidied up."""
    path = tmp_path / "left" / "dsa.duckdb"
    with Store.open(path, policy) as store:
        store.save(reading(letter=[letter(100001)]), "officer")
    with another_process(vanish, path) as (process, _):
        process.join()
        assert process.exitcode == 9
    assert log_path(path).exists()
    return path


def test_a_load_that_was_committed_before_the_kill_stands_whole_and_the_officer_is_told_once(
    left_behind: Path, policy: Policy
) -> None:
    with Store.open(left_behind, policy) as store:
        assert store.warnings == ("The last load was interrupted while it was saved; it stands whole as entry 2.",)
        assert last_entry(store) == 2
        assert store.check() == ()
    assert not log_path(left_behind).exists()
    with Store.open(left_behind, policy) as store:
        assert store.warnings == ()


@pytest.fixture(params=["first load", "second load"])
def half_written(request: pytest.FixtureRequest, tmp_path: Path, policy: Policy) -> tuple[Path, Path]:
    """A record whose process was gone when a load was committed, and the same with that load brought into its file."""
    path = tmp_path / "half" / "dsa.duckdb"
    with Store.open(path, policy) as store:
        if request.param == "second load":
            store.save(reading(letter=[letter(100001)]), "officer")
    with another_process(vanish, path) as (process, _):
        process.join()
    written = copied(path, tmp_path / "written")
    looked_at(written)
    return path, written


def test_killed_while_a_block_is_rewritten_in_place_the_record_opens_and_holds_the_load(
    half_written: tuple[Path, Path], tmp_path: Path
) -> None:
    record, written = half_written
    expected, _ = looked_at(written)
    *partly, last = pages_rewritten_in_place(record, written)
    assert partly
    for pages in range(1, last + 1):
        shutil.copytree(record.parent, tmp_path / str(pages))
        torn = tmp_path / str(pages) / record.name
        tear(torn, written, pages)
        with pytest.raises(duckdb.Error):
            duckdb.connect(torn, read_only=True)
        figures, (warning,) = looked_at(torn)
        assert figures == expected
        assert "it stands whole as entry" in warning
        assert looked_at(torn) == (expected, ())


def test_a_half_written_record_whose_log_cannot_be_read_either_is_what_was_last_saved(
    half_written: tuple[Path, Path],
) -> None:
    record, written = half_written
    tear(record, written, 1)
    torn = record.read_bytes()
    flip(log_path(record), log_path(record).stat().st_size // 2)
    figures, warnings = looked_at(record)
    assert warnings == (wording.LOG_SET_ASIDE,)
    assert len(figures) == len(looked_at(written)[0]) - 1
    assert record.with_name("dsa.duckdb.unreadable").read_bytes() == torn


def test_where_a_half_written_record_cannot_be_set_aside_it_is_refused_as_it_is(
    half_written: tuple[Path, Path],
) -> None:
    record, written = half_written
    tear(record, written, 1)
    before = record.read_bytes()
    record.with_name("dsa.duckdb.unreadable").mkdir()
    with pytest.raises(StoreDamaged, match="copy backups/dsa-"):
        looked_at(record)
    assert record.read_bytes() == before


def test_a_record_that_is_no_longer_as_it_was_found_is_not_put_back(half_written: tuple[Path, Path]) -> None:
    record, written = half_written
    found, seal = Stamp.of(record), read_seal(record)
    assert seal is not None
    shutil.copy(written, record)
    assert not put_back(record, seal, found)
    assert record.read_bytes() == written.read_bytes()
    assert put_back(record, seal, Stamp.of(record))
    assert is_intact(record)


def test_a_half_written_record_without_the_backup_of_what_was_last_saved_is_refused(
    half_written: tuple[Path, Path],
) -> None:
    record, written = half_written
    tear(record, written, 1)
    before = record.read_bytes()
    for backup in (record.parent / "backups").iterdir():
        flip(backup, backup.stat().st_size // 2)
    with pytest.raises(StoreDamaged, match="There is no sound backup beside it"):
        looked_at(record)
    assert record.read_bytes() == before


def test_a_flipped_byte_in_a_log_left_by_a_kill_is_noticed_and_leaves_all_or_nothing_of_the_load(
    left_behind: Path, tmp_path: Path
) -> None:
    whole, _ = looked_at(copied(left_behind, tmp_path / "whole"))
    size = log_path(left_behind).stat().st_size
    for number, place in enumerate(MOMENTS.sample(range(size), 50)):
        path = copied(left_behind, tmp_path / str(number))
        flip(log_path(path), place)
        figures, warnings = looked_at(path)
        print(f"byte {place} of {size} in the log: {warnings}")
        assert warnings
        assert figures in (whole, {1: whole[1]})


def test_a_log_that_cannot_be_read_is_set_aside_and_the_record_is_what_was_last_saved(left_behind: Path) -> None:
    flip(log_path(left_behind), log_path(left_behind).stat().st_size // 2)
    figures, warnings = looked_at(left_behind)
    assert warnings == (wording.LOG_SET_ASIDE,)
    assert figures.keys() == {1}
    assert [path.name for path in left_behind.parent.glob("*.wal*")] == ["dsa.duckdb.wal.unreadable"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows does not limit the size of files")
@pytest.mark.parametrize("room", [-10_000_000, -2_890_000, 0, 300_000, 10_000_000])
def test_on_a_full_disk_a_load_is_kept_whole_or_refused_with_nothing_kept(
    path: Path, policy: Policy, room: int
) -> None:
    with Store.open(path, policy) as store:
        store.save(reading(letter=[letter(100001)]), "officer")
    with another_process(partial(load_on_a_full_disk, room=room), path) as (process, told):
        outcome, stands = told.recv(), told.recv()
        process.join()
    refusal = (
        "The record could not be written to. Nothing was changed. Check that the disk is not full, then try again."
    )
    assert (outcome, stands) in ((refusal, 1), (2, 301))
    with Store.open(path, policy) as store:
        assert len(store.query("select urn from record.letter")) == stands
        assert store.check() == ()
