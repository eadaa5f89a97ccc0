"""What officers write for papers is kept with the meeting: the newest counts, nothing is lost, nothing is undone."""

from collections.abc import Callable
from datetime import date

import pytest

from dsa_metrics.errors import InputError
from dsa_metrics.store import Store

JUNE, MARCH = date(2019, 6, 4), date(2019, 3, 26)


def test_the_newest_of_each_section_counts_and_is_there_after_a_restart(open_store: Callable[[], Store]) -> None:
    store = open_store()
    assert store.commentary(JUNE) == {}
    assert store.comment(JUNE, {"purpose": " First. ", "position": "It stands.", "quality": ""}, "officer") == 1
    assert store.comment(JUNE, {"purpose": "Second.", "position": "It stands."}, "officer") == 2
    store.comment(MARCH, {"purpose": "Of March."}, "officer")
    store.close()
    again = open_store()
    assert again.commentary(JUNE) == {"position": "It stands.", "purpose": "Second."}
    assert again.query("select count(*) as rows from record.commentary").to_pylist() == [{"rows": 4}]
    assert again.check() == ()


def test_what_says_nothing_new_is_no_entry_and_a_blank_takes_a_section_back(open_store: Callable[[], Store]) -> None:
    store = open_store()
    store.comment(JUNE, {"purpose": "First."}, "officer")
    assert store.comment(JUNE, {"purpose": "First.\n", "quality": " "}, "officer") is None
    store.comment(JUNE, {"purpose": ""}, "officer")
    assert store.commentary(JUNE) == {}
    assert store.entries().num_rows == 2


def test_commentary_is_not_undone(open_store: Callable[[], Store]) -> None:
    store = open_store()
    entry = store.comment(JUNE, {"purpose": "First."}, "officer")
    assert entry is not None
    with pytest.raises(InputError, match="is commentary for a paper"):
        store.undo(entry, "officer")
    assert [row["can_undo"] for row in store.entries().to_pylist()] == [False]
