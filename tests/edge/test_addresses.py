"""Over plain HTTP: which addresses are open to whom, and what headers go with every answer."""

import gzip
from itertools import product

import pytest

from tests.edge.client import Viewer, fetch
from tests.edge.sample.main import NAME
from tests.edge.server import Server

PUBLIC = {"Via": "1.1 proxy"}
CLOSED_TO_THE_PUBLIC = ("/media/0123.csv", "/download/token/list.csv", "/_stcore/upload_file/session/file")
CLOSED_TO_ALL = (
    "/_stcore/metrics",
    "/_stcore/agent/openapi.json",
    "/_stcore/agent/mcp",
    "/_stcore/script-health-check",
    "/_stcore/bidi-components/x/y.js",
    "/component/x/index.html",
    "/auth/login",
    "/auth/logout",
    "/oauth2callback",
    "/app/static/main.py",
)
NEEDED = ("/", "/named-page", "/_stcore/health", "/_stcore/host-config", "/favicon.png", "/manifest.json")


@pytest.mark.parametrize(("path", "headers"), list(product(NEEDED, [{}, PUBLIC])))
def test_what_a_browser_needs_is_open(sample: Server, path: str, headers: dict[str, str]) -> None:
    assert fetch(sample.port, path, headers=headers).status == 200


@pytest.mark.parametrize(("path", "headers"), list(product(CLOSED_TO_ALL, [{}, PUBLIC])))
def test_what_nobody_needs_is_closed(sample: Server, path: str, headers: dict[str, str]) -> None:
    assert fetch(sample.port, path, headers=headers).body == b"There is nothing here.\n"


@pytest.mark.parametrize(("path", "method"), list(product(CLOSED_TO_THE_PUBLIC, ["GET", "PUT", "DELETE", "OPTIONS"])))
def test_files_are_closed_to_the_public(sample: Server, path: str, method: str) -> None:
    answer = fetch(sample.port, path, method, PUBLIC)
    assert (answer.status, answer.body) == (404, b"There is nothing here.\n")


@pytest.mark.parametrize("spelling", ["{}", "/{}", "/.{}", "/_stcore/..{}", "/%6dedia{}", "{}?x=1", "{}/"])
def test_a_file_of_streamlits_own_is_the_officers_however_it_is_spelled(sample: Server, spelling: str) -> None:
    with Viewer(sample.port) as viewer:
        (button,) = viewer.run(page="named-page").elements("download_button")
        path = button.download_button.url
        assert NAME.encode() in fetch(sample.port, path).body
        path = spelling.format(path.removeprefix("/media") if "%6d" in spelling else path)
        assert NAME.encode() not in fetch(sample.port, path, headers=PUBLIC).body


def test_the_officer_reaches_the_addresses_of_files(sample: Server) -> None:
    answers = [fetch(sample.port, path) for path in CLOSED_TO_THE_PUBLIC]
    assert b"There is nothing here.\n" not in [answer.body for answer in answers]


@pytest.mark.parametrize(
    "path", ["/", "/_stcore/metrics", "/download/token/x", "/static/js/none.js", "/_stcore/health"]
)
def test_every_answer_carries_the_headers(sample: Server, path: str) -> None:
    headers = fetch(sample.port, path).headers
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "unsafe-eval" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "camera=()" in headers["permissions-policy"]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", ""])
def test_a_foreign_host_name_gets_one_plain_sentence(sample: Server, host: str) -> None:
    answer = fetch(sample.port, "/", headers={"Host": host})
    assert answer.status == 400
    assert answer.body.startswith(b"This address is not one")


def test_a_page_of_another_site_can_neither_send_nor_fetch(sample: Server) -> None:
    for method in ("GET", "PUT", "POST"):
        answer = fetch(sample.port, "/_stcore/upload_file/a/b", method, {"Origin": "http://evil.example"})
        assert answer.status == 403


def test_scripts_come_compressed_and_unharmed(sample: Server) -> None:
    page = fetch(sample.port, "/").body.decode()
    path = page.split('crossorigin src="./')[1].split('"')[0]
    plain = fetch(sample.port, f"/{path}")
    small = fetch(sample.port, f"/{path}", headers={"Accept-Encoding": "gzip"})
    assert small.headers["content-encoding"] == "gzip"
    assert gzip.decompress(small.body) == plain.body
    assert len(small.body) < len(plain.body) / 2
    assert small.headers["content-type"] == plain.headers["content-type"]
