"""The main script without a server: what each role is given, and what happens where the record does not open."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dsa_metrics.errors import StoreInUse
from pages import navigation, session
from pages.access import Role
from pages.places import Places
from pages.public.frame import NOTHING_YET
from tests.edge.server import ROOT

MAIN = ROOT / "pages" / "navigation.py"


def _refuse(is_starting: bool = False) -> session.Shown:
    raise StoreInUse("Another program holds the record.", "Close it and reload this page.")


def _run(role: str | None) -> AppTest:
    app = AppTest.from_file(str(MAIN), default_timeout=20)
    if role is not None:
        app.user["role"] = role
    return app.run()


@pytest.mark.parametrize("role", [None, "public", "member", "Officer", "officer ", ""])
def test_whoever_is_not_the_officer_gets_the_releases_and_no_record(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, role: str | None
) -> None:
    monkeypatch.setattr(session, "shown", _refuse)
    monkeypatch.setattr(navigation, "places", lambda: Places(tmp_path / "dsa.duckdb", tmp_path))
    app = _run(role)
    assert [written.value for written in app.markdown] == [NOTHING_YET]
    assert not app.sidebar.children
    assert not app.error


def test_a_record_that_does_not_open_is_said_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "shown", _refuse)
    app = _run("officer")
    assert "Another program holds the record." in app.error[0].value
    assert "Close it and reload this page." in app.error[0].value
    assert not app.exception


def _one_page() -> None:
    import streamlit as st

    from pages import navigation

    st.navigation([navigation.officers_page("Named", "named", lambda: st.write("a name"))]).run()


@pytest.mark.parametrize(("role", "shown"), [("officer", ["a name"]), ("member", []), ("public", [])])
def test_a_page_that_is_reached_past_the_menu_asks_for_the_role_itself(role: str, shown: list[str]) -> None:
    app = AppTest.from_function(_one_page)
    app.user["role"] = role
    app.run()
    assert [written.value for written in app.markdown] == shown


def test_a_role_reaches_what_lesser_roles_reach() -> None:
    assert [role.reaches(Role.MEMBER) for role in Role] == [False, True, True]


def test_what_was_examined_of_files_goes_when_the_import_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session, "shown", _refuse)
    app = AppTest.from_file(str(MAIN), default_timeout=20)
    app.user["role"] = "officer"
    kept = ("import_examined", "import_stated")
    for name in kept:
        app.session_state[name] = {}
    app.run()
    assert "Another program holds the record." in app.error[0].value
    assert not set(kept) & set(app.session_state)
