"""Nothing that the public receives names a school: in a public process, in a public meeting, and beside an officer."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event

import pytest
from playwright.sync_api import Browser, Page

from dsa_metrics.disclosure.ledger import read_ledger
from dsa_metrics.exports.public.files import files
from dsa_metrics.public_view import PublicView
from pages import deck, papers, publish
from pages.navigation import PAGES
from pages.public.menu import urls
from tests.edge.client import Viewer, fetch
from tests.edge.released import demonstration_record, own_record
from tests.edge.server import Server, running
from tests.leak.captures import Capture, Channel
from tests.leak.forbidden import Forbidden
from tests.leak.hammer import Visitor, hammer
from tests.leak.scanning import Scanner, told
from tests.leak.tap import Tap
from tests.leak.viewing import answered, turn_on
from tests.leak.walking import walk

NAMED = ["", *(page.URL for page in PAGES[1:])]
PUBLIC = ["", *urls()[1:]]
SECONDS = float(os.environ.get("HAMMER_SECONDS", "5"))


@dataclass(frozen=True)
class Meeting:
    """The dashboard, as the walk asks for it."""

    named: Sequence[str] = (*NAMED, publish.URL, papers.URL)
    public: Sequence[str] = tuple(PUBLIC)

    def turn_on(self, page: Page) -> None:
        page.get_by_text("Public meeting", exact=True).click()
        page.locator(".dsa-public").wait_for()


@pytest.fixture(scope="module")
def process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A public process, with a record on the same machine that it must not open."""
    folder = tmp_path_factory.mktemp("process")
    own_record(folder)
    with running(folder, environment={"DSA_AUDIENCE": "public"}) as server:
        yield server


@pytest.fixture
def released(tmp_path: Path) -> Iterator[Server]:
    """The dashboard over the demonstration, both meetings released."""
    demonstration_record(tmp_path)
    with running(tmp_path) as server:
        yield server


@pytest.mark.browser
def test_a_public_process_names_nobody_on_any_page(chromium: Browser, process: Server, scanner: Scanner) -> None:
    with chromium.new_context() as context:
        tap = Tap(context, process)
        for address in PUBLIC:
            tap.at(address)
            tap.at(f"{address}?meeting=2019-03-26")
        for address in NAMED[1:]:
            tap.at(address)
        findings = scanner.findings(tap.captures())
    assert not findings, told(findings)


@pytest.mark.browser
def test_a_public_meeting_names_nobody_wherever_one_goes(chromium: Browser, released: Server, scanner: Scanner) -> None:
    with chromium.new_context() as context:
        steps = list(walk(Tap(context, released), Meeting(), scanner))
    assert {step.done: told(step.findings) for step in steps if step.findings} == {}
    assert len(steps) == 1 + len(PUBLIC) + len(PUBLIC) + 1 + 1 + len(Meeting.named) + 2


def test_every_file_that_the_public_may_fetch_names_nobody(process: Server, scanner: Scanner) -> None:
    ledger = read_ledger(process.console.parent / "releases")
    captures: list[Capture] = []
    for release in ledger.releases:
        for name, content in files(PublicView(release)).items():
            answer = fetch(process.port, f"/release/{release.id}/{name}")
            assert (answer.status, answer.body) == (200, content)
            captures += [Capture(Channel.FILE, name, content), *answered(answer, name)]
        captures.append(Capture(Channel.FILE, release.file_name, release.content))
        shown = fetch(process.port, deck.address(release))
        assert shown.status == 200
        captures += answered(shown, "meeting view")
    assert len(captures) > 2 * 5
    findings = scanner.findings(captures)
    assert not findings, told(findings)


def test_the_consoles_name_nobody(process: Server, released: Server, scanner: Scanner) -> None:
    with Viewer(released.port) as viewer:
        for address in NAMED:
            viewer.run(page=address)
    consoles = [Capture(Channel.FILE, "console.txt", server.console.read_bytes()) for server in (process, released)]
    findings = scanner.findings(consoles)
    assert not findings, told(findings)


def test_nothing_crosses_from_an_officer_to_a_meeting_or_to_the_public(tmp_path: Path, forbidden: Forbidden) -> None:
    """HAMMER_SECONDS=60 for the long run."""
    own_record(tmp_path)
    officer_is_in = Event()
    with running(tmp_path) as server:
        officer = Visitor(server.port, NAMED, prepare=partial(_come_in, officer_is_in))
        begun = Visitor(server.port, (*PUBLIC, *NAMED[1:]), prepare=partial(_begin_after, officer_is_in))
        elsewhere = Visitor(server.port, (*PUBLIC, *NAMED[1:]), {"Via": "1.1 proxy"})
        named, *public = hammer([officer, begun, elsewhere], SECONDS, forbidden)
    assert named.findings
    assert [told(visit.findings) for visit in public if visit.findings] == []
    assert min(visit.runs for visit in (named, *public)) >= 2 * len(NAMED)


def _come_in(officer_is_in: Event, viewer: Viewer) -> None:
    viewer.run()
    officer_is_in.set()


def _begin_after(officer_is_in: Event, viewer: Viewer) -> None:
    """A new visit is in the meeting from its first page on, so the officer's has to be there before."""
    assert officer_is_in.wait(60)
    turn_on(viewer.run(), "Public meeting")
    viewer.states.clear()
