"""Files that hold names: readable by their owner only, where the operating system knows owners; never half written."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import file_digest, sha256
from pathlib import Path
from threading import Lock

_CHUNK = 1 << 20
_umask_turn = Lock()


@contextmanager
def privately() -> Iterator[None]:
    """Whatever is created meanwhile, by DuckDB too, is for the owner only. One thread at a time."""
    with _umask_turn:
        usual = os.umask(0o077)
        try:
            yield
        finally:
            os.umask(usual)


def digest_of(path: Path) -> str:
    """SHA-256 of a file that no part of this process has open.

    Closing a file ends every POSIX lock that the process holds on it, DuckDB's too: never call this on a record that is
    attached.
    """
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def write_private(path: Path, content: bytes) -> None:
    """Puts `content` where `path` says, whole or not at all, for the owner only."""
    with _replacing(path) as descriptor, os.fdopen(descriptor, "wb", closefd=False) as file:
        file.write(content)


def copy_private(source: Path, target: Path) -> str:
    """Copies a file whole or not at all, for the owner only, and gives the SHA-256 of what was copied."""
    digest = sha256()
    with (
        source.open("rb") as old,
        _replacing(target) as descriptor,
        os.fdopen(descriptor, "wb", closefd=False) as new,
    ):
        while chunk := old.read(_CHUNK):
            digest.update(chunk)
            new.write(chunk)
    return digest.hexdigest()


@contextmanager
def _replacing(path: Path) -> Iterator[int]:
    """A descriptor to write to; its file takes the place of `path` once everything is on the disk."""
    beside = path.with_name(f"{path.name}.{os.getpid()}.part")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    try:
        try:
            yield descriptor
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
