"""A few of the random authorities and policies; `random_configurations` certifies as many as one has time for."""

from itertools import islice

import pytest

from tests.disclosure.random_configurations import Configuration, configurations


@pytest.mark.parametrize("drawn", list(islice(configurations(seed=2, tables=5_000), 60)), ids=str)
def test_an_authority_drawn_at_random_gives_no_school_away(drawn: Configuration) -> None:
    assert drawn.proof() is None


def test_the_same_seed_draws_the_same() -> None:
    first, again = (list(islice(configurations(seed=3), 20)) for _ in range(2))
    assert first == again
    assert all(drawn.tables <= 300_000 and 3 <= len(drawn.schools) <= 8 for drawn in first)
