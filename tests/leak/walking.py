"""The way of an officer who goes public in front of the board, and of whoever then presses every button there is."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from playwright.sync_api import Page

from tests.leak.captures import Channel
from tests.leak.scanning import Finding, Scanner
from tests.leak.tap import Tap

_LINK = "[data-testid=stSidebarNavLink]"


class Meeting(Protocol):
    """A dashboard that can go public: the addresses of its pages, and how its switch is turned on."""

    @property
    def named(self) -> Sequence[str]:
        """The pages for officers."""

    @property
    def public(self) -> Sequence[str]:
        """The pages for everybody."""

    def turn_on(self, page: Page) -> None:
        """Does what the officer does, from a named page to the first public one."""


@dataclass(frozen=True)
class Step:
    """What was done, and what of the forbidden the browser was given or still held afterwards."""

    done: str
    findings: list[Finding]


def walk(tap: Tap, meeting: Meeting, scanner: Scanner) -> Iterator[Step]:
    """Every named page, then the switch; every public page, back past the first, a reload, and links to named pages
    and to two public ones.

    The named pages must be found to name schools, or the walk would prove nothing.
    """
    _look_at_named_pages(tap, meeting, scanner)
    yield _turn_on(tap, meeting, scanner)
    for place in range(len(meeting.public)):
        yield _step(tap, scanner, f"to page {place + 1} of the menu", partial(_follow, tap, place, meeting.public))
    for count in range(1, len(meeting.public) + 2):
        yield _step(tap, scanner, f"back, for the {count}. time", tap.back)
    yield _step(tap, scanner, "reload", tap.reload)
    for address in (*meeting.named, *meeting.public[:2]):
        yield _step(tap, scanner, f"to /{address} by a link", partial(tap.at, address))


def follow(tap: Tap, address: str) -> Page:
    """The page at this address, by the link in the menu, so that the session stays the same."""
    tap.page.locator(f"{_LINK}[href$='/{address}']").click()
    return tap.settle()


def _follow(tap: Tap, place: int, pages: Sequence[str]) -> Page:
    """The page at this place of the menu, which holds these pages and no other; the first may stand at the root."""
    links = tap.page.locator(_LINK)
    assert links.count() == len(pages)
    links.nth(place).click()
    return tap.settle()


def _look_at_named_pages(tap: Tap, meeting: Meeting, scanner: Scanner) -> None:
    tap.at(meeting.named[0])
    for address in meeting.named[1:]:
        follow(tap, address)
    assert scanner.findings(tap.captures()), "no named page named anything"


def _turn_on(tap: Tap, meeting: Meeting, scanner: Scanner) -> Step:
    """The switch itself. What the browser says at that moment it still says as an officer's."""
    mark = tap.mark()
    meeting.turn_on(tap.page)
    tap.settle()
    received = [capture for capture in tap.captures(mark) if capture.channel is not Channel.SENT]
    return Step("public meeting on", scanner.findings(received))


def _step(tap: Tap, scanner: Scanner, done: str, do: Callable[[], Page]) -> Step:
    mark = tap.mark()
    do()
    return Step(done, scanner.findings(tap.captures(mark)))
