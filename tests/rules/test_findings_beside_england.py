"""What is said of the authority beside its region, England and its nearest: whatever is known of them."""

from datetime import date

import pytest

from tests.rules.saying import Row, say

OWN = {
    "phase": "All phases",
    "published_on": date(2019, 5, 1),
    "area": "authority",
    "name": "Estuary",
    "sharing": 47.24,
}
OWN |= {"total": 50, "share": 0.9448, "rank": 12, "of": 153}
WIDER = OWN | {"area": "region", "name": "East", "sharing": 90.0, "total": 100, "share": 0.9, "rank": None, "of": None}
ALL = WIDER | {"area": "England", "name": "England", "sharing": 995.0, "total": 1000, "share": 0.995}
MORE = "more than 99% in England"
SHARED, RANK = "shared daily attendance", "its rank is 12 of 153, where 1 is the highest"
NO_SHARE = "The publication of 1 May 2019 has no share of this authority's schools"
NEAREST = "authorities nearest to Estuary in number of schools"
UNKNOWN = OWN | {"share": None, "total": None, "rank": None}


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([], "The record holds nothing that was published on daily attendance by 4 June 2019."),
        (
            [OWN, WIDER, ALL],
            f"By 1 May 2019, 47.2 of Estuary's 50 schools (94%) {SHARED}, beside 90% in East and {MORE}; {RANK}.",
        ),
        (
            [OWN | {"phase": "Special", "sharing": 50.4, "share": 1.0}],
            f"By 1 May 2019, 50 of Estuary's 50 special schools (100%) {SHARED}; {RANK}.",
        ),
        (
            [UNKNOWN, ALL],
            f"{NO_SHARE}; it has {MORE}.",
        ),
        ([UNKNOWN], f"{NO_SHARE}."),
    ],
)
def test_beside_england_says_the_share_beside_whatever_else_is_known(rows: list[Row], sentence: str) -> None:
    assert say("beside_england", *rows) == sentence


@pytest.mark.parametrize(
    ("own", "others", "sentence"),
    [
        (
            2,
            (1, 2, 3, None),
            f"Of the 3 {NEAREST}, 1 has a higher share and 1 a lower one.",
        ),
        (
            1,
            (1, 5),
            f"Of the 2 {NEAREST}, none has a higher share and 1 a lower one.",
        ),
        (None, (1,), "By 4 June 2019 nothing was published that sets this authority beside others of its size."),
    ],
)
def test_the_nearest_are_counted_above_and_below(
    own: int | None, others: tuple[int | None, ...], sentence: str
) -> None:
    rows: list[Row] = [
        {"is_own": True, "name": "Estuary", "rank": own},
        *({"is_own": False, "rank": rank} for rank in others),
    ]
    assert say("beside_nearest", *rows) == sentence
