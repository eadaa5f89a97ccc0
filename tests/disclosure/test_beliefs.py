"""What a reader may believe without being able to prove it, on the example of `disclosure.md` section 7.

He knows the rule, and takes all schools for equally likely to be adverse: then nothing but the total decides between
tables that print the same total, whatever that likelihood. "51 or more" says little of the total, so that there his
belief hangs on what he expected before.
"""

from math import comb, lgamma

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.disclosure.compare_methods import WORLDS
from tests.disclosure.count_attacker import prints_of
from tests.disclosure.publishers import DEFAULT, EXAMPLE, each_by_itself

Weights = NDArray[np.float64]
ADVERSE = WORLDS.counts[:, 0]
TOTALS = ADVERSE.sum(axis=1)
SCHOOLS = sum(EXAMPLE.values())
WAYS: Weights = np.prod(
    [[comb(size, count) for count in ADVERSE[:, at].tolist()] for at, size in enumerate(WORLDS.sizes)],
    axis=0,
    dtype=np.float64,
)
"""How many assignments of states to schools make each table."""
ANY_SHARE: Weights = np.array(
    [lgamma(total + 1) + lgamma(SCHOOLS - total + 1) - lgamma(SCHOOLS + 2) for total in TOTALS]
)
"""Logarithm of the likelihood of each assignment to a reader to whom every share of adverse schools is as likely."""


@pytest.fixture(scope="module")
def prints() -> NDArray[np.int64]:
    return prints_of(WORLDS, each_by_itself(EXAMPLE, DEFAULT)).of_table


def strongest(prints: NDArray[np.int64], weights: Weights, of: NDArray[np.bool_]) -> float:
    """The largest probability that a school of some phase is adverse, over the prints of these tables."""
    likely = np.bincount(prints, weights)
    beliefs = [np.bincount(prints, weights * ADVERSE[:, at] / size) / likely for at, size in enumerate(WORLDS.sizes)]
    return float(np.max(np.array(beliefs)[:, np.unique(prints[of])]))


@pytest.mark.parametrize("share", [0.1, 0.5, 0.8])
def test_an_exact_total_makes_nobody_surer_than_88_percent(prints: NDArray[np.int64], share: float) -> None:
    weights = WAYS * share**TOTALS * (1 - share) ** (SCHOOLS - TOTALS)
    assert strongest(prints, weights, TOTALS < 51) == pytest.approx(0.8777, abs=0.0001)


def test_an_exact_total_makes_nobody_surer_than_88_percent_who_expected_nothing(prints: NDArray[np.int64]) -> None:
    assert strongest(prints, WAYS * np.exp(ANY_SHARE), TOTALS < 51) == pytest.approx(0.8777, abs=0.0001)


def test_51_or_more_leaves_a_reader_who_expected_nothing_surer_than_that(prints: NDArray[np.int64]) -> None:
    """A known limit: "51 or more" of 57 is 54 to him who holds every total for as likely."""
    assert strongest(prints, WAYS * np.exp(ANY_SHARE), TOTALS >= 51) == pytest.approx(54 / 57)
