"""One running server for all tests of the edge."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.edge.server import ROOT, Server, running

SAMPLE = ROOT / "tests" / "edge" / "sample" / "app.py"


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A small application behind our guard."""
    with running(tmp_path_factory.mktemp("sample"), app=SAMPLE) as server:
        yield server


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The Chromium of this machine; where there is none the test is skipped, but never in the whole check."""
    found = next(filter(None, map(shutil.which, ("chromium", "google-chrome", "chrome"))), None)
    if found is None and not os.environ.get("CI"):
        pytest.skip("there is no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page in a browser without a past."""
    with chromium.new_context() as context:
        yield context.new_page()
