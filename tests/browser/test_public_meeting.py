"""The public meeting as the officer handles it: on at the turn of a switch, off after a confirmation only."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from pages import publish
from tests.browser.looking import Look
from tests.edge.released import demonstration_record
from tests.edge.server import Server, running

pytestmark = pytest.mark.browser

BANNER = ".dsa-public"
AGAIN, CONFIRM = "Show names again…", "Show the names"


@pytest.fixture
def released(tmp_path: Path) -> Iterator[Server]:
    demonstration_record(tmp_path)
    with running(tmp_path) as server:
        yield server


def begun(look: Look, url: str) -> Page:
    page = look.at(url)
    page.get_by_text("Public meeting", exact=True).click()
    page.locator(BANNER).wait_for()
    return look.drawn()


def test_one_confirmation_brings_the_names_back(chromium: Browser, released: Server) -> None:
    with chromium.new_context() as context:
        page = begun(Look(context.new_page()), released.url)
        page.get_by_role("button", name=AGAIN).click()
        page.get_by_role("button", name=CONFIRM).click()
        page.get_by_role("link", name="School").wait_for()
        expect(page.locator(BANNER)).to_have_count(0)
        expect(page.get_by_role("dialog")).to_have_count(0)
        again = Look(context.new_page()).at(released.url)
        expect(again.locator(BANNER)).to_have_count(0)


def test_thinking_better_of_it_changes_nothing_here_or_in_a_new_window(chromium: Browser, released: Server) -> None:
    with chromium.new_context() as context:
        page = begun(Look(context.new_page()), released.url)
        page.get_by_role("button", name=AGAIN).click()
        page.get_by_role("button", name="Close").click()
        page.get_by_role("link", name="How data arrives").click()
        expect(page.locator(BANNER)).to_be_visible()
        another = Look(context.new_page()).at(released.url)
        expect(another.locator(BANNER)).to_be_visible()


def test_with_nothing_released_the_switch_asks_before_it_leads_to_true_counts(
    chromium: Browser, tmp_path: Path
) -> None:
    with running(tmp_path) as server, chromium.new_context() as context:
        look = Look(context.new_page())
        page = look.at(server.url)
        page.get_by_text("Public meeting", exact=True).click()
        expect(page.get_by_text("Nothing is released for the meeting of 4 June 2019")).to_be_visible()
        assert publish.URL not in page.url
        page.get_by_role("button", name="Open the page Publish").click()
        page.wait_for_url(f"**/{publish.URL}*")
        page.get_by_role("button", name="Publish this release…").click()
        page.get_by_role("button", name="Publish and begin the public meeting").click()
        page.locator(BANNER).wait_for()
        expect(page.get_by_role("link", name="School")).to_have_count(0)
