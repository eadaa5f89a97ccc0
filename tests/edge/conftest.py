"""One running server for all tests of the edge."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.edge.server import ROOT, Server, running

SAMPLE = ROOT / "tests" / "edge" / "sample" / "app.py"


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A small application behind our guard."""
    with running(tmp_path_factory.mktemp("sample"), app=SAMPLE) as server:
        yield server


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page in a browser without a past."""
    with chromium.new_context() as context:
        yield context.new_page()
