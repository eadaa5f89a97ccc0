"""The charts of data quality hold the answer's rates, the council's standard, and what came in the last period."""

from datetime import date

import pytest

from dsa_metrics import charts
from dsa_metrics.wording import rate
from tests.charts.drawn import PRIORITY, answer


def test_a_line_goes_through_the_rate_of_every_period_that_was_assessed() -> None:
    figure = charts.failures_over_time(10.0)(answer("quality_over_time"), PRIORITY)
    found = {trace.name: list(zip(trace.x, trace.y, strict=True)) for trace in figure.data}
    assert found == {
        "Primary": [(date(2018, 11, 2), 15.0), (date(2019, 2, 15), 7.5)],
        "Secondary": [(date(2019, 2, 15), 12.0)],
    }


def test_the_standard_is_a_line_of_its_own_with_its_name() -> None:
    figure = charts.failures_over_time(10.0)(answer("quality_over_time"), PRIORITY)
    assert [line.y0 for line in figure.layout.shapes] == [10.0]
    assert "Standard: 10" in [note.text for note in figure.layout.annotations]


def test_a_standard_above_every_rate_stays_in_the_picture() -> None:
    figure = charts.failures_over_time(40.0)(answer("quality_over_time"), PRIORITY)
    assert figure.layout.yaxis.range[1] > 40


def test_the_chart_for_a_standard_is_made_once_and_drawn_once() -> None:
    over_time = answer("quality_over_time")
    draw = charts.failures_over_time(10.0)
    assert draw is charts.failures_over_time(10.0)
    assert draw(over_time, PRIORITY) is draw(over_time, PRIORITY)


def test_a_hover_says_how_many_of_how_many_records() -> None:
    figure = charts.failures_over_time(10.0)(answer("quality_over_time"), PRIORITY)
    assert figure.data[0].hovertext[1] == "Primary, Spring 2019: 15 of 2,000 records checked"


def test_submissions_are_those_of_the_last_period_due_and_of_no_other() -> None:
    figure = charts.submissions_by_phase(answer("submissions_on_time"), PRIORITY)
    counts = {trace.name: dict(zip(trace.y, trace.customdata, strict=True)) for trace in figure.data}
    assert {name: (of["Primary"], of["Independent"]) for name, of in counts.items()} == {
        "on time": (2, 4),
        "late": (1, 0),
        "missing": (1, 0),
    }


@pytest.mark.parametrize(
    ("per_thousand", "words"),
    [(0, "0"), (0.01, "less than 0.1"), (8.94, "8.9"), (10.04, "10.0"), (72.93, "72.9"), (1000.0, "1,000.0")],
)
def test_a_rate_has_one_place_and_is_nought_for_none_at_all_only(per_thousand: float, words: str) -> None:
    assert rate(per_thousand) == words


@pytest.mark.parametrize(
    ("per_thousand", "words"), [(10.0, "10.0"), (10.04, "10.04"), (10.004, "10.004"), (9.96, "10.0")]
)
def test_a_rate_stands_on_its_own_side_of_the_standard(per_thousand: float, words: str) -> None:
    assert rate(per_thousand, 10.0) == words
