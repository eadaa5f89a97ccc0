"""Each public page over a real release: the finding as released, and words wherever a number is not shown."""

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path
from types import ModuleType

import pytest
from streamlit.testing.v1 import AppTest

from dsa_metrics.disclosure.ledger import Ledger, read_ledger
from dsa_metrics.disclosure.release import Printed, Release
from dsa_metrics.england import BesideEngland, Figure
from dsa_metrics.public_view import PublicView
from pages.public import about, agreements, arrival, england, escalation, overview, quality, since, submissions
from tests.edge.released import own_record
from tests.pages.stage import run, words

PAGES = (overview, agreements, escalation, arrival, submissions, quality)


@pytest.fixture(scope="session")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    folder: Path = tmp_path_factory.mktemp("released")
    own_record(folder)
    return read_ledger(folder / "releases")


@pytest.fixture(scope="session")
def view(ledger: Ledger) -> PublicView:
    return PublicView(ledger.current[-1])


def drawn(page: ModuleType, view: PublicView) -> AppTest:
    return run(partial(page.render, view))


def withholding(view: PublicView, **changes: object) -> PublicView:
    """The same release with every measure printed like this."""
    printed = tuple(replace(one, blocks=(), **changes) for one in view.release.printed)  # type: ignore[arg-type]
    release = replace(view.release, printed=printed)
    return PublicView(release)


def test_the_overview_says_ten_and_four_as_released(view: PublicView) -> None:
    said = words(drawn(overview, view))
    assert "10 of 50 priority schools require escalation, 4 of which also" in said
    assert "Estuary Borough Council · Education Board, 4 June 2019 · as at 4 June 2019" in said
    assert "An illustration, not a count" in said


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_every_chart_has_a_text_alternative_and_a_table(page: ModuleType, view: PublicView) -> None:
    shown = drawn(page, view)
    alternatives = [chart.proto.alt for chart in shown.get("plotly_chart")]
    assert alternatives
    assert all("chart:" in text and "As at 4 June 2019." in text for text in alternatives)
    assert words(shown).count("<table") >= len(alternatives)


def test_a_measure_that_is_withheld_says_why_and_draws_nothing(view: PublicView) -> None:
    shown = drawn(arrival, withholding(view, total=None, withheld="Not shown, for a reason.", finding="Not shown."))
    assert "Not shown." in words(shown)
    assert not shown.get("plotly_chart")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.__name__)
def test_where_only_a_bound_is_known_the_page_says_at_least(page: ModuleType, view: PublicView) -> None:
    few = withholding(view, total=41, at_least=True, finding="On 4 June 2019, at least 41 of 50 of them do.")
    assert "at least 41 of 50" in words(drawn(page, few))


def test_the_headline_figures_say_a_bound_as_one(view: PublicView) -> None:
    said = words(drawn(overview, withholding(view, total=41, at_least=True)))
    assert "at least 41" in said
    assert "at most 9" in said


def test_what_the_figures_can_and_cannot_tell_stands_beside_the_files(view: PublicView, ledger: Ledger) -> None:
    said = words(run(partial(about.render, view, ledger)))
    assert all(note.replace("'", "&#x27;") in said for note in view.release.notes)
    assert said.count("/release/") == 4
    assert all(release.id in said for release in ledger.current)


def test_two_meetings_stand_side_by_side_as_released(ledger: Ledger) -> None:
    before, now = ledger.current
    said = words(run(partial(since.render, PublicView(now), ledger)))
    assert now.headline in said
    assert f"For the meeting before: {before.headline}" in said
    assert "14 of 50 (28%)</td>" in said
    assert "10 of 50 (20%)</td>" in said
    assert since.ANEW not in said


def test_where_no_release_stands_before_there_is_nothing_to_set_beside(ledger: Ledger) -> None:
    said = words(run(partial(since.render, PublicView(ledger.current[0]), ledger)))
    assert since.NOTHING in said
    assert "<table" not in said


def test_two_releases_that_count_other_schools_say_so(ledger: Ledger) -> None:
    before, now = ledger.current
    anew = replace(now, counted_as_at=now.as_at)
    assert since.ANEW in words(run(partial(since.render, PublicView(anew), Ledger((before, anew)))))


def test_a_printed_measure_is_found_by_its_name(view: PublicView) -> None:
    release: Release = view.release
    found = release.of("escalated")
    assert isinstance(found, Printed)
    assert found.total == 10


def test_the_page_on_quality_has_both_counts_the_means_and_the_trend(view: PublicView) -> None:
    said = words(drawn(quality, view))
    rate = view.release.rate()
    assert rate is not None
    assert rate.per_thousand is not None
    findings = [
        one.finding for one in (*view.printed("quality_below_standard"), *view.printed("standard_met_by_phase"))
    ]
    for finding in (*findings, *(one.finding for one in view.release.rates)):
        assert finding.replace("'", "&#x27;") in said
    assert f">{rate.per_thousand}</td>" in said
    assert "26 March 2019" in said


@pytest.mark.parametrize("page", [submissions, quality], ids=lambda page: page.__name__)
def test_a_release_from_before_says_that_it_does_not_tell(page: ModuleType, view: PublicView) -> None:
    first = tuple(one for one in view.release.printed if one.measure in BEFORE)
    before = replace(view.release, printed=first, rates=(), rate_trend=(), standard=None)
    shown = drawn(page, PublicView(before))
    assert "The release for this meeting does not tell of" in words(shown)
    assert not shown.get("plotly_chart")


BEFORE = ("not_returned", "escalated", "escalated_and_unsafe", "unsafe")


def test_means_that_are_withheld_are_said_in_words(view: PublicView) -> None:
    withheld = replace(view.release.rates[0], per_thousand=None, blocks=(), withheld="Not shown.", finding="Not shown.")
    said = words(drawn(quality, PublicView(replace(view.release, rates=(withheld,), rate_trend=()))))
    assert "No release shows how many records fail a check" in said


def test_the_page_beside_england_shows_what_the_release_holds(view: PublicView) -> None:
    assert "holds nothing that was published" in words(drawn(england, view))
    days = (date(2019, 4, 11), date(2019, 5, 9))
    figures = tuple(Figure(day, "Primary", "authority", "Estuary", 17_872, 33, 139, 151) for day in days)
    shown = drawn(england, PublicView(replace(view.release, england=BesideEngland(figures))))
    said = words(shown)
    assert "17.9 of Estuary&#x27;s 33 primary schools (54%)" in said
    assert "Open Government Licence" in said
    assert len(shown.get("plotly_chart")) == 1
    assert said.count("<table") == 2
