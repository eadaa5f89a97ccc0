"""Pictures for the README's tour: `python -m tests.screenshots` draws every page anew into data/demo/screenshots."""

import csv
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from pages import arrival, escalation, publish, quality, returned, school
from tests.browser.looking import ARGUMENTS, Look, browser_path
from tests.edge.released import demonstration_record
from tests.edge.server import ROOT, running

DEMONSTRATION = ROOT / "data" / "demo"
PICTURES = DEMONSTRATION / "screenshots"
WIDTH, HEIGHT, HEIGHT_OF_IMPORT = 1280, 1000, 1500

ADDRESSES = {
    "overview": "",
    "returned": returned.URL,
    "escalation": escalation.URL,
    "arrival": arrival.URL,
    "quality": quality.URL,
    "school": school.URL,
    "publish": publish.URL,
}

LETTERS = (
    ("URN", "School", "Letter", "Sent on"),
    ("990001", "Wherrymoor Primary School", "1", "14/09/2018"),
    ("990002", "Ebbstrand Primary School", "1", "31/02/2019"),
    ("999999", "Ebbstrand Primary School", "2", "12/10/2018"),
    ("990020", "Anchorstow Primary School", "1", "12/10/2018"),
)


def main() -> None:
    """Draws every picture; each is a few dozen kilobytes."""
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder, running(_released(Path(folder))) as server, _window() as look:
        for name, address in ADDRESSES.items():
            _keep(look.at(f"{server.url}/{address}"), name)
        _keep(_in_public(look), "public")
    with TemporaryDirectory() as folder, running(Path(folder)) as server, _window() as look:
        page = _importing(look, server.url)
        page.set_viewport_size({"width": WIDTH, "height": HEIGHT_OF_IMPORT})
        _keep(page, "import")


@contextmanager
def _window() -> Iterator[Look]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=ARGUMENTS)
        yield Look(browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}))
        browser.close()


def _released(folder: Path) -> Path:
    demonstration_record(folder)
    return folder


def _in_public(look: Look) -> Page:
    """The public meeting, begun from wherever the window is."""
    look.page.get_by_text("Public meeting", exact=True).click()
    look.page.locator(".dsa-public").wait_for()
    return look.drawn()


def _importing(look: Look, url: str) -> Page:
    """A record of one's own with its register loaded, and a file of letters with two faults handed in."""
    page = look.at(url)
    page.get_by_role("button", name="Start your own record").click()
    page.locator("input[type=file]").set_input_files(DEMONSTRATION / "estuary-register.csv")
    page.get_by_label("Your council's name").fill("Estuary Borough Council")
    page.get_by_role("button", name="This is our authority").click()
    page.get_by_role("button", name="Load 67 new facts").click()
    page.get_by_text("Now the tracker").wait_for()
    page.locator("input[type=file]").set_input_files(
        {"name": "letters.csv", "mimeType": "text/csv", "buffer": _letters()}
    )
    page.get_by_role("heading", name="What would change").wait_for()
    return look.drawn()


def _letters() -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(LETTERS)
    return out.getvalue().encode()


def _keep(page: Page, name: str) -> None:
    """Keeps what the window shows, in as many colours as it needs and no more."""
    page.wait_for_timeout(500)
    picture = Image.open(io.BytesIO(page.screenshot())).convert("P", palette=Image.Palette.ADAPTIVE, colors=128)
    picture.save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
