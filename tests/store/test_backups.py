"""Every save leaves a dated copy behind, and an officer may take one at any time."""

import os
import shutil
from pathlib import Path

import pytest

from dsa_metrics.errors import InputError, StoreError
from dsa_metrics.policy import Policy
from dsa_metrics.record import backups, wording
from dsa_metrics.record.seal import is_intact, read_seal, seal_path
from dsa_metrics.store import Store, utc_now
from tests.store.asking import last_entry, letters
from tests.store.conftest import Clock
from tests.store.damage import flip
from tests.store.processes import another_process, hold
from tests.store.readings import letter, reading


@pytest.fixture
def loaded(store: Store) -> Store:
    store.save(reading(letter=[letter(100001)]), "officer")
    return store


def copies(path: Path) -> list[Path]:
    return sorted((path.parent / "backups").glob("*.duckdb"))


def test_a_backup_is_a_record_with_the_same_facts_and_its_seal(loaded: Store, tmp_path: Path, policy: Policy) -> None:
    out = tmp_path / "out.duckdb"
    loaded.backup(out)
    assert is_intact(out)
    with Store.open(out, policy) as copy:
        assert copy.warnings == ()
        assert copy.check() == ()
        assert letters(copy) == letters(loaded)
        assert copy.version == loaded.version


def test_a_backup_is_taken_while_other_programs_have_the_record_open(loaded: Store, path: Path, tmp_path: Path) -> None:
    with another_process(hold, path):
        loaded.backup(tmp_path / "out.duckdb")
    assert is_intact(tmp_path / "out.duckdb")
    assert set(letters(loaded)) == {(100001, 1)}


def test_a_backup_never_takes_the_place_of_another_file(loaded: Store, path: Path, tmp_path: Path) -> None:
    taken = tmp_path / "taken.duckdb"
    taken.write_text("mine")
    for out in (taken, path):
        with pytest.raises(InputError, match="There is already a file of that name"):
            loaded.backup(out)
    assert taken.read_text() == "mine"
    assert last_entry(loaded) == 1


def test_a_backup_into_a_folder_that_is_not_there_is_refused(loaded: Store, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="The folder for the backup does not exist"):
        loaded.backup(tmp_path / "none" / "out.duckdb")


def test_a_record_that_is_not_as_it_was_saved_is_not_handed_out_as_a_backup(
    loaded: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "read_seal", lambda _: None)
    with pytest.raises(StoreError, match="could not be copied as it was last saved"):
        loaded.backup(tmp_path / "out.duckdb")
    assert not (tmp_path / "out.duckdb").exists()


def test_every_entry_leaves_a_sealed_copy_and_the_newest_ten_are_kept(loaded: Store, path: Path, clock: Clock) -> None:
    for number in range(11):
        clock.move_on(minutes=1)
        loaded.save(reading(letter=[letter(100010 + number)]), "officer")
    loaded.undo(12, "officer")
    found = copies(path)
    assert [read_seal(copy).entry for copy in found if read_seal(copy)] == list(range(4, 14))  # type: ignore[union-attr]
    assert all(is_intact(copy) for copy in found)
    assert found[-1].name == "dsa-20190604T101100-entry-000013.duckdb"
    assert found[-1].read_bytes() == path.read_bytes()
    assert len(list((path.parent / "backups").iterdir())) == 20


def test_a_load_that_changes_nothing_leaves_no_copy(loaded: Store, path: Path) -> None:
    before = copies(path)
    loaded.save(reading(letter=[letter(100001)]), "officer")
    assert copies(path) == before


def test_the_copies_of_another_record_in_the_folder_are_left_alone(loaded: Store, path: Path) -> None:
    others = [path.parent / "backups" / f"dsa-old-20180101T00000{n}-entry-000001.duckdb" for n in range(12)]
    for other in others:
        shutil.copy(path, other)
    loaded.save(reading(letter=[letter(100002)]), "officer")
    assert all(other.exists() for other in others)


def test_a_save_stands_although_its_backup_could_not_be_written_and_that_is_said(loaded: Store, path: Path) -> None:
    (path.parent / "backups" / "dsa-20190604T100000-entry-000002.duckdb").mkdir()
    assert loaded.save(reading(letter=[letter(100002)]), "officer").entry == 2
    assert loaded.warnings == (wording.NOT_BACKED_UP,)
    assert loaded.check() == ()


def test_before_a_load_there_is_a_backup_of_what_stands_also_where_it_was_lost(loaded: Store, path: Path) -> None:
    shutil.rmtree(path.parent / "backups")
    before = path.read_bytes()
    loaded.save(reading(letter=[letter(100002)]), "officer")
    assert [copy.read_bytes() for copy in copies(path)] == [before, path.read_bytes()]


def test_where_what_stands_cannot_be_backed_up_a_load_is_refused_and_nothing_is_changed(
    loaded: Store, path: Path
) -> None:
    shutil.rmtree(path.parent / "backups")
    (path.parent / "backups").write_text("in the way")
    before = path.read_bytes()
    with pytest.raises(StoreError, match="No backup of the record could be made, so nothing was changed"):
        loaded.save(reading(letter=[letter(100002)]), "officer")
    assert path.read_bytes() == before
    assert is_intact(path)
    assert loaded.warnings == ()


def test_a_record_that_another_program_changes_while_it_is_copied_leaves_no_copy(loaded: Store, path: Path) -> None:
    seal = read_seal(path)
    assert seal is not None
    shutil.rmtree(path.parent / "backups")
    loaded.close()
    flip(path, path.stat().st_size // 2)
    backups.back_up(path, seal, utc_now())
    assert copies(path) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps no file modes")
def test_nobody_but_the_owner_may_read_the_record_its_seal_and_its_copies(loaded: Store, path: Path) -> None:
    loaded.backup(path.parent / "out.duckdb")
    found = [file for file in path.parent.rglob("*") if file.is_file()]
    assert {seal_path(path), path, path.parent / "out.duckdb", *copies(path)} <= set(found)
    assert {oct(file.stat().st_mode & 0o777) for file in found} == {"0o600"}
    assert oct((path.parent / "backups").stat().st_mode & 0o777) == "0o700"
