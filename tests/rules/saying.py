"""What an answer of a few rows says, without what every sentence repeats."""

from collections.abc import Mapping
from datetime import date

from dsa_metrics.findings import Asked
from dsa_metrics.metrics import METRICS

ASKED = Asked(date(2019, 6, 4), ("Primary", "Secondary", "Special"))
SHORT = {
    "share data unsafely or not at all": "FAIL",
    "shares data unsafely or not at all": "FAILS",
    "data arrives straight through from": "STRAIGHT",
    "at a school with an agreement in force whose data arrives safely": "COVERED",
}
Row = Mapping[str, object]


def say(metric: str, *rows: Row) -> str:
    """The finding without the date that it begins with, and with long phrases shortened."""
    said = METRICS[metric].finding(rows, ASKED).removeprefix("On 4 June 2019, ")
    for phrase, short in SHORT.items():
        said = said.replace(phrase, short)
    return said
