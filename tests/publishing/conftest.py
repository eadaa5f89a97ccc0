"""A council's office with an empty record of its own, and one over a copy of the demonstration."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dsa_metrics.desk import build_demonstration
from dsa_metrics.policy import Policy, load_policy
from dsa_metrics.record.seal import seal_path
from dsa_metrics.store import Store
from tests.publishing.council import JUNE, MARCH, TODAY, Office, flows_of, letters_to, meetings, register, urns

DEMONSTRATION = Path(__file__).resolve().parents[2] / "data" / "demo"


@pytest.fixture(scope="session")
def policy() -> Policy:
    return load_policy()


def copied(record: Path, folder: Path) -> Path:
    """The record with its seal, in another folder."""
    path = folder / record.name
    for original, copy in ((record, path), (seal_path(record), seal_path(path))):
        shutil.copy(original, copy)
    return path


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory, policy: Policy) -> Path:
    """An empty record, closed; to be copied and never written to."""
    path = tmp_path_factory.mktemp("blank") / "dsa.duckdb"
    Store.open(path, policy).close()
    return path


@pytest.fixture
def office(tmp_path: Path, blank: Path, policy: Policy) -> Iterator[Office]:
    with Store.open(copied(blank, tmp_path), policy) as store:
        yield Office(store, policy)


@pytest.fixture(scope="session")
def council(tmp_path_factory: pytest.TempPathFactory, blank: Path, policy: Policy) -> Path:
    """A record with something to publish, closed: 12 primary schools, 3 of which require escalation, and 6 others."""
    path = copied(blank, tmp_path_factory.mktemp("council"))
    with Store.open(path, policy) as store:
        Office(store, policy).load(
            school=register(Primary=12, Independent=6),
            meeting=meetings(MARCH, JUNE),
            letter=letters_to(*urns("Primary", 3)),
            data_flow=flows_of(*urns("Primary", 2)),
        )
    return path


@pytest.fixture
def ready(tmp_path: Path, council: Path, policy: Policy) -> Iterator[Office]:
    """An office over a copy of that record."""
    folder = tmp_path / "ready"
    folder.mkdir()
    with Store.open(copied(council, folder), policy) as store:
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
    policy = load_policy(DEMONSTRATION / "policy.toml")
    with Store.open(copied(demonstration, tmp_path), policy) as store:
        yield Office(store, policy)
