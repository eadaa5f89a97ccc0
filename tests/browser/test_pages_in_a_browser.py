"""Every page as a person meets it: on a desk in light, on a telephone in dark; silent, whole, and open to everybody."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import pytest
from playwright.sync_api import Browser, ViewportSize, expect

from pages import escalation, papers, publish
from pages.navigation import PAGES
from pages.public.menu import urls
from tests.browser.looking import Look, violations
from tests.edge.released import own_record
from tests.edge.server import Server, running

pytestmark = pytest.mark.browser

#: A sheet of A4 between its margins, in CSS pixels.
PAPER = ViewportSize(width=680, height=1009)

ADDRESSES = ["", *(module.URL for module in PAGES[1:]), publish.URL, papers.URL]
TITLES = [*(module.TITLE for module in PAGES), publish.TITLE, papers.TITLE]
PUBLIC = ["", *urls()[1:]]


@dataclass(frozen=True)
class Screen:
    """A width in pixels, and light or dark."""

    width: int
    scheme: Literal["light", "dark"]


DESK, TELEPHONE = Screen(1440, "light"), Screen(390, "dark")


@pytest.fixture(scope="module", params=[DESK, TELEPHONE], ids=["desk", "telephone"])
def look(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Look]:
    """One window of the browser; the content policy is set aside for axe alone, which has to run in the page."""
    screen: Screen = request.param
    size = ViewportSize(width=screen.width, height=900)
    with chromium.new_context(viewport=size, color_scheme=screen.scheme, bypass_csp=True) as context:
        yield Look(context.new_page())


@pytest.mark.parametrize("address", ADDRESSES, ids=TITLES)
def test_a_page_is_whole_silent_and_open_to_everybody(look: Look, dashboard: Server, address: str) -> None:
    look.complaints.clear()
    page = look.at(f"{dashboard.url}/{address}")
    assert look.complaints == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    for chart in page.locator(".stPlotlyChart").all():
        assert "chart:" in (
            chart.locator("xpath=ancestor-or-self::*[@role='figure']").get_attribute("aria-label") or ""
        )
    assert violations(page) == []


@pytest.fixture(scope="module")
def public(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A public process, with both meetings released."""
    folder = tmp_path_factory.mktemp("public")
    own_record(folder)
    with running(folder, environment={"DSA_AUDIENCE": "public"}) as server:
        yield server


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_page_is_whole_silent_and_open_to_everybody(look: Look, public: Server, address: str) -> None:
    look.complaints.clear()
    page = look.at(f"{public.url}/{address}")
    assert look.complaints == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    expect(page.locator(".dsa-public")).to_be_in_viewport()
    page.mouse.wheel(0, 600)
    expect(page.locator(".dsa-public")).to_be_in_viewport()
    assert violations(page) == []


def test_the_banner_stands_on_paper_too(chromium: Browser, public: Server) -> None:
    with chromium.new_context() as context:
        page = Look(context.new_page()).at(public.url)
        page.emulate_media(media="print")
        expect(page.locator(".dsa-public")).to_be_visible()


def test_a_chart_takes_the_colours_of_the_theme(chromium: Browser, dashboard: Server) -> None:
    def fill(scheme: Literal["light", "dark"]) -> str:
        with chromium.new_context(color_scheme=scheme) as context:
            page = Look(context.new_page()).at(dashboard.url)
            bar = page.locator(".bars .point path").first
            return str(bar.evaluate("bar => getComputedStyle(bar).fill"))

    assert (fill("light"), fill("dark")) == ("rgb(18, 67, 109)", "rgb(125, 180, 224)")


def test_a_closed_table_stands_open_on_paper(chromium: Browser, dashboard: Server) -> None:
    with chromium.new_context() as context:
        page = Look(context.new_page()).at(dashboard.url)
        dated = page.locator("details td").first
        expect(dated).not_to_be_visible()
        page.emulate_media(media="print")
        expect(dated).to_be_visible()
        expect(page.get_by_test_id("stSidebar")).not_to_be_visible()


def test_the_sentences_of_the_list_have_room_on_paper(chromium: Browser, dashboard: Server) -> None:
    with chromium.new_context(viewport=PAPER) as context:
        page = Look(context.new_page()).at(f"{dashboard.url}/{escalation.URL}")
        page.emulate_media(media="print")
        listed = page.locator("table.is-stacked")
        cells = listed.locator("tbody tr").first.locator("th, td")
        widths = cells.evaluate_all("cells => cells.map(cell => cell.getBoundingClientRect().width)")
        height = listed.locator("tbody tr").evaluate_all("rows => Math.max(...rows.map(row => row.offsetHeight))")
        assert widths[-1] >= 0.38 * sum(widths)
        assert sum(widths) <= PAPER["width"]
        assert height <= 5 * 24, "no line of the list is higher than five lines of text"
