"""The demonstration with both meetings released, read only, and each part of its paper of June, made once."""

from collections.abc import Iterator

import pytest

from dsa_metrics.exports.paper.office import Paper
from dsa_metrics.policy import Policy, load_policy
from dsa_metrics.store import Store
from tests.edge.released import DEMONSTRATION, own_record
from tests.exports.paper_of_2019 import JUNE, STATED, papers


@pytest.fixture(scope="session")
def policy() -> Policy:
    return load_policy(DEMONSTRATION / "policy.toml")


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory, policy: Policy) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("papers")
    own_record(folder)
    with Store.open(folder / "dsa.duckdb", policy) as opened:
        yield opened


@pytest.fixture(scope="session")
def june(store: Store, policy: Policy) -> Paper:
    return papers(store, policy).paper(JUNE)


@pytest.fixture(scope="session")
def public(june: Paper) -> bytes:
    return june.public_part()


@pytest.fixture(scope="session")
def annex(june: Paper) -> bytes:
    return june.members_annex(STATED)


@pytest.fixture(scope="session")
def workbook(june: Paper) -> bytes:
    return june.members_workbook(STATED)
