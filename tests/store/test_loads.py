from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from dsa_metrics.errors import InputError
from dsa_metrics.facts import FACT_TABLES, FactTable
from dsa_metrics.ingest.reading import SourceFile
from dsa_metrics.store import Store
from tests.store.asking import last_entry, letters
from tests.store.conftest import Clock
from tests.store.readings import (
    A_BAD_ROW,
    A_MAPPING,
    FIRST,
    SECOND,
    Row,
    faulty,
    letter,
    reading,
    school,
)

SAMPLES: dict[str, object] = {
    "text": "x",
    "date": FIRST,
    "integer": 100001,
    "boolean": True,
    "number": Decimal("17.871795"),
}
OTHERS: dict[str, object] = {
    "text": "y",
    "date": SECOND,
    "integer": 100002,
    "boolean": False,
    "number": Decimal("17.871796"),
}


def row_of(table: FactTable) -> dict[str, object]:
    return {column: SAMPLES[kind] for column, kind in table.columns.items()}


@pytest.mark.parametrize("table", FACT_TABLES, ids=lambda table: table.name)
def test_a_fact_of_any_table_comes_back_as_it_was_loaded(store: Store, table: FactTable) -> None:
    store.save(reading(**{table.name: [row_of(table)]}), "officer")
    (found,) = store.query(f"select * from record.{table.name}").to_pylist()
    assert found == row_of(table) | {"entry": 1, "file_no": 1, "sheet": table.name, "source_row": 2}


@pytest.mark.parametrize("table", FACT_TABLES, ids=lambda table: table.name)
def test_another_value_outside_the_natural_key_corrects_the_fact(store: Store, table: FactTable) -> None:
    store.save(reading(**{table.name: [row_of(table)]}), "officer")
    for column in table.values:
        corrected = row_of(table) | {column: OTHERS[table.columns[column]]}
        found = store.difference(reading(**{table.name: [corrected]}))
        assert (found.new, found.corrected, found.unchanged, found.missing) == (0, 1, 0, 0)
        assert found.changes.column("column").to_pylist() == [column]


@pytest.mark.parametrize("table", FACT_TABLES, ids=lambda table: table.name)
def test_another_value_in_the_natural_key_makes_another_fact(store: Store, table: FactTable) -> None:
    store.save(reading(**{table.name: [row_of(table)]}), "officer")
    for column in table.key:
        other = row_of(table) | {column: OTHERS[table.columns[column]]}
        found = store.difference(reading(**{table.name: [other]}))
        assert (found.new, found.corrected, found.unchanged) == (1, 0, 0)


def test_a_correction_takes_the_place_of_the_fact_and_the_old_one_is_kept(store: Store) -> None:
    store.save(reading(letter=[letter(100001, sent_on=FIRST)]), "officer")
    saved = store.save(reading(letter=[letter(100001, sent_on=SECOND)]), "officer")
    assert saved.difference.corrected == 1
    assert letters(store) == {(100001, 1): SECOND}
    assert store.query("select sent_on from record.letter order by entry").column(0).to_pylist() == [FIRST, SECOND]


def test_a_blank_in_the_natural_key_equals_a_blank(store: Store) -> None:
    contact: Row = {"urn": 100001, "held_on": FIRST, "made_by": "school", "channel": None, "outcome": "open"}
    store.save(reading(contact=[contact]), "officer")
    assert store.difference(reading(contact=[contact])).unchanged == 1
    assert store.difference(reading(contact=[{**contact, "outcome": "agreed"}])).corrected == 1


def test_loading_the_same_facts_again_records_nothing(store: Store) -> None:
    the_file = reading(letter=[letter(100001), letter(100002)])
    assert store.save(the_file, "officer").entry == 1
    version = store.version
    again = store.save(the_file, "officer")
    assert (again.entry, again.difference.unchanged) == (None, 2)
    assert last_entry(store) == 1
    assert store.version == version


def test_a_load_restates_what_it_does_not_change(store: Store) -> None:
    store.save(reading(letter=[letter(100001)]), "officer")
    store.save(reading(letter=[letter(100001), letter(100002)]), "officer")
    stored = store.query("select entry, urn from record.letter order by entry, urn").to_pylist()
    assert [(row["entry"], row["urn"]) for row in stored] == [(1, 100001), (2, 100001), (2, 100002)]


def test_facts_missing_from_a_later_file_stay(store: Store) -> None:
    store.save(reading(letter=[letter(100001), letter(100002)]), "officer")
    saved = store.save(reading(letter=[letter(100003)]), "officer")
    assert saved.difference.missing == 2
    assert set(letters(store)) == {(100001, 1), (100002, 1), (100003, 1)}


def test_a_table_that_the_files_do_not_speak_of_is_not_missing(store: Store) -> None:
    store.save(reading(letter=[letter(100001)]), "officer")
    assert store.difference(reading(meeting=[])).counts.keys() == {"meeting"}


def test_the_schools_missing_from_a_register_are_those_of_the_register_before(store: Store) -> None:
    store.save(reading(school=[school(100000, date(2018, 1, 1))]), "officer")
    store.save(reading(school=[school(urn, date(2018, 9, 1)) for urn in (100001, 100002, 100003)]), "officer")
    later = reading(school=[school(urn, date(2019, 1, 1)) for urn in (100002, 100004)])
    found = store.difference(later)
    assert (found.new, found.missing) == (2, 2)
    assert store.difference(reading(school=[school(100009, date(2017, 1, 1))])).missing == 0


def test_what_is_missing_from_a_publication_is_what_the_record_has_of_the_same_one(store: Store) -> None:
    def area(published_on: date, code: str) -> Row:
        key = {"published_on": published_on, "area_level": "authority", "area_code": code, "phase": "Primary"}
        return {**key, "area_name": code, "sharing": Decimal("1.5"), "total": 2}

    both = [area(day, code) for day in (FIRST, SECOND) for code in ("201", "202", "203")]
    store.save(reading(attendance_sharing=both), "officer")
    found = store.difference(reading(attendance_sharing=[area(SECOND, "202"), area(SECOND, "204")]))
    assert (found.new, found.unchanged, found.missing) == (1, 1, 2)


def test_the_seal_of_a_number_is_of_a_text_that_no_version_writes_otherwise(store: Store) -> None:
    numbers = [Decimal("0"), Decimal("0.000001"), Decimal("17.871795"), Decimal("20576.04"), None]
    key = {"published_on": FIRST, "area_level": "authority", "phase": "Primary", "area_name": "x"}
    rows = [{**key, "area_code": str(place), "sharing": number} for place, number in enumerate(numbers)]
    store.save(reading(attendance_sharing=rows), "officer")
    texts = store.query("select sharing::text as said from record.attendance_sharing order by area_code")
    assert texts.column("said").to_pylist() == ["0.000000", "0.000001", "17.871795", "20576.040000", None]


def test_a_fact_that_two_files_of_a_load_state_is_kept_once_as_the_later_file_states_it(store: Store) -> None:
    two = reading(letter=[letter(100001), {**letter(100001, sent_on=SECOND), "file_no": 2}])
    saved = store.save(replace(two, files=(two.files[0], SourceFile(2, "b.csv", "cd", "letters"))), "officer")
    assert saved.difference.new == 1
    assert letters(store) == {(100001, 1): SECOND}


def test_one_load_is_one_entry_with_all_its_files(store: Store) -> None:
    files = (SourceFile(1, "register.csv", "ab", "register"), SourceFile(2, "tracker.xlsx", "cd", "tracker"))
    both = replace(reading(school=[school(100001, FIRST)], letter=[letter(100001)]), files=files)
    store.save(both, "A. Officer")
    (entry,) = store.entries().to_pylist()
    assert (entry["kind"], entry["who"], entry["what"]) == ("load", "A. Officer", "register, tracker")
    assert entry["files"] == "register.csv, tracker.xlsx"
    assert store.digests_of_files() == ["ab", "cd"]
    assert (entry["new"], entry["corrected"], entry["unchanged"], entry["missing"]) == (2, 0, 0, 0)
    stored = store.query("select file_no, name, sha256, kind from record.entry_file order by file_no").to_pylist()
    assert [tuple(row.values()) for row in stored] == [
        (1, "register.csv", "ab", "register"),
        (2, "tracker.xlsx", "cd", "tracker"),
    ]


def test_a_reading_with_errors_is_refused_whole(store: Store) -> None:
    with pytest.raises(InputError, match="nothing was loaded"):
        store.save(faulty(letter=[letter(100001)]), "officer")
    assert last_entry(store) == 0
    assert letters(store) == {}


def test_accepting_the_good_rows_loads_them_and_sets_the_others_aside(store: Store) -> None:
    saved = store.save(faulty(letter=[letter(100001)]), "officer", accept_good_rows=True)
    assert (saved.entry, saved.quarantined) == (1, 1)
    assert set(letters(store)) == {(100001, 1)}
    (kept,) = store.query("select * from record.quarantine").to_pylist()
    assert kept == vars(A_BAD_ROW) | {"entry": 1}
    assert store.entries().column("quarantined").to_pylist() == [1]


def test_rows_set_aside_are_never_lost_and_never_kept_twice(store: Store) -> None:
    store.save(reading(letter=[letter(100001)]), "officer")
    assert store.save(faulty(letter=[letter(100001)]), "officer", accept_good_rows=True).entry == 2
    assert store.save(faulty(letter=[letter(100001)]), "officer", accept_good_rows=True).entry is None


def test_a_confirmed_mapping_is_remembered_by_the_headings_it_is_for(store: Store) -> None:
    store.save(replace(reading(letter=[letter(100001)]), confirmed_mapping=A_MAPPING), "officer")
    assert store.mappings() == {"signature": A_MAPPING}


def test_a_load_that_only_changes_a_mapping_is_recorded_and_only_once(store: Store) -> None:
    the_file = replace(reading(letter=[letter(100001)]), confirmed_mapping=A_MAPPING)
    assert store.save(the_file, "officer").entry == 1
    assert store.save(the_file, "officer").entry is None
    changed = replace(A_MAPPING, fields={"urn": "URN"})
    assert store.save(replace(the_file, confirmed_mapping=changed), "officer").entry == 2
    assert store.mappings()["signature"] == changed


def test_the_schools_known_are_those_of_every_register_by_every_name(store: Store) -> None:
    before = {"dfe_number": "8822001", "opened_on": FIRST}
    store.save(reading(school=[school(100001, date(2018, 1, 1), "Alderbank", **before)]), "officer")
    store.save(reading(school=[school(100001, date(2018, 9, 1), "Alderbank", dfe_number="8824001")]), "officer")
    newest = {"dfe_number": "8825001", "opened_on": FIRST, "closed_on": SECOND, "pupils": 210}
    store.save(reading(school=[school(100001, date(2019, 1, 1), "Alder Academy", **newest)]), "officer")
    known = store.known()
    assert str(known.schema.field("urn").type) == "int64"
    life = {"urn": 100001, "opened_on": FIRST, "closed_on": SECOND, "pupils": 210}
    assert known.to_pylist() == [
        {**life, "name": "Alder Academy", "dfe_number": "8825001"},
        {**life, "name": "Alderbank", "dfe_number": "8824001"},
    ]


def test_the_schools_of_a_withdrawn_register_are_not_known(store: Store) -> None:
    store.save(reading(school=[school(100001, FIRST)]), "officer")
    store.undo(1, "officer")
    assert store.known().num_rows == 0


def test_entries_are_recorded_in_strict_order_of_time_even_when_the_clock_stands_still_or_goes_back(
    store: Store, clock: Clock
) -> None:
    for number, hours in enumerate((0, 0, -5, 1), start=1):
        clock.move_on(hours=hours)
        store.save(reading(letter=[letter(100000 + number)]), "officer")
    times = store.entries().column("recorded_at").to_pylist()
    assert times == sorted(set(times), reverse=True)


def test_what_was_known_at_a_moment_is_what_had_been_recorded_by_then(store: Store, clock: Clock) -> None:
    store.save(reading(letter=[letter(100001, sent_on=FIRST)]), "officer")
    clock.move_on(days=1)
    between = clock().replace(tzinfo=None)
    clock.move_on(days=1)
    store.save(reading(letter=[letter(100001, sent_on=SECOND)]), "officer")
    assert letters(store, between) == {(100001, 1): FIRST}
    assert letters(store) == {(100001, 1): SECOND}


def test_the_version_changes_with_every_entry(store: Store) -> None:
    versions = [store.version]
    for urn in (100001, 100002):
        store.save(reading(letter=[letter(urn)]), "officer")
        versions.append(store.version)
    store.undo(2, "officer")
    versions.append(store.version)
    assert len(set(versions)) == 4
