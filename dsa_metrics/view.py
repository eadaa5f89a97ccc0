"""What a page is given: an object that answers questions, and can do nothing else."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any, Protocol, TypeVar, cast

import pyarrow as pa

from dsa_metrics.errors import InputError
from dsa_metrics.findings import Asked
from dsa_metrics.metrics import METRICS, Answer, Metric
from dsa_metrics.policy import Policy
from dsa_metrics.store import EVERYTHING

_SQL = Path(__file__).parent / "sql" / "view"
_KEPT_ANSWERS = 512

Kept = TypeVar("Kept")


class Record(Protocol):
    """What a view needs of a store."""

    @property
    def version(self) -> str:
        """Changes with every entry and with the policy."""

    def query(self, sql: str, parameters: Mapping[str, object] = ...) -> pa.Table:
        """The rows that a question in SQL selects."""


class View(Protocol):
    """What any page can ask, whoever looks."""

    @property
    def version(self) -> str:
        """The version of what the view shows; answers to one version never change."""

    def answer(self, name: str, as_at: date, known_at: datetime | None = None, urn: int | None = None) -> Answer:
        """The answer to the metric of that name."""


@dataclass(frozen=True)
class Standing:
    """Where one school of the cohort stands on a date."""

    status: str
    reason: str | None
    data_flow: str
    second_point: bool
    why: str
    last_letter_on: date | None


@dataclass(frozen=True)
class Uncounted:
    """A school that some register knows and that is not in the cohort on a date."""

    urn: int
    name: str
    is_closed: bool


@dataclass(frozen=True, eq=False)
class School:
    """One school on a date; `standing`, phase, trust and roll are None while it is not in the cohort."""

    urn: int
    name: str
    phase: str | None
    trust_name: str | None
    pupils: int | None
    standing: Standing | None
    history: Answer


@dataclass(frozen=True)
class Meeting:
    """A meeting of a board."""

    board: str
    held_on: date
    is_public: bool


class NamedView:
    """Everything that officers and members may see, school by school; bound to one version of one record.

    `is_invented` marks the demonstration, so that whatever leaves it says so.
    """

    def __init__(self, store: Record, policy: Policy, authority_name: str = "", is_invented: bool = False) -> None:
        self.version = store.version
        self.policy = policy
        self.is_invented = is_invented
        self.authority_name = authority_name or (policy.authority.name if policy.authority else "")
        self._store = store
        self._kept: dict[tuple[object, ...], object] = {}

    def answer(self, name: str, as_at: date, known_at: datetime | None = None, urn: int | None = None) -> Answer:
        """The answer for a date, as it was known at an instant (everything known, where none is given).

        Raises InputError, which lists the metrics, for an unknown name, and where a metric needs a school's URN.
        """
        metric = METRICS.get(name)
        if metric is None:
            raise InputError("There is no metric of that name.", f"The metrics are: {', '.join(METRICS)}.")
        if metric.needs_school and urn is None:
            raise InputError(f"{metric.name} answers for one school.", "Give the URN of a school.")
        key = ("answer", name, as_at, known_at, urn if metric.needs_school else None)
        return self._keep(key, lambda: self._ask(metric, as_at, known_at, urn))

    def status(self, as_at: date, known_at: datetime | None = None) -> pa.Table:
        """One row per school of the cohort: the columns of the command `status`, then roll, trust and last letter."""
        return self._keep(("status", as_at, known_at), lambda: self._query("status", known_at, as_at=as_at))

    def schools(self, as_at: date, known_at: datetime | None = None) -> list[tuple[int, str]]:
        """URN and name of every school of the cohort, by name."""
        listed = self.status(as_at, known_at)
        pairs = zip(listed.column("urn").to_pylist(), listed.column("name").to_pylist(), strict=True)
        return sorted(pairs, key=lambda school: (school[1].casefold(), school[0]))

    def uncounted(self, as_at: date, known_at: datetime | None = None) -> list[Uncounted]:
        """Every other school that a register knows, by name: closed by then, not open yet, or of no reported phase."""
        counted = set(self.status(as_at, known_at).column("urn").to_pylist())
        others = (Uncounted(**row) for row in self._registered(as_at, known_at) if row["urn"] not in counted)
        return sorted(others, key=lambda school: (school.name.casefold(), school.urn))

    def school(self, urn: int, as_at: date, known_at: datetime | None = None) -> School:
        """One school with its standing and history; also one that is closed by then, or not open yet.

        Raises InputError where no register knows the URN.
        """
        known = {row["urn"]: row["name"] for row in self._registered(as_at, known_at)}
        if urn not in known:
            raise InputError("No register in the record holds a school with this URN.", "Check the six digits.")
        history = self.answer("school_history", as_at, known_at, urn)
        found = [row for row in self.status(as_at, known_at).to_pylist() if row["urn"] == urn]
        if not found:
            return School(urn, known[urn], None, None, None, None, history)
        row = found[0]
        return School(urn, row["name"], row["phase"], row["trust_name"], row["pupils"], _standing(row), history)

    def standings(self, urn: int, as_ats: Sequence[date], known_at: datetime | None = None) -> dict[date, Standing]:
        """Where one school stood on each of some dates, without the dates on which it was not in the cohort."""
        days = tuple(sorted(set(as_ats)))
        ask = partial(self._query, "standings", known_at, as_ats=list(days), urn=urn)
        rows = self._keep(("standings", urn, days, known_at), ask).to_pylist()
        return {row["as_at"]: _standing(row) for row in rows}

    def meetings(self) -> list[date]:
        """The days on which a board met or will meet, in order."""
        return sorted({meeting.held_on for meeting in self.board_meetings()})

    def board_meetings(self) -> list[Meeting]:
        """Every meeting of a board, by day."""
        listed = self._keep(("meetings",), lambda: self._query("meeting", None))
        return [Meeting(**row) for row in listed.to_pylist()]

    def closing_days(self) -> dict[int, date]:
        """URN -> the day on which the school closed or will close, as the newest register has it."""
        listed = self._keep(("closing_days",), lambda: self._query("closing_days", None))
        return {row["urn"]: row["closed_on"] for row in listed.to_pylist()}

    def assessed(self, as_at: date) -> dict[int, date]:
        """URN -> the last day by then on which somebody looked at how the school's data arrives."""
        listed = self._keep(("assessed", as_at), lambda: self._query("assessed", None, as_at=as_at))
        return {row["urn"]: row["assessed_on"] for row in listed.to_pylist()}

    def dealings(self, as_at: date, known_at: datetime | None = None) -> dict[int, dict[str, Any]]:
        """URN -> `letters` (step, sent_on, is_predecessor), `means` last seen and `assessed_on`, for the cohort."""
        listed = self._keep(("dealings", as_at, known_at), lambda: self._query("dealings", known_at, as_at=as_at))
        return {row["urn"]: row for row in listed.to_pylist()}

    def quality_of_schools(self, as_at: date, known_at: datetime | None = None) -> pa.Table:
        """The rows of the metric quality_of_school for every school of the cohort at once, by `urn`."""
        return self._keep(
            ("quality_of_schools", as_at, known_at), lambda: self._query("quality_of_schools", known_at, as_at=as_at)
        )

    def identifiers(self) -> pa.Table:
        """What tells a school apart in a text: urn, name, dfe_number, trust_name, postcode, as registers have them."""
        return self._keep(("identifiers",), lambda: self._query("identifiers", None))

    def dates(self) -> tuple[date, date] | None:
        """The first and the last day on which anything in the record happened; None for an empty record."""
        row = self._keep(("dates",), lambda: self._query("dates", None)).to_pylist()[0]
        return None if row["first_on"] is None else (row["first_on"], row["last_on"])

    def _registered(self, as_at: date, known_at: datetime | None) -> list[dict[str, Any]]:
        ask = partial(self._query, "school", known_at, as_at=as_at)
        return cast(list[dict[str, Any]], self._keep(("school", as_at, known_at), ask).to_pylist())

    def _ask(self, metric: Metric, as_at: date, known_at: datetime | None, urn: int | None) -> Answer:
        parameters = {"as_at": as_at, "known_at": _instant(known_at), **({"urn": urn} if metric.needs_school else {})}
        table = self._store.query(metric.sql, parameters)
        met = self._query("last_meeting", known_at, as_at=as_at).to_pylist()[0] if metric.looks_back else {}
        priority = tuple(str(phase) for phase in self.policy.cohort.priority)
        asked = Asked(as_at, priority, met.get("held_on"), bool(met.get("was_recorded")))
        return Answer(metric, as_at, known_at, table, metric.finding(table.to_pylist(), asked))

    def _query(self, name: str, known_at: datetime | None, **parameters: object) -> pa.Table:
        sql = (_SQL / f"{name}.sql").read_text("utf-8")
        return self._store.query(sql, {"known_at": _instant(known_at), **parameters})

    def _keep(self, key: tuple[object, ...], ask: Callable[[], Kept]) -> Kept:
        """Asks once for each key; the oldest answers are let go, so that a long-lived view stays small."""
        if key not in self._kept:
            while len(self._kept) >= _KEPT_ANSWERS:
                self._kept.pop(next(iter(self._kept)), None)
            self._kept[key] = ask()
        return cast(Kept, self._kept[key])


def _standing(row: Mapping[str, Any]) -> Standing:
    return Standing(**{field.name: row[field.name] for field in fields(Standing)})


def _instant(known_at: datetime | None) -> datetime:
    """The instant as the record writes it, UTC without a zone."""
    known_at = known_at or EVERYTHING
    return known_at.astimezone(UTC).replace(tzinfo=None) if known_at.tzinfo else known_at
