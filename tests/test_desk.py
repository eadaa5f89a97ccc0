"""The officer's desk: what it keeps, and which authority a record is for."""

from datetime import date
from pathlib import Path

import pytest

from dsa_metrics.desk import Desk, authorities_in, build_demonstration, choose_authority, demonstration_files
from dsa_metrics.errors import InputError
from dsa_metrics.policy import load_policy

DEMONSTRATION = Path(__file__).resolve().parents[1] / "data" / "demo"
TODAY = date(2019, 6, 10)


def test_the_authority_is_written_beside_what_the_policy_says(tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_text("[escalation]\ngrace_days = 14\n", "utf-8")
    policy = choose_authority(path, 'Saint "Osyth" Council', 899)
    assert policy.require_authority().name == 'Saint "Osyth" Council'
    assert policy.escalation.grace_days == 14
    assert load_policy(path) == policy


def test_an_authority_is_chosen_once(tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    choose_authority(path, "Estuary", 899)
    with pytest.raises(InputError, match="names an authority already"):
        choose_authority(path, "Another", 900)
    assert load_policy(path).require_authority().gias_code == 899


@pytest.mark.parametrize(("name", "gias_code"), [(" ", 899), ("Estuary", 0), ("Estuary", 1000)])
def test_what_cannot_be_an_authority_leaves_no_policy_behind(tmp_path: Path, name: str, gias_code: int) -> None:
    with pytest.raises(InputError, match="cannot be"):
        choose_authority(tmp_path / "policy.toml", name, gias_code)
    assert not (tmp_path / "policy.toml").exists()


def test_a_register_tells_its_authorities_and_another_file_none() -> None:
    told = {upload.name: authorities_in(upload) for upload in demonstration_files(DEMONSTRATION)}
    assert [code for code, _, _ in told.pop("estuary-register.csv")] == [899]
    assert not any(told.values())


def test_what_the_desk_keeps_follows_the_record(tmp_path: Path) -> None:
    with build_demonstration(tmp_path / "demo.duckdb", DEMONSTRATION, TODAY) as store:
        desk = Desk(store, load_policy(DEMONSTRATION / "policy.toml"), TODAY)
        assert desk.has_register
        assert desk.entries() is desk.entries()
        desk.undo(1)
        assert not desk.has_register
        assert desk.entries().num_rows == 2


def test_the_demonstration_is_built_once_and_again_when_its_record_was_changed(tmp_path: Path) -> None:
    path = tmp_path / "demo.duckdb"
    build_demonstration(path, DEMONSTRATION, TODAY).close()
    before = path.read_bytes()
    with build_demonstration(path, DEMONSTRATION, TODAY) as store:
        assert path.read_bytes() == before
        store.undo(1, "somebody")
    with build_demonstration(path, DEMONSTRATION, TODAY) as store:
        assert store.entries().num_rows == 1
