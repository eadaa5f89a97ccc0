"""Data quality and submissions over the demonstration: rates beside the standard, what moved them, whom to ask."""

import re
from datetime import date
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from dsa_metrics.policy import load_policy
from dsa_metrics.view import NamedView
from pages import heat, quality, school, submissions
from pages.moment import Moment
from tests.pages.stage import checked, run, words
from tests.rules.drawing import drawn as drawn_record
from tests.rules.memory import MemoryStore

JUNE = Moment(date(2019, 6, 4))


def drawn(view: NamedView) -> AppTest:
    return run(lambda: quality.render(view, JUNE))


def test_the_trend_says_the_standard_and_every_rate_stands_in_a_table(view: NamedView) -> None:
    said = words(drawn(view))
    assert "at most 10 failures per thousand records checked" in said
    for row in view.answer("quality_over_time", JUNE.as_at).rows:
        if row["records"]:
            assert (
                f"{row['failures']:,} of {row['records']:,}; {row['schools_assessed']} of {row['schools']} schools"
                in said
            )


def test_another_period_changes_what_stands_below_it(view: NamedView) -> None:
    shown = drawn(view)
    assert "By phase and dimension, Spring 2019" in words(shown)
    shown.selectbox[0].select("Autumn 2018")
    said = words(checked(shown.run()))
    assert "By phase and dimension, Autumn 2018" in said
    assert "Failures in schools of every phase, Autumn 2018" in said


def test_schools_below_the_standard_are_offered_the_highest_rate_first_then_those_not_assessed(view: NamedView) -> None:
    options = drawn(view).selectbox[1].options
    rates = [float(found[1]) for option in options if (found := re.search(r", (\d+(?:\.\d+)?) per thousand$", option))]
    rows = view.answer("quality_by_school", JUNE.as_at).rows
    assert len(rates) == sum(bool(row["is_below"]) for row in rows) > 5
    assert rates == sorted(rates, reverse=True)
    assert [option.endswith(", not assessed") for option in options].count(True) == sum(
        not row["is_assessed"] for row in rows
    )


def test_the_checks_of_the_chosen_school_are_shown_with_how_to_mend_them(view: NamedView) -> None:
    shown = drawn(view)
    urn = shown.selectbox[1].value
    worst = max(view.answer("quality_of_school", JUNE.as_at, urn=urn).where(period="Spring 2019").rows, key=failures)
    said = words(shown)
    assert f"{worst['failures']:,} of {worst['records']:,}" in said
    assert view.policy.quality.checks[str(worst["check_code"])].fix in unescape(said)


def failures(row: dict[str, object]) -> int:
    assert isinstance(row["failures"], int)
    return row["failures"]


def test_what_moved_the_rate_names_checks_and_schools_of_priority_phases(view: NamedView) -> None:
    said = words(drawn(view))
    by_school = [row for row in view.answer("quality_moved_by_school", JUNE.as_at).rows if row["contribution"]]
    most = max((row for row in by_school if row["phase"] in view.policy.cohort.priority), key=moved)
    assert "Schools that moved their phase's rate most" in unescape(said)
    assert str(most["name"]) in said


def moved(row: dict[str, object]) -> float:
    assert isinstance(row["contribution"], float)
    return abs(row["contribution"])


@pytest.mark.parametrize(
    ("per_thousand", "records", "signs"),
    [(10.0, 1000, ""), (10.1, 1000, "▲"), (20.0, 1000, "▲"), (20.1, 1000, "▲▲")],
)
def test_a_rate_above_the_standard_is_marked_by_sign_and_shade(per_thousand: float, records: int, signs: str) -> None:
    row = {"per_thousand": per_thousand, "records": records, "failures": 1}
    cell = heat.cell(row, load_policy().quality)
    assert cell.count("▲") == len(signs)
    assert ("is-heat" in cell) == bool(signs)


def test_few_records_are_said_and_none_at_all_is_not_assessed() -> None:
    policy = load_policy().quality
    assert "few records" in heat.cell({"per_thousand": 0.0, "records": 99, "failures": 0}, policy)
    assert "few records" not in heat.cell({"per_thousand": 0.0, "records": 100, "failures": 0}, policy)
    assert "not assessed" in heat.cell({"per_thousand": None, "records": 0, "failures": 0}, policy)
    assert "not assessed" in heat.cell(None, policy)


def test_submissions_list_whoever_was_late_or_is_missing_in_the_chosen_period(view: NamedView) -> None:
    shown = run(lambda: submissions.render(view, JUNE))
    said = words(shown)
    failing = [row for row in view.answer("submission_list", JUNE.as_at).rows if row["outcome"] != "on time"]
    last = [row for row in failing if row["period"] == "Spring 2019"]
    assert said.count("URN 99") == len(last) > 0
    shown.selectbox[0].select("School census, Autumn 2018")
    before = [row for row in failing if row["period"] == "Autumn 2018"]
    assert words(checked(shown.run())).count("URN 99") == len(before) > 0


def test_where_nothing_of_a_collection_ever_came_the_page_says_that_nobody_may_record_it() -> None:
    store = MemoryStore(load_policy())
    store.fill(drawn_record(""))
    nothing = NamedView(store, load_policy())
    shown = run(lambda: submissions.render(nothing, Moment(date(2025, 12, 31))))
    assert submissions.NONE_EVER in unescape(words(shown))


def test_a_collection_of_which_anything_came_is_taken_as_recorded(view: NamedView) -> None:
    assert submissions.NONE_EVER not in unescape(words(run(lambda: submissions.render(view, JUNE))))


def test_a_school_shows_its_checks_and_its_rate_in_every_period(view: NamedView) -> None:
    shown = run(lambda: school.render(view, JUNE))
    urn = shown.selectbox(key="school_urn").value
    periods = dict.fromkeys(row["period"] for row in view.answer("quality_of_school", JUNE.as_at, urn=urn).rows)
    said = words(shown)
    assert "Its data quality" in said
    assert len(periods) > 5
    assert all(f'<th scope="row">{period}</th>' in said for period in periods)
