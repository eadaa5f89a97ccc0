"""The worked tables and the caps of `disclosure.md`."""

import pytest

from dsa_metrics.disclosure import Block, publish_counts
from tests.disclosure.publishers import DEFAULT, EXAMPLE, rungs_of

WORKED = [
    ((5, 2, 1, 1, 1), [("Primary", 33, 5), ("Secondary", 12, 2), ("Special + AP", 6, 2), ("Independent", 6, 1)], 10),
    ((7, 4, 5, 1, 4), [("Primary", 33, 7), ("Secondary + Special + AP + Independent", 24, 14)], 21),
    ((1, 0, 0, 1, 0), [("Primary", 33, 1), ("Secondary", 12, 0), ("Special + AP", 6, 1), ("Independent", 6, 0)], 2),
    ((29, 11, 4, 0, 5), [("Primary + Secondary + Special + AP + Independent", 57, 49)], 49),
    ((0, 0, 4, 0, 0), [("Primary", 33, 0), ("Secondary", 12, 0), ("Special + AP + Independent", 12, 4)], 4),
]
CAPS = {"Primary": 29, "Secondary": 10, "Special": 4, "Independent": 4}


def table(*counts: int) -> dict[str, int]:
    return dict(zip(EXAMPLE, counts, strict=True))


def drawn(blocks: tuple[Block, ...]) -> set[tuple[frozenset[str], int, int]]:
    return {(frozenset(block.phases), block.schools, block.adverse) for block in blocks}


def expected(blocks: list[tuple[str, int, int]]) -> set[tuple[frozenset[str], int, int]]:
    return {
        (frozenset(phases.replace("AP", "Alternative Provision").split(" + ")), schools, adverse)
        for phases, schools, adverse in blocks
    }


@pytest.mark.parametrize(("counts", "blocks", "total"), WORKED, ids=[str(counts) for counts, *_ in WORKED])
def test_a_worked_table_is_printed_as_specified(
    counts: tuple[int, ...], blocks: list[tuple[str, int, int]], total: int
) -> None:
    printed = publish_counts(table(*counts), EXAMPLE, DEFAULT)
    assert drawn(printed.blocks) == expected(blocks)
    assert (printed.total, printed.at_least) == (total, False)


@pytest.mark.parametrize("group", CAPS)
def test_a_group_stands_by_itself_up_to_one_below_its_cap(group: str) -> None:
    just_below = publish_counts(table(0, 0, 0, 0, 0) | {group: CAPS[group] - 1}, EXAMPLE, DEFAULT)
    at_cap = publish_counts(table(0, 0, 0, 0, 0) | {group: CAPS[group]}, EXAMPLE, DEFAULT)
    assert len(just_below.blocks) == 4
    assert len(at_cap.blocks) < 4


def test_the_total_is_exact_below_51_and_otherwise_51_or_more() -> None:
    below = publish_counts(table(33, 12, 5, 0, 0), EXAMPLE, DEFAULT)
    at_cap = publish_counts(table(33, 12, 5, 1, 0), EXAMPLE, DEFAULT)
    every = publish_counts(EXAMPLE, EXAMPLE, DEFAULT)
    assert (below.total, below.at_least, len(below.blocks)) == (50, False, 1)
    assert (at_cap.total, at_cap.at_least, at_cap.blocks) == (51, True, ())
    assert every == at_cap


def test_the_rungs_of_the_example_pool_the_smallest_groups_first() -> None:
    small = {"Special", "Alternative Provision", "Independent"}
    assert [len(rung) for rung in rungs_of(EXAMPLE, DEFAULT)] == [4, 3, 2, 1]
    assert rungs_of(EXAMPLE, DEFAULT)[1:3] == (
        frozenset({frozenset(small), frozenset({"Primary"}), frozenset({"Secondary"})}),
        frozenset({frozenset(small | {"Secondary"}), frozenset({"Primary"})}),
    )


def test_a_cohort_below_the_smallest_group_shows_nothing() -> None:
    for adverse in range(5):
        printed = publish_counts({"Primary": adverse}, {"Primary": 4}, DEFAULT)
        assert (printed.blocks, printed.total, printed.at_least) == ((), 0, True)
