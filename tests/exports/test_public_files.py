"""The files of a release: named for it, made from it alone, and every number in them one of its own."""

import csv
import io
import json
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import cache
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import cast

import pytest
from openpyxl import load_workbook

from dsa_metrics.disclosure.rates import RateBlock
from dsa_metrics.disclosure.release import Printed, PrintedRate, RatePoint, Release
from dsa_metrics.england import source
from dsa_metrics.exports.public.files import MEDIA_TYPES, files
from dsa_metrics.public_view import PublicView
from tests.exports.releases import EARLIER, QUALITY, SHAPES, WHOLE, view

ROOT = Path(__file__).parents[2]
STEM = f"data-sharing-agreements-as-at-2019-06-04-public-{WHOLE.id}"


@cache
def made(*releases: Release) -> dict[str, bytes]:
    """The files of the last of these releases, made once."""
    return files(view(*releases))


def of(one: Release, suffix: str, *earlier: Release) -> bytes:
    return next(content for name, content in made(*earlier, one).items() if name.endswith(suffix))


def csv_rows(one: Release, *earlier: Release) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(of(one, ".csv", *earlier).decode())))


def readable(page: str) -> str:
    """What a reader of the page is told: its text, the charts in words, no rules of style and no shapes."""
    body = page.split("<body>")[1]
    shapes = re.sub(r"<(path|pattern|defs).*?(/>|</\1>)", "", body, flags=re.S)
    return unescape(re.sub(r"<[^>]+>", " ", shapes))


def numbers(text: str) -> set[str]:
    """The whole numbers in a text; dates, the release's identifier and the marks of the axes are taken out first."""
    left = re.sub(r"\d{4}-\d\d-\d\d(-[0-9a-f]{12})?|\d{1,2} [A-Z][a-z]+ \d{4}|16 plus", " ", text)
    left = re.sub(r"\b0% +50% +100%|100% +|\b(0|50)% +", " ", left) if "<" not in text else left
    return set(re.findall(r"\d+", left.replace(",", "")))


def known(*releases: Release) -> set[str]:
    """Every number that a release holds, with what follows from it: totals, those returned, and percentages."""
    found: set[int] = set()
    said: set[str] = set()
    for one in releases:
        for printed in one.printed:
            pairs = [(block.adverse, block.schools) for block in printed.blocks]
            pairs += [] if printed.total is None else [(printed.total, printed.schools)]
            for adverse, schools in pairs:
                found |= {adverse, schools, schools - adverse}
                shares = (100 * adverse / schools, 100 * (schools - adverse) / schools)
                found |= {whole for share in shares for whole in (int(share), round(share), int(share) + 1)}
            found.add(printed.schools)
        blocks = (block for rate in one.rates for block in rate.blocks)
        rated: list[PrintedRate | RatePoint | RateBlock] = [*one.rates, *one.rate_trend, *blocks]
        for told in rated:
            found |= {told.assessed, told.schools, told.per_thousand or 0, round(100 * told.assessed / told.schools)}
        for row in PublicView(one).answer("beside_england").rows:
            values = (row["sharing"], row["total"], row["share"] and 100 * cast(float, row["share"]), row["rank"])
            said |= numbers(
                " ".join(f"{value:,.1f} {value:,.0f}" for value in values if isinstance(value, int | float))
            )
            said |= numbers(f"{source(cast(date, row['published_on']))} {row['of'] or ''}")
        if one.rates:
            found |= {1000, round(one.standard or 0)}
        found |= {value for policy in one.policies for value in (policy.min_group, policy.insiders)}
        said |= numbers(" ".join((one.headline, *one.notes, *one.illustrations, *(p.finding for p in one.printed))))
    return {str(number) for number in found} | said


def test_the_files_are_named_for_their_date_audience_and_release() -> None:
    assert list(made(WHOLE)) == [f"{STEM}{end}" for end in (".xlsx", ".csv", ".csv-metadata.json", ".html")]
    assert all(Path(name).suffix in MEDIA_TYPES for name in made(WHOLE))


def test_two_processes_at_different_times_write_the_same_bytes(tmp_path: Path) -> None:
    path = tmp_path / WHOLE.file_name
    path.write_bytes(WHOLE.content)
    script = (
        "import sys, hashlib; from pathlib import Path; from dsa_metrics.disclosure.ledger import read_ledger;"
        "from dsa_metrics.exports.public.files import files; from dsa_metrics.public_view import PublicView;"
        "ledger = read_ledger(Path(sys.argv[1])); made = files(PublicView(ledger.releases[0]));"
        "print({name: hashlib.sha256(content).hexdigest() for name, content in made.items()})"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", script, str(tmp_path)],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "7", "TZ": "Pacific/Auckland", "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    here = {name: sha256(content).hexdigest() for name, content in made(WHOLE).items()}
    assert done.stdout.strip() == str(here)


def test_the_second_time_is_the_first_again() -> None:
    assert files(view(WHOLE)) == made(WHOLE)


def test_several_readers_at_once_get_the_same_bytes() -> None:
    with ThreadPoolExecutor(4) as readers:
        read = list(readers.map(lambda _: files(view(EARLIER, WHOLE)), range(4)))
    assert all(one == made(EARLIER, WHOLE) for one in read)


@pytest.mark.parametrize("name", SHAPES)
def test_a_release_of_any_shape_is_read_back_and_gives_the_same_files(name: str) -> None:
    again = Release.parse(SHAPES[name].content)
    assert files(PublicView(again)) == made(SHAPES[name])


@pytest.mark.parametrize("name", SHAPES)
def test_every_number_of_the_page_is_one_of_the_release(name: str) -> None:
    assert numbers(readable(of(SHAPES[name], ".html", EARLIER).decode())) <= known(SHAPES[name], EARLIER) | {"0", "100"}


@pytest.mark.parametrize("name", SHAPES)
def test_every_number_of_the_workbook_is_one_of_the_release(name: str) -> None:
    cells = list(_values(of(SHAPES[name], ".xlsx", EARLIER)))
    whole = {str(value) for value in cells if isinstance(value, int)}
    shares = {round(value * 100) for value in cells if isinstance(value, float) and value <= 1}
    means = {round(value * 1000) for value in cells if isinstance(value, float) and value > 1}
    text = " ".join(value for value in cells if isinstance(value, str))
    allowed = known(SHAPES[name], EARLIER)
    assert whole | numbers(text) <= allowed | {str(place) for place in range(1, 20)}
    assert {str(share) for share in shares} <= allowed | {"0", "100"}
    assert means <= {figure.sharing for figure in SHAPES[name].england.figures}


def test_the_csv_holds_the_blocks_of_the_release_and_nothing_else() -> None:
    rows = [row for row in csv_rows(WHOLE, EARLIER) if row["measure"] != "Agreements returned over time"]
    blocks = [(one, block) for one in _in_order(WHOLE) for block in one.blocks or (None,)]
    assert len(rows) == len(blocks)
    for row, (one, block) in zip(rows, blocks, strict=True):
        assert row["note"].endswith(one.finding)
        if block is None:
            assert (row["count"], row["share"]) == ("[c]", "[c]")
        else:
            count = block.schools - block.adverse if one.measure == "not_returned" else block.adverse
            assert (int(row["schools"]), int(row["count"])) == (block.schools, count)
            assert float(row["share"]) == round(count / block.schools, 4)


def test_the_csv_has_one_point_of_the_trend_per_release() -> None:
    rows = [row for row in csv_rows(WHOLE, EARLIER) if row["measure"] == "Agreements returned over time"]
    assert [(row["as_at"], row["count"], row["schools"]) for row in rows] == [
        ("2019-03-26", "28", "50"),
        ("2019-06-04", "36", "50"),
    ]


def test_a_bound_is_said_in_words_and_stays_true_when_rounded() -> None:
    rows = csv_rows(SHAPES["bounded"])
    assert (rows[0]["count"], rows[0]["share"]) == ("at most 6", "at most 0.1053")
    assert (rows[1]["count"], rows[1]["share"]) == ("at least 51", "at least 0.8947")
    page = of(SHAPES["bounded"], ".html").decode()
    assert "at most 11%" in page
    assert "at least 89%" in page


def test_the_metadata_describes_the_csv_beside_it() -> None:
    said = json.loads(of(WHOLE, ".json"))
    table = of(WHOLE, ".csv")
    assert said["url"] == f"{STEM}.csv"
    assert said["sha256"] == sha256(table).hexdigest()
    assert [column["name"] for column in said["tableSchema"]["columns"]] == table.decode().split("\n")[0].split(",")
    assert said["dc:license"] == ""
    assert said["release"] == WHOLE.id
    assert set(WHOLE.notes) <= set(said["notes"])
    nulls = {column["name"]: column["null"] for column in said["tableSchema"]["columns"] if "null" in column}
    assert nulls == {"count": ["[c]"], "share": ["[c]"]}


def test_phases_shown_together_are_named_as_a_person_would() -> None:
    assert [row["group"] for row in csv_rows(WHOLE)[:3]] == [
        "Primary",
        "Secondary and special, combined",
        "Independent, alternative provision and 16 plus, combined",
    ]


def test_an_earlier_release_moves_only_the_trend() -> None:
    alone, later = ([{**row, "release": ""} for row in rows] for rows in (csv_rows(WHOLE), csv_rows(WHOLE, EARLIER)))
    assert alone[:-1] == later[: len(alone) - 1]


def test_the_report_writers_are_imported_only_when_used() -> None:
    script = "import sys, dsa_metrics.exports.public.files; print({'gptables', 'matplotlib'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def _in_order(one: Release) -> list[Printed]:
    names = dict.fromkeys(printed.measure for printed in one.printed)
    return [printed for name in names for printed in one.printed if printed.measure == name]


def _values(content: bytes) -> Iterator[object]:
    for sheet in load_workbook(io.BytesIO(content)):
        for row in sheet.iter_rows(values_only=True):
            yield from (value for value in row if value is not None)


def test_dates_stand_as_text_in_the_workbook() -> None:
    assert not [value for value in _values(of(WHOLE, ".xlsx", EARLIER)) if isinstance(value, date)]
    assert "26 March 2019" in list(_values(of(WHOLE, ".xlsx", EARLIER)))


def test_the_csv_has_the_mean_of_each_group_and_how_many_schools_were_assessed() -> None:
    rows = [row for row in csv_rows(QUALITY) if row["measure"] == "How often records fail a check"]
    assert [(row["group"], row["schools"], row["count"], row["per_thousand"]) for row in rows] == [
        ("Primary", "33", "33", "7"),
        ("Secondary and special, combined", "17", "17", "13"),
        ("All other phases", "10", "[c]", "[c]"),
    ]
    moved = [row for row in csv_rows(QUALITY) if row["measure"] == "How often records fail a check, over time"]
    assert [(row["as_at"], row["per_thousand"]) for row in moved] == [("2019-03-26", "11"), ("2019-06-04", "9")]
    assert {row["per_thousand"] for row in csv_rows(QUALITY)} == {"7", "13", "11", "9", "[c]", "[z]"}


def test_a_release_from_before_quality_was_told_has_the_columns_of_then_and_no_word_of_it() -> None:
    assert "per_thousand" not in csv_rows(WHOLE)[0]
    assert not any(word in of(WHOLE, ".html").decode() for word in ("standard of data quality", "late with"))


def test_the_page_says_which_schools_meet_the_standard_the_good_way_round() -> None:
    page = readable(of(QUALITY, ".html").decode())
    assert "42 of 50 priority schools are known to meet the council's standard" in page
    assert "Below: more than 10 failures per 1,000 records in the last period measured." in page
    assert "at most 2" in page


def test_what_stands_beside_england_has_its_source_and_licence() -> None:
    page = readable(of(QUALITY, ".html").decode())
    assert "Open Government Licence v3.0" in page
    assert "Primary, Marsh & Fen" in page
    assert "12,345.7" in page
    assert "Not published" in page
    assert "Beside England" not in of(WHOLE, ".html").decode()
