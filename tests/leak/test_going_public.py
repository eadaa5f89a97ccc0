"""The walk through a public meeting and the hammer, on a small dashboard that is sound or has flaws."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from pages.navigation import PAGES
from tests.edge.client import Viewer
from tests.edge.server import ROOT, Server, running
from tests.leak.captures import Channel
from tests.leak.forbidden import Forbidden
from tests.leak.hammer import Visitor, hammer
from tests.leak.scanning import Scanner, told
from tests.leak.tap import Tap
from tests.leak.walking import walk

APP = ROOT / "tests" / "leak" / "sample" / "meeting.py"
FROM_ELSEWHERE = {"Via": "1.1 proxy"}
SECONDS = float(os.environ.get("HAMMER_SECONDS", "1.5"))


@dataclass(frozen=True)
class Meeting:
    """The small dashboard, as the walk asks for it."""

    named: Sequence[str] = ("", "schools")
    public: Sequence[str] = ("public-counts", "public-trend")

    def turn_on(self, page: Page) -> None:
        page.get_by_role("button", name="Public meeting").click()


@pytest.fixture(scope="module")
def forgetful(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A switch for one session, which a reload forgets; and addresses that keep a URN."""
    with running(tmp_path_factory.mktemp("forgetful"), app=APP, environment={"FLAW": "session history"}) as server:
        yield server


@pytest.mark.browser
def test_a_sound_dashboard_is_walked_through_without_a_finding(
    chromium: Browser, tmp_path: Path, scanner: Scanner
) -> None:
    with running(tmp_path, app=APP) as server, chromium.new_context() as context:
        steps = list(walk(Tap(context, server), Meeting(), scanner))
    assert len(steps) == 11
    assert {step.done: told(step.findings) for step in steps if step.findings} == {}


@pytest.mark.browser
def test_what_stays_behind_and_what_a_reload_brings_back_is_found(
    chromium: Browser, forgetful: Server, scanner: Scanner
) -> None:
    found: dict[str, set[Channel]] = {}
    with chromium.new_context() as context:
        for step in walk(Tap(context, forgetful), Meeting(), scanner):
            found[step.done] = {finding.channel for finding in step.findings}
            if step.done == "reload":
                break
    assert Channel.HISTORY in found["public meeting on"]
    assert {done for done, channels in found.items() if Channel.RECEIVED in channels} == {"reload"}


def test_nothing_crosses_to_whoever_is_public_by_place_or_by_choice(forgetful: Server, forbidden: Forbidden) -> None:
    addresses = (*Meeting.public, *Meeting.named)
    officer = Visitor(forgetful.port, Meeting.named)
    elsewhere = Visitor(forgetful.port, addresses, FROM_ELSEWHERE)
    gone_public = Visitor(forgetful.port, addresses, prepare=_go_public)
    named, *public = hammer([officer, elsewhere, gone_public], SECONDS, forbidden)
    assert named.findings
    assert [told(visit.findings) for visit in public if visit.findings] == []


def test_one_cache_for_both_is_found_out(tmp_path: Path, forbidden: Forbidden) -> None:
    with running(tmp_path, app=APP, environment={"FLAW": "cache"}) as server:
        with Viewer(server.port) as first:
            first.run()
        visitors = [Visitor(server.port, Meeting.named), Visitor(server.port, Meeting.public, FROM_ELSEWHERE)]
        _, public = hammer(visitors, SECONDS, forbidden)
    assert public.findings


def test_the_public_is_given_nothing_of_the_dashboard_while_an_officer_is_at_work(
    dashboard: Server, forbidden: Forbidden
) -> None:
    addresses = ["", *(page.URL for page in PAGES[1:])]
    visitors = [Visitor(dashboard.port, addresses), Visitor(dashboard.port, addresses, FROM_ELSEWHERE)]
    named, public = hammer(visitors, SECONDS, forbidden)
    assert named.findings
    assert not public.findings, told(public.findings)
    assert min(named.runs, public.runs) >= 2 * len(addresses)


def _go_public(viewer: Viewer) -> None:
    viewer.run().click("Public meeting")
