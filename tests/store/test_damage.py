"""Whatever happens to the file, it is noticed at the next start and said plainly, with the way back."""

import shutil
from functools import partial
from pathlib import Path
from random import Random

import duckdb
import pytest

from dsa_metrics.errors import StoreDamaged, StoreError
from dsa_metrics.policy import Policy
from dsa_metrics.record import settling, wording
from dsa_metrics.record.seal import log_path, seal_path
from dsa_metrics.store import Store
from tests.store.asking import letters
from tests.store.damage import Figures, copied, flip, looked_at
from tests.store.processes import another_process, meddle
from tests.store.readings import a_full_load, letter, reading

PLACES = Random(1906)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory, policy: Policy) -> Path:
    """A record with two loads and an undoing, at rest."""
    path = tmp_path_factory.mktemp("sound") / "dsa.duckdb"
    with Store.open(path, policy) as store:
        store.save(a_full_load(1), "officer")
        store.save(a_full_load(2), "officer")
        store.undo(1, "officer")
    return path


@pytest.fixture
def record(sound: Path, tmp_path: Path) -> Path:
    """A copy of the sound record, to be spoiled."""
    return copied(sound, tmp_path / "copy")


def refused_or_looked_at(path: Path) -> tuple[Figures | None, tuple[str, ...]]:
    try:
        return looked_at(path)
    except StoreDamaged as refusal:
        return None, (str(refusal),)


def test_every_flipped_byte_of_a_sealed_record_is_noticed_and_no_figure_is_changed(sound: Path, tmp_path: Path) -> None:
    expected, _ = looked_at(sound)
    refusals = 0
    for number, place in enumerate([*range(0, 24, 4), *PLACES.sample(range(sound.stat().st_size), 50)]):
        path = copied(sound, tmp_path / str(number))
        flip(path, place)
        figures, warnings = refused_or_looked_at(path)
        print(f"byte {place}: {warnings}")
        assert warnings
        assert figures in (None, expected)
        refusals += figures is None
    assert refusals > 0


def test_a_flipped_byte_of_a_record_without_its_seal_changes_no_figure(sound: Path, tmp_path: Path) -> None:
    expected, _ = looked_at(sound)
    for number, place in enumerate(PLACES.sample(range(sound.stat().st_size), 12)):
        path = copied(sound, tmp_path / str(number))
        seal_path(path).unlink()
        flip(path, place)
        figures, warnings = refused_or_looked_at(path)
        assert warnings
        assert figures in (None, expected)


def test_a_flipped_byte_of_the_seal_refuses_nothing(record: Path) -> None:
    expected, _ = looked_at(record)
    for place in range(0, seal_path(record).stat().st_size, 16):
        content = seal_path(record).read_bytes()
        flip(seal_path(record), place)
        figures, _ = looked_at(record)
        assert figures == expected
        seal_path(record).write_bytes(content)


def test_a_byte_changed_outside_any_figure_is_said_once(record: Path) -> None:
    with record.open("ab") as file:
        file.write(b"\0" * 512)
    assert looked_at(record)[1] == (wording.CHANGED,)
    assert looked_at(record)[1] == ()


@pytest.mark.parametrize("left", [0.9, 0.5, 0.1, 0.01])
def test_a_truncated_record_is_noticed(sound: Path, record: Path, left: float) -> None:
    expected, _ = looked_at(sound)
    with record.open("r+b") as file:
        file.truncate(int(record.stat().st_size * left))
    figures, warnings = refused_or_looked_at(record)
    assert warnings
    assert figures in (None, expected)


@pytest.mark.parametrize("content", [b"", b"URN,School\r\n100001,Alderbank\r\n" * 900, b"PK\x03\x04" * 5000])
@pytest.mark.parametrize("has_seal", [True, False])
def test_a_file_that_is_no_record_is_refused_and_left_as_it_is(record: Path, content: bytes, has_seal: bool) -> None:
    record.write_bytes(content)
    if not has_seal:
        seal_path(record).unlink()
    with pytest.raises(StoreDamaged, match="not a record of DSA Metrics"):
        looked_at(record)
    assert record.read_bytes() == content


def test_a_database_of_another_program_is_refused_and_left_as_it_is(path: Path) -> None:
    with duckdb.connect(path) as connection:
        connection.execute("create table letter (urn integer)")
    content = path.read_bytes()
    with pytest.raises(StoreDamaged, match="is a database, but not a record"):
        looked_at(path)
    assert path.read_bytes() == content


@pytest.mark.parametrize(
    "spoiling",
    [
        "update letter set sent_on = sent_on + 1 where urn = 100007 and entry = 2",
        "update letter set sheet = null where urn = 100007 and entry = 2",
        "delete from contact where urn = 100007 and entry = 1",
        "insert into letter (urn, step, sent_on, entry, file_no) values (100007, 9, date '2019-01-01', 2, 1)",
        "insert into letter (urn, step, sent_on, entry, file_no) values (100007, 9, date '2019-01-01', 4, 1)",
        "delete from entry where entry = 3",
        "delete from entry where entry = 2",
        "update entry set recorded_at = recorded_at + interval 1 year where entry = 1",
        "update entry set is_withdrawal = false where entry = 3",
        "update entry_file set name = 'other.xlsx'",
        "delete from entry_seal where table_name = 'letter'",
        "drop table letter",
        "alter table letter drop column sheet",
    ],
)
def test_a_record_changed_by_another_program_is_refused(record: Path, spoiling: str) -> None:
    with duckdb.connect(record) as connection:
        connection.execute(spoiling)
    with pytest.raises(StoreDamaged, match="its facts do not agree with its ledger"):
        looked_at(record)


@pytest.mark.parametrize(
    ("sql", "warning"),
    [
        ("delete from letter where urn = 100007", wording.FOREIGN_LOG_SET_ASIDE),
        ("create table own (urn integer)", wording.FOREIGN_LOG),
    ],
)
def test_a_log_left_by_another_program_changes_no_fact_and_is_said(record: Path, sql: str, warning: str) -> None:
    expected, _ = looked_at(record)
    with another_process(partial(meddle, sql=sql), record) as (process, _):
        process.join()
    assert log_path(record).exists()
    assert looked_at(record) == (expected, (warning,))
    assert looked_at(record) == (expected, ())


def test_a_damaged_record_names_the_newest_sound_backup_and_copying_it_back_helps(sound: Path, tmp_path: Path) -> None:
    folder = tmp_path / "whole"
    shutil.copytree(sound.parent, folder)
    record = folder / sound.name
    newest, older = sorted((folder / "backups").glob("*.duckdb"), reverse=True)[:2]
    flip(newest, 4096)
    flip(record, 8)
    with pytest.raises(StoreDamaged) as refusal:
        looked_at(record)
    assert f"copy backups/{older.name} over it" in str(refusal.value)
    assert str(tmp_path) not in str(refusal.value)
    shutil.copy(older, record)
    figures, (warning,) = looked_at(record)
    assert list(figures) == [1, 2]
    assert warning.startswith("The record is older than the one last saved here: its last entry is 2, not 3.")


def test_without_a_sound_backup_a_damaged_record_says_so(record: Path) -> None:
    flip(record, 8)
    with pytest.raises(StoreDamaged, match="There is no sound backup beside it"):
        looked_at(record)


def test_a_record_whose_ledger_cannot_be_read_is_refused(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise duckdb.IOException("Could not read block 7 of /somewhere/secret")

    seal_path(record).unlink()
    monkeypatch.setattr(settling, "last_entry", fail)
    with pytest.raises(StoreDamaged) as refusal:
        looked_at(record)
    assert str(refusal.value).startswith(wording.DAMAGED)


def test_a_missing_seal_has_every_fact_counted_and_is_made_again(record: Path) -> None:
    seal_path(record).unlink()
    assert looked_at(record)[1] == (wording.NO_SEAL,)
    assert looked_at(record)[1] == ()


@pytest.mark.parametrize("with_seal", [True, False])
def test_a_backup_copied_over_the_record_opens(sound: Path, tmp_path: Path, policy: Policy, with_seal: bool) -> None:
    folder = tmp_path / "whole"
    shutil.copytree(sound.parent, folder)
    (oldest,) = (folder / "backups").glob("*-entry-000001.duckdb")
    shutil.copy(oldest, folder / sound.name)
    if with_seal:
        shutil.copy(seal_path(oldest), seal_path(folder / sound.name))
    with Store.open(folder / sound.name, policy) as store:
        assert [warning.partition(":")[0] for warning in store.warnings] == (
            [] if with_seal else ["The record is older than the one last saved here"]
        )
        assert store.entries().column("entry").to_pylist() == [1]
        assert store.save(a_full_load(5), "officer").entry == 2


def test_a_newer_copy_put_in_the_place_of_the_record_opens_with_a_warning(
    record: Path, sound: Path, policy: Policy
) -> None:
    seal = seal_path(record).read_bytes()
    with Store.open(record, policy) as store:
        store.save(a_full_load(5), "officer")
    seal_path(record).write_bytes(seal)
    (warning,) = looked_at(record)[1]
    assert warning.startswith("The record is newer than the one last saved here: its last entry is 4, not 3.")


def test_a_backup_copied_over_the_record_while_it_is_open_is_noticed_at_the_next_question(
    store: Store, path: Path
) -> None:
    store.save(reading(letter=[letter(100001)]), "officer")
    store.save(reading(letter=[letter(100002)]), "officer")
    version = store.version
    (older,) = (path.parent / "backups").glob("*-entry-000001.duckdb")
    shutil.copy(older, path)
    assert set(letters(store)) == {(100001, 1)}
    assert store.version != version
    assert len(store.warnings) == 1


def test_a_record_that_is_gone_while_it_is_open_is_said_plainly(store: Store, path: Path) -> None:
    path.unlink()
    with pytest.raises(StoreError, match="cannot be reached"):
        letters(store)


def test_a_seal_without_its_record_is_not_passed_over(record: Path, policy: Policy) -> None:
    record.unlink()
    with Store.open(record, policy) as store:
        assert store.warnings == (wording.ORPHANED_SEAL,)
        assert store.entries().num_rows == 0


def test_no_message_repeats_the_words_of_duckdb_or_of_the_system(tmp_path: Path, policy: Policy) -> None:
    with pytest.raises(StoreError) as refusal:
        Store.open(tmp_path, policy)
    assert str(tmp_path) not in str(refusal.value)
    assert "Error" not in str(refusal.value)
    assert refusal.value.__cause__ is None
