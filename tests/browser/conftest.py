"""A real server over the demonstration."""

from collections.abc import Iterator

import pytest

from tests.edge.server import Server, running


@pytest.fixture(scope="module")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app over the demonstration, in a folder of its own."""
    with running(tmp_path_factory.mktemp("dashboard")) as server:
        yield server
