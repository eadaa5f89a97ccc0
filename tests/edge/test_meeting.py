"""The public meeting, message by message: what turns it on, what does not turn it off, what is left of the names."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetState

from pages import papers, publish
from pages.navigation import PAGES
from pages.public.menu import urls
from tests.edge.client import Viewer, fetch
from tests.edge.released import own_record
from tests.edge.server import Server, running

NAMED = [page.URL for page in PAGES]


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    """A record of the council's own, both meetings released."""
    own_record(tmp_path)
    with running(tmp_path) as server:
        yield server


@pytest.fixture
def officer(server: Server) -> Iterator[Viewer]:
    with Viewer(server.port) as viewer:
        yield viewer.run()


def begin(viewer: Viewer) -> Viewer:
    """Turns the switch in the sidebar."""
    (switch,) = (found.checkbox for found in viewer.elements("checkbox") if found.checkbox.label == "Public meeting")
    viewer.states[switch.id] = WidgetState(id=switch.id, bool_value=True)
    viewer.run()
    viewer.states.clear()
    return viewer


def is_public(viewer: Viewer) -> bool:
    """True where the last run drew the banner and sent none but public pages to the menu."""
    drawn = b"".join(element.SerializeToString() for element in viewer.elements())
    return b"dsa-public" in drawn and not any(address in NAMED for address in visible(viewer))


def visible(viewer: Viewer) -> list[str]:
    menus = [sent.navigation for sent in viewer.last_run if sent.WhichOneof("type") == "navigation"]
    return [page.url_pathname for page in menus[-1].app_pages if not page.is_hidden]


def test_the_switch_leaves_only_public_pages(officer: Viewer) -> None:
    assert not is_public(officer)
    begin(officer)
    assert is_public(officer)
    assert visible(officer) == ["", *urls()[1:]]


def test_no_named_page_can_be_reached_while_it_is_on(officer: Viewer) -> None:
    hashes = {
        address: officer.run(page=address).pages.get(address, "") for address in (*NAMED[1:], publish.URL, papers.URL)
    }
    begin(officer)
    for address, hashed in hashes.items():
        assert is_public(officer.run(page=address))
        assert is_public(officer.run(page_hash=hashed))


def test_turning_the_switch_back_by_a_forged_message_changes_nothing(officer: Viewer) -> None:
    (switch,) = (found.checkbox for found in officer.elements("checkbox") if found.checkbox.label == "Public meeting")
    begin(officer)
    officer.states[switch.id] = WidgetState(id=switch.id, bool_value=False)
    assert is_public(officer.run())


def test_a_new_visit_is_in_the_meeting_too_wherever_it_begins(officer: Viewer, server: Server) -> None:
    begin(officer)
    for address in ("", *NAMED[1:], publish.URL, papers.URL):
        with Viewer(server.port) as again:
            assert is_public(again.run(page=address, query="as_at=2019-03-26"))


def test_names_come_back_after_a_confirmation_and_not_before(officer: Viewer) -> None:
    begin(officer)
    officer.click("Show names again…")
    assert is_public(officer)
    assert any(found.button.label == "Show the names" for found in officer.elements("button"))


def test_what_could_be_fetched_before_cannot_be_fetched_in_the_meeting(officer: Viewer, server: Server) -> None:
    officer.run(page=next(page.URL for page in PAGES if page.TITLE == "Escalation"))
    link = next(link for link in _links(officer) if link.startswith("/download/"))
    assert fetch(server.port, link).status == 200
    begin(officer)
    assert fetch(server.port, link).status == 404


def test_a_visit_begins_in_public_where_the_policy_says_so(tmp_path: Path) -> None:
    own_record(tmp_path)
    settings = '[authority]\nname = "Estuary"\ngias_code = 899\n[access]\nstarts_in_public = true\n'
    (tmp_path / "policy.toml").write_text(settings, "utf-8")
    with running(tmp_path) as server, Viewer(server.port) as viewer:
        assert is_public(viewer.run())


def _links(viewer: Viewer) -> list[str]:
    bodies = (element.html.body for element in viewer.elements("html"))
    return [part.split('"', 1)[0] for body in bodies for part in body.split('href="')[1:]]
