"""The records of one extract, column by column, for as long as they are being counted."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from dsa_metrics.quality import upn

Texts = Sequence[str]


class Count(NamedTuple):
    """How many records a check looked at, and how many of them failed it."""

    records: int
    failures: int


@dataclass(frozen=True, eq=False, repr=False)
class Pupils:
    """What a file says of pupils on the day that it speaks of; a column that it does not have is None.

    Texts are stripped, "" where nothing stands. `birth_dates` are None where there is none that can be read,
    `year_groups` where the pupil is in no such year. `stays` are the days of admission and of leaving wherever both are
    known, those of former pupils too; every other column has one value for each pupil. It has no repr: nothing that
    prints a value may print a pupil.
    """

    measured_on: date
    upns: Texts | None = None
    surnames: Texts | None = None
    forenames: Texts | None = None
    birth_dates: Sequence[date | None] | None = None
    year_groups: Sequence[int | None] | None = None
    postcodes: Texts | None = None
    ethnicities: Texts | None = None
    languages: Texts | None = None
    stays: Sequence[tuple[date, date]] | None = None

    @cached_property
    def formed_upns(self) -> Texts | None:
        """The numbers that have the form of one."""
        return None if self.upns is None else upn.with_form(self.upns)
