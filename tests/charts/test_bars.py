"""A bar holds the answer's number and no other, and can be told from its neighbours without colour."""

import plotly.graph_objects as go
import pytest

from dsa_metrics import charts
from dsa_metrics.metrics import Answer
from tests.charts.drawn import PRIORITY, answer


def lengths(trace: go.Bar) -> dict[str, float | None]:
    return dict(zip(trace.y, trace.x, strict=True))


def words(figure: go.Figure) -> list[str]:
    return [annotation.text for annotation in figure.layout.annotations]


def test_a_bar_is_as_long_as_the_share_of_schools_returned() -> None:
    figure = charts.returned_by_phase(answer("returned_by_phase"), PRIORITY)
    assert lengths(figure.data[0]) == {
        "<b>Priority phases</b>": None,
        "Primary": 24 / 33,
        "Secondary": 0,
        "<b>Still being engaged</b>": None,
        "Independent": 1,
    }


def test_every_bar_says_its_count_also_where_it_has_no_length() -> None:
    figure = charts.returned_by_phase(answer("returned_by_phase"), PRIORITY)
    assert words(figure) == ["24 of 33 (73%)", "0 of 12 (0%)", "7 of 7 (100%)"]


def test_a_phase_whose_rolls_are_unknown_says_so() -> None:
    figure = charts.pupils_covered(answer("pupils_covered"), PRIORITY)
    assert words(figure) == ["56% of 11,601", "no pupils known"]


def test_no_heading_stands_over_phases_that_are_not_there() -> None:
    figure = charts.pupils_covered(answer("pupils_covered"), PRIORITY)
    assert "<b>Still being engaged</b>" not in figure.data[0].y


def test_the_parts_of_a_bar_are_the_schools_of_each_data_flow() -> None:
    figure = charts.flow_by_phase(answer("flow_by_phase"), PRIORITY)
    primary = {trace.name: trace.customdata[1] for trace in figure.data}
    assert primary == {"straight through": 4, "secure, by hand": 3, "unsafe": 2, "none": 1, "not assessed": 0}
    assert [round(trace.x[1], 9) for trace in figure.data] == [0.4, 0.3, 0.2, 0.1, 0]
    assert words(figure) == ["4", "3", "2", "1", "2"]


def test_the_parts_of_a_bar_are_the_schools_of_each_reason() -> None:
    figure = charts.escalation_by_phase(answer("escalation_by_phase"), PRIORITY)
    no_contact, talks_ended = figure.data
    assert lengths(no_contact) == {"<b>Priority phases</b>": None, "Primary": 2, "Special": 1}
    assert lengths(talks_ended) == {"<b>Priority phases</b>": None, "Primary": 4, "Special": 0}


@pytest.mark.parametrize("name", ["flow_by_phase", "escalation_by_phase"])
def test_the_parts_of_a_bar_differ_by_pattern_as_well_as_by_colour(name: str) -> None:
    figure = getattr(charts, name)(answer(name), PRIORITY)
    patterns = [trace.marker.pattern.shape for trace in figure.data]
    assert len(set(patterns)) == len(patterns)
    assert all(trace.marker.color in charts.PALETTE for trace in figure.data)


@pytest.mark.parametrize("name", ["returned_by_phase", "pupils_covered", "flow_by_phase", "escalation_by_phase"])
def test_an_answer_without_rows_gives_an_empty_figure(name: str) -> None:
    figure = getattr(charts, name)(answer(name, []), PRIORITY)
    assert not words(figure)
    assert not any(trace.x for trace in figure.data)


@pytest.mark.parametrize("name", ["returned_by_phase", "pupils_covered", "flow_by_phase", "escalation_by_phase"])
def test_a_figure_says_its_day_in_ink_on_transparent_paper(name: str) -> None:
    figure = getattr(charts, name)(answer(name), PRIORITY)
    assert "as at 4 June 2019" in figure.layout.xaxis.title.text
    assert figure.layout.paper_bgcolor == figure.layout.plot_bgcolor == "rgba(0,0,0,0)"
    assert {axis.tickfont.color for axis in (figure.layout.xaxis, figure.layout.yaxis)} == {charts.INK}


def test_a_figure_is_drawn_once_for_an_answer() -> None:
    asked: Answer = answer("returned_by_phase")
    assert charts.returned_by_phase(asked, PRIORITY) is charts.returned_by_phase(asked, PRIORITY)
    assert charts.returned_by_phase(answer("returned_by_phase"), PRIORITY) is not charts.returned_by_phase(
        asked, PRIORITY
    )
