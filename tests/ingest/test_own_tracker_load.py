"""A council's own tracker from file to record: suggested once, confirmed, remembered, and loaded twice to no effect."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dsa_metrics.ingest.mapping import ColumnMapping
from dsa_metrics.ingest.read import read
from dsa_metrics.ingest.reading import Reading, Upload
from dsa_metrics.store import Store
from tests.ingest.drawn_files import as_csv, as_workbook
from tests.ingest.gias_files import SAMPLES, TODAY, policy_of

SOUTHEND = policy_of(882)

TRACKER = """
School                          | Letter 1   | Reminder   | DSA returned
Hamstel Junior School           | 2014-10-12 | 2018-02-08 |
West Leigh Junior School        | 2018-10-12 |            | 2019-05-01
"""
IN_ANOTHER_ORDER = """
DSA RETURNED | school                   | reminder   | letter 1
2019-05-02   | West Leigh Junior School | 2018-11-12 | 2018-10-12
"""
WITH_MEANS = """
School                   | Letter 1   | How data is sent
West Leigh Junior School | 2018-10-12 | secure portal
"""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A record that knows the schools of Southend."""
    with Store.open(tmp_path / "record.duckdb", SOUTHEND) as store:
        register = Upload("register.csv", (SAMPLES / "southend-2023-11-16.csv").read_bytes())
        store.save(read([register], store.known(), SOUTHEND, TODAY, {}), "officer")
        yield store


def reading_of(store: Store, content: bytes, *confirmed: ColumnMapping) -> Reading:
    mappings = {**store.mappings(), **{mapping.signature: mapping for mapping in confirmed}}
    return read([Upload("own.csv", content)], store.known(), SOUTHEND, TODAY, mappings)


def suggestion(store: Store, content: bytes) -> ColumnMapping:
    suggested = reading_of(store, content).suggested
    assert suggested is not None
    return suggested


def test_nothing_is_read_until_the_columns_are_confirmed(store: Store) -> None:
    reading = reading_of(store, as_csv(TRACKER))
    assert [problem.rule for problem in reading.problems] == ["mapping_not_confirmed"]
    assert all(not table.num_rows for table in reading.facts.values())


@pytest.mark.parametrize("content", [as_csv(TRACKER), as_workbook({"Tracker": TRACKER})], ids=["csv", "xlsx"])
def test_confirmed_columns_give_facts_to_the_school_that_was_open(store: Store, content: bytes) -> None:
    reading = reading_of(store, content, suggestion(store, content))
    assert reading.problems == ()
    letters = reading.facts["letter"].to_pylist()
    hamstel_before, hamstel_academy, west_leigh = 114770, 143335, 142753
    assert [(letter["urn"], letter["source_row"]) for letter in letters] == [
        (hamstel_before, 2),
        (hamstel_academy, 2),
        (west_leigh, 3),
    ]


def test_the_columns_are_remembered_for_the_next_file_with_the_same_headings(store: Store) -> None:
    saved = store.save(reading_of(store, as_csv(TRACKER), suggestion(store, as_csv(TRACKER))), "officer")
    assert saved.entry == 2
    later = reading_of(store, as_csv(IN_ANOTHER_ORDER))
    assert (later.suggested, later.problems) == (None, ())
    assert later.facts["agreement"].num_rows == 1


def test_loading_the_same_tracker_again_changes_nothing(store: Store) -> None:
    store.save(reading_of(store, as_csv(TRACKER), suggestion(store, as_csv(TRACKER))), "officer")
    assert store.save(reading_of(store, as_csv(TRACKER)), "officer").entry is None


def test_the_day_of_an_assessment_is_asked_again_for_every_file(store: Store) -> None:
    content = as_csv(WITH_MEANS)
    on_that_day = replace(suggestion(store, content), constants={"assessed_on": "2019-06-04"})
    reading = reading_of(store, content, on_that_day)
    assert (reading.suggested, reading.problems) == (None, ())
    store.save(reading, "officer")
    later = reading_of(store, content)
    assert [problem.rule for problem in later.problems] == ["own_field_lacking"]
    assert later.suggested is not None
    assert later.suggested.fields == on_that_day.fields
