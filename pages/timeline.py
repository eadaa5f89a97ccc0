"""A school's facts in order, each with the file, sheet and row that it came from."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache

from dsa_metrics.metrics import Answer
from dsa_metrics.wording import in_words, number
from pages.markup import Markup, folded, safe

Row = Mapping[str, object]


@lru_cache(maxsize=64)
def in_order(history: Answer, urn: int) -> tuple[Markup, ...]:
    """The timeline; the many results of checks, which stand on the page by period, are folded away under it."""
    results = [row for row in history.rows if row["what"] == "quality result"]
    others = timeline([row for row in history.rows if row["what"] != "quality result"], urn)
    if not results:
        return (others,)
    return others, folded(f"{number(len(results), 'result')} of checks, one by one", timeline(results, urn))


def timeline(rows: Sequence[Row], urn: int) -> Markup:
    """The facts as a list, in the order given; corrected and withdrawn ones are marked in words."""
    if not rows:
        return Markup('<p class="lead">The record holds no fact about this school up to this day.</p>')
    return Markup(f'<ol class="dsa-timeline">{"".join(_item(row, urn) for row in rows)}</ol>')


def _item(row: Row, urn: int) -> str:
    day = row["happened_on"]
    when = f'<time datetime="{day}">{in_words(day)}</time>' if isinstance(day, date) else "<time>No date</time>"
    later = "" if row["is_in_force"] else ' class="is-later"'
    return f'<li{later}>{when}{safe(row["detail"])}.{_remarks(row, urn)}<span class="second">{_source(row)}</span></li>'


def _remarks(row: Row, urn: int) -> str:
    own = (
        f" A fact of URN {row['urn']}, which this school replaced."
        if row["is_predecessor"] and row["urn"] != urn
        else ""
    )
    return own + ("" if row["is_in_force"] else " <em>Corrected or withdrawn since.</em>")


def _source(row: Row) -> str:
    places = (("", row["file"]), ("sheet ", row["sheet"]), ("row ", row["source_row"]))
    where = ", ".join(f"{word}{safe_number(value)}" for word, value in places if value is not None)
    recorded = row["recorded_at"]
    when = f"; recorded {in_words(recorded.date())} in entry {row['entry']}" if isinstance(recorded, datetime) else ""
    return f"From {where or 'a form'}{when}."


def safe_number(value: object) -> str:
    """A row number without commas; anything else escaped."""
    return str(value) if isinstance(value, int) else safe(value)
