"""Whose connection it is, as a table of cases."""

from collections.abc import Mapping

import pytest
from starlette.types import Scope

from pages.access import Role
from pages.edge.identity import ROLE_HEADER, host_name, is_loopback, is_own_origin, role_of, with_role

HERE = ("127.0.0.1", 8501)


def _scope(
    headers: Mapping[str, str] | None = None,
    server: tuple[str, int] | None = HERE,
    client: tuple[str, int] | None = ("127.0.0.1", 50000),
) -> Scope:
    named = {"host": "127.0.0.1:8501", **(headers or {})}
    return {
        "type": "http",
        "headers": [(name.encode(), value.encode()) for name, value in named.items()],
        "server": server,
        "client": client,
    }


@pytest.mark.parametrize("address", ["127.0.0.1", "127.8.9.1", "::1", "::ffff:127.0.0.1", "localhost"])
def test_an_address_of_this_machine_alone_is_loopback(address: str) -> None:
    assert is_loopback(address)


@pytest.mark.parametrize(
    "address", [None, "", "0.0.0.0", "::", "192.168.1.4", "example.org", "unix:///tmp/dsa", "127.1"]
)
def test_any_other_address_is_not(address: str | None) -> None:
    assert not is_loopback(address)


@pytest.mark.parametrize(
    "scope",
    [_scope(), _scope({"host": "localhost"}), _scope({"host": "[::1]:8501"}, ("::1", 8501), ("::1", 50000))],
    ids=["numbers", "name", "version 6"],
)
def test_both_ends_on_this_machine_and_a_local_name_are_the_officer(scope: Scope) -> None:
    assert role_of(scope, is_local_server=True) is Role.OFFICER


@pytest.mark.parametrize(
    "scope",
    [
        _scope(client=("192.168.1.9", 50000)),
        _scope(server=("192.168.1.4", 8501)),
        _scope(server=None),
        _scope(client=None),
        _scope({"host": "dashboard.example"}),
        _scope({"host": "127.0.0.1.example"}),
        _scope({"host": ""}),
        _scope({"x-forwarded-for": "127.0.0.1"}),
        _scope({"x-forwarded-anything": ""}),
        _scope({"X-Forwarded-Host": "localhost"}),
        _scope({"forwarded": "for=127.0.0.1"}),
        _scope({"via": "1.1 proxy"}),
        _scope({"x-real-ip": "127.0.0.1"}),
    ],
)
def test_whoever_fails_one_condition_is_the_public(scope: Scope) -> None:
    assert role_of(scope, is_local_server=True) is Role.PUBLIC


def test_on_a_server_that_others_can_reach_everybody_is_the_public() -> None:
    assert role_of(_scope(), is_local_server=False) is Role.PUBLIC


@pytest.mark.parametrize(
    ("host", "name"),
    [("LOCALHOST:80", "localhost"), ("127.0.0.1", "127.0.0.1"), ("[::1]:80", "::1"), ("[::1]", "::1"), ("a.b.", "a.b")],
)
def test_a_host_is_its_name_without_port_and_brackets(host: str, name: str) -> None:
    assert host_name(host) == name


def test_a_claimed_role_is_replaced_however_it_is_written() -> None:
    scope = with_role(_scope({"X-DSA-Role": "officer", "x-dsa-role": "officer"}), Role.PUBLIC)
    assert [value for name, value in scope["headers"] if name.lower() == ROLE_HEADER.encode()] == [b"public"]


@pytest.mark.parametrize("origin", ["http://127.0.0.1:8501", "https://127.0.0.1:8501"])
def test_the_hosts_own_origin_is_known(origin: str) -> None:
    assert is_own_origin(_scope({"origin": origin}))


@pytest.mark.parametrize("origin", ["http://127.0.0.1", "http://localhost:8501", "null", "", "http://evil.example"])
def test_every_other_origin_is_foreign(origin: str) -> None:
    assert not is_own_origin(_scope({"origin": origin}))
