"""The tap on a real browser: each channel is listened to, rest is waited for, and silence is an error."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.edge.server import Server
from tests.leak.captures import Channel
from tests.leak.sample.planted import ADDRESS, SLUG
from tests.leak.scanning import Scanner
from tests.leak.tap import Tap

pytestmark = pytest.mark.browser

FRAMES, PAGE = Channel.RECEIVED, Channel.PAGE


@pytest.fixture(scope="module")
def tap(chromium: Browser, sample: Server) -> Iterator[Tap]:
    """One window for whatever leaves nothing behind in it."""
    with chromium.new_context() as context:
        yield Tap(context, sample)


@pytest.fixture
def fresh(chromium: Browser, sample: Server) -> Iterator[Tap]:
    """A window without a past."""
    with chromium.new_context() as context:
        yield Tap(context, sample)


def _channels(tap: Tap, scanner: Scanner, address: str) -> set[Channel]:
    mark = tap.mark()
    tap.at(address)
    return {finding.channel for finding in scanner.findings(tap.captures(mark))}


def test_a_clean_page_gives_nothing_in_any_channel(fresh: Tap, scanner: Scanner) -> None:
    fresh.at("")
    fresh.download(fresh.page.get_by_role("button", name="Fetch").click)
    caught = fresh.captures()
    assert set(Channel) - {capture.channel for capture in caught} <= {Channel.CONSOLE, Channel.LOG}
    assert scanner.findings(caught) == []


@pytest.mark.parametrize(
    ("show", "channels"),
    [
        ("a_place_that_is_written_over", {FRAMES}),
        ("what_a_chart_says_on_hover", {FRAMES}),
        ("an_attribute_for_screen_readers", {FRAMES, PAGE}),
        ("the_console_of_the_server", {Channel.LOG}),
    ],
)
def test_a_leak_is_found_in_every_channel_that_it_goes_through(
    tap: Tap, scanner: Scanner, show: str, channels: set[Channel]
) -> None:
    assert _channels(tap, scanner, f"?show={show}") == channels


@pytest.mark.parametrize(
    ("show", "channels"),
    [
        ("the_title_of_the_page", {FRAMES, PAGE, Channel.HISTORY}),
        ("a_query_parameter", {FRAMES, PAGE, Channel.HISTORY, Channel.ADDRESS, Channel.HEADERS}),
        ("a_script_that_keeps_a_name", {FRAMES, PAGE, Channel.CONSOLE, Channel.STORAGE}),
    ],
)
def test_what_a_leak_leaves_behind_in_the_browser_is_found(
    fresh: Tap, scanner: Scanner, show: str, channels: set[Channel]
) -> None:
    assert _channels(fresh, scanner, f"?show={show}") == channels


def test_the_address_of_a_page_is_found_even_where_the_page_is_clean(fresh: Tap, scanner: Scanner) -> None:
    channels = _channels(fresh, scanner, f"{SLUG}?show={ADDRESS}")
    assert {FRAMES, PAGE, Channel.ADDRESS, Channel.SENT} <= channels


@pytest.mark.parametrize("show", ["the_properties_of_a_workbook", "the_name_of_a_file"])
def test_a_file_is_searched_with_its_name(tap: Tap, scanner: Scanner, show: str) -> None:
    tap.at(f"?show={show}")
    mark = tap.mark()
    tap.download(tap.page.get_by_role("button", name="Fetch").click)
    files = tap.captures(mark, at_least=[Channel.FILE])
    assert Channel.FILE in {finding.channel for finding in scanner.findings(files)}


def test_a_frame_that_only_reminds_the_browser_of_an_earlier_one_counts_as_that(tap: Tap, scanner: Scanner) -> None:
    tap.at("?show=a_long_table_that_is_drawn_again")
    mark = tap.mark()
    tap.page.get_by_role("button", name="Again").click()
    tap.settle()
    assert any("as sent before" in finding.where for finding in scanner.findings(tap.captures(mark)))


def test_to_have_caught_nothing_is_an_error(tap: Tap) -> None:
    with pytest.raises(AssertionError, match="nothing was caught of: frame received, frame sent, page"):
        tap.captures(tap.mark())


def test_a_context_that_has_looked_at_something_already_is_refused(chromium: Browser, sample: Server) -> None:
    with chromium.new_context() as context:
        context.new_page()
        with pytest.raises(AssertionError, match="has looked at something"):
            Tap(context, sample)
