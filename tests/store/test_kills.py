"""Killed at any moment, the record opens again and holds each load whole or not at all."""

import sys
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from random import Random
from time import sleep

import pytest

from dsa_metrics.policy import Policy
from dsa_metrics.record import wording
from dsa_metrics.record.seal import log_path
from dsa_metrics.store import Store
from tests.store.asking import last_entry
from tests.store.damage import copied, flip, looked_at
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
        ("dsa_metrics.record.file.last_entry", True, "stands whole as entry 1"),
        ("dsa_metrics.record.file.digest_of", True, "stands whole as entry 1"),
        ("dsa_metrics.record.file.back_up", True, None),
        ("dsa_metrics.record.backups.write_seal", True, None),
        ("dsa_metrics.record.settling.digest_of", True, None),
    ],
)
def test_gone_at_any_step_of_a_load_the_officer_is_told_what_became_of_it(
    path: Path, step: str, is_saved: bool, warning: str | None
) -> None:
    with another_process(partial(vanish, step=step), path) as (process, _):
        process.join()
        assert process.exitcode == 9
    figures, warnings = looked_at(path)
    assert list(figures) == ([1] if is_saved else [])
    assert len(warnings) == (1 if warning else 0)
    assert not warning or warning in warnings[0]


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
