"""What every part of the suite shares: the browser of this machine, and a process that stays itself."""

import os
import sys
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.looking import ARGUMENTS, DRAWN_WITHIN, browser_path


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """One more than there are processors, since browsers and servers are waited for; none for a few files."""
    are_files = all(argument.partition("::")[0].endswith(".py") for argument in config.args)
    return 0 if are_files else (os.cpu_count() or 1) + 1


@pytest.fixture(autouse=True)
def own_main_module(monkeypatch: pytest.MonkeyPatch) -> None:
    """Streamlit's test runner puts another script in place of `__main__`, which new processes would start from."""
    monkeypatch.setitem(sys.modules, "__main__", sys.modules["__main__"])


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser of this machine; where there is none the test is skipped, but never in the whole check."""
    path = browser_path()
    if path is None and not os.environ.get("CI"):
        pytest.skip("there is no Chrome, Chromium or Edge on this machine")
    expect.set_options(timeout=DRAWN_WITHIN)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()
