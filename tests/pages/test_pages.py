"""Each page over the demonstration: the finding, the figures, and a plain sentence where there is nothing to show."""

from datetime import date, datetime
from types import ModuleType

import pytest
from streamlit.testing.v1 import AppTest

from dsa_metrics.policy import Policy, load_policy
from dsa_metrics.view import NamedView
from pages import (
    arrival,
    choosing,
    decisions,
    england,
    escalation,
    overview,
    quality,
    returned,
    school,
    since,
    submissions,
)
from pages.moment import Moment
from tests.pages.stage import checked, run, words
from tests.rules.drawing import drawn as drawn_record
from tests.rules.memory import MemoryStore

JUNE = Moment(date(2019, 6, 4))
BEFORE_EVERYTHING = Moment(date(2010, 1, 1))
PAGES = (overview, since, returned, escalation, arrival, submissions, quality, england, decisions, school)


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    choosing.forget()


@pytest.fixture(scope="module")
def policy() -> Policy:
    return load_policy(None)


def drawn(page: ModuleType, view: NamedView, moment: Moment = JUNE, **address: str) -> AppTest:
    return run(lambda: page.render(view, moment), **address)


def named(view: NamedView, name: str) -> int:
    return next(urn for urn, known in view.schools(JUNE.as_at) if known == name)


def charts(page: AppTest) -> list[str]:
    return [chart.proto.alt for chart in page.get("plotly_chart")]


def test_the_overview_says_ten_and_four(view: NamedView) -> None:
    said = words(drawn(overview, view))
    assert "10 of 50 priority schools require escalation, 4 of which" in said
    assert "A police officer telephoned" in said
    assert "Estuary Borough Council · as at 4 June 2019" in said


@pytest.mark.parametrize(
    "module",
    [page for page in PAGES if page not in (since, england, decisions, school)],
    ids=lambda page: page.__name__,
)
def test_every_chart_has_a_text_alternative_and_a_table(module: ModuleType, view: NamedView) -> None:
    shown = drawn(module, view)
    assert charts(shown)
    assert all("chart:" in text and "As at 4 June 2019." in text for text in charts(shown))
    assert words(shown).count("<table") >= len(charts(shown))


@pytest.mark.parametrize("module", PAGES, ids=lambda page: page.__name__)
def test_a_day_before_any_fact_is_a_page_with_a_sentence(module: ModuleType, view: NamedView) -> None:
    assert "as at 1 January 2010" in words(drawn(module, view, BEFORE_EVERYTHING))


def test_a_day_without_escalation_says_that_no_school_requires_it(view: NamedView) -> None:
    shown = drawn(escalation, view, Moment(date(2018, 9, 1)))
    assert "On 1 September 2018, no school requires escalation." in words(shown)
    assert "once 2 letters have gone" in words(shown)
    assert not charts(shown)


def test_a_single_day_makes_no_trend(view: NamedView) -> None:
    shown = drawn(arrival, view, Moment(date(2018, 9, 14)))
    assert "a trend takes two" in words(shown)
    assert len(charts(shown)) == 1


def test_a_page_as_known_before_anything_was_recorded_says_so(view: NamedView) -> None:
    said = words(drawn(overview, view, Moment(date(2019, 6, 4), datetime(2019, 1, 1))))
    assert "as known on 1 January 2019" in said


def test_the_list_marks_the_second_point_by_word_and_asterisk(view: NamedView) -> None:
    said = words(drawn(escalation, view))
    assert said.count("second point\u00a0*") == 4
    assert said.count("\u00a0*<span") == 4
    assert said.count("116 days ago") == 10


def test_filters_shorten_the_list_and_say_so(view: NamedView) -> None:
    shown = drawn(escalation, view)
    shown.checkbox[0].check()
    shown.selectbox(key="escalation_reason").select("talks ended")
    said = words(checked(shown.run()))
    assert said.count("116 days ago") == 1
    assert "shown: reason: talks ended; second point only" in said


def test_filters_that_leave_nothing_say_so(view: NamedView) -> None:
    shown = drawn(escalation, view)
    shown.selectbox(key="escalation_phase").select("Special")
    shown.selectbox(key="escalation_reason").select("talks ended")
    assert "No school on the list is all of these at once" in words(checked(shown.run()))


def test_the_two_failings_meet_in_outlined_cells_that_say_so(view: NamedView) -> None:
    said = words(drawn(arrival, view))
    assert said.count("is-overlap") == said.count("both failings") == 2


def test_outstanding_agreements_are_listed_by_status(view: NamedView) -> None:
    shown = drawn(returned, view)
    assert words(shown).count("URN 99") == 22
    shown.selectbox[0].select("lapsed")
    said = words(checked(shown.run()))
    assert said.count("URN 99") == 1
    assert "needs re-papering" in said


def test_each_change_since_the_last_meeting_stands_with_its_fact_under_its_kind(view: NamedView) -> None:
    said = words(drawn(since, view))
    assert "8 agreements have come back and 1 has lapsed; 4 schools no longer require escalation;" in said
    assert said.index("Left escalation: returned (3 schools)") < said.index("Left escalation: in contact (1 school)")
    assert "Means of transfer: secure portal, assessed on 4 April 2019; at the meeting: unencrypted email." in said
    assert "Nothing had been recorded by the end of 26 March 2019" in said


def test_where_no_board_had_met_the_page_says_how_to_say_when_one_did(view: NamedView) -> None:
    said = words(drawn(since, view, Moment(date(2019, 3, 26))))
    assert "Bring the sheet Meetings" in said
    assert "<table" not in said


def test_a_correction_shows_both_values_and_where_the_new_one_came_from(policy: Policy) -> None:
    corrected = MemoryStore(policy)
    corrected.fill(drawn_record(CORRECTED))
    said = words(drawn(since, NamedView(corrected, policy)))
    assert "The record now says otherwise how 1 school stood" in said
    assert said.index("requires escalation") < said.index("recorded 2 April 2019 (entry 2, from late.xlsx)")


CORRECTED = """
    entry
    entry  recorded_at
    1      2019-03-01T09:00
    2      2019-04-02T09:00

    entry_file
    entry  file_no  name       sha256  kind
    2      1        late.xlsx  a       tracker

    meeting
    board            held_on     is_public
    Education Board  2019-03-26  yes

    letter
    urn     step  sent_on
    100001  1     2018-10-12
    100001  2     2019-02-08

    agreement
    urn     returned_on  entry
    100001  2019-03-20   2
"""


def test_decisions_are_told_as_the_paper_tells_them_the_overdue_first(view: NamedView) -> None:
    said = words(drawn(decisions, view))
    assert "1 is done and 2 are open; 1 has slipped." in said
    assert "Agreed 26 March, due 30 April, slipped once, 35 days, to 4 June." in said
    later = words(drawn(decisions, view, Moment(date(2019, 6, 5))))
    assert later.index("Overdue") < later.index("to 4 June, 1 day overdue") < later.index("Open<")
    assert later.index("Open<") < later.index("done 9 May, on time")


def test_a_school_shows_its_facts_with_their_sources_and_its_status_on_meeting_days(view: NamedView) -> None:
    shown = drawn(school, view)
    shown.selectbox(key="school_urn").select(named(view, "Saltwrack Primary Academy"))
    said = words(checked(shown.run()))
    assert "needs re-papering" in said
    assert "which this school replaced" in said
    assert "sheet Agreements, row" in said
    assert "26 March 2019" in said


def test_the_school_that_was_chosen_last_is_shown_again_and_stands_in_no_address(view: NamedView) -> None:
    shown = drawn(school, view)
    chosen = named(view, "Saltwrack Primary Academy")
    shown.selectbox(key="school_urn").select(chosen)
    assert not checked(shown.run()).query_params
    assert drawn(school, view).selectbox(key="school_urn").value == chosen


def test_a_school_that_is_not_in_the_record_is_not_remembered(view: NamedView, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(choosing._last, "school_urn", 999999)
    assert drawn(school, view).selectbox(key="school_urn").value == view.schools(JUNE.as_at)[0][0]


def test_a_closed_predecessor_is_found_marked_as_closed_with_its_history(view: NamedView) -> None:
    closed = next(one for one in view.uncounted(JUNE.as_at) if one.name.startswith("Saltwrack"))
    shown = drawn(school, view)
    assert f"{closed.name} ({closed.urn}), closed" in shown.selectbox(key="school_urn").options
    shown.selectbox(key="school_urn").select(closed.urn)
    said = words(checked(shown.run()))
    assert school.ABSENT in said
    assert "Agreement returned" in said


def test_what_came_from_a_file_is_escaped(view: NamedView) -> None:
    from pages.markup import safe, table

    assert safe("<script>") == "&lt;script&gt;"
    assert "<script>" not in table("<script>", [], [("<script>",)])
