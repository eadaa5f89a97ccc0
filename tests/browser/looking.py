"""A person's look at a page: a browser of this machine, a page that is drawn whole, and what its console says."""

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge")
INSTALLED = (
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def browser_path() -> str | None:
    """Where a Chrome, Chromium or Edge of this machine stands; None where there is none."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    return found or next((path for path in INSTALLED if Path(path).exists()), None)


#: Streamlit's own, which no app can mend: the role of its uploader.
NOT_OURS = ("presentation-role-conflict",)

DRAWN_WITHIN = 30_000.0


def violations(page: Page) -> list[tuple[str, list[str]]]:
    """What axe finds against the page: each rule with the elements that break it."""
    found = Axe().run(page).response["violations"]
    return [(rule["id"], [node["html"] for node in rule["nodes"]]) for rule in found if rule["id"] not in NOT_OURS]


@dataclass
class Look:
    """A page in a browser, with every complaint of its console."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(DRAWN_WITHIN)
        self.page.on("console", lambda message: self._hear(message.type, message.text, message.location["url"]))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def at(self, url: str) -> Page:
        """The page at this address, once its charts are drawn."""
        self.page.goto(url)
        return self.drawn()

    def drawn(self) -> Page:
        """The same page, once nothing on it is still to come."""
        self.page.locator(".dsa-head").first.wait_for()
        expect(self.page.get_by_test_id("stStatusWidget")).to_have_count(0, timeout=DRAWN_WITHIN)
        expect(self.page.get_by_test_id("stSkeleton")).to_have_count(0, timeout=DRAWN_WITHIN)
        expect(self.page.locator(".stPlotlyChart:not(:has(.draglayer))")).to_have_count(0, timeout=DRAWN_WITHIN)
        return self.page

    def _hear(self, kind: str, text: str, url: str) -> None:
        # On a deep link Streamlit first looks for its own addresses below the page's, and does not find them there.
        if kind == "error" and "/_stcore/" not in url:
            self.complaints.append(f"{text} {url}")
