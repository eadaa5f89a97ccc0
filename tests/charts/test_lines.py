"""A line holds the share at each date measured, and can be told from the others without colour."""

from datetime import date

from dsa_metrics import charts
from tests.charts.drawn import AS_AT, PRIORITY, answer


def test_a_line_goes_through_the_share_at_every_date_measured() -> None:
    figure = charts.returned_over_time(answer("returned_over_time"), PRIORITY)
    primary = figure.data[0]
    assert primary.name == "Primary"
    assert list(primary.x) == [date(2019, 4, 30), date(2019, 5, 31), AS_AT]
    assert list(primary.y) == [0.25, 0.5, 0.75]


def test_the_share_straight_through_is_drawn_from_its_own_column() -> None:
    figure = charts.straight_through_over_time(answer("flow_over_time"), PRIORITY)
    assert list(figure.data[0].y) == [0, 0.25]


def test_lines_differ_by_dash_and_marker_and_carry_their_name_and_last_share() -> None:
    figure = charts.returned_over_time(answer("returned_over_time"), PRIORITY)
    drawn = [trace for trace in figure.data if trace.x]
    assert len({trace.line.dash for trace in drawn}) == len({trace.marker.symbol for trace in drawn}) == 2
    ends = {note.text for note in figure.layout.annotations if note.xref == "x" or note.x == AS_AT}
    assert {"Primary 75%", "Secondary 75%"} <= ends


def test_the_names_of_lines_that_end_together_do_not_touch() -> None:
    figure = charts.returned_over_time(answer("returned_over_time"), PRIORITY)
    heights = sorted(note.y for note in figure.layout.annotations if note.text.endswith("%"))
    assert heights[1] - heights[0] >= 0.07


def test_a_date_without_a_school_of_the_phase_has_no_point() -> None:
    rows: list[dict[str, object]] = [
        {"measured_on": date(2019, 5, 31), "phase": "Special", "schools": 0, "returned": 0, "share": None},
        {"measured_on": AS_AT, "phase": "Special", "schools": 2, "returned": 1, "share": 0.5},
    ]
    figure = charts.returned_over_time(answer("returned_over_time", rows), PRIORITY)
    assert list(figure.data[2].x) == [AS_AT]


def test_an_answer_without_rows_gives_an_empty_figure() -> None:
    figure = charts.returned_over_time(answer("returned_over_time", []), PRIORITY)
    assert not any(trace.x for trace in figure.data)
