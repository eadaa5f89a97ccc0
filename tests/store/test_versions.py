"""A record of a newer version is refused unharmed; one of an older version is brought up to date."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from dsa_metrics.errors import StoreTooNew
from dsa_metrics.facts import FACT_TABLES, PROVENANCE
from dsa_metrics.policy import Policy
from dsa_metrics.record import migrations
from dsa_metrics.record.migrations import Migration
from dsa_metrics.record.private_files import digest_of
from dsa_metrics.record.seal import Seal, read_seal, seal_path, write_seal
from dsa_metrics.store import Store
from tests.store.asking import letters
from tests.store.readings import letter, reading

KINDS = {"text": "VARCHAR", "date": "DATE", "integer": "INTEGER", "boolean": "BOOLEAN", "number": "DECIMAL(18,6)"}


@pytest.fixture
def with_one_more(monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on there is one more migration than the record has."""
    more = Migration(len(migrations.migrations()) + 1, "alter table letter add column read_on date")
    all_of_them = (*migrations.migrations(), more)
    monkeypatch.setattr(migrations, "migrations", lambda: all_of_them)


def seal_again(path: Path) -> None:
    seal = read_seal(path)
    assert seal is not None
    write_seal(path, replace(seal, sha256=digest_of(path)))


@pytest.mark.parametrize("has_seal", [True, False])
def test_a_record_of_a_newer_version_is_refused_and_not_a_byte_is_changed(
    store: Store, path: Path, policy: Policy, has_seal: bool
) -> None:
    store.close()
    with duckdb.connect(path) as connection:
        connection.execute("insert into migration values (9999, now()::timestamp)")
    seal_again(path)
    if not has_seal:
        seal_path(path).unlink()
    before = {file.name: file.read_bytes() for file in path.parent.iterdir()}
    with pytest.raises(StoreTooNew, match=r"newer version of DSA Metrics. Install that version"):
        Store.open(path, policy)
    assert {file.name: file.read_bytes() for file in path.parent.iterdir()} == before


def test_a_record_in_a_storage_format_that_is_not_known_yet_is_refused_and_not_a_byte_is_changed(
    store: Store, path: Path, policy: Policy
) -> None:
    store.close()
    content = bytearray(path.read_bytes())
    content[12:20] = (999).to_bytes(8, "little")
    path.write_bytes(content)
    seal_again(path)
    with pytest.raises(StoreTooNew):
        Store.open(path, policy)
    assert path.read_bytes() == content


@pytest.mark.usefixtures("with_one_more")
def test_a_new_record_gets_every_migration(store: Store) -> None:
    columns = store.query("select * from record.letter").column_names
    assert columns[-1] == "read_on"
    applied = store.query("select version from record.migration order by version").column(0).to_pylist()
    assert applied == [migration.version for migration in migrations.migrations()]


def test_an_older_record_is_backed_up_and_brought_up_to_date_with_its_facts(
    store: Store, path: Path, policy: Policy, request: pytest.FixtureRequest
) -> None:
    store.save(reading(letter=[letter(100001)]), "officer")
    store.close()
    before = path.read_bytes()
    for backup in (path.parent / "backups").iterdir():
        backup.unlink()
    request.getfixturevalue("with_one_more")
    with Store.open(path, policy) as updated:
        assert updated.query("select * from record.letter").column_names[-1] == "read_on"
        assert set(letters(updated)) == {(100001, 1)}
        assert updated.warnings == ()
        assert updated.check() == ()
    assert [copy.read_bytes() for copy in (path.parent / "backups").glob("*.duckdb")] == [before]


def test_an_older_record_stays_as_it_was_where_a_migration_fails(
    store: Store, path: Path, policy: Policy, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    before = path.read_bytes()
    number = len(migrations.migrations()) + 1
    last = Migration(number, "create table third (urn integer); select 1 / (select 'x'::integer)")
    faulty = (*migrations.migrations(), last)
    monkeypatch.setattr(migrations, "migrations", lambda: faulty)
    with pytest.raises(Exception, match="could not be written to"):
        Store.open(path, policy)
    assert path.read_bytes() == before
    assert read_seal(path) == Seal(digest_of(path), 0)


def test_the_migrations_are_numbered_from_one_without_a_gap() -> None:
    numbers = [migration.version for migration in migrations.migrations()]
    assert numbers == list(range(1, len(numbers) + 1))


def test_the_tables_of_facts_are_those_of_the_migrations(store: Store) -> None:
    for table in FACT_TABLES:
        found = store.query(
            "select column_name, data_type, is_nullable from duckdb_columns() "
            "where database_name = 'record' and table_name = $table order by column_index",
            {"table": table.name},
        ).to_pylist()
        expected = {**table.columns, **PROVENANCE}
        assert [(row["column_name"], row["data_type"]) for row in found] == [
            (name, KINDS[kind]) for name, kind in expected.items()
        ]


def test_every_table_that_an_entry_writes_to_is_sealed(open_store: Callable[[], Store]) -> None:
    store = open_store()
    with_entry = store.query(
        "select table_name from duckdb_columns() where database_name = 'record' and column_name = 'entry'"
    )
    expected = {table.name for table in FACT_TABLES} | {
        "entry",
        "entry_file",
        "entry_difference",
        "entry_seal",
        "quarantine",
        "column_mapping",
        "campaign",
        "campaign_school",
        "certificate",
        "release",
        "release_school",
        "commentary",
    }
    assert set(with_entry.column("table_name").to_pylist()) == expected
