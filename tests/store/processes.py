"""Another process that has the record open, and may be killed at it."""

import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from unittest.mock import patch

import duckdb

from dsa_metrics.errors import StoreError
from dsa_metrics.policy import load_policy
from dsa_metrics.store import Store
from tests.store.readings import a_full_load

# Where there is a fork server the modules are imported once for all processes.
if sys.platform == "win32":
    _context = get_context("spawn")
else:
    _context = get_context("forkserver")
    _context.set_forkserver_preload([__name__])

LARGE, SMALL = 130_000, 300


def size_of(number: int) -> int:
    """Now and then a load is so large that DuckDB writes blocks of it before it is committed."""
    return LARGE if number % 5 == 0 else SMALL


def load_without_end(path: Path, told: Connection) -> None:
    """Loads file after file and tells the number of each entry that is saved."""
    with Store.open(path, load_policy()) as store:
        told.send(0)
        number = 0
        while True:
            number += 1
            told.send(store.save(a_full_load(number, size_of(number)), "officer").entry)


def hold(path: Path, told: Connection) -> None:
    """Keeps the record open, as a dashboard does, until told to end."""
    with Store.open(path, load_policy()):
        told.send(0)
        told.recv()


def hold_to_write(path: Path, told: Connection) -> None:
    """Keeps the record open as a program does that writes to it, until told to end."""
    with duckdb.connect(path):
        told.send(0)
        told.recv()


def vanish(path: Path, told: Connection, step: str = "dsa_metrics.record.file.RecordFile._finish") -> None:
    """Is gone when a load comes to this step: as it stands, when it is committed and nothing is tidied up yet."""
    with Store.open(path, load_policy()) as store, patch(step, lambda *_: os._exit(9)):
        told.send(0)
        store.save(a_full_load(99, SMALL), "officer")


def load_on_a_full_disk(path: Path, told: Connection, room: int) -> None:
    """Tries to load where no file can grow beyond the record's size and `room`; tells the outcome, then what stands."""
    import resource

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    with Store.open(path, load_policy()) as store:
        told.send(0)
        _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
        resource.setrlimit(resource.RLIMIT_FSIZE, (max(0, path.stat().st_size + room), most))
        told.send(outcome_of_loading(store))
        told.send(len(store.query("select urn from record.letter")))


def outcome_of_loading(store: Store) -> int | str | None:
    """The new entry, or the sentence of the refusal."""
    try:
        return store.save(a_full_load(1, SMALL), "officer").entry
    except StoreError as refusal:
        return str(refusal)


def meddle(path: Path, told: Connection, sql: str) -> None:
    """Changes the record as another program would, and is gone before DuckDB has tidied up."""
    connection = duckdb.connect(path)
    told.send(0)
    connection.execute(sql)
    os._exit(9)


def try_to_load(path: Path, told: Connection) -> None:
    """Loads one file and tells what came of it."""
    told.send(0)
    with Store.open(path, load_policy()) as store:
        told.send(outcome_of_loading(store))


@contextmanager
def another_process(doing: Callable[..., None], path: Path) -> Iterator[tuple[BaseProcess, Connection]]:
    """Does one of the above until the block ends; it has begun when the block begins."""
    ours, theirs = _context.Pipe()
    process = _context.Process(target=doing, args=(path, theirs), daemon=True)
    process.start()
    theirs.close()
    try:
        assert ours.recv() == 0
        yield process, ours
    finally:
        process.kill()
        process.join()
        process.close()
        ours.close()
