"""A council's office with an empty record of its own, and one over a copy of the demonstration."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dsa_metrics.desk import build_demonstration
from dsa_metrics.policy import Policy, load_policy
from dsa_metrics.record.seal import seal_path
from dsa_metrics.store import Store
from tests.publishing.council import TODAY, Office

DEMONSTRATION = Path(__file__).resolve().parents[2] / "data" / "demo"


@pytest.fixture(scope="session")
def policy() -> Policy:
    return load_policy()


@pytest.fixture
def office(tmp_path: Path, policy: Policy) -> Iterator[Office]:
    with Store.open(tmp_path / "dsa.duckdb", policy) as store:
        yield Office(store, policy)


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record of the demonstration, closed; to be copied and never written to."""
    path = tmp_path_factory.mktemp("built") / "demo.duckdb"
    build_demonstration(path, DEMONSTRATION, TODAY).close()
    return path


@pytest.fixture
def invented(tmp_path: Path, demonstration: Path) -> Iterator[Office]:
    """An office over a copy of the demonstration."""
    path = tmp_path / "demo.duckdb"
    for original, copy in ((demonstration, path), (seal_path(demonstration), seal_path(path))):
        shutil.copy(original, copy)
    policy = load_policy(DEMONSTRATION / "policy.toml")
    with Store.open(path, policy) as store:
        yield Office(store, policy)
