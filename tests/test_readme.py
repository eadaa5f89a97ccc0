"""What a newcomer is told is what there is: every question, rule, command and picture stands in the README."""

import re
from pathlib import Path

import pytest

from dsa_metrics.cli import cli
from dsa_metrics.ingest.rule import Rule
from dsa_metrics.ingest.rulebook import RULEBOOK
from dsa_metrics.metrics import METRICS, Metric

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.parametrize("metric", METRICS.values(), ids=list(METRICS))
def test_every_question_and_its_columns_stand_in_the_readme(metric: Metric) -> None:
    (line,) = [line for line in README.splitlines() if line.startswith(f"| `{metric.name}`")]
    assert re.findall(r"`(\w+)`", line) == [metric.name, *(column.name for column in metric.columns)]


@pytest.mark.parametrize("rule", {rule.code: rule for rule in RULEBOOK}.values(), ids=lambda rule: rule.code)
def test_every_rule_stands_in_the_readme(rule: Rule) -> None:
    assert f"| `{rule.code}` | {rule.severity} | {rule.message} |" in README


def test_no_rule_stands_in_the_readme_that_is_not_there() -> None:
    told = re.findall(r"^\| `(\w+)` \| (?:error|warning) \|", README, re.MULTILINE)
    assert sorted(told) == sorted({rule.code for rule in RULEBOOK})


def test_every_command_stands_in_the_readme() -> None:
    for command in cli.commands:
        assert re.search(rf"^{command}\b", README, re.MULTILINE), command


def test_every_file_and_picture_that_the_readme_names_is_there() -> None:
    named = re.findall(r"\]\((?!http)([^)#]+)\)", README)
    assert named
    for path in named:
        assert (ROOT / path).exists(), path


def test_every_place_in_the_code_that_the_readme_names_is_there() -> None:
    named = {
        path for path in re.findall(r"`((?:dsa_metrics|pages|tests)[\w/.]*)`", README) if "your_question" not in path
    }
    assert len(named) > 10
    assert [path for path in sorted(named) if not (ROOT / path).exists()] == []


def test_the_two_commands_come_first() -> None:
    assert README.index("python -m streamlit run app.py") < README.index("python -m pytest") < README.index("\n## ")
