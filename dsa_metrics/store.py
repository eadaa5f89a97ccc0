"""The store: the record's facts and where each came from; changed by loads, undoings, releases and commentary only."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self

import pyarrow as pa

from dsa_metrics.disclosure.cohort import Cohort
from dsa_metrics.errors import InputError
from dsa_metrics.ingest.mapping import ColumnMapping
from dsa_metrics.ingest.reading import Reading
from dsa_metrics.policy import Policy
from dsa_metrics.record import commentary, ledger, releases
from dsa_metrics.record.backups import copy_out
from dsa_metrics.record.difference import NO_DIFFERENCE, Counts, Difference, compare, keep
from dsa_metrics.record.file import RecordFile
from dsa_metrics.record.findings import findings
from dsa_metrics.record.instance import Cursor
from dsa_metrics.record.integrity import seal_entry
from dsa_metrics.record.kept import EVERYTHING, Kept
from dsa_metrics.record.policy_tables import install
from dsa_metrics.record.releases import Publication, Published, State
from dsa_metrics.record.statements import statement

__all__ = ["EVERYTHING", "Counts", "Difference", "Publication", "Published", "Saved", "State", "Store", "utc_now"]

_NO_PARAMETERS: Mapping[str, object] = MappingProxyType({})


def utc_now() -> datetime:
    """The time now."""
    return datetime.now(UTC)


@dataclass(frozen=True, eq=False)
class Saved:
    """What was saved: the number of the new entry, None where the files held nothing new, and what it changed."""

    entry: int | None
    difference: Difference
    quarantined: int = 0


class Store:
    """One record, open once in a process and usable from any thread. `with Store.open(...) as store:` closes it."""

    def __init__(self, file: RecordFile, policy: Policy, now: Callable[[], datetime]) -> None:
        self._file = file
        self._policy = policy
        self._now = now
        self._kept = Kept()

    @classmethod
    def open(cls, path: Path, policy: Policy, now: Callable[[], datetime] = utc_now) -> Self:
        """Opens the record, makes it where there is none, and brings an older one up to date.

        Raises StoreInUse while another program writes to it, StoreTooNew for a record of a newer version, StoreDamaged,
        which names the way back, and StoreError where the file cannot be reached.
        """
        file = RecordFile(path, now)
        try:
            with file.reading() as cursor:
                install(cursor, policy)
        except BaseException:
            file.close()
            raise
        return cls(file, policy, now)

    @property
    def path(self) -> Path:
        """Where the record is kept."""
        return self._file.path

    @property
    def warnings(self) -> tuple[str, ...]:
        """What an officer should be told: that a load was interrupted, that the file was changed from outside."""
        return self._file.warnings

    @property
    def version(self) -> str:
        """Changes with every entry and with the policy, and whenever another record takes this one's place."""
        seal = self._file.seal
        return f"{seal.entry}-{seal.sha256[:16]}-{self._policy.digest[:16]}"

    def query(self, sql: str, parameters: Mapping[str, object] = _NO_PARAMETERS) -> pa.Table:
        """The rows that a select gives; the tables are record.letter and so on, whatever varies is a $parameter."""
        with self._file.reading() as cursor:
            if parameters.get("known_at") == EVERYTHING:
                self._kept.serve(cursor, sql, self._file.attached_seal)
            return cursor.sql(sql, params=dict(parameters)).to_arrow_table()

    def known(self) -> pa.Table:
        """Every school that a register of the record knows: a row per urn and name, with number and days of opening."""
        return self.query(statement("known"))

    def mappings(self) -> Mapping[str, ColumnMapping]:
        """The column mappings of the council's own trackers as last confirmed, by signature."""
        rows = self.query(statement("mappings")).to_pylist()
        return {row["signature"]: ColumnMapping.from_json(row["mapping"]) for row in rows}

    def holds_results(self, urn: int, collection: str, period: str) -> bool:
        """True where the record has results of checks of the school, collection and period, whatever their capitals."""
        asked = {"urn": urn, "collection": collection, "period": period}
        return bool(self.query(statement("results_held"), asked).to_pylist()[0]["results"])

    def difference(self, reading: Reading) -> Difference:
        """What `save` would change; writes nothing."""
        with self._file.reading() as cursor:
            return compare(cursor, reading.facts)

    def save(self, reading: Reading, who: str, accept_good_rows: bool = False) -> Saved:
        """Writes all good rows of a reading as one entry, whole or not at all; nothing where they change nothing.

        Raises InputError where rows have errors and `accept_good_rows` does not say to set those aside, StoreInUse
        where another program has the record open, StoreError where it cannot be written to.
        """
        if reading.has_errors and not accept_good_rows:
            raise InputError(
                "The files have problems, so nothing was loaded.",
                "Put them right and load again, or accept the good rows and have the others set aside.",
            )
        with self._file.writing() as cursor:
            difference = compare(cursor, reading.facts)
            if not self._brings_anything(cursor, reading, difference):
                return Saved(None, difference, len(reading.quarantined))
            entry = ledger.add_load(cursor, reading, who, self._now())
            keep(cursor, entry, difference)
            seal_entry(cursor, entry, difference.counts)
        return Saved(entry, difference, len(reading.quarantined))

    def undo(self, entry: int, who: str) -> Saved:
        """Withdraws a load, or takes back an undoing, as a new entry. Raises InputError where that cannot be done."""
        with self._file.reading() as cursor:
            ledger.undoing_of(cursor, entry)
        with self._file.writing() as cursor:
            undoing = ledger.undoing_of(cursor, entry)
            done = ledger.add_undoing(cursor, undoing, who, self._now())
            seal_entry(cursor, done)
        return Saved(done, NO_DIFFERENCE)

    def publish(self, publication: Publication, who: str) -> int:
        """Adds a release to the ledger, whole or not at all, and gives the number of its entry.

        Raises InputError where it is published already or no longer follows the last one, else as `save` does.
        """
        with self._file.writing() as cursor:
            entry = releases.add_publication(cursor, publication, who, self._now())
            seal_entry(cursor, entry)
        return entry

    def releases(self) -> tuple[Published, ...]:
        """Every release, in the order in which they were published."""
        with self._file.reading() as cursor:
            return releases.releases(cursor)

    def cohorts(self) -> tuple[Cohort, ...]:
        """Every cohort that a release counted, in the order in which they were chosen."""
        with self._file.reading() as cursor:
            return releases.cohorts(cursor)

    def certified(self) -> dict[str, int]:
        """Key -> number of tables tried, of every certificate that was clean."""
        with self._file.reading() as cursor:
            return releases.certified(cursor)

    def counted_states(self) -> dict[int, State]:
        """What each school last counted for in a release, by URN."""
        with self._file.reading() as cursor:
            return releases.counted_states(cursor)

    def states_of(self, release_id: str) -> dict[int, State]:
        """What each school counted for in one release, by URN."""
        with self._file.reading() as cursor:
            return releases.states_of(cursor, release_id)

    def comment(self, meeting: date, texts: Mapping[str, str], who: str) -> int | None:
        """Keeps what was written for sections of a meeting's paper, as one entry; None where nothing is new."""
        with self._file.writing() as cursor:
            fresh = commentary.differing(commentary.commentary(cursor, meeting), texts)
            if not fresh:
                return None
            entry = commentary.add_commentary(cursor, meeting, fresh, who, self._now())
            seal_entry(cursor, entry)
        return entry

    def commentary(self, meeting: date) -> dict[str, str]:
        """Section -> what was written last for the paper of a meeting."""
        with self._file.reading() as cursor:
            return commentary.commentary(cursor, meeting)

    def entries(self) -> pa.Table:
        """Every load, undoing, release and commentary, newest first: when (UTC), by whom, what it changed, and more.

        Columns: entry, kind, recorded_at, who, what, files, new, corrected, unchanged, missing, quarantined, target,
        is_withdrawal, is_withdrawn, can_undo.
        """
        return self.query(statement("entries"))

    def digests_of_files(self) -> list[str]:
        """The SHA-256 of every file of every entry, sorted."""
        return [row["sha256"] for row in self.query(statement("digests_of_files")).to_pylist()]

    def backup(self, out: Path) -> None:
        """Writes a copy of the record and its seal. Raises InputError where `out` is taken or has no folder."""
        with self._file.at_rest() as path:
            copy_out(path, out)

    def check(self) -> tuple[str, ...]:
        """What is wrong with the record or does not fit the policy, a sentence each; none where all is well."""
        return findings(self._file, self._policy)

    def close(self) -> None:
        """Lets go of the record; a second time does nothing."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _brings_anything(self, cursor: Cursor, reading: Reading, difference: Difference) -> bool:
        if difference.new or difference.corrected or ledger.sets_aside_more(cursor, reading.quarantined):
            return True
        return ledger.maps_otherwise(cursor, reading.confirmed_mapping)
