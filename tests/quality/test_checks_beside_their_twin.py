"""The checks beside their slow twin, on pupils made at random."""

from datetime import date

import pytest

from dsa_metrics.quality.authorities import known_codes
from dsa_metrics.quality.checks import CHECKS, check_all
from dsa_metrics.quality.pupils import Pupils
from dsa_metrics.quality.school_year import year_group
from tests.quality.made_pupils import Record, made_pupils
from tests.quality.twin_checks import twin_counts


def as_pupils(records: list[Record], measured_on: date) -> Pupils:
    def day(written: str) -> date | None:
        return date.fromisoformat(written) if written else None

    stays = [(day(record["admitted"]), day(record["left"])) for record in records]
    return Pupils(
        measured_on,
        [record["upn"] for record in records],
        [record["surname"] for record in records],
        [record["forename"] for record in records],
        [day(record["born"]) for record in records],
        [year_group(record["year"]) for record in records],
        [record["postcode"] for record in records],
        [record["ethnicity"] for record in records],
        [record["language"] for record in records],
        [(admitted, left) for admitted, left in stays if admitted and left],
    )


@pytest.mark.parametrize("seed", range(20))
def test_every_count_is_the_twins(seed: int) -> None:
    records = made_pupils(300, seed)
    measured_on = date(2025, 8 + seed % 2, 31 if seed % 2 == 0 else 1)
    found = check_all(as_pupils(records, measured_on))
    authorities = {code for code in known_codes() if "200" < code < "660" or code > "799"}
    assert found == twin_counts(records, measured_on, authorities)
    assert set(found) == set(CHECKS)
    assert all(0 < count.failures < count.records for count in found.values())
