"""The authority, its region and England can be told apart, and the bars of its neighbours from its own."""

from datetime import date
from itertools import pairwise

import pytest

from dsa_metrics import charts
from tests.charts.drawn import AS_AT, answer

DAYS = (date(2019, 3, 1), date(2019, 4, 1), date(2019, 5, 1))
LONG = "Bournemouth, Christchurch and Poole"


def row(day: date, area: str, name: str, sharing: float | None) -> dict[str, object]:
    share = None if sharing is None else min(sharing / 50, 1)
    told = {"published_on": day, "phase": "All phases", "area": area, "name": name, "sharing": sharing, "total": 50}
    return {**told, "share": share, "rank": None, "of": None}


def test_each_area_is_a_line_with_a_dash_a_marker_and_a_name_of_its_own() -> None:
    figure = charts.beside_england(answer("beside_england"), ("All phases",))
    assert [trace.name for trace in figure.data] == [LONG, "South West", "England"]
    assert len({trace.line.dash for trace in figure.data}) == len({trace.marker.symbol for trace in figure.data}) == 3
    ends = [note.text.replace("<br>", " ") for note in figure.layout.annotations if note.x == DAYS[-1]]
    assert sorted(ends) == [f"{LONG} 100%", "England 96%", "South West 98%"]


def test_a_share_is_never_drawn_above_all_and_a_withheld_one_breaks_the_line() -> None:
    rows = [
        row(DAYS[0], "authority", "Home", 51.5),
        row(DAYS[1], "authority", "Home", None),
        row(DAYS[2], "authority", "Home", 25),
    ]
    (line,) = charts.beside_england(answer("beside_england", rows), ("All phases",)).data
    assert list(line.y) == [1, None, 0.5]
    assert "51.5 of 50 (100%)" in line.hovertext[0]


@pytest.mark.parametrize("sharing", [50.0, 0.0, 25.0])
def test_three_names_that_end_together_do_not_touch_and_stay_on_the_chart(sharing: float) -> None:
    names = (("authority", "Southend-on-Sea"), ("region", "East of England"), ("England", "England"))
    rows = [row(DAYS[0], area, name, sharing) for area, name in names]
    figure = charts.beside_england(answer("beside_england", rows), ("All phases",))
    heights = sorted(note.y for note in figure.layout.annotations if note.x == DAYS[0])
    assert len(heights) == 3
    assert min(later - earlier for earlier, later in pairwise(heights)) >= 0.08
    assert heights[0] >= 0
    assert heights[-1] <= 1.0


def test_the_part_of_one_phase_has_a_finding_of_its_own() -> None:
    whole = answer("beside_england")
    primary = charts.of_phase(whole, "Primary")
    assert {row["phase"] for row in primary.rows} == {"Primary"}
    assert "50 primary schools (81%)" in primary.finding
    assert charts.of_phase(whole, "Primary") is primary


def test_the_bar_of_the_authority_itself_is_solid_and_bold_and_every_bar_carries_its_count() -> None:
    figure = charts.beside_nearest(answer("beside_nearest"), ())
    (bars,) = figure.data
    assert list(bars.y) == ["Away", "<b>Home</b>"]
    assert list(bars.marker.pattern.shape) == ["/", ""]
    assert [note.text for note in figure.layout.annotations] == ["49.7 of 50 (> 99%)", "45 of 50 (90%)"]


def test_an_authority_without_a_share_has_no_bar() -> None:
    rows = [{"published_on": AS_AT, "name": "Home", "is_own": True, "sharing": None, "total": 50, "share": None}]
    (bars,) = charts.beside_nearest(answer("beside_nearest", rows), ()).data
    assert not bars.y
