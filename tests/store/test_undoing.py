from collections.abc import Callable
from dataclasses import replace

import pytest

from dsa_metrics.errors import InputError
from dsa_metrics.store import Store
from tests.store.asking import last_entry, letters
from tests.store.conftest import Clock
from tests.store.readings import A_MAPPING, FIRST, SECOND, faulty, letter, reading


@pytest.fixture
def corrected(store: Store) -> Store:
    """Entry 1 says the first day, entry 2 corrects it and adds a school."""
    store.save(reading(letter=[letter(100001, sent_on=FIRST)]), "officer")
    store.save(reading(letter=[letter(100001, sent_on=SECOND), letter(100002)]), "officer")
    return store


def test_undoing_a_load_brings_back_what_it_corrected(corrected: Store) -> None:
    assert corrected.undo(2, "officer").entry == 3
    assert letters(corrected) == {(100001, 1): FIRST}


def test_undoing_the_undoing_brings_the_load_back(corrected: Store) -> None:
    before = letters(corrected)
    corrected.undo(2, "officer")
    assert corrected.undo(3, "officer").entry == 4
    assert letters(corrected) == before


def test_undoing_can_go_back_and_forth(corrected: Store) -> None:
    for entry, expected in ((2, FIRST), (3, SECOND), (4, FIRST), (5, SECOND)):
        corrected.undo(entry, "officer")
        assert letters(corrected)[100001, 1] == expected


def test_undoing_an_earlier_load_keeps_what_a_later_file_restated(corrected: Store) -> None:
    corrected.save(reading(letter=[letter(100002), letter(100003)]), "officer")
    corrected.undo(2, "officer")
    assert letters(corrected) == {(100001, 1): FIRST, (100002, 1): FIRST, (100003, 1): FIRST}


def test_what_was_known_before_an_undoing_is_still_known_as_it_was(corrected: Store, clock: Clock) -> None:
    clock.move_on(days=1)
    between = clock().replace(tzinfo=None)
    clock.move_on(days=1)
    corrected.undo(2, "officer")
    assert letters(corrected, between) == {(100001, 1): SECOND, (100002, 1): FIRST}


def test_a_file_whose_load_was_undone_can_be_loaded_again(corrected: Store) -> None:
    corrected.undo(2, "officer")
    again = corrected.save(reading(letter=[letter(100001, sent_on=SECOND), letter(100002)]), "officer")
    assert (again.entry, again.difference.new, again.difference.corrected) == (4, 1, 1)


def test_undoing_a_load_forgets_the_mapping_and_the_rows_set_aside_that_came_with_it(store: Store) -> None:
    with_mapping = replace(faulty(letter=[letter(100001)]), confirmed_mapping=A_MAPPING)
    store.save(with_mapping, "officer", accept_good_rows=True)
    store.undo(1, "officer")
    assert store.mappings() == {}
    assert store.save(with_mapping, "officer", accept_good_rows=True).entry == 3


def test_nothing_is_ever_deleted_by_undoing(corrected: Store) -> None:
    corrected.undo(2, "officer")
    assert corrected.query("select count(*) as n from record.letter").column("n").to_pylist() == [3]


def test_the_list_says_what_was_withdrawn_and_what_can_be_undone(corrected: Store) -> None:
    corrected.undo(2, "A. Officer")
    listed = {row["entry"]: row for row in corrected.entries().to_pylist()}
    assert [(number, row["is_withdrawn"], row["can_undo"]) for number, row in sorted(listed.items())] == [
        (1, False, True),
        (2, True, False),
        (3, False, True),
    ]
    assert (listed[3]["kind"], listed[3]["what"], listed[3]["who"]) == ("undo", "entry 2 withdrawn", "A. Officer")
    assert (listed[3]["target"], listed[3]["is_withdrawal"]) == (2, True)
    corrected.undo(3, "A. Officer")
    listed = {row["entry"]: row for row in corrected.entries().to_pylist()}
    assert [listed[number]["can_undo"] for number in (1, 2, 3, 4)] == [True, True, False, True]
    assert listed[4]["what"] == "entry 2 brought back"


@pytest.mark.parametrize(
    ("undone", "entry", "sentence"),
    [
        ((), 9, "There is no entry 9."),
        ((2,), 2, "Entry 2 has been withdrawn already. Undo entry 3 to bring it back."),
        ((2, 3), 3, "Entry 3 is not the last undoing of entry 2. Undo the last one instead."),
        ((2, 3, 2), 3, "Entry 3 is not the last undoing of entry 2."),
    ],
)
def test_an_undoing_that_makes_no_sense_is_refused_in_words(
    corrected: Store, undone: tuple[int, ...], entry: int, sentence: str
) -> None:
    for earlier in undone:
        corrected.undo(earlier, "officer")
    last = last_entry(corrected)
    with pytest.raises(InputError) as refusal:
        corrected.undo(entry, "officer")
    assert str(refusal.value).startswith(sentence)
    assert last_entry(corrected) == last


def test_undoings_outlast_the_process(corrected: Store, open_store: Callable[[], Store]) -> None:
    corrected.undo(2, "officer")
    corrected.close()
    assert letters(open_store()) == {(100001, 1): FIRST}
