"""The meeting view as it is shown: driven by keys, without a network, with names that leave by themselves."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from pages import papers
from tests.browser.looking import Look
from tests.edge.client import fetch
from tests.edge.released import own_record
from tests.edge.server import Server, running

pytestmark = pytest.mark.browser

NAMES, CONFIRM, OPEN = "Meeting view with names…", "Show the names", "Open the meeting view with names"
PAGES, NAMED = "main > section", "#schools-1"
PUBLIC, MEMBERS = ".for-public:visible", ".for-members:visible"


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """The council's own record, whose policy shows names for six seconds."""
    own_record(tmp_path)
    policy = tmp_path / "policy.toml"
    policy.write_text(f"{policy.read_text('utf-8')}\n[access]\nnames_for_minutes = 0.1\n", "utf-8")
    with running(tmp_path) as server:
        yield server


def confirmed(context: BrowserContext, page: Page) -> Page:
    page.get_by_role("button", name=NAMES).click()
    page.get_by_role("button", name=CONFIRM).click()
    link = page.get_by_role("link", name=OPEN)
    address = urlsplit(link.get_attribute("href") or "")
    assert fetch(address.port or urlsplit(page.url).port or 0, address.path, headers={"Via": "1.1 proxy"}).status == 404
    with context.expect_page() as opened:
        link.click()
    return opened.value


def at(shown: Page) -> str:
    found: str = shown.evaluate("document.elementFromPoint(512, 384).closest('section').id")
    return found


def pressed(shown: Page, *keys: str) -> list[str]:
    """The pages that these keys lead to, each of which fills the screen and no more."""
    led = []
    for key in keys:
        shown.keyboard.press(key)
        assert shown.evaluate("scrollY % 768") == 0
        led.append(at(shown))
    return led


def test_names_come_after_a_confirmation_and_leave_by_themselves_without_a_network(
    chromium: Browser, server: Server
) -> None:
    with chromium.new_context(viewport={"width": 1024, "height": 768}) as context:
        page = Look(context.new_page()).at(f"{server.url}/{papers.URL}")
        shown = confirmed(context, page)
        shown.locator(NAMED).wait_for(state="attached")
        address, pages = shown.url, shown.locator(PAGES)
        listed = shown.locator(".schools strong").all_inner_texts()
        names = [name.rstrip("\u00a0*") for name in listed]
        context.set_offline(True)
        assert (len(names), sum(name.endswith("*") for name in listed), pages.count()) == (10, 4, 10)
        assert re.fullmatch(r"0:0[1-6]", shown.locator(f"{MEMBERS} .left").first.inner_text())
        assert pressed(shown, " ", "ArrowRight", "PageDown", "ArrowDown")[-1] == "schools-1"
        expect(shown.locator(PUBLIC)).to_have_count(0)
        expect(shown.locator(NAMED)).to_have_count(0)
        assert at(shown) == "escalation"
        assert [name for name in names if name in shown.content()] == []
        assert (shown.locator(MEMBERS).count(), shown.locator(PUBLIC).count(), pages.count()) == (0, 9, 9)
        assert pressed(shown, "End", "PageUp", "Home", "ArrowLeft", "Enter") == [
            "asked",
            "progress",
            "title",
            "title",
            "headline",
        ]
        assert shown.locator("#asked .place").inner_text() == "9 of 9"
        context.set_offline(False)
        assert fetch(server.port, urlsplit(address).path).status == 404
        page.get_by_role("button", name="Close").click()
        again = confirmed(context, page)
        again.keyboard.press("Escape")
        again.wait_for_url("**/meeting/*")
        assert [name for name in names if name in again.content()] == []
