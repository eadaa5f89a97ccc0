"""The dashboard itself, started from another folder: the officer sees schools, the public sees one sentence."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from dsa_metrics.wording import INVENTED
from pages import papers, publish
from pages.navigation import PAGES
from pages.public.frame import NOTHING_YET
from pages.public.menu import urls
from pages.session import START_URL
from tests.edge.client import Viewer
from tests.edge.server import ROOT, Server, running

PUBLIC = {"Via": "1.1 proxy"}
REGISTER = ROOT / "data" / "demo" / "estuary-register.csv"
ESCALATION = next(page.URL for page in PAGES if page.TITLE == "Escalation")


@dataclass(frozen=True)
class Fresh:
    """A server, and all that its first visitor ever, a public one with a deep link, was sent."""

    server: Server
    first: Viewer


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fresh]:
    folder = tmp_path_factory.mktemp("dashboard")
    with running(folder, cwd=folder) as server:
        with Viewer(server.port, headers=PUBLIC) as first:
            first.run(page=ESCALATION, query="as_at=2019-06-04")
        yield Fresh(server, first)


@pytest.fixture
def officer(fresh: Fresh) -> Iterator[Viewer]:
    with Viewer(fresh.server.port) as viewer:
        yield viewer


@pytest.fixture
def public(fresh: Fresh) -> Iterator[Viewer]:
    with Viewer(fresh.server.port, headers=PUBLIC) as viewer:
        yield viewer


def _invented_names() -> list[str]:
    with REGISTER.open(encoding="cp1252", newline="") as lines:
        return [row["EstablishmentName"] for row in csv.DictReader(lines)]


def _seen(viewer: Viewer) -> list[str]:
    return [words for words in (*_invented_names(), "Estuary") if viewer.has_seen(words)]


def test_a_cold_deep_link_names_nothing_to_the_public(fresh: Fresh) -> None:
    assert fresh.first.has_seen(NOTHING_YET)
    assert _seen(fresh.first) == []


def test_the_first_page_says_ten_and_four_of_an_invented_authority(officer: Viewer) -> None:
    officer.run()
    assert officer.has_seen(INVENTED)
    assert officer.has_seen("On 4 June 2019, 10 of 50 priority schools require escalation, 4 of which also")


def test_the_officer_sees_every_page_without_an_error(officer: Viewer) -> None:
    addresses = officer.run().pages
    assert list(addresses) == ["", *(page.URL for page in PAGES[1:]), publish.URL, papers.URL, START_URL, *urls()]
    for address in addresses:
        drawn = {element.WhichOneof("type") for element in officer.run(page=address).elements()}
        assert "html" in drawn or address == START_URL
        assert drawn.isdisjoint({"exception", "alert"})


def test_the_officer_sees_schools_by_name(officer: Viewer) -> None:
    assert len(_seen(officer.run(page=ESCALATION))) >= 10


def test_a_download_from_the_demonstration_is_named_as_invented(officer: Viewer) -> None:
    assert officer.run(page=ESCALATION).has_seen("/invented-escalation-list-as-at-2019-06-04")


def test_the_public_sees_one_page_without_names_wherever_it_asks(officer: Viewer, public: Viewer) -> None:
    officer.run()
    for address, hashed in officer.pages.items():
        public.run(page=address).run(page_hash=hashed).run(page=address, query="as_at=2019-03-26")
        assert list(public.pages) == [""]
        assert not public.elements("date_input")
    assert public.has_seen(NOTHING_YET)
    assert _seen(public) == []


def test_the_date_in_the_address_holds_for_the_page(officer: Viewer) -> None:
    assert officer.run(page=ESCALATION, query="as_at=2019-03-26").has_seen("26 March 2019")


@pytest.mark.parametrize("asked", ["yesterday", "2019-02-30", "1066-10-14", "2999-01-01"])
def test_a_day_in_the_address_that_cannot_be_shown_is_said(officer: Viewer, asked: str) -> None:
    alerts = officer.run(page=ESCALATION, query=f"as_at={asked}").elements("alert")
    (said,) = (element.alert.body for element in alerts)
    assert said.startswith("The address does not ask for a day from ")
    assert said.endswith("so this page is as at 4 June 2019.")
    assert officer.has_seen(" · as at 4 June 2019")
    assert officer.run(page=ESCALATION).elements("alert") == []


@pytest.mark.parametrize("asked", ["2019-06-04", "2019-03-26", "2019/03/26", ""])
def test_a_day_in_the_address_that_is_shown_needs_no_words(officer: Viewer, asked: str) -> None:
    assert officer.run(page=ESCALATION, query=f"as_at={asked}").elements("alert") == []


def test_an_own_record_begins_with_nothing_of_the_demonstration(officer: Viewer) -> None:
    officer.run().click("Start your own record")
    drawn = b"".join(element.SerializeToString() for element in officer.elements())
    assert list(officer.pages) == [""]
    assert not [name for name in _invented_names() if name.encode() in drawn]
    assert officer.click("Back to the demonstration").elements("date_input")


def test_a_server_for_everybody_says_so_and_opens_no_record(tmp_path: Path) -> None:
    with running(tmp_path, "--server.address", "0.0.0.0", cwd=tmp_path) as server, Viewer(server.port) as viewer:
        assert viewer.run(page=ESCALATION).has_seen(NOTHING_YET)
    assert "whoever opens it is the public" in server.console.read_text("utf-8")
    assert [found.name for found in tmp_path.iterdir()] == ["console.txt"]
