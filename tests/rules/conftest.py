"""A record in memory for every test of the rules, emptied by each."""

from pathlib import Path

import pytest

from dsa_metrics.policy import Policy, load_policy
from tests.rules.asking import Ask
from tests.rules.memory import MemoryStore


@pytest.fixture(scope="session")
def policy() -> Policy:
    """The shipped policy with a calendar for the year that the tests are about."""
    return load_policy(Path(__file__).with_name("calendar.toml"))


@pytest.fixture(scope="session")
def store(policy: Policy) -> MemoryStore:
    return MemoryStore(policy)


@pytest.fixture
def ask(store: MemoryStore, policy: Policy) -> Ask:
    return Ask(store, policy)
