"""What a release carries of the figures beside England: plain numbers that come back as the rows they were."""

import json
from datetime import date

from dsa_metrics.england import LICENCE, BesideEngland, source

ROW = {"phase": "Primary", "area": "authority", "name": "Estuary", "sharing": 17.871795, "total": 33}
ROW |= {"share": 17.871795 / 33, "rank": 139, "of": 151}
ENGLAND = ROW | {"area": "England", "name": "England", "rank": None, "of": None, "sharing": None, "share": None}
DAYS = (date(2022, 11, 10), date(2022, 11, 24), date(2022, 12, 8))
ROWS = [{"published_on": day, **row} for day in DAYS for row in (ROW, ENGLAND)]


def test_of_each_month_the_last_publication_is_carried() -> None:
    carried = BesideEngland.of_rows(ROWS)
    assert [figure.published_on.day for figure in carried.figures] == [24, 24, 8, 8]
    assert carried.published_on == date(2022, 12, 8)


def test_the_figures_are_whole_numbers_that_json_keeps_and_come_back_the_same() -> None:
    carried = BesideEngland.of_rows(ROWS)
    assert carried.plain[:2] == [
        ["2022-11-24", "Primary", "authority", "Estuary", 17872, 33, 139, 151],
        ["2022-11-24", "Primary", "England", "England", None, 33, None, None],
    ]
    assert BesideEngland.of_plain(json.loads(json.dumps(carried.plain))) == carried


def test_the_table_has_the_columns_of_the_answer_with_share_and_mean() -> None:
    from dsa_metrics.metrics import METRICS

    table = BesideEngland.of_rows(ROWS).table
    assert table.column_names == [column.name for column in METRICS["beside_england"].columns]
    first, second, *_ = table.to_pylist()
    assert first == {"published_on": DAYS[1], **ROW, "sharing": 17.872, "share": 17.872 / 33}
    assert (second["sharing"], second["share"]) == (None, None)


def test_more_sharing_than_there_are_is_a_share_of_all() -> None:
    (row,) = BesideEngland.of_rows([{"published_on": DAYS[0], **ROW, "sharing": 33.4}]).table.to_pylist()
    assert (row["sharing"], row["share"]) == (33.4, 1.0)


def test_no_publication_is_no_figure() -> None:
    nothing = BesideEngland.of_rows([])
    assert (nothing.plain, nothing.published_on, nothing.table.num_rows) == ([], None, 0)


def test_the_source_names_publisher_day_and_licence() -> None:
    said = source(DAYS[0])
    assert said.startswith("Source: Department for Education, Pupil attendance in schools, published 10 November 2022.")
    assert said.endswith(LICENCE)
