"""Loading a full-size register takes at most four times as long as DuckDB alone takes to read the file."""

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from dsa_metrics.ingest.read import read
from dsa_metrics.ingest.reading import Upload
from dsa_metrics.policy import load_policy
from dsa_metrics.store import Store
from tests.benchmarks.full_register import write_full_register, write_in_utf8
from tests.benchmarks.process import Run, run_python

TIMES = 4.0
MEGABYTES = 700
ROUNDS = 3

READ_CSV = "create table register as select * from read_csv(?)"
DUCKDB_ALONE = f"import duckdb, sys; duckdb.connect().execute({READ_CSV!r}, [sys.argv[1]])"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("register")
    write_full_register(folder / "edubasealldata20231116.csv")
    write_in_utf8(folder / "utf8.csv", folder / "edubasealldata20231116.csv")
    (folder / "policy.toml").write_text('[authority]\nname = "Southend-on-Sea"\ngias_code = 882\n', "utf-8")
    return folder


def load_into_new_store(folder: Path) -> Run:
    for left_over in folder.glob("record.duckdb*"):
        left_over.unlink()
    options = ["--store", str(folder / "record.duckdb"), "--policy", str(folder / "policy.toml")]
    return run_python(["-m", "dsa_metrics", "load", str(folder / "edubasealldata20231116.csv"), *options], folder)


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def test_a_full_register_loads_in_four_times_duckdbs_own_reading(folder: Path, benchmark: BenchmarkFixture) -> None:
    alone = min(run_python(["-c", DUCKDB_ALONE, str(folder / "utf8.csv")], folder).seconds for _ in range(ROUNDS))
    loads = [load_into_new_store(folder) for _ in range(ROUNDS)]
    load, peak = min(run.seconds for run in loads), max(run.peak_megabytes for run in loads)
    benchmark.pedantic(load_into_new_store, args=(folder,), rounds=1)  # type: ignore[no-untyped-call]
    benchmark.extra_info.update({"load": load, "duckdb_alone": alone, "peak_megabytes": peak})
    print(f"\nload {load:.2f} s, DuckDB alone {alone:.2f} s: {load / alone:.1f} times; peak {peak:.0f} MB")
    assert load <= TIMES * alone
    assert peak <= MEGABYTES


def test_a_full_register_is_read_and_saved_within_a_process_in_four_times(
    folder: Path, benchmark: BenchmarkFixture
) -> None:
    policy = load_policy(folder / "policy.toml")
    upload = Upload("register.csv", (folder / "edubasealldata20231116.csv").read_bytes())
    stores = iter(range(ROUNDS + 1))

    def load() -> None:
        with Store.open(folder / f"within{next(stores)}.duckdb", policy) as store:
            store.save(read([upload], store.known(), policy, date(2026, 11, 23), {}), "benchmark")

    def read_alone() -> None:
        duckdb.connect().execute(READ_CSV, [str(folder / "utf8.csv")])

    alone = min(seconds(read_alone) for _ in range(ROUNDS))
    ours = min(seconds(load) for _ in range(ROUNDS))
    benchmark.pedantic(load, rounds=1)  # type: ignore[no-untyped-call]
    benchmark.extra_info.update({"load": ours, "duckdb_alone": alone})
    print(f"\nwithin a process: {ours:.2f} s, DuckDB alone {alone:.2f} s: {ours / alone:.1f} times")
    assert ours <= TIMES * alone
