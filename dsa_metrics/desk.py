"""What the officer may do to a record: read files, see what they would change, load, undo; and start a record.

Pages and commands go through here, so that a file is read the same way wherever it is handed in.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path

import pyarrow as pa

from dsa_metrics.errors import DsaError, InputError
from dsa_metrics.ingest.guard import MOST_BYTES, open_upload
from dsa_metrics.ingest.mapping import ColumnMapping
from dsa_metrics.ingest.own_fields import FIELDS
from dsa_metrics.ingest.read import read as read_files
from dsa_metrics.ingest.reading import Extract, Problem, Reading, Result, Stated, Upload
from dsa_metrics.ingest.recognising import EXTRACT
from dsa_metrics.policy import Policy, load_policy
from dsa_metrics.store import Difference, Saved, Store

__all__ = [
    "FIELDS",
    "ColumnMapping",
    "Desk",
    "Difference",
    "Examination",
    "Extract",
    "Problem",
    "Reading",
    "Result",
    "Saved",
    "Stated",
    "Upload",
    "upload_of",
]


#: Who loaded what is invented.
DEMONSTRATION = "demonstration"


@dataclass(frozen=True)
class Examination:
    """Files read and compared with the record, before anything is written.

    `uploads` are those that may be handed back with marks: they could be read, and hold no pupil. `replacing` are the
    pupil extracts, by SHA-256, of whose school, collection and period the record has results.
    """

    uploads: tuple[Upload, ...]
    reading: Reading
    difference: Difference
    replacing: frozenset[str] = frozenset()

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep a row, or a whole file, out of the record."""
        return tuple(problem for problem in self.reading.problems if problem.severity == "error")

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The problems that the officer should look at, which keep nothing out."""
        return tuple(problem for problem in self.reading.problems if problem.severity == "warning")

    @property
    def has_good_rows(self) -> bool:
        """True where at least one row could be loaded."""
        return any(table.num_rows for table in self.reading.facts.values())


def upload_of(path: Path) -> Upload:
    """The file to be handed in; of one larger than any that is read, only as much as shows that it is."""
    with path.open("rb") as file:
        return Upload(path.name, file.read(MOST_BYTES + 1))


class Desk:
    """One officer's desk over one record; `today` says which dates still lie ahead."""

    def __init__(self, store: Store, policy: Policy, today: date, who: str = "officer") -> None:
        self.store = store
        self.policy = policy
        self.today = today
        self.who = who
        self._kept: dict[str, tuple[str, pa.Table]] = {}

    def examine(
        self,
        uploads: Sequence[Upload],
        confirmed: ColumnMapping | None = None,
        stated: Mapping[str, Stated] | None = None,
    ) -> Examination:
        """Reads the files and compares them with the record; writes nothing. All problems at once, none raised.

        `confirmed` is the officer's mapping of the council's own tracker, remembered once the files are loaded.
        `stated` is what the officer states of pupil extracts, by their SHA-256, and under "" of every other.
        """
        mappings = dict(self.store.mappings())
        if confirmed is not None:
            mappings[confirmed.signature] = confirmed
        reading = read_files(uploads, self._known(), self.policy, self.today, mappings, stated)
        numbers = [file.file_no for file in reading.files if file.kind != EXTRACT]
        kept = tuple(uploads[number - 1] for number in numbers)
        return Examination(kept, reading, self.store.difference(reading), self._replacing(reading))

    def load(self, examination: Examination, accept_good_rows: bool = False) -> Saved:
        """Writes what was examined as one entry, all or nothing.

        Raises InputError where rows have errors and `accept_good_rows` does not say to set those aside.
        """
        return self.store.save(examination.reading, self.who, accept_good_rows)

    def undo(self, entry: int) -> Saved:
        """Withdraws a load, or brings back what an earlier undoing withdrew, as a new entry."""
        return self.store.undo(entry, self.who)

    def entries(self) -> pa.Table:
        """Every entry of the record, newest first: one row per load or undoing."""
        return self._keep("entries", self.store.entries)

    def template(self) -> bytes:
        """The empty tracker workbook (.xlsx), with the choices of this council's policy."""
        return empty_tracker(self.policy)

    def marked(self, examination: Examination, upload: Upload) -> bytes:
        """The file as .xlsx with its faulty cells coloured and explained, to be corrected and handed in again.

        Raises FileError for a file that cannot be read.
        """
        from dsa_metrics.ingest.marked import mark  # a report writer is imported when used

        authority = self.policy.authority
        return mark(upload, examination.reading.problems, authority.gias_code if authority else None)

    def school_names(self) -> dict[int, str]:
        """The name of every school that a register of the record knows, by URN; the last one where it had several."""
        known = self._known()
        return dict(zip(known.column("urn").to_pylist(), known.column("name").to_pylist(), strict=True))

    @property
    def has_register(self) -> bool:
        """True once the record knows which schools there are."""
        return bool(self._known().num_rows)

    def _replacing(self, reading: Reading) -> frozenset[str]:
        holds = self.store.holds_results
        known = (one for one in reading.extracts if one.urn and holds(one.urn, one.collection, one.period))
        return frozenset(one.sha256 for one in known)

    def _known(self) -> pa.Table:
        return self._keep("known", self.store.known)

    def _keep(self, name: str, ask: Callable[[], pa.Table]) -> pa.Table:
        """Asks the record once for each of its versions: pages are drawn far more often than anything is loaded."""
        version = self.store.version
        if name not in self._kept or self._kept[name][0] != version:
            self._kept[name] = (version, ask())
        return self._kept[name][1]


def empty_tracker(policy: Policy) -> bytes:
    """The empty tracker workbook (.xlsx) to fill in: drop-downs, formats and notes, no example rows."""
    from dsa_metrics.ingest.template import write_template  # openpyxl is imported when used

    return write_template(policy)


def open_record(store_path: Path, policy: Policy) -> Store:
    """The council's record, made where there is none. Raises StoreError where it cannot be used as it is."""
    return Store.open(store_path, policy)


def authorities_in(upload: Upload) -> list[tuple[int, str, int]]:
    """The authorities that a register holds: code, name, establishments, by name; none for another kind of file.

    Raises FileError for a file that cannot be read.
    """
    register = open_upload(upload, None).register
    found = register.authorities.items() if register else ()
    return sorted(((code, name, count) for code, (name, count) in found), key=lambda authority: authority[1])


def choose_authority(policy_path: Path, name: str, gias_code: int) -> Policy:
    """Writes the authority into the council's policy file, beside whatever it already says, and gives the policy.

    Raises InputError where the file names an authority already, or the name or code cannot be one.
    """
    if not name.strip() or not 1 <= gias_code <= 999:
        raise InputError("This cannot be a council's authority.", "Choose an authority with a code from 1 to 999.")
    if policy_path.exists() and load_policy(policy_path).authority is not None:
        raise InputError("The policy names an authority already.", "Change it in the policy file, with no record yet.")
    own = policy_path.read_text("utf-8-sig") if policy_path.exists() else ""
    section = f"[authority]\nname = {json.dumps(name, ensure_ascii=False)}\ngias_code = {gias_code}\n"
    policy_path.parent.mkdir(parents=True, exist_ok=True)
    policy_path.write_text(section + own, "utf-8")
    return load_policy(policy_path)


def build_demonstration(store_path: Path, demonstration: Path, today: date) -> Store:
    """The record of the demonstration, loaded from its files by the ordinary reader; made again when they changed.

    Raises InputError for a record that a council began, DsaError where a file of the demonstration has a problem.
    """
    policy = load_policy(demonstration / "policy.toml")
    uploads = demonstration_files(demonstration)
    store = Store.open(store_path, policy)
    if _holds(store, uploads):
        return store
    is_ours = is_demonstration(store) or not store.entries().num_rows
    store.close()
    if not is_ours:
        raise InputError("This file is a council's record, and is left as it is.", "Name another file with --store.")
    for path in (store_path, store_path.with_name(store_path.name + ".seal")):
        path.unlink(missing_ok=True)
    store = Store.open(store_path, policy)
    desk = Desk(store, policy, today, who=DEMONSTRATION)
    examination = desk.examine(uploads)
    if examination.reading.problems:
        store.close()
        raise DsaError("The demonstration's files have problems.", "Fetch the files in data/demo again.")
    desk.load(examination)
    return store


def is_demonstration(store: Store) -> bool:
    """True for a record that was begun by the demonstration."""
    begun_by: list[str] = store.entries().column("who").to_pylist()[-1:]
    return begun_by == [DEMONSTRATION]


def demonstration_files(demonstration: Path) -> list[Upload]:
    """The files of the demonstration: its register, links and tracker, as a person would hand them in."""
    names = sorted(path for path in demonstration.iterdir() if path.suffix in (".csv", ".xlsx"))
    return [Upload(path.name, path.read_bytes()) for path in names]


def _holds(store: Store, uploads: Sequence[Upload]) -> bool:
    """True for a record of exactly one load, of exactly these files, whatever was published and written since."""
    files = sorted(sha256(upload.content).hexdigest() for upload in uploads)
    kinds = store.entries().column("kind").to_pylist()
    return [kind for kind in kinds if kind not in ("release", "commentary")] == [
        "load"
    ] and store.digests_of_files() == files
