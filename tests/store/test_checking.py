"""What a check finds, and what no statement can do."""

from pathlib import Path

import duckdb
import pytest

from dsa_metrics.errors import InputError, StoreDamaged, StoreError
from dsa_metrics.policy import Authority, Policy
from dsa_metrics.record.seal import Seal, read_seal, write_seal
from dsa_metrics.store import Store
from tests.store.asking import last_entry
from tests.store.readings import FIRST, SECOND, letter, reading, school


def test_a_new_record_has_nothing_wrong_with_it(store: Store) -> None:
    assert store.check() == ()


def test_a_check_names_the_entry_and_the_table_whose_rows_were_changed(store: Store, path: Path) -> None:
    store.save(reading(letter=[letter(100001)]), "officer")
    with store._file.writing() as cursor:
        cursor.execute("update record.letter set sent_on = sent_on + 1")
    assert store.check() == ("What entry 1 brought into the table letter is not what was recorded.",)


def test_a_check_finds_a_seal_that_is_not_the_files(store: Store, path: Path) -> None:
    seal = read_seal(path)
    assert seal is not None
    write_seal(path, Seal("0" * 64, seal.entry))
    assert store.check() == ("The record's file is not what its seal says.",)


def test_a_check_says_what_does_not_fit_the_policy(path: Path, policy: Policy) -> None:
    of_882 = policy.model_copy(update={"authority": Authority(name="Southend-on-Sea", gias_code=882)})
    with Store.open(path, of_882) as store:
        schools = [
            school(100001, FIRST, dfe_number="8832001"),
            school(100001, SECOND, dfe_number="8822001"),
            school(100002, SECOND, dfe_number="8832002"),
            school(100003, SECOND, phase="Orbital"),
            school(100004, SECOND, phase=None),
        ]
        flows = [{"urn": 100001, "assessed_on": FIRST, "means": means} for means in ("carrier pigeon", "secure portal")]
        store.save(reading(school=schools, data_flow=flows[:1]), "officer")
        assert store.check() == (
            "Data flows by a means that the policy does not list: 1. They count as not assessed.",
            "Schools of a phase that the policy does not list: 1. They are left out of every figure.",
            "Schools of the newest register that belong to another authority than the policy's: 1.",
        )
        store.save(reading(data_flow=flows[1:]), "officer")
        store.undo(1, "officer")
        assert store.check() == ()


def test_another_policy_is_another_version(path: Path, policy: Policy) -> None:
    with Store.open(path, policy) as store:
        version = store.version
    stricter = Policy.model_validate(policy.model_dump() | {"escalation": {"letters": 3, "grace_days": 0}})
    with Store.open(path, stricter) as store:
        assert store.version != version
        assert store.query("select letters, grace_days from policy_escalation").to_pylist() == [
            {"letters": 3, "grace_days": 0}
        ]


def test_the_policy_stands_beside_the_record_as_tables(store: Store, policy: Policy) -> None:
    phases = store.query("select phase, is_priority from policy_phase order by position").to_pylist()
    assert [row["phase"] for row in phases] == [str(phase) for phase in policy.cohort.phases]
    assert {row["phase"] for row in phases if row["is_priority"]} == {str(phase) for phase in policy.cohort.priority}
    means = store.query("select means, flow from policy_means").to_pylist()
    assert {row["means"]: row["flow"] for row in means} == {
        name: str(stated.flow) for name, stated in policy.means.items()
    }


@pytest.mark.parametrize(
    "statement",
    [
        "select * from read_text('{folder}/secret.txt')",
        "select * from read_csv('{folder}/secret.txt')",
        "select * from '{folder}/secret.txt'",
        "select * from glob('{folder}/*')",
        "copy (select 1) to '{folder}/out.csv'",
        "attach '{folder}/other.duckdb'",
        "install httpfs",
        "load httpfs",
        "set enable_external_access = true",
        "set allowed_directories = ['{folder}']",
        "insert into record.letter (urn, step, sent_on, entry, file_no) values (1, 1, date '2019-01-01', 1, 1)",
        "drop table record.letter",
        "select * from policy",
    ],
)
def test_no_question_reaches_another_file_or_an_extension_or_changes_a_fact(
    store: Store, tmp_path: Path, policy: Policy, statement: str
) -> None:
    (tmp_path / "secret.txt").write_text("a,b\n1,2\n")
    with pytest.raises(duckdb.Error):
        store.query(statement.format(folder=tmp_path))
    assert {"out.csv", "other.duckdb"}.isdisjoint(file.name for file in tmp_path.iterdir())


def test_a_file_that_turns_out_unreadable_while_it_is_open_is_said_without_the_words_of_duckdb(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(StoreDamaged) as refusal, store._file.reading():
        raise duckdb.IOException("Could not read block 7 of /somewhere/secret")
    assert "secret" not in str(refusal.value)
    assert refusal.value.__cause__ is None


def test_facts_that_do_not_fit_their_table_are_refused_whole_and_without_repeating_them(store: Store) -> None:
    for wrong in (letter(10**12), {**letter(100001), "step": None}):
        with pytest.raises(StoreError) as refusal:
            store.save(reading(letter=[letter(100001), wrong]), "officer")
        assert str(refusal.value).startswith("The record could not be written to. Nothing was changed.")
        assert str(10**12) not in str(refusal.value)
    assert last_entry(store) == 0
    assert store.warnings == ()
    assert store.check() == ()


def test_what_goes_wrong_in_the_middle_of_a_load_leaves_nothing_of_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise InputError("Stopped.")

    monkeypatch.setattr("dsa_metrics.store.seal_entry", fail)
    with pytest.raises(InputError, match="Stopped"):
        store.save(reading(letter=[letter(100001)]), "officer")
    assert last_entry(store) == 0
    assert store.warnings == ()
    monkeypatch.undo()
    assert store.save(reading(letter=[letter(100001)]), "officer").entry == 1
