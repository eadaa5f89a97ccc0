"""Reporting phases: type first, phase second, and what is left out."""

import csv

import pytest

from dsa_metrics.ingest.phases import LeftOut, reporting_phase
from dsa_metrics.vocabulary import Phase
from tests.ingest.gias_files import shared


@pytest.mark.parametrize(
    ("type_code", "phase_code", "reported"),
    [
        (1, 2, Phase.PRIMARY),
        (2, 3, Phase.PRIMARY),
        (3, 4, Phase.SECONDARY),
        (5, 5, Phase.SECONDARY),
        (28, 6, Phase.SIXTEEN_PLUS),
        (34, 7, Phase.ALL_THROUGH),
        (1, 1, Phase.NURSERY),
        (6, 0, Phase.SECONDARY),
        (7, 0, Phase.SPECIAL),
        (10, 0, Phase.INDEPENDENT),
        (11, 0, Phase.INDEPENDENT),
        (14, 0, Phase.ALTERNATIVE_PROVISION),
        (15, 1, Phase.NURSERY),
        (32, 0, Phase.SIXTEEN_PLUS),
        (57, 6, Phase.SIXTEEN_PLUS),
        (49, 7, Phase.ALL_THROUGH),
        (44, 2, Phase.SPECIAL),
    ],
)
def test_the_type_decides_and_the_phase_only_where_the_type_allows_any(
    type_code: int, phase_code: int, reported: Phase
) -> None:
    assert reporting_phase(type_code, phase_code) is reported


@pytest.mark.parametrize(
    ("type_code", "phase_code", "reason"),
    [
        (37, 0, LeftOut.OVERSEAS),
        (30, 2, LeftOut.WELSH),
        (29, 0, LeftOut.HIGHER_EDUCATION),
        (24, 0, LeftOut.SECURE),
        (27, 0, LeftOut.OTHER),
        (47, 0, LeftOut.CHILDRENS_CENTRE),
        (1, 0, LeftOut.NO_PHASE),
        (34, None, LeftOut.NO_PHASE),
        (28, 9, LeftOut.NO_PHASE),
        (99, 2, LeftOut.UNKNOWN_TYPE),
        (None, 2, LeftOut.UNKNOWN_TYPE),
    ],
)
def test_what_is_not_reported_on_says_why(type_code: int | None, phase_code: int | None, reason: LeftOut) -> None:
    assert reporting_phase(type_code, phase_code) is reason


def test_every_pair_seen_in_england_is_reported_as_the_published_table_says() -> None:
    with shared("type-and-phase-to-reporting-phase.csv").open(encoding="utf-8-sig", newline="") as lines:
        pairs = [row[:2] + row[2:3] + row[4:5] for row in list(csv.reader(lines))[1:]]
    assert len(pairs) > 50
    for type_code, _, phase_code, category in pairs:
        reported = reporting_phase(int(type_code), int(phase_code))
        if category.startswith(("Out of scope", "Other")):
            assert isinstance(reported, LeftOut)
        elif category == "Special (independent)":
            assert reported is Phase.INDEPENDENT
        else:
            assert reported == category
