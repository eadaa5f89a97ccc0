"""Every chart has a text alternative, and every text alternative says what the chart shows and when."""

import pytest

from dsa_metrics.charts import alt_text
from dsa_metrics.charts.in_words import CHARTED
from tests.charts.drawn import answer


@pytest.mark.parametrize("name", CHARTED)
def test_a_chart_in_words_says_its_kind_its_finding_and_its_day(name: str) -> None:
    text = alt_text(answer(name))
    assert "chart:" in text
    assert "On 4 June 2019, all is said in one sentence." in text
    assert "As at 4 June 2019." in text


def test_no_two_charts_are_described_alike() -> None:
    texts = [alt_text(answer(name)) for name in CHARTED]
    assert len(set(texts)) == len(texts) == len(CHARTED) > 6
