"""A real browser of this machine before a real server over the demonstration."""

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.looking import ARGUMENTS, browser_path
from tests.edge.server import Server, running


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser of this machine; where there is none the test is skipped, but never in the whole check."""
    path = browser_path()
    if path is None and not os.environ.get("CI"):
        pytest.skip("there is no Chrome, Chromium or Edge on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def dashboard(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app over the demonstration, in a folder of its own."""
    with running(tmp_path_factory.mktemp("dashboard")) as server:
        yield server
