"""A process for the public: it works where no record is, opens none where one is, and gives everybody the releases."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from dsa_metrics.disclosure.release import Release
from dsa_metrics.errors import ConfigurationError
from dsa_metrics.exports.deck.page import content_policy
from pages import deck
from pages.edge.audience import is_public
from pages.public.frame import NOTHING_YET
from pages.public.menu import urls
from tests.edge.client import Viewer, fetch
from tests.edge.released import own_record
from tests.edge.server import ROOT, Server, running

PUBLIC = {"DSA_AUDIENCE": "public"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("public")


@pytest.fixture(scope="module")
def release(folder: Path) -> Release:
    return own_record(folder)


@pytest.fixture(scope="module")
def server(folder: Path, release: Release) -> Iterator[Server]:
    with running(folder, environment=PUBLIC) as server:
        yield server


def test_it_starts_where_there_is_no_record_and_no_release(tmp_path: Path) -> None:
    with running(tmp_path, environment=PUBLIC) as server, Viewer(server.port) as viewer:
        assert viewer.run().has_seen(NOTHING_YET)
        assert list(viewer.pages) == [""]
    assert [path.name for path in tmp_path.iterdir()] == ["console.txt"]


def test_everybody_sees_the_releases_and_nobody_is_the_officer(server: Server, release: Release) -> None:
    with Viewer(server.port) as viewer:
        viewer.run()
        assert viewer.has_seen(release.headline)
        assert list(viewer.pages) == ["", *urls()[1:], urls()[0]]
        for address in urls():
            drawn = {element.WhichOneof("type") for element in viewer.run(page=address).elements()}
            assert "exception" not in drawn


def test_an_earlier_meeting_is_shown_as_it_was_released(server: Server) -> None:
    with Viewer(server.port) as viewer:
        assert viewer.run(query="meeting=2019-03-26").has_seen("On 26 March 2019, 14 of 50 priority schools")


def test_a_meeting_that_nobody_released_leads_to_the_last_one(server: Server, release: Release) -> None:
    with Viewer(server.port) as viewer:
        assert viewer.run(query="meeting=1999-01-01").has_seen(release.headline)


def test_the_meeting_view_is_shown_under_a_policy_that_admits_only_its_own_lines(
    server: Server, release: Release
) -> None:
    answer = fetch(server.port, deck.address(release))
    policy = answer.headers["content-security-policy"]
    assert answer.status == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "content-disposition" not in answer.headers
    assert policy.startswith(f"{content_policy()}; frame-ancestors 'none'")
    assert "unsafe" not in policy
    assert fetch(server.port, f"{deck.address(release)}0").status == 404


@pytest.mark.parametrize("path", ["/_stcore/upload_file/a/b", "/media/a.csv", "/download/a/b.xlsx", "/members/a"])
def test_what_is_for_officers_is_not_there(server: Server, path: str) -> None:
    assert fetch(server.port, path).status == 404


@pytest.mark.skipif(not Path("/proc/self/maps").exists(), reason="looks into a process as Linux shows it")
def test_the_process_has_neither_the_record_open_nor_what_could_open_it(server: Server, folder: Path) -> None:
    process = Path("/proc") / str(server.process)
    held = [str(link.readlink()) for link in (process / "fd").iterdir() if link.is_symlink()]
    assert not [name for name in held if "duckdb" in name]
    assert "duckdb" not in (process / "maps").read_text("utf-8", "replace")
    assert (folder / "dsa.duckdb").exists()


def test_the_library_of_the_record_cannot_be_imported_once_locked() -> None:
    script = (
        "from pages.edge.audience import lock_the_record\nlock_the_record()\n"
        "import pages.public.navigation\n"
        "try:\n    import dsa_metrics.store\nexcept ImportError:\n    print('locked')\n"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["locked"]


@pytest.mark.parametrize(("said", "found"), [("", False), ("public", True), (" Public ", True)])
def test_the_audience_is_read_from_the_environment(said: str, found: bool) -> None:
    assert is_public({"DSA_AUDIENCE": said}) is found


@pytest.mark.parametrize("said", ["officer", "publik", "no"])
def test_another_audience_starts_nothing_rather_than_the_wrong_thing(said: str) -> None:
    with pytest.raises(ConfigurationError, match="DSA_AUDIENCE"):
        is_public({"DSA_AUDIENCE": said})
