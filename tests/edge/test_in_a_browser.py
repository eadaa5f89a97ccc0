"""In a real browser: the content security policy stops what it should and nothing that a page needs."""

import pytest
from playwright.sync_api import ConsoleMessage, Error, Page, Request

from tests.edge.sample.main import NAME
from tests.edge.server import Server

pytestmark = pytest.mark.browser


@pytest.fixture
def complaints(page: Page, sample: Server) -> list[str]:
    """What the policy refused, and what was fetched from elsewhere, while the named page was looked at."""
    found: list[str] = []

    def hear(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            found.append(message.text)

    def watch(request: Request) -> None:
        if not request.url.startswith((sample.url, "data:", "blob:")):
            found.append(request.url)

    page.on("console", hear)
    page.on("request", watch)
    page.goto(f"{sample.url}/named-page")
    page.locator(".js-plotly-plot .draglayer").first.wait_for()
    page.locator("canvas").first.wait_for()
    return found


def test_charts_tables_uploads_and_downloads_break_no_rule_and_fetch_nothing_from_elsewhere(
    page: Page, complaints: list[str]
) -> None:
    page.locator("input[type=file]").set_input_files({"name": "a.csv", "mimeType": "text/csv", "buffer": b"URN\n"})
    page.get_by_text("a.csv").wait_for()
    with page.expect_download() as download:
        page.get_by_role("link", name="Fetch").click()
    assert download.value.suggested_filename == "named schools.csv"
    assert download.value.path().read_text("utf-8") == NAME
    assert complaints == []


def test_a_script_that_is_not_ours_does_not_run(page: Page, complaints: list[str]) -> None:
    with pytest.raises(Error, match="Content Security Policy"):
        page.add_script_tag(content="document.title = 'taken over'")
    assert page.title() != "taken over"
    assert complaints
