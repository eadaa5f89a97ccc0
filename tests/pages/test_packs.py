"""Making quality packs on a page: chosen, made with progress, offered to officers only."""

import io
import zipfile
from pathlib import Path
from urllib.parse import unquote

import pytest
import streamlit as st
from docx import Document
from streamlit.testing.v1 import AppTest

from dsa_metrics.policy import load_policy
from dsa_metrics.view import NamedView
from pages import choosing, downloads, packs, school
from pages.access import Role
from pages.downloads import Offers
from tests.pages.stage import checked, run, words
from tests.pages.test_pages import JUNE, drawn
from tests.rules.memory import MemoryStore


@pytest.fixture(autouse=True)
def offers(monkeypatch: pytest.MonkeyPatch) -> Offers:
    """Offers of this test alone."""
    own = Offers()
    monkeypatch.setattr(downloads, "_OFFERS", own)
    choosing.forget()
    return own


def fetched(offers: Offers, page: AppTest, role: Role = Role.OFFICER) -> list[tuple[str, bytes]]:
    """What the page's download links lead to, for whoever has the role."""
    links = [link.split('"')[0] for link in words(page).split('href="')[1:] if link.startswith("/download/")]
    found = []
    for _, _, token, name in (link.split("/") for link in links):
        offer = offers.find(token, unquote(name), role)
        if offer is not None:
            found.append((offer.name, offer.content if isinstance(offer.content, bytes) else offer.content()))
    return found


def made(view: NamedView, wanted: str) -> AppTest:
    page = drawn(packs, view)
    (choice,) = [option for option in page.selectbox[0].options if option.startswith(wanted)]
    page.selectbox[0].select(choice)
    page.button[0].click()
    return checked(page.run())


def test_nothing_is_made_before_it_is_asked_for(view: NamedView, offers: Offers) -> None:
    page = drawn(packs, view)
    assert page.selectbox[0].options[:2] == ["every school: 60 schools", "phase Primary: 33 schools"]
    assert any(option.startswith("trust ") for option in page.selectbox[0].options)
    assert "/download/" not in words(page)


def test_the_packs_of_a_phase_are_made_and_fetched_by_the_officer_alone(view: NamedView, offers: Offers) -> None:
    page = made(view, "phase Special")
    ((name, content),) = fetched(offers, page)
    assert name == "quality-packs-estuary-borough-council-special-as-at-2019-06-04-officers-only.zip"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert len(archive.namelist()) == 5
    assert fetched(offers, page, Role.MEMBER) == fetched(offers, page, Role.PUBLIC) == []


def test_progress_is_told_while_they_are_made_and_gone_after(view: NamedView, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    original = st.progress

    class Bar:
        def __init__(self, share: float, said: str) -> None:
            self._bar = original(share, said)

        def progress(self, share: float, said: str) -> None:
            told.append(said)
            self._bar.progress(share, said)

        def empty(self) -> None:
            self._bar.empty()

    monkeypatch.setattr(st, "progress", Bar)
    page = made(view, "phase Special")
    assert told == [f"Making the packs: {done} of 5" for done in range(1, 6)]
    assert not page.get("progress")


def test_the_link_goes_when_another_choice_is_made(view: NamedView) -> None:
    page = made(view, "phase Special")
    assert "/download/" in words(page)
    page.selectbox[0].select_index(1)
    assert "/download/" not in words(checked(page.run()))


def test_a_day_without_schools_says_so() -> None:
    page = drawn(packs, NamedView(MemoryStore(load_policy()), load_policy(), "Estuary"))
    assert "No school is counted on this day." in words(page)
    assert not page.button


def test_the_page_about_a_school_offers_its_pack(view: NamedView, offers: Offers) -> None:
    page = run(lambda: school.render(view, JUNE))
    ((name, content),) = fetched(offers, page)
    urn, shown = view.schools(JUNE.as_at)[0]
    assert name == f"{urn} {shown}, data quality, as at 2019-06-04.docx"
    assert Document(io.BytesIO(content)).paragraphs[0].text.startswith(shown)
    assert fetched(offers, page, Role.MEMBER) == []


def test_a_school_that_is_not_counted_has_no_pack_to_fetch(view: NamedView) -> None:
    page = run(lambda: school.render(view, JUNE))
    page.selectbox(key="school_urn").select(view.uncounted(JUNE.as_at)[0].urn)
    assert "quality pack" not in words(checked(page.run()))


def test_no_report_writer_is_imported_before_packs_are_made() -> None:
    sources = (Path(str(module.__file__)).read_text("utf-8") for module in (packs, school))
    assert not [source for source in sources if "\nfrom dsa_metrics.exports.packs.bundle" in source]
