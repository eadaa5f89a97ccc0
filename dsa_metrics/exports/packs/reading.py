"""Asks the record for the position of one school after another, with what all of them share asked once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any

import pyarrow as pa

from dsa_metrics.errors import InputError
from dsa_metrics.exports.packs.names import EVERY_SCHOOL, Choice
from dsa_metrics.exports.packs.others import Others, folded
from dsa_metrics.exports.packs.position import Council, Found, Letter, Measurement, Position, Submission
from dsa_metrics.view import NamedView, Standing

Rows = Sequence[Mapping[str, Any]]


class Reader:
    """The positions of the schools of the cohort on one date, as it was known at one instant.

    `only`: the one school that is asked for, which is quicker than asking for all of them at once.
    """

    def __init__(self, view: NamedView, as_at: date, known_at: datetime | None = None, only: int | None = None) -> None:
        self._view, self._as_at, self._known_at = view, as_at, known_at
        self.council = _council(view, as_at, known_at)
        self._schools = {row["urn"]: row for row in view.status(as_at, known_at).to_pylist()}
        self._dealings = view.dealings(as_at, known_at)
        self._submissions = _by_school(_kept(view.answer("submission_list", as_at, known_at).rows))
        self._periods = _periods(view.answer("quality_over_time", as_at, known_at).rows)
        calendar = view.policy.collections.values()
        self._terms = {period.casefold() for collection in calendar for period in collection.due}
        self._quality = _Slices(view.quality_of_schools(as_at, known_at)) if only is None else None
        self._others = self._known_schools()

    def chosen(self, choice: Choice = EVERY_SCHOOL) -> list[int]:
        """The URNs of the schools chosen, by name. Raises InputError where there is none."""
        trust = None if choice.trust is None else folded(choice.trust)
        chosen = [
            row
            for row in self._schools.values()
            if choice.phase in (None, row["phase"])
            and (trust is None or (row["trust_name"] and folded(row["trust_name"]) == trust))
        ]
        if not chosen:
            raise InputError(
                "No school that is open on this day belongs to what was chosen.",
                "Give a phase as the tables name it, or the name of an academy trust as the register has it.",
            )
        return [row["urn"] for row in sorted(chosen, key=lambda row: (row["name"].casefold(), row["urn"]))]

    def position(self, urn: int) -> Position:
        """One school's position. Raises InputError for a school that is not counted on the date."""
        row, dealing = self._schools.get(urn), self._dealings.get(urn)
        if row is None or dealing is None:
            raise InputError(
                "This school is not counted on this day, so there is no pack for it.", "Choose another day."
            )
        fields = ("status", "reason", "data_flow", "second_point", "why", "last_letter_on")
        return Position(
            council=self.council,
            urn=urn,
            name=row["name"],
            phase=row["phase"],
            standing=Standing(*(row[field] for field in fields)),
            letters=tuple(Letter(**letter) for letter in dealing["letters"]),
            means=dealing["means"],
            means_assessed_on=dealing["assessed_on"],
            submissions=tuple(_submission(row) for row in self._submissions[urn]),
            measured=self._measured(urn),
        )

    def _measured(self, urn: int) -> tuple[Measurement, ...]:
        """The school's own periods, and the terms of the calendar since its first; nobody else's period is told."""
        by_period = defaultdict(list)
        for row in self._results(urn):
            by_period[row["period"]].append(row)
        begun = [place for place, period in enumerate(self._periods) if period in by_period]
        since = self._periods[begun[0] :] if begun else ()
        periods = (period for period in since if period in by_period or period.casefold() in self._terms)
        return tuple(self._measurement(period, by_period[period], urn) for period in periods)

    def _results(self, urn: int) -> Rows:
        if self._quality is not None:
            return self._quality.of(urn)
        return self._view.answer("quality_of_school", self._as_at, self._known_at, urn).rows

    def _measurement(self, period: str, rows: Rows, urn: int) -> Measurement:
        """What was found at the school itself; at the one that it replaced where nothing was."""
        own = [row for row in rows if not row["is_predecessor"]]
        counted = sorted(own or rows, key=lambda row: row["check_code"])
        if not counted:
            return Measurement(period)
        found = [self._found(list(each), urn) for _, each in groupby(counted, key=lambda row: row["check_code"])]
        return Measurement(period, max(row["measured_on"] for row in counted), tuple(found), is_predecessor=not own)

    def _found(self, rows: Rows, urn: int) -> Found:
        """What one check found over every collection of a period."""
        return Found(
            code=rows[0]["check_code"],
            check=rows[0]["check"],
            dimension=rows[0]["dimension"] or "",
            records=sum(row["records"] for row in rows),
            failures=sum(row["failures"] for row in rows),
            accepted=sum(row["accepted"] for row in rows),
            notes=self._said(urn, (row["explanation"] for row in rows if row["failures"])),
            reasons=self._said(urn, (row["accepted_because"] for row in rows)),
        )

    def _said(self, urn: int, texts: Iterable[str | None]) -> tuple[str, ...]:
        """What was written, each once, free of every other school."""
        return tuple(dict.fromkeys(self._others.without(text, urn) for text in texts if text))

    def _known_schools(self) -> Others:
        names = dict(self._view.schools(self._as_at, self._known_at))
        names |= {one.urn: one.name for one in self._view.uncounted(self._as_at, self._known_at)}
        return Others(names, {urn: row["dfe_number"] for urn, row in self._schools.items()})


class _Slices:
    """The rows of a table that is sorted by school, one school's at a time."""

    def __init__(self, table: pa.Table) -> None:
        self._table = table
        self._places: dict[int, tuple[int, int]] = {}
        begin = 0
        for urn, each in groupby(table.column("urn").to_pylist()):
            length = sum(1 for _ in each)
            self._places[urn] = (begin, length)
            begin += length

    def of(self, urn: int) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = self._table.slice(*self._places.get(urn, (0, 0))).to_pylist()
        return rows


def _council(view: NamedView, as_at: date, known_at: datetime | None) -> Council:
    quality = view.policy.quality
    return Council(
        authority=view.authority_name,
        is_invented=view.is_invented,
        as_at=as_at,
        known_at=known_at,
        standard=quality.standard_per_thousand,
        small_records=quality.small_records,
        checks=quality.checks,
        safe_means=tuple(name for name, means in view.policy.means.items() if means.secure),
    )


def _by_school(rows: Rows) -> Mapping[int, list[Mapping[str, Any]]]:
    found = defaultdict(list)
    for row in rows:
        found[row["urn"]].append(row)
    return found


def _submission(row: Mapping[str, Any]) -> Submission:
    late = row["days_late"] if row["outcome"] == "late" else None
    return Submission(row["collection"], row["period"], row["due_on"], row["received_on"], row["outcome"], late)


def _kept(rows: Rows) -> Rows:
    """The rows of the collections of which anybody's came: of others the council keeps no record to hold up."""
    kept = {row["collection"] for row in rows if row["received_on"]}
    return [row for row in rows if row["collection"] in kept]


def _periods(rows: Rows) -> tuple[str, ...]:
    """The periods in which the council assessed anybody, in order."""
    return tuple(dict.fromkeys(row["period"] for row in rows if row["schools_assessed"]))
