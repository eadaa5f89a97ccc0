"""A council's first hour: from the demonstration to a record of its own, register first, then the tracker."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import Look, violations
from tests.edge.server import ROOT, Server, running

pytestmark = pytest.mark.browser

DEMONSTRATION = ROOT / "data" / "demo"


@pytest.fixture
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The app with no record yet."""
    with running(tmp_path_factory.mktemp("first_hour")) as started:
        yield started


def hand_in(page: Page, name: str) -> None:
    page.locator("input[type=file]").set_input_files(DEMONSTRATION / name)


def test_a_council_starts_its_own_record(chromium: Browser, server: Server) -> None:
    with chromium.new_context(bypass_csp=True) as context:
        look = Look(context.new_page())
        page = look.at(server.url)
        expect(page.get_by_text("Every school, trust and street in it is invented.")).to_be_visible()
        page.get_by_role("link", name="Import").click()
        expect(page.get_by_text("First the school register")).to_be_visible()
        page.get_by_role("button", name="Back to the demonstration").click()
        expect(page.get_by_role("heading", name="Overview")).to_be_visible()
        page.get_by_role("button", name="Start your own record").click()
        expect(page.get_by_text("First the school register")).to_be_visible()

        hand_in(page, "estuary-register.csv")
        page.get_by_label("Your council's name").fill("Estuary Borough Council")
        page.get_by_role("button", name="This is our authority").click()
        page.get_by_role("button", name="Load 67 new facts").click()
        expect(page.get_by_text("Now the tracker")).to_be_visible()
        assert violations(page) == []

        hand_in(page, "estuary-tracker.xlsx")
        page.get_by_role("button", name=re.compile(r"^Load \d+ new facts$")).click()
        expect(page.get_by_text("Loaded as entry 2.")).to_be_visible()

        page.get_by_role("link", name="Overview").click()
        expect(page.get_by_role("heading", name="Overview")).to_be_visible()
        expect(page.get_by_text("Estuary Borough Council").first).to_be_visible()
        expect(page.get_by_text("is invented")).to_have_count(0)
        assert look.complaints == []
