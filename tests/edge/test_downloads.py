"""Named downloads: found by whoever was offered them and has the role, for a while, and kept by nobody."""

from dataclasses import dataclass

import pytest

from pages.access import Role
from pages.downloads import LIFETIME_SECONDS, Offers
from tests.edge.client import Viewer, fetch
from tests.edge.sample.main import NAME
from tests.edge.server import Server

PUBLIC = {"Via": "1.1 proxy"}


@dataclass
class Clock:
    now: float = 0.0

    def __call__(self) -> float:
        return self.now


def _add(offers: Offers, name: str = "list.csv", asker: str = "one", content: bytes = b"a") -> str:
    return offers.add(asker, name, content, "text/csv", Role.OFFICER)


def _address(sample: Server) -> str:
    with Viewer(sample.port) as viewer:
        (link,) = viewer.run(page="named-page").elements("html")
        return link.html.body.split('"')[1]


def test_the_officer_fetches_what_a_page_offers(sample: Server) -> None:
    answer = fetch(sample.port, _address(sample))
    assert (answer.status, answer.body) == (200, NAME.encode())
    assert answer.headers["content-disposition"] == "attachment; filename*=utf-8''named%20schools.csv"
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("headers", [PUBLIC, PUBLIC | {"X-DSA-Role": "officer"}], ids=["public", "claimed role"])
def test_the_public_fetches_nothing_even_with_the_right_address(sample: Server, headers: dict[str, str]) -> None:
    answer = fetch(sample.port, _address(sample), headers=headers)
    assert answer.status == 404
    assert NAME.encode() not in answer.body


@pytest.mark.parametrize("change", [("/download/", "/download/x"), ("named", "other")], ids=["token", "name"])
def test_a_guessed_address_finds_nothing(sample: Server, change: tuple[str, str]) -> None:
    answer = fetch(sample.port, _address(sample).replace(*change))
    assert answer.status == 404
    assert b"reload it" in answer.body


def test_an_offer_ends() -> None:
    clock = Clock()
    offers = Offers(clock)
    token = _add(offers)
    clock.now = LIFETIME_SECONDS - 1
    assert offers.find(token, "list.csv", Role.OFFICER)
    clock.now = LIFETIME_SECONDS
    assert offers.find(token, "list.csv", Role.OFFICER) is None


@pytest.mark.parametrize("role", [Role.PUBLIC, Role.MEMBER])
def test_an_offer_is_not_for_a_lesser_role(role: Role) -> None:
    offers = Offers()
    assert offers.find(_add(offers), "list.csv", role) is None


def test_what_may_be_looked_at_once_is_gone_after_that_and_no_lesser_role_uses_it_up() -> None:
    offers = Offers()
    token = _add(offers)
    assert offers.take(token, "list.csv", Role.PUBLIC) is None
    assert offers.take(token, "list.csv", Role.OFFICER)
    assert offers.take(token, "list.csv", Role.OFFICER) is None


def test_a_page_that_is_drawn_again_keeps_its_address_and_renews_the_content() -> None:
    offers = Offers()
    token = _add(offers)
    assert _add(offers, content=b"b") == token
    found = offers.find(token, "list.csv", Role.OFFICER)
    assert found is not None
    assert found.content == b"b"


def test_another_visitor_gets_an_address_of_their_own() -> None:
    offers = Offers()
    assert _add(offers) != _add(offers, asker="two")


def test_only_the_newest_offers_are_kept() -> None:
    offers = Offers(most=2)
    tokens = [_add(offers, f"{number}.csv") for number in range(3)]
    found = [offers.find(token, f"{number}.csv", Role.OFFICER) for number, token in enumerate(tokens)]
    assert [one is not None for one in found] == [False, True, True]
