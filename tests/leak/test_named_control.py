"""The positive control: on the pages that name schools, and in what they offer, the scanner finds them all.

Names and URNs stand on Returned (those outstanding), on Escalation and in its workbook (those listed), and on School
(all that the register knows, to choose from). Trusts stand on Escalation and, as rolls do, on School, one school at a
time. No page shows a DfE number, a postcode or a UKPRN: their control is the page of everything in test_scanner.py.
"""

from collections.abc import Iterator, Sequence

import pytest
from playwright.sync_api import Browser

from pages import arrival, england, escalation, returned, school
from tests.edge.client import Viewer
from tests.edge.server import Server
from tests.leak.captures import Capture, Channel
from tests.leak.forbidden import Forbidden, Kind, Secret
from tests.leak.scanning import Scanner
from tests.leak.tap import Tap
from tests.leak.viewing import choose, options, taken_from
from tests.leak.walking import follow

LISTED, REGISTERED = 10, 67
MEETINGS = ("2019-06-04", "2019-03-26")
LABEL = "School, by name or URN"

SHOWN_NOWHERE = {Kind.DFE_NUMBER, Kind.POSTCODE, Kind.UKPRN}


@pytest.fixture(scope="module")
def tap(chromium: Browser, dashboard: Server) -> Iterator[Tap]:
    """One window on the dashboard, past its first page."""
    with chromium.new_context() as context:
        tap = Tap(context, dashboard)
        tap.at("")
        yield tap


def _seen(tap: Tap, address: str) -> Sequence[Capture]:
    mark = tap.mark()
    follow(tap, address)
    return tap.captures(mark)


def _of(scanner: Scanner, captures: Sequence[Capture], channel: Channel, *kinds: Kind) -> set[Secret]:
    found = scanner.secrets(capture for capture in captures if capture.channel is channel)
    return {secret for secret in found if secret.kind in kinds}


@pytest.mark.browser
@pytest.mark.parametrize("address", [returned.URL, escalation.URL])
def test_a_list_of_schools_is_found_in_the_frames_and_on_the_page(tap: Tap, scanner: Scanner, address: str) -> None:
    captures = _seen(tap, address)
    for kind in (Kind.NAME, Kind.URN):
        sent, shown = (_of(scanner, captures, channel, kind) for channel in (Channel.RECEIVED, Channel.PAGE))
        assert sent == shown
        assert len(sent) == tap.page.locator("tr", has_text="URN 99").count() >= LISTED


@pytest.mark.browser
def test_the_workbook_is_found_to_name_whom_its_page_names(tap: Tap, scanner: Scanner) -> None:
    captures = _seen(tap, escalation.URL)
    mark = tap.mark()
    tap.download(tap.page.get_by_role("link", name="Download these").click)
    files = tap.captures(mark, at_least=[Channel.FILE])
    for kind in (Kind.NAME, Kind.URN, Kind.TRUST):
        assert _of(scanner, files, Channel.FILE, kind) == _of(scanner, captures, Channel.PAGE, kind) != set()


@pytest.mark.browser
def test_schools_to_choose_from_are_found_before_anybody_opens_the_list(tap: Tap, scanner: Scanner) -> None:
    captures = _seen(tap, school.URL)
    for kind in (Kind.NAME, Kind.URN):
        assert len(_of(scanner, captures, Channel.RECEIVED, kind)) == REGISTERED
        assert len(_of(scanner, captures, Channel.PAGE, kind)) == 1


@pytest.mark.browser
@pytest.mark.parametrize("address", [arrival.URL, england.URL])
def test_a_page_that_names_nobody_is_found_to_name_nobody(tap: Tap, scanner: Scanner, address: str) -> None:
    assert scanner.findings(_seen(tap, address)) == []


@pytest.mark.browser
def test_no_page_shows_the_numbers_that_only_the_register_has(tap: Tap, scanner: Scanner) -> None:
    assert not {finding.kind for finding in scanner.findings(tap.captures())} & SHOWN_NOWHERE


def test_every_school_that_is_opened_is_found_with_all_that_its_page_shows(
    dashboard: Server, scanner: Scanner, forbidden: Forbidden
) -> None:
    with Viewer(dashboard.port) as viewer:
        opened: set[str] = set()
        for day in MEETINGS:
            where = {"page": school.URL, "query": f"as_at={day}"}
            for option in options(viewer.run(**where), LABEL):
                if option not in opened:
                    choose(viewer, LABEL, option, **where)
                    opened.add(option)
        found = scanner.secrets(taken_from(viewer))
    assert not {secret.kind for secret in found} & SHOWN_NOWHERE
    assert forbidden.of(Kind.NAME, Kind.URN, Kind.TRUST, Kind.ROLL) - found == set()
