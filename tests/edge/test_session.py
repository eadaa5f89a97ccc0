"""Which record is looked at: the demonstration until anything is loaded into the council's own, and never both."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from dsa_metrics.desk import Upload
from pages import session
from pages.places import Places
from pages.places import places as found_places
from tests.edge.server import ROOT

DEMONSTRATION = ROOT / "data" / "demo"


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Places]:
    """A folder of its own, over the demonstration's files."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("DSA_STORE", str(tmp_path_factory.mktemp("data") / "dsa.duckdb"))
        session.let_go()
        yield found_places()
        session.let_go()


@pytest.fixture
def without_record(places: Places) -> Iterator[Places]:
    """The same folder, the council's own record taken away afterwards."""
    yield places
    session.let_go()
    for left in (places.record, places.record.with_name("dsa.duckdb.seal"), places.policy):
        left.unlink(missing_ok=True)


def _register() -> Upload:
    return Upload("register.csv", (DEMONSTRATION / "estuary-register.csv").read_bytes())


def _load_register() -> None:
    desk = session.settle_authority("Estuary", 899)
    desk.load(desk.examine([_register()]))


def test_the_record_stands_where_the_environment_says() -> None:
    places = Places.of({"DSA_STORE": "elsewhere/own.duckdb"}, Path("data"))
    assert places.record == Path("elsewhere/own.duckdb").resolve()
    assert places.policy == places.record.with_name("policy.toml")


def test_by_default_the_record_stands_in_the_data_folder_apart_from_the_demonstrations() -> None:
    places = Places.of({}, Path("data"))
    assert places.record == Path("data/dsa.duckdb").resolve()
    assert places.demonstration_record == Path("data/demo/demo.duckdb").resolve()


def test_without_a_record_the_demonstration_opens_at_its_last_meeting(without_record: Places) -> None:
    shown = session.shown()
    assert shown.is_demonstration
    assert shown.opens_on == date(2019, 6, 4)
    assert not without_record.record.exists()


def test_the_view_of_one_version_is_kept_with_its_answers(without_record: Places) -> None:
    assert session.shown().view is session.shown().view


def test_an_own_record_without_schools_is_shown_only_to_whoever_starts_it(without_record: Places) -> None:
    starting = session.shown(is_starting=True)
    assert not starting.is_demonstration
    assert not starting.has_register
    assert without_record.record.exists()
    assert session.shown().is_demonstration


def test_a_record_that_knows_its_schools_is_shown_to_everybody_as_at_today(without_record: Places) -> None:
    _load_register()
    shown = session.shown()
    assert shown.has_register
    assert not shown.is_demonstration
    assert shown.opens_on == session.today()
    assert shown.view.authority_name == "Estuary"


def test_a_load_gives_every_visitor_a_new_view(without_record: Places) -> None:
    _load_register()
    before = session.shown()
    entry = before.desk.entries().to_pylist()[0]["entry"]
    before.desk.undo(entry)
    undone = session.shown()
    assert not undone.is_demonstration, "nobody takes invented schools for their own after undoing the register"
    assert not undone.has_register
    before.desk.undo(entry + 1)
    assert session.shown().view is not before.view
    assert session.shown().view.schools(date(2019, 6, 4)) == before.view.schools(date(2019, 6, 4))


def test_settling_the_authority_writes_the_policy_and_opens_the_record_anew(without_record: Places) -> None:
    undecided = session.shown(is_starting=True).desk
    assert undecided.policy.authority is None
    settled = session.settle_authority("Estuary Borough Council", 899)
    assert settled.policy.require_authority().gias_code == 899
    assert session.shown(is_starting=True).desk.store is settled.store
    assert "899" in without_record.policy.read_text("utf-8")


def test_a_record_that_was_let_go_is_opened_anew_at_the_same_version(without_record: Places) -> None:
    _load_register()
    before = session.shown()
    version, schools = before.view.version, before.view.schools(session.today())
    session.let_go()
    after = session.shown()
    assert after.view.version == version
    assert after.desk.store is not before.desk.store
    assert after.view.schools(session.today()) == schools != []
