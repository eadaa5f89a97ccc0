"""The public deck: whole in itself, one finding a page, and no number in it that the release does not print."""

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from dsa_metrics.disclosure.release import PRIORITY
from dsa_metrics.exports.deck.members import pages_of
from dsa_metrics.exports.deck.page import content_policy, deck, rendered
from dsa_metrics.exports.deck.slides import NOT_SHOWN, slides
from dsa_metrics.exports.paper.snapshot import Named
from dsa_metrics.exports.public.page import page
from dsa_metrics.record.releases import State
from dsa_metrics.view import Standing
from tests.browser.looking import violations
from tests.exports.releases import ALL_WITHHELD, BOUNDED, EARLIER, NO_RATES, NOBODY, QUALITY, SHAPES, WHOLE, view
from tests.exports.test_public_page import Elements

PROJECTOR = {"width": 1024, "height": 768}


def text_of(name: str) -> str:
    return deck(view(EARLIER, SHAPES[name]), view(EARLIER)).decode()


def said(markup: str) -> str:
    """What a person reads: neither the look nor the lines of the page, nor the count of its pages."""
    read = re.sub(r"<(style|script|title)>.*?</\1>|<span class=\"place\">.*?</span>", " ", markup, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]+>", " ", read))


def numbers(markup: str) -> set[str]:
    return set(re.findall(r"\d[\d,.]*(?<![,.])", said(markup)))


@pytest.mark.parametrize("name", ["quality", "bounded"])
def test_every_number_is_one_that_the_page_for_the_website_prints_of_the_release_or_of_the_one_before(
    name: str,
) -> None:
    now, before = view(EARLIER, SHAPES[name]), view(EARLIER)
    printed = numbers(page(now).decode()) | numbers(page(before).decode())
    found = numbers(text_of(name))
    assert len(found) >= 20
    assert found <= printed | {"1", "2", "3"}  # what the board is asked is numbered by the browser; days are printed


@pytest.mark.parametrize("name", SHAPES)
def test_no_shape_fetches_anything_or_runs_what_is_not_its_own(name: str) -> None:
    text = text_of(name)
    found = Elements(text)
    assert not re.search(r"https?:|//[a-z]|@import|@font-face|javascript:|\bsrc=|\bstyle=", text)
    assert not {"link", "img", "iframe", "object", "base", "form", "a"} & {tag for tag, _ in found.found}
    assert not [attribute for _, attributes in found.found for attribute in attributes if attribute.startswith("on")]
    policy = next(one["content"] for one in found.named("meta") if "http-equiv" in one)
    assert policy == content_policy()
    for tag in ("script", "style"):
        (own,) = re.findall(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        assert f"{tag}-src 'sha256-{b64encode(sha256(own.encode()).digest()).decode()}'" in content_policy()


@pytest.mark.parametrize("name", SHAPES)
def test_every_page_says_public_its_day_its_release_and_its_place(name: str) -> None:
    text = text_of(name)
    pages = re.findall(r"<section.*?</section>", text, re.DOTALL)
    for place, one in enumerate(pages, start=1):
        assert "</svg>PUBLIC</strong>" in one
        assert f"As at 4 June 2019. Release {view(EARLIER, SHAPES[name]).release.id}." in one
        assert f'<span class="place">{place} of {len(pages)}</span>' in one
    assert "MEMBERS" not in text
    assert "data-public" not in text


def test_pages_are_named_once_and_each_has_its_heading() -> None:
    found = Elements(text_of("quality"))
    names = [attributes["id"] for _, attributes in found.found if "id" in attributes]
    assert len(names) == len(set(names))
    assert {one["aria-labelledby"] for one in found.named("section")} <= set(names)
    assert len(found.named("h1")) == 1
    assert len(found.named("section")) == 1 + len(found.named("h2")) == 10


def test_the_pages_stand_in_the_order_in_which_a_board_is_told() -> None:
    told = [one.name for one in slides(view(EARLIER, QUALITY), view(EARLIER))]
    order = ["headline", "returned", "escalation", "arrival", "submissions", "quality", "england", "progress", "asked"]
    assert told == order


def test_the_headline_stands_with_its_two_numbers() -> None:
    first, *_ = slides(view(WHOLE))
    assert first.finding == WHOLE.headline
    assert [(one.number, one.whole, one.is_words) for one in first.numbers] == [
        ("10", "of 50", False),
        ("4", "of those", False),
    ]


def test_a_bound_and_a_measure_that_is_withheld_read_as_words() -> None:
    escalated, _ = slides(view(BOUNDED))[0].numbers
    assert (escalated.number, escalated.is_words) == ("at least 51", True)
    assert [one.number for one in slides(view(ALL_WITHHELD))[0].numbers] == [NOT_SHOWN]
    arrival = next(one for one in slides(view(WHOLE)) if one.name == "arrival")
    assert arrival.finding.startswith("How many priority schools share data unsafely or not at all is not given in")
    assert [bar.words for bar in arrival.groups[0].bars] == ["not shown"]
    quality = next(one for one in slides(view(NO_RATES)) if one.name == "quality")
    assert (
        quality.finding
        == "How often records of schools of the other phases fail a check is not given in public: too few."
    )


def test_where_nobody_was_counted_there_is_nothing_but_that_to_say() -> None:
    assert [(one.name, one.numbers) for one in slides(view(NOBODY))] == [("headline", ()), ("asked", ())]


def test_no_meeting_before_leaves_the_page_out_and_a_new_cohort_is_said() -> None:
    assert "progress" not in [one.name for one in slides(view(WHOLE))]
    other = view(replace(EARLIER, counted_as_at=EARLIER.as_at))
    progress = next(one for one in slides(view(WHOLE), other) if one.name == "progress")
    assert progress.finding.endswith("an agreement in force rose from 28 to 36 of 50.")
    assert "chosen anew" in progress.note
    assert other.release.id in progress.note


def named(count: int) -> list[Named]:
    unsafe = Standing("requires escalation", "no contact", "unsafe", True, "", None)
    states = (State(number, True, True, True) for number in range(1, count + 1))
    return [Named(one.urn, f"Marsh {one.urn} School", "Primary", "", one, unsafe) for one in states]


def test_more_schools_than_the_back_row_can_read_on_one_page_take_several() -> None:
    pages = list(pages_of(named(23), PRIORITY, "10:00:00 (UTC) on 4 June 2019"))
    assert [len(page.schools) for page in pages] == [10, 10, 3]
    assert pages[-1].note.endswith("Schools 21 to 23 of 23.")
    said_of_all = "23 of them, marked with an asterisk (*), also share data unsafely or not at all."
    assert {page.finding for page in pages} == {f"23 priority schools require escalation. {said_of_all}"}
    assert (pages[0].schools[0].name, pages[0].schools[0].about) == ("Marsh 1 School\u00a0*", "Primary, no contact")
    (nobody,) = pages_of([], PRIORITY, "10:00:00 (UTC) on 4 June 2019")
    assert (nobody.finding, nobody.schools) == ("No priority school requires escalation.", ())


def test_without_what_is_for_members_their_deck_is_the_public_one_word_for_word() -> None:
    now, before = view(EARLIER, QUALITY), view(EARLIER)
    pages = list(pages_of(named(23), PRIORITY, "10:00:00 (UTC) on 4 June 2019"))
    text = rendered(now, before, pages, 600, "/meeting/x").decode()
    assert text.count("MEMBERS ONLY</strong>") == text.count("</svg>PUBLIC</strong>") == 10 + 3
    left = re.sub(r'<section [^>]*data-members="slide".*?</section>', "", text, flags=re.DOTALL)
    left = re.sub(r'<p [^>]*data-members="banner">.*?</p>', "", left)
    assert "Marsh 1 School" in text
    assert "School\u00a0*" not in left
    assert said(left).split() == said(deck(now, before).decode()).split()


@pytest.mark.browser
def test_no_shape_has_to_be_scrolled_on_a_projector_and_one_page_is_one_sheet(
    chromium: Browser, tmp_path: Path
) -> None:
    look = chromium.new_page(viewport=PROJECTOR)  # type: ignore[arg-type]
    asked: list[str] = []
    look.on("request", lambda request: asked.append(request.url))
    for name in SHAPES:
        path = tmp_path / f"{name}.html"
        path.write_text(text_of(name), "utf-8")
        look.goto(path.as_uri())
        heights = look.locator("main > section").evaluate_all("all => all.map(one => one.offsetHeight)")
        assert set(heights) == {768}, name
        assert look.evaluate("document.documentElement.scrollWidth") == 1024
    assert asked == [(tmp_path / f"{name}.html").as_uri() for name in SHAPES]
    look.goto((tmp_path / "quality.html").as_uri())
    found, printed = violations(look), look.pdf(prefer_css_page_size=True)
    look.close()
    assert found == []
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == len(Elements(text_of("quality")).named("section"))
