"""The scanner for the demonstration, and a small application that gives its schools away in every known manner."""

from collections.abc import Iterator

import pytest

from tests.edge.server import ROOT, Server, running
from tests.leak.demonstration import demonstration
from tests.leak.forbidden import Forbidden
from tests.leak.scanning import Scanner

SAMPLE = ROOT / "tests" / "leak" / "sample" / "main.py"


@pytest.fixture(scope="session")
def forbidden() -> Forbidden:
    """All that must not appear of the demonstration."""
    return demonstration()


@pytest.fixture
def scanner(forbidden: Forbidden) -> Scanner:
    """A scanner that has seen nothing yet."""
    return Scanner(forbidden)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The leaky application; it shows errors in full, as Streamlit does where nobody told it not to."""
    with running(tmp_path_factory.mktemp("leaky"), "--client.showErrorDetails", "full", app=SAMPLE) as server:
        yield server


@pytest.fixture(scope="session")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The real app over the demonstration."""
    with running(tmp_path_factory.mktemp("dashboard")) as server:
        yield server
