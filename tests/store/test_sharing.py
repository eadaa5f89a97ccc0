"""Many may read at once; who writes is alone; nobody else's program is disturbed."""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest

from dsa_metrics.errors import StoreError, StoreInUse
from dsa_metrics.policy import Policy
from dsa_metrics.record import file as record_file
from dsa_metrics.record import settling
from dsa_metrics.record.private_files import digest_of
from dsa_metrics.record.seal import Seal, read_seal, write_seal
from dsa_metrics.store import Store
from tests.store.asking import last_entry, letters
from tests.store.processes import SMALL, another_process, hold, hold_to_write, try_to_load
from tests.store.readings import a_full_load, letter, reading

SENTENCE = (
    "The record is open in another program, most likely the dashboard. Load the file on the dashboard's Import page, "
    "or stop the dashboard and run this again. Nothing was changed."
)


def test_a_second_process_that_wants_to_write_gets_one_plain_sentence_and_nothing_is_changed(
    open_store: Callable[[], Store], path: Path
) -> None:
    open_store().close()
    before = path.read_bytes()
    store = open_store()
    with another_process(try_to_load, path) as (_, told):
        assert told.recv() == SENTENCE
    assert last_entry(store) == 0
    store.close()
    assert path.read_bytes() == before
    assert open_store().save(a_full_load(1), "officer").entry == 1


def test_the_dashboard_too_is_refused_while_another_program_reads(store: Store, path: Path, impatient: None) -> None:
    with another_process(hold, path):
        with pytest.raises(StoreInUse) as refusal:
            store.save(a_full_load(1), "officer")
        assert str(refusal.value) == SENTENCE
        assert last_entry(store) == 0
    assert store.warnings == ()
    assert store.save(a_full_load(1), "officer").entry == 1


def test_several_processes_read_at_once(store: Store, path: Path) -> None:
    store.save(reading(letter=[letter(100001)]), "officer")
    with another_process(hold, path), another_process(hold, path):
        assert set(letters(store)) == {(100001, 1)}
        assert store.check() == ()


def test_a_record_that_another_program_writes_to_is_refused_and_left_as_it_is(
    store: Store, path: Path, policy: Policy, impatient: None
) -> None:
    store.close()
    before = path.read_bytes()
    with another_process(hold_to_write, path):
        with pytest.raises(StoreInUse) as refusal:
            Store.open(path, policy)
        assert str(refusal.value) == SENTENCE
    assert path.read_bytes() == before
    Store.open(path, policy).close()


def test_a_write_that_has_just_ended_in_another_program_is_not_taken_for_an_interrupted_one(
    store: Store, path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    seal = read_seal(path)
    assert seal is not None
    write_seal(path, Seal("0" * 64, 0, is_writing=True))
    monkeypatch.setattr(settling, "sleep", lambda _: write_seal(path, seal))
    with Store.open(path, policy) as opened:
        assert opened.warnings == ()


def test_a_record_that_changes_between_being_hashed_and_attached_is_hashed_again(
    store: Store, path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    hashed: list[Path] = []

    def digest_and_touch(record: Path) -> str:
        if not hashed:
            os.utime(record, (1, 1))
        hashed.append(record)
        return digest_of(record)

    monkeypatch.setattr(settling, "digest_of", digest_and_touch)
    with Store.open(path, policy) as opened:
        assert opened.warnings == ()
    assert len(hashed) == 2


def test_a_record_that_another_program_saved_before_it_could_be_written_to_is_left_as_it_is(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def saved_meanwhile(*_: object) -> bool:
        os.utime(path, (1, 1))
        return True

    with monkeypatch.context() as patched:
        patched.setattr(record_file, "is_backed_up", saved_meanwhile)
        with pytest.raises(StoreInUse):
            store.save(a_full_load(1), "officer")
    assert store.warnings == ()
    assert store.save(a_full_load(1), "officer").entry == 1


def test_a_record_that_another_program_takes_right_after_a_load_is_attached_at_the_next_question(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def taken(*_: object) -> None:
        raise StoreInUse("Taken.")

    with monkeypatch.context() as patched:
        patched.setattr(record_file, "settle", taken)
        assert store.save(reading(letter=[letter(100001)]), "officer").entry == 1
    assert set(letters(store)) == {(100001, 1)}


def test_a_store_that_cannot_be_opened_does_not_keep_the_record(
    path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr("dsa_metrics.store.install", fail)
        with pytest.raises(ZeroDivisionError):
            Store.open(path, policy)
    with Store.open(path, policy) as store:
        assert store.path == path


def test_a_record_is_open_once_in_a_process(store: Store, path: Path, policy: Policy) -> None:
    with pytest.raises(StoreInUse, match="open in this program already"):
        Store.open(path.parent / "." / path.name, policy)
    store.close()
    Store.open(path, policy).close()


def test_a_store_that_was_forgotten_does_not_keep_the_record(path: Path, policy: Policy) -> None:
    Store.open(path, policy)
    Store.open(path, policy).close()


def test_a_closed_store_says_so_and_may_be_closed_again(store: Store) -> None:
    store.close()
    store.close()
    with pytest.raises(StoreError, match="The record has been closed"):
        letters(store)


def test_a_store_closes_at_the_end_of_its_block_also_when_something_is_raised(path: Path, policy: Policy) -> None:
    with pytest.raises(ZeroDivisionError), Store.open(path, policy):
        raise ZeroDivisionError
    Store.open(path, policy).close()


def test_many_threads_read_while_one_writes_and_each_sees_whole_loads_only(store: Store) -> None:
    store.save(a_full_load(1), "officer")
    start = Barrier(9)

    def ask() -> set[int]:
        start.wait()
        found = set()
        for _ in range(25):
            rows = store.query(
                "select count(*) as facts from record.letter union all select count(*) from record.contact"
            )
            found |= set(rows.column("facts").to_pylist())
        return found

    def load() -> set[int]:
        start.wait()
        for number in range(2, 6):
            store.save(a_full_load(number), "officer")
        return {SMALL}

    with ThreadPoolExecutor(9) as threads:
        tasks = [threads.submit(act) for act in (load, *[ask] * 8)]
        seen = set().union(*(task.result() for task in tasks))
    assert seen <= {SMALL * number for number in range(1, 6)}
    assert last_entry(store) == 5


def test_threads_that_load_at_once_each_get_an_entry_of_their_own(store: Store) -> None:
    with ThreadPoolExecutor(4) as threads:
        saved = threads.map(
            lambda urn: store.save(reading(letter=[letter(urn)]), "officer").entry, range(100001, 100005)
        )
        assert sorted(entry or 0 for entry in saved) == [1, 2, 3, 4]
    assert store.check() == ()


def test_an_answer_is_not_disturbed_by_a_load_that_follows(store: Store) -> None:
    store.save(reading(letter=[letter(100001)]), "officer")
    answer = store.query("select urn from record.letter")
    store.save(reading(letter=[letter(100002)]), "officer")
    assert answer.column("urn").to_pylist() == [100001]
