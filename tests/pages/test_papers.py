"""The page about papers: commentary is kept with the meeting, the check-list stands before both parts."""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from urllib.parse import unquote

import pytest
from docx import Document
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from dsa_metrics.exports.paper.office import Papers
from dsa_metrics.policy import Policy, load_policy
from dsa_metrics.store import Store
from dsa_metrics.view import NamedView
from pages import downloads, paper_files, papers
from pages.access import Role
from pages.downloads import Offers
from pages.places import Places
from tests.edge.released import DEMONSTRATION, own_record
from tests.exports.releases import ALL_WITHHELD
from tests.pages.stage import checked, run, words

JUNE = date(2019, 6, 4)


def policy() -> Policy:
    return load_policy(DEMONSTRATION / "policy.toml")


@pytest.fixture
def offers(monkeypatch: pytest.MonkeyPatch) -> Offers:
    own = Offers()
    monkeypatch.setattr(downloads, "_OFFERS", own)
    return own


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    own_record(tmp_path)
    with Store.open(tmp_path / "dsa.duckdb", policy()) as opened:
        yield opened


def drawn(store: Store) -> AppTest:
    view = NamedView(store, policy())
    desk = Papers(store, view, store.path.with_name("releases"))
    return run(lambda: papers.render(desk, view.board_meetings()))


def offers_of(page: AppTest) -> list[str]:
    """The addresses that the page offers files at."""
    return [link.split('"')[0] for link in words(page).split('href="')[1:] if link.startswith("/download/")]


def fetched(offers: Offers, page: AppTest, role: Role = Role.OFFICER) -> dict[str, bytes]:
    """What the page's links lead to, for whoever has the role."""
    links = [link.split("/") for link in offers_of(page)]
    found = (offers.find(token, unquote(name), role) for _, _, token, name in links)
    made = (one for one in found if one is not None)
    return {one.name: one.content if isinstance(one.content, bytes) else one.content() for one in made}


def kept(page: AppTest, section: str, text: str) -> AppTest:
    page.text_area(key=f"commentary_{JUNE}_{section}").input(text)
    page.button[0].click()
    return checked(page.run())


def test_commentary_is_kept_with_the_meeting_and_checked_at_once(store: Store, offers: Offers) -> None:
    page = kept(drawn(store), "position", "Talks with two trusts go on.")
    assert [said.value for said in page.success] == ["The commentary is kept with the meeting."]
    (name, content), (charts, pictures) = fetched(offers, page).items()
    assert charts.startswith("invented-charts-education-board-as-at-2019-06-04-public-")
    assert zipfile.is_zipfile(io.BytesIO(pictures))
    assert name.startswith("invented-board-paper-education-board-as-at-2019-06-04-public-2019-06-04-")
    assert "Talks with two trusts go on." in [line.text for line in Document(io.BytesIO(content)).paragraphs]
    page = kept(page, "position", "Twelve schools require escalation.")
    assert "says 12 of schools; the release prints 10" in words(page)
    assert "/download/" not in words(page)
    assert store.commentary(JUNE) == {"position": "Twelve schools require escalation."}
    assert kept(page, "position", "Twelve schools require escalation.").success[0].value == "Nothing was changed."


def test_annex_and_workbook_are_offered_to_the_officer_once_all_four_are_stated(store: Store, offers: Offers) -> None:
    page = drawn(store)
    assert words(page).count("The annex does not say") == 4
    page.text_input(key=f"ground_{JUNE}").input("Paragraph 3")
    page.text_input(key=f"decided_by_{JUNE}").input("Monitoring Officer")
    page.text_area(key=f"public_interest_{JUNE}").input("Talks go on.")
    page.date_input(key=f"until_{JUNE}").set_value(date(2019, 12, 31))
    made = fetched(offers, checked(page.run()))
    book, annex = (made[name] for name in sorted(made, reverse=True) if "members-only" in name)
    assert len(Document(io.BytesIO(annex)).tables[0].rows) == 11
    assert "Requires escalation" in load_workbook(io.BytesIO(book)).sheetnames
    assert fetched(offers, page, Role.MEMBER) == fetched(offers, page, Role.PUBLIC) == {}


def test_a_template_that_cannot_be_used_is_listed_and_no_link_ends_in_an_error(
    store: Store, offers: Offers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper_files, "places", lambda: Places(store.path, DEMONSTRATION))
    own = store.path.with_name("templates")
    own.mkdir()
    wrong = Document()
    wrong.add_paragraph("{{ nothing_of_the_kind }}")
    wrong.save(str(own / "board_paper.docx"))
    page = drawn(store)
    assert "The template names a field that the public part does not have: nothing_of_the_kind." in words(page)
    assert [name for name in fetched(offers, page) if "board-paper" in name] == []


def test_charts_are_offered_only_where_the_release_has_one_to_draw(store: Store, offers: Offers) -> None:
    paper = Papers(store, NamedView(store, policy()), store.path.with_name("releases")).paper(JUNE)
    issue = replace(paper.snapshot.issue, release=ALL_WITHHELD)
    without = replace(paper, snapshot=replace(paper.snapshot, issue=issue))
    offered = [len(offers_of(run(partial(paper_files.public, one)))) for one in (paper, without)]
    assert offered == [2, 1]


def test_a_record_without_meetings_says_what_to_load(store: Store) -> None:
    desk = Papers(store, NamedView(store, load_policy()), store.path.with_name("releases"))
    assert papers.NO_MEETING in words(run(lambda: papers.render(desk, [])))
