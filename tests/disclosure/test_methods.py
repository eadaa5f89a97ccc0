"""The table of `disclosure.md` section 1: how often each way of hiding small numbers gives a school away."""

import pytest

from tests.disclosure.compare_methods import compared, line
from tests.disclosure.count_attacker import Shares
from tests.disclosure.methods import METHODS, SPECIFIED, optimal_suppression
from tests.disclosure.publishers import EXAMPLE

FOUND = {
    "only the names hidden": (68.00, 81.04, 81.04),
    "threshold 5": (68.00, 77.55, 77.55),
    "threshold 5 + secondary suppression": (63.10, 70.50, 70.29),
    "midpoint-6 rounding": (50.00, 50.07, 50.05),
    "optimal suppression that passes the usual audit": (43.60, 62.24, 60.15),
    "the ladder (section 3)": (0.0, 0.0, 0.0),
}
"""Percent open to an outsider, to a head who may exist going by what is printed, to one who exists in that table."""


@pytest.fixture(scope="module")
def found() -> dict[str, Shares]:
    return dict(compared())


@pytest.mark.parametrize("method", METHODS)
def test_the_shares_are_as_found_before(method: str, found: dict[str, Shares]) -> None:
    of = found[method]
    assert [round(100 * share, 2) for share in (of.outsider, of.possible_insider, of.insider)] == list(FOUND[method])


@pytest.mark.parametrize("method", METHODS)
def test_the_shares_are_those_of_the_specification(method: str, found: dict[str, Shares]) -> None:
    """Rounded to a tenth first, as 71 for secondary suppression must have been: it is 70.499."""
    of = found[method]
    assert tuple(int(round(100 * share, 1) + 0.5) for share in (of.outsider, of.possible_insider)) == SPECIFIED[method]


def test_the_ladder_leaves_nothing_open_at_all(found: dict[str, Shares]) -> None:
    assert found["the ladder (section 3)"] == Shares(outsider=0, insider=0, possible_insider=0)


def test_optimal_suppression_answers_by_its_choice_of_what_to_hide() -> None:
    assert optimal_suppression(table(5, 2, 1, 1, 1)) == (5, 2, "c", "c", 1, 10)
    assert optimal_suppression(table(5, 2, 2, 0, 1)) == (5, 2, 2, 0, 1, 10)


def table(*counts: int) -> dict[str, int]:
    return dict(zip(EXAMPLE, counts, strict=True))


def test_a_row_of_the_comparison_says_what_was_found_and_what_was_specified() -> None:
    row = line("threshold 5", Shares(outsider=0.68, insider=0.5, possible_insider=0.78))
    assert row.split() == ["threshold", "5", "68.00%", "78.00%", "68/78", "50.00%"]
