"""From click to finished page, over a websocket, at the size of the demonstration.

Ours is at most 4 times an empty page on the same server, and at most a sixth of the same page under Streamlit as
installed: `pip install streamlit`, its own settings, a plain script.
"""

import os
import time
from collections.abc import Iterator
from statistics import median
from types import ModuleType

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from pages import importing
from pages.navigation import PAGES
from pages.public.menu import urls
from tests.edge.client import Viewer
from tests.edge.released import own_record
from tests.edge.server import ROOT, Server, running

FOLDER = ROOT / "tests" / "benchmarks" / "rerun"
AS_INSTALLED = ("--server.address", "127.0.0.1", "--server.headless", "true", "--browser.gatherUsageStats", "false")
RERUNS = 40
WARM_UP = 8

MOST_OF_EMPTY = 4.0
MOST_OF_AS_INSTALLED = 1 / 6


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The tuned server, over the demonstration."""
    with running(tmp_path_factory.mktemp("ours"), app=FOLDER / "app.py") as server:
        yield server


@pytest.fixture(scope="module")
def as_installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Streamlit with its own settings and without its extras, over the same demonstration."""
    folder = tmp_path_factory.mktemp("as_installed")
    path = {"PYTHONPATH": f"{FOLDER / 'without_extra'}{os.pathsep}{ROOT}"}
    with running(folder, *AS_INSTALLED, app=FOLDER / "as_installed.py", cwd=folder, environment=path) as server:
        yield server


@pytest.mark.parametrize("asked", [*PAGES, importing], ids=lambda page: page.TITLE)
def test_a_rerun_costs_little_more_than_an_empty_page(
    ours: Server, as_installed: Server, benchmark: BenchmarkFixture, asked: ModuleType
) -> None:
    with Viewer(ours.port) as page, Viewer(ours.port) as empty, Viewer(as_installed.port) as plain:
        hashed, _ = _open(page, asked), _open(plain, asked)
        seconds: dict[str, list[float]] = {"page": [], "empty page": [], "as installed": []}
        for _ in range(WARM_UP + RERUNS):
            seconds["page"].append(_timed(page, page_hash=hashed))
            seconds["empty page"].append(_timed(empty, query="empty=1"))
            seconds["as installed"].append(_timed(plain, page_hash=hashed))
        benchmark.pedantic(page.run, kwargs={"page_hash": hashed}, rounds=RERUNS)  # type: ignore[no-untyped-call]
    middle = {what: median(measured[WARM_UP:]) for what, measured in seconds.items()}
    benchmark.extra_info.update({what: f"{middle[what] * 1000:.1f} ms" for what in middle})
    print(f"{asked.TITLE}: " + ", ".join(f"{what} {middle[what] * 1000:.1f} ms" for what in middle))
    assert middle["page"] <= MOST_OF_EMPTY * middle["empty page"]
    assert middle["page"] <= MOST_OF_AS_INSTALLED * middle["as installed"]


@pytest.mark.parametrize("address", urls())
def test_a_public_rerun_costs_little_more_than_an_empty_page(
    tmp_path_factory: pytest.TempPathFactory, benchmark: BenchmarkFixture, address: str
) -> None:
    folder = tmp_path_factory.mktemp("public")
    own_record(folder)
    with (
        running(folder, app=FOLDER / "app.py") as server,
        Viewer(server.port, headers={"Via": "1.1 proxy"}) as page,
        Viewer(server.port) as empty,
    ):
        hashed = page.run().pages.get(address) or page.pages[""]
        pairs = [(_timed(page, page_hash=hashed), _timed(empty, query="empty=1")) for _ in range(WARM_UP + RERUNS)]
        benchmark.pedantic(page.run, kwargs={"page_hash": hashed}, rounds=RERUNS)  # type: ignore[no-untyped-call]
    ours, nothing = (median(measured) for measured in zip(*pairs[WARM_UP:], strict=True))
    print(f"{address}: {ours * 1000:.1f} ms, empty page {nothing * 1000:.1f} ms")
    assert ours <= MOST_OF_EMPTY * nothing


def _open(viewer: Viewer, asked: ModuleType) -> str:
    """Leads a viewer to the page, and gives the page's hash; the import is reached by starting a record."""
    viewer.run()
    if asked is importing:
        return viewer.click("Start your own record").pages[""]
    return viewer.pages.get(asked.URL) or viewer.pages[""]


def _timed(viewer: Viewer, page_hash: str = "", query: str = "") -> float:
    began = time.perf_counter()
    viewer.run(page_hash=page_hash, query=query)
    return time.perf_counter() - began
