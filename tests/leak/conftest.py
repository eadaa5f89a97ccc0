"""What must not appear of the demonstration."""

import pytest

from tests.leak.demonstration import demonstration
from tests.leak.forbidden import Forbidden


@pytest.fixture(scope="session")
def forbidden() -> Forbidden:
    """All that must not appear of the demonstration."""
    return demonstration()
