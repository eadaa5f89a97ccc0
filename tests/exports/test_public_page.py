"""The public page: whole in itself, read by everybody, at any width, in light and dark and on paper."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from dsa_metrics.exports.public.page import page
from tests.browser.looking import violations
from tests.exports.releases import EARLIER, SHAPES, WHOLE, view


class Elements(HTMLParser):
    """Every element with its attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def named(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.found if name == tag]


@pytest.fixture(scope="module")
def text() -> str:
    return page(view(EARLIER, WHOLE)).decode()


@pytest.mark.parametrize("name", SHAPES)
def test_no_shape_has_a_script_or_an_outside_address(name: str) -> None:
    text = page(view(EARLIER, SHAPES[name])).decode()
    found = Elements(text)
    assert not re.search(r"https?:|//[a-z]|@import|@font-face|javascript:|\bsrc=", text)
    assert not {"script", "link", "img", "iframe", "object", "base", "form", "a"} & {tag for tag, _ in found.found}
    assert not [name for _, attributes in found.found for name in attributes if name.startswith("on")]
    assert all((attributes["href"] or "").startswith("#") for _, attributes in found.found if "href" in attributes)
    assert re.findall(r"url\((.)", text) == ["#"] * text.count("url(")


def test_one_heading_names_the_page_and_one_stands_over_each_subject(text: str) -> None:
    found = Elements(text)
    assert len(found.named("h1")) == 1
    assert len(found.named("h2")) == 8
    assert found.named("html") == [{"lang": "en"}]
    assert len(found.named("title")) == 1 + len(found.named("desc"))


def test_every_chart_is_named_and_told_and_every_table_captioned(text: str) -> None:
    found = Elements(text)
    charts = [one for one in found.named("svg") if "aria-hidden" not in one]
    assert len(charts) == 10
    names = {attributes.get("id") for _, attributes in found.found}
    assert all(one["role"] == "img" and set((one["aria-labelledby"] or "").split()) <= names for one in charts)
    assert len(found.named("caption")) == len(found.named("table")) == 5
    assert all(one.get("scope") for one in found.named("th"))


def test_no_identifier_stands_twice(text: str) -> None:
    names = [attributes["id"] for _, attributes in Elements(text).found if "id" in attributes]
    assert len(names) == len(set(names))


def test_the_council_s_own_words_stay_words(text: str) -> None:
    assert "=Marsh &amp; &lt;Fen&gt; Council" in text
    assert "<Fen>" not in text


def test_the_page_says_its_date_audience_and_release(text: str) -> None:
    assert f"As at 4 June 2019. Release {view(EARLIER, WHOLE).release.id}." in text
    assert text.count("PUBLIC") >= 2
    assert all(note.replace("'", "&#39;") in text for note in (*WHOLE.notes, *WHOLE.illustrations))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["whole", "bounded", "all withheld", "nobody", "thousands"])
def test_axe_finds_nothing_and_nothing_is_fetched(chromium: Browser, tmp_path: Path, name: str, scheme: str) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(page(view(EARLIER, SHAPES[name])))
    look = chromium.new_page(viewport={"width": 1000, "height": 800}, color_scheme=scheme)  # type: ignore[arg-type]
    asked: list[str] = []
    said: list[str] = []
    look.on("request", lambda request: asked.append(request.url))
    look.on("console", lambda message: said.append(message.text))
    look.goto(path.as_uri())
    assert violations(look) == []
    assert asked == [path.as_uri()]
    assert said == []
    look.close()


@pytest.mark.parametrize("width", [320, 390, 720, 1280])
def test_the_page_fits_any_width(chromium: Browser, tmp_path: Path, width: int) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(page(view(EARLIER, SHAPES["thousands"])))
    look = chromium.new_page(viewport={"width": width, "height": 800})
    look.goto(path.as_uri())
    assert look.evaluate("document.documentElement.scrollWidth") <= width
    shown = look.locator(".chart svg:visible")
    assert look.locator(".chart").count() == shown.count() == 5
    assert look.locator(".chart svg.narrow:visible").count() == (5 if width < 641 else 0)
    look.close()
