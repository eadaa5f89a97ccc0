"""What a load is said to change is what it changes."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from dsa_metrics.facts import TABLES
from dsa_metrics.ingest.reading import Reading
from dsa_metrics.policy import load_policy
from dsa_metrics.store import Counts, Store
from tests.store.asking import last_entry, standing
from tests.store.readings import FIRST, SECOND, Row, letter, reading

URNS = st.integers(100001, 100003)
DAYS = st.integers(0, 3).map(lambda days: FIRST + timedelta(days=days))
LETTERS = st.fixed_dictionaries({"urn": URNS, "step": st.integers(1, 2), "sent_on": DAYS})
CONTACTS = st.fixed_dictionaries(
    {
        "urn": URNS,
        "held_on": DAYS,
        "made_by": st.sampled_from(["school", "council"]),
        "channel": st.sampled_from([None, "telephone"]),
        "outcome": st.sampled_from(["open", "agreed"]),
        "note": st.sampled_from([None, "", "x"]),
    }
)
FILES = st.builds(reading, letter=st.lists(LETTERS, max_size=6), contact=st.lists(CONTACTS, max_size=6)) | st.builds(
    reading, letter=st.lists(LETTERS, max_size=5)
)
#: A file to load, or the place of an entry to undo.
ACTS = st.lists(FILES | st.integers(0, 5), min_size=1, max_size=5)


class Model:
    """What stands, kept the plainest way: every load that counts, applied in order."""

    def __init__(self) -> None:
        self.loads: dict[int, Reading] = {}
        self.withdrawn: set[int] = set()

    def standing(self, table: str) -> dict[tuple[object, ...], Row]:
        stands: dict[tuple[object, ...], Row] = {}
        for entry, loaded in self.loads.items():
            if entry not in self.withdrawn:
                stands |= keyed(table, loaded)
        return stands

    def counts(self, arriving: Reading) -> dict[str, Counts]:
        return {table: counted(keyed(table, arriving), self.standing(table)) for table in arriving.facts}


def keyed(table: str, loaded: Reading) -> dict[tuple[object, ...], Row]:
    """The rows of a table by their natural key; the last one of a key counts."""
    rows = loaded.facts[table].select(list(TABLES[table].columns)).to_pylist() if table in loaded.facts else []
    return {tuple(row[name] for name in TABLES[table].key): row for row in rows}


def counted(arriving: dict[tuple[object, ...], Row], standing: dict[tuple[object, ...], Row]) -> Counts:
    both = arriving.keys() & standing.keys()
    unchanged = sum(arriving[key] == standing[key] for key in both)
    return Counts(len(arriving) - len(both), len(both) - unchanged, unchanged, len(standing) - len(both))


def acts_done(store: Store, acts: list[Reading | int]) -> Iterator[tuple[Model, Store]]:
    """Does each act and keeps the model beside it."""
    model = Model()
    for act in acts:
        if isinstance(act, int):
            undo(store, model, act)
        else:
            save(store, model, act)
        yield model, store


def save(store: Store, model: Model, arriving: Reading) -> None:
    expected = model.counts(arriving)
    told = store.difference(arriving)
    done = store.save(arriving, "officer")
    assert told.counts == expected
    assert done.difference.counts == expected
    assert told.changes.equals(done.difference.changes)
    assert (done.entry is None) == (told.new == 0 and told.corrected == 0)
    if done.entry is not None:
        model.loads[done.entry] = arriving
        listed = store.entries().to_pylist()[0]
        for name in asdict(Counts(0, 0, 0, 0)):
            assert listed[name] == sum(asdict(counts)[name] for counts in expected.values())


def undo(store: Store, model: Model, place: int) -> None:
    can_undo = [row for row in reversed(store.entries().to_pylist()) if row["can_undo"]]
    if not can_undo:
        return
    row = can_undo[place % len(can_undo)]
    store.undo(row["entry"], "officer")
    load = row["entry"] if row["kind"] == "load" else row["target"]
    model.withdrawn ^= {load}


@settings(deadline=None, max_examples=12, database=None)
@given(acts=ACTS)
def test_whatever_is_loaded_and_undone_the_record_holds_what_a_plain_model_holds(acts: list[Reading | int]) -> None:
    with TemporaryDirectory() as folder, Store.open(Path(folder) / "dsa.duckdb", load_policy()) as store:
        for model, told in acts_done(store, acts):
            for table in ("letter", "contact"):
                assert sorted(standing(told, table), key=str) == sorted(model.standing(table).values(), key=str)
        assert store.check() == ()


def test_a_difference_writes_nothing(store: Store, path: Path) -> None:
    before = path.read_bytes(), store.version
    store.difference(reading(letter=[letter(100001)]))
    assert (path.read_bytes(), store.version) == before
    assert last_entry(store) == 0


def test_the_changes_say_what_each_corrected_column_was_and_will_be(store: Store) -> None:
    agreement: Row = {"urn": 100001, "returned_on": FIRST, "signed_by": "Head", "note": None}
    store.save(reading(agreement=[agreement], letter=[letter(100001, 2, FIRST)]), "officer")
    corrected = {**agreement, "signed_by": "Chair", "expires_on": date(2020, 1, 1)}
    found = store.difference(reading(agreement=[corrected], letter=[letter(100001, 2, SECOND), letter(100002)]))
    assert [tuple(row.values()) for row in found.changes.to_pylist()] == [
        ("letter", 100001, "2", "sent_on", "2018-10-12", "2019-02-08"),
        ("agreement", 100001, "2018-10-12", "signed_by", "Head", "Chair"),
        ("agreement", 100001, "2018-10-12", "expires_on", None, "2020-01-01"),
    ]


def test_the_changes_of_a_fact_about_no_school_have_no_urn(store: Store) -> None:
    meeting: Row = {"board": "Education Board", "held_on": FIRST, "is_public": True}
    store.save(reading(meeting=[meeting]), "officer")
    found = store.difference(reading(meeting=[{**meeting, "is_public": False}]))
    assert [tuple(row.values()) for row in found.changes.to_pylist()] == [
        ("meeting", None, "Education Board; 2018-10-12", "is_public", "true", "false")
    ]
