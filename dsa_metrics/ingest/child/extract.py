"""A school's own pupil extract, counted and forgotten: only the figures leave this process."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dsa_metrics.ingest.child.extract_day import Day
from dsa_metrics.ingest.child.packing import RawExtract
from dsa_metrics.ingest.child.refusal import Refusal
from dsa_metrics.ingest.days import read_date
from dsa_metrics.quality.checks import check_all
from dsa_metrics.quality.pupils import Pupils, Texts
from dsa_metrics.quality.school_year import year_group

Columns = Mapping[str, Texts]

MOST_PUPILS = 20_000


@dataclass(frozen=True)
class Said:
    """What a file says of itself: its school by either number, its period, its day."""

    urn: int | None = None
    dfe_number: str | None = None
    period: str | None = None
    measured_on: date | None = None


def counted(form: str, columns: Columns, said: Said, day: Day, former: Columns | None = None) -> RawExtract:
    """The extract in figures. `columns` are those that the file has, as text, one value for each pupil; `former` those
    of pupils who have left, of whom nothing but the days of their stay is looked at.

    Raises Refusal where there is no pupil, or more than any school has.
    """
    number = len(next(iter(columns.values()), ()))
    if number == 0:
        raise Refusal("extract_no_pupils")
    if number > MOST_PUPILS:
        raise Refusal("extract_too_many_pupils")
    measured_on = day.measured_on(said.measured_on)
    counts = check_all(_pupils(columns, former or {}, measured_on))
    return RawExtract(
        form,
        number - _left_by(columns.get("left_on", ()), measured_on),
        said.urn,
        said.dfe_number,
        said.period,
        said.measured_on.isoformat() if said.measured_on else None,
        tuple((code, *count) for code, count in counts.items()),
    )


def _pupils(columns: Columns, former: Columns, measured_on: date) -> Pupils:
    groups = {written: year_group(written) for written in set(columns.get("year_group", ()))}
    return Pupils(
        measured_on,
        columns.get("upn"),
        columns.get("surname"),
        columns.get("forename"),
        _days(columns["birth_date"]) if "birth_date" in columns else None,
        [groups[written] for written in columns["year_group"]] if "year_group" in columns else None,
        columns.get("postcode"),
        columns.get("ethnicity"),
        columns.get("language"),
        [*_stays(columns), *_stays(former)],
    )


def _stays(columns: Columns) -> list[tuple[date, date]]:
    if "admitted_on" not in columns or "left_on" not in columns or not any(columns["left_on"]):
        return []
    pairs = zip(_days(columns["admitted_on"]), _days(columns["left_on"]), strict=True)
    return [(admitted, left) for admitted, left in pairs if admitted and left]


def _left_by(written: Texts, day: date) -> int:
    return sum(1 for left in _days(written) if left and left <= day) if any(written) else 0


def _days(written: Texts) -> list[date | None]:
    different = set(written) - {""}
    days: Mapping[str, date | None] = _usual_days(different) or {one: _day(one) for one in different}
    return list(map(days.get, written))


def _usual_days(written: set[str]) -> dict[str, date] | None:
    """All days at once, where every one is written as 2014-05-17 or every one as 17/05/2014."""
    are_iso = all(one[4:5] == "-" for one in written)
    iso = written if are_iso else [f"{one[6:]}-{one[3:5]}-{one[:2]}" for one in written]
    try:
        days = dict(zip(written, map(date.fromisoformat, iso), strict=True))
    except ValueError:
        return None
    is_sound = set(map(len, iso)) <= {10} and all(1900 <= day.year < 2200 for day in days.values())
    return days if is_sound else None


def _day(written: str) -> date | None:
    """The day, with a time of day or without, however it is written."""
    return read_date(written.partition(" 00:00")[0])


def day_said(written: str | None) -> date | None:
    """The day at the beginning of an ISO date or moment."""
    return read_date(written[:10]) if written else None


def the_same(values: Sequence[str]) -> str | None:
    """The one value that all rows have, blank ones left aside. Raises Refusal where rows differ."""
    different = set(values) - {""}
    if len(different) > 1:
        raise Refusal("extract_schools_differ")
    return next(iter(different), None)
