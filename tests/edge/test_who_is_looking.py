"""Over real websockets: who is the officer, who is the public, and who is nobody."""

from collections.abc import Callable
from pathlib import Path

import pytest
from websockets.exceptions import InvalidStatus

from tests.edge.client import Viewer
from tests.edge.conftest import SAMPLE
from tests.edge.sample.main import NAME
from tests.edge.server import Server, by_streamlit, by_uvicorn, running

FORWARDED = (
    {"X-Forwarded-For": "127.0.0.1"},
    {"Forwarded": "for=127.0.0.1"},
    {"Via": "1.1 proxy"},
    {"X-Real-IP": "::1"},
)
CLAIMED = ({"X-DSA-Role": "officer"}, {"x-dsa-role": "officer", "X_DSA_ROLE": "officer"})


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_the_person_at_this_computer_sees_names(sample: Server, host: str) -> None:
    with Viewer(sample.port, host=host) as viewer:
        viewer.run(page="named-page")
    assert viewer.has_seen(NAME)
    assert {"table", "dataframe", "plotly_chart"} <= {drawn.WhichOneof("type") for drawn in viewer.elements()}


@pytest.mark.parametrize("headers", FORWARDED, ids=lambda headers: next(iter(headers)))
def test_whoever_comes_through_a_proxy_sees_no_name(sample: Server, headers: dict[str, str]) -> None:
    with Viewer(sample.port, headers=headers) as viewer:
        viewer.run().run(page="named-page")
    assert [drawn.WhichOneof("type") for drawn in viewer.elements()] == ["alert"]
    assert not viewer.has_seen(NAME)


@pytest.mark.parametrize("headers", CLAIMED, ids=["as it is", "twice"])
def test_a_claimed_role_counts_for_nothing(sample: Server, headers: dict[str, str]) -> None:
    with Viewer(sample.port, headers=headers | {"Via": "1.1 proxy"}) as viewer:
        viewer.run().run(page="named-page")
    assert viewer.has_seen("You are: public")
    assert not viewer.has_seen(NAME)


def test_an_officers_session_is_resumed_by_the_officer_and_by_nobody_else(sample: Server) -> None:
    with Viewer(sample.port) as officer:
        number = officer.run().greeting.initialize.session_id
    with Viewer(sample.port, headers={"Via": "1.1 proxy"}, resume=number) as thief:
        assert thief.run().greeting.initialize.session_id != number
        assert thief.has_seen("You are: public")
    with Viewer(sample.port, resume=number) as officer:
        assert officer.run().greeting.initialize.session_id == number


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example"])
def test_a_name_that_only_leads_to_this_computer_is_refused(sample: Server, host: str) -> None:
    with pytest.raises(InvalidStatus) as refused, Viewer(sample.port, host=host):
        pass
    assert refused.value.response.status_code == 400
    assert b"address" in refused.value.response.body


@pytest.mark.parametrize("origin", ["http://evil.example", "http://127.0.0.1:1", "https://evil.example", "null"])
def test_a_page_of_another_site_is_refused(sample: Server, origin: str) -> None:
    with pytest.raises(InvalidStatus) as refused, Viewer(sample.port, origin=origin):
        pass
    assert refused.value.response.status_code == 403


def test_the_dashboards_own_page_is_let_in(sample: Server) -> None:
    with Viewer(sample.port, origin=sample.url) as viewer:
        assert viewer.run(page="named-page").has_seen(NAME)


@pytest.mark.parametrize(
    ("start", "options"),
    [(by_streamlit, ("--server.address", "0.0.0.0")), (by_uvicorn, ("--host", "0.0.0.0")), (by_uvicorn, ())],
    ids=["listens to everybody", "another way to start", "another way to start, locally"],
)
def test_a_server_that_may_listen_to_everybody_shows_nobody_a_name(
    tmp_path: Path, start: Callable[[Path, int], list[str]], options: tuple[str, ...]
) -> None:
    with running(tmp_path, *options, app=SAMPLE, start=start) as server, Viewer(server.port) as viewer:
        viewer.run().run(page="named-page")
    assert viewer.has_seen("You are: public")
    assert not viewer.has_seen(NAME)


def test_without_the_guard_in_front_a_claimed_role_counts_for_nothing_either(tmp_path: Path) -> None:
    unguarded = SAMPLE.with_name("main.py")
    with running(tmp_path, app=unguarded) as server, Viewer(server.port, headers={"X-DSA-Role": "officer"}) as viewer:
        viewer.run().run(page="named-page")
    assert viewer.has_seen("You are: public")
    assert not viewer.has_seen(NAME)
