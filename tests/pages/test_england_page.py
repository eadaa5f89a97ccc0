"""The page beside England over real rows of DfE's, and what it says where there is nothing to show."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dsa_metrics.england import LICENCE
from dsa_metrics.ingest.read import read
from dsa_metrics.ingest.reading import Upload
from dsa_metrics.store import Store
from dsa_metrics.view import NamedView
from pages import england
from pages.moment import Moment
from tests.ingest.drawn_files import NO_SCHOOLS
from tests.ingest.gias_files import policy_of
from tests.pages.stage import checked, run, words

SAMPLE = Path(__file__).parents[1] / "files" / "dfe" / "attendance-sharing-eight-publications.csv"
AUGUST = date(2026, 8, 15)


@pytest.fixture(scope="module")
def southend(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NamedView]:
    policy = policy_of(882)
    reading = read([Upload("series.csv", SAMPLE.read_bytes())], NO_SCHOOLS, policy, AUGUST, {})
    with Store.open(tmp_path_factory.mktemp("record") / "record.duckdb", policy) as store:
        store.save(reading, "officer")
        yield NamedView(store, policy)


def drawn(view: NamedView, as_at: date = AUGUST) -> AppTest:
    return run(lambda: england.render(view, Moment(as_at)))


def charts(page: AppTest) -> list[str]:
    return [chart.proto.alt for chart in page.get("plotly_chart")]


def test_the_page_says_the_share_the_rank_and_who_published_it(southend: NamedView) -> None:
    page = drawn(southend)
    said = words(page)
    assert "49.5 of Southend-on-Sea's 50 schools".replace("'", "&#x27;") in said
    assert "its rank is 2 of 8" in said
    assert said.count(f"published 23 July 2026. {LICENCE}") == 3
    assert "32.6 of 33 (99%)" in said
    assert "this authority" in said
    assert len(charts(page)) == 2
    assert said.count("<table") == 3


def test_another_phase_has_a_finding_a_chart_and_a_table_of_its_own(southend: NamedView) -> None:
    page = drawn(southend)
    page.selectbox(key="beside_phase").select("Special")
    said = words(checked(page.run()))
    assert "5 of Southend-on-Sea&#x27;s 5 special schools (100%)" in said
    assert "special schools (100%)" in charts(page)[0]
    assert "1 of 5 (20%)" in said


def test_one_publication_makes_no_trend_and_still_has_its_figures(southend: NamedView) -> None:
    page = drawn(southend, date(2022, 10, 20))
    assert len(charts(page)) == 1
    assert "18 of 33 (55%)" in words(page)


def test_before_the_first_publication_the_page_says_what_to_bring_and_whence(southend: NamedView) -> None:
    page = drawn(southend, date(2022, 9, 30))
    said = words(page)
    assert "holds nothing that was published on daily attendance by 30 September 2022" in said
    assert "explore-education-statistics.service.gov.uk" in said
    assert "on the page Import" in said
    assert england.INVENTED not in said
    assert not charts(page)


def test_the_demonstration_says_kindly_that_it_stays_empty(view: NamedView) -> None:
    invented = NamedView(view._store, view.policy, is_invented=True)
    said = words(drawn(invented, date(2019, 6, 4)))
    assert england.INVENTED in said
    assert "explore-education-statistics.service.gov.uk" in said


def test_an_authority_that_was_not_published_has_england_and_no_others_of_its_size(tmp_path: Path) -> None:
    policy = policy_of(999)
    reading = read([Upload("series.csv", SAMPLE.read_bytes())], NO_SCHOOLS, policy, AUGUST, {})
    with Store.open(tmp_path / "record.duckdb", policy) as store:
        store.save(reading, "officer")
        page = drawn(NamedView(store, policy))
    said = words(page)
    assert "has no share of this authority" in said
    assert "sets this authority beside others of its size" in said
    assert len(charts(page)) == 1
