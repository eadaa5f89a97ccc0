"""A chart follows the theme: each of its colours has a place in .streamlit/config.toml, in light and in dark."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from dsa_metrics import charts
from pages.figures import THEME_SLOTS, Draw, themed
from tests.charts.drawn import PRIORITY, answer

CONFIG = Path(__file__).resolve().parents[2] / ".streamlit" / "config.toml"
CHARTS = (
    (charts.returned_by_phase, "returned_by_phase"),
    (charts.pupils_covered, "pupils_covered"),
    (charts.flow_by_phase, "flow_by_phase"),
    (charts.escalation_by_phase, "escalation_by_phase"),
    (charts.returned_over_time, "returned_over_time"),
    (charts.straight_through_over_time, "flow_over_time"),
    (charts.beside_england, "beside_england"),
    (charts.beside_nearest, "beside_nearest"),
)


def theme(mode: str) -> list[str]:
    colours = tomllib.loads(CONFIG.read_text("utf-8"))["theme"][mode]["chartCategoricalColors"]
    return [colour.upper() for colour in colours]


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_in_light_the_theme_gives_every_colour_back_as_it_was_drawn() -> None:
    assert theme("light")[: len(THEME_SLOTS)] == [colour.upper() for colour in THEME_SLOTS]


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_charts_can_be_read_on_the_page(mode: str) -> None:
    settings = tomllib.loads(CONFIG.read_text("utf-8"))["theme"][mode]
    *palette, ink, _line, paper = theme(mode)[: len(THEME_SLOTS)]
    assert paper == settings["backgroundColor"].upper()
    assert contrast(ink, paper) >= 7
    assert [colour for colour in palette if contrast(colour, paper) < 2.9] == []
    assert contrast(settings["textColor"], settings["secondaryBackgroundColor"]) >= 7
    assert contrast(settings["linkColor"], settings["backgroundColor"]) >= 4.5


@pytest.mark.parametrize(("draw", "name"), CHARTS)
def test_a_chart_on_a_page_has_colours_of_the_theme_only(draw: Draw, name: str) -> None:
    described = json.loads(themed(draw, answer(name), PRIORITY).to_json())
    described["layout"].pop("template")
    used = set(re.findall(r"#[0-9A-Fa-f]{6}", json.dumps(described)))
    assert used
    assert used <= set(THEME_SLOTS.values())


def test_a_chart_on_a_page_keeps_its_numbers() -> None:
    asked = answer("escalation_by_phase")
    plain, shown = charts.escalation_by_phase(asked, PRIORITY), themed(charts.escalation_by_phase, asked, PRIORITY)
    assert [list(trace.x) for trace in shown.data] == [list(trace.x) for trace in plain.data]
    assert shown is themed(charts.escalation_by_phase, asked, PRIORITY)
