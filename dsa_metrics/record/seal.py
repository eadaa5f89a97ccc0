"""The seal beside a record: what the file was, byte for byte, when it was last saved."""

import json
from dataclasses import dataclass
from pathlib import Path

from dsa_metrics.record.private_files import digest_of, write_private


@dataclass(frozen=True)
class Seal:
    """The SHA-256 of the file at rest and its last entry; `is_writing` from the start of a write until it is sealed."""

    sha256: str
    entry: int
    is_writing: bool = False


@dataclass(frozen=True)
class Stamp:
    """What a file shows without being read; it changes with every write, by whatever program."""

    inode: int
    size: int
    modified_ns: int

    @classmethod
    def of(cls, path: Path) -> "Stamp":
        """The stamp of the file at `path`."""
        found = path.stat()
        return cls(found.st_ino, found.st_size, found.st_mtime_ns)


def seal_path(record: Path) -> Path:
    """Where the seal of a record lies."""
    return record.with_name(record.name + ".seal")


def log_path(record: Path) -> Path:
    """Where DuckDB keeps the write-ahead log of a record."""
    return record.with_name(record.name + ".wal")


def read_seal(record: Path) -> Seal | None:
    """The seal of a record, or None where there is none that can be read."""
    try:
        stored = json.loads(seal_path(record).read_bytes())
        return Seal(str(stored["sha256"]), int(stored["entry"]), stored["state"] == "writing")
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None


def write_seal(record: Path, seal: Seal) -> None:
    """Puts the seal beside the record."""
    state = "writing" if seal.is_writing else "saved"
    stored = {"state": state, "sha256": seal.sha256, "entry": seal.entry}
    write_private(seal_path(record), json.dumps(stored, indent=1).encode())


def is_intact(record: Path) -> bool:
    """True where a record has a seal and every byte is as the seal says."""
    seal = read_seal(record)
    return seal is not None and seal.sha256 == digest_of(record)
