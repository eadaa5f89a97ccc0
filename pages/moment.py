"""The moment that a page speaks of."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Moment:
    """`as_at`: what had happened by then; `known_at`: what had been recorded by then (UTC), None for everything."""

    as_at: date
    known_at: datetime | None = None
