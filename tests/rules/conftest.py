"""A record in memory for every test of the rules, emptied by each."""

import pytest

from dsa_metrics.policy import Policy, load_policy
from tests.rules.asking import Ask
from tests.rules.memory import MemoryStore


@pytest.fixture(scope="session")
def policy() -> Policy:
    return load_policy()


@pytest.fixture(scope="session")
def store(policy: Policy) -> MemoryStore:
    return MemoryStore(policy)


@pytest.fixture
def ask(store: MemoryStore, policy: Policy) -> Ask:
    return Ask(store, policy)
