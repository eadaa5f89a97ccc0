"""An authority beside its region, England and others of its size: drawn, by the twin, and as it was published."""

import csv
import gzip
import io
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings

from dsa_metrics.ingest.read import read
from dsa_metrics.ingest.reading import Upload
from dsa_metrics.policy import Policy
from dsa_metrics.store import Store
from dsa_metrics.view import NamedView
from tests.ingest.drawn_files import NO_SCHOOLS
from tests.ingest.gias_files import policy_of, shared
from tests.rules import twin, twin_england
from tests.rules.drawing import drawn
from tests.rules.generate import random_record
from tests.rules.memory import MemoryStore
from tests.rules.test_twins import DATES, INSTANTS, RECORDS, search
from tests.rules.twin import Row
from tests.rules.twin_metrics import TWINS

SAMPLE = Path(__file__).parents[1] / "files" / "dfe" / "attendance-sharing-eight-publications.csv"
SERIES = Path("..") / "dfe" / "attendance-sharing-by-authority-and-phase.csv.gz"
AS_AT = date(2026, 7, 31)
NAMES = ("beside_england", "beside_nearest")
COLUMNS = {
    "beside_england": ("published_on", "phase", "area", "name", "sharing", "total", "share", "rank", "of"),
    "beside_nearest": ("published_on", "name", "is_own", "sharing", "total", "share", "rank", "of"),
}

#: Southend, schools sharing daily attendance, as the Department published it: day -> primary, secondary, special.
SOUTHEND = {
    "2022-11-24": ((17.9, 33), (7.0, 12), (1.0, 5)),
    "2023-07-27": ((18.5, 33), (7.5, 12), (5.0, 5)),
    "2023-11-23": ((24.7, 32), (7.2, 12), (5.0, 5)),
    "2024-08-08": ((32.7, 33), (10.5, 12), (5.0, 5)),
    "2024-12-05": ((32.7, 33), (11.9, 12), (5.0, 5)),
    "2026-07-23": ((32.6, 33), (11.9, 12), (5.0, 5)),
}
ENGLAND = {"2022-11-24": (15_549, 21_222, "73%"), "2024-12-05": (20_576, 21_298, "97%")}

PUBLISHED = """
    attendance_sharing
    published_on  area_level  area_code  phase      area_name  region  sharing    total
    2025-01-10    England     England    Primary    England            900        1000
    2025-01-10    authority   882        Primary    Home       East    8          10
    2025-01-10    authority   882        Secondary  Home       East    3          5
    2025-01-10    authority   201        Primary    Away       East    16         20
    2025-01-10    authority   202        Primary    Best       West    9.5        9
    2025-01-10    authority   203        Primary    Hidden     East    1
    2025-01-10    authority   204        Primary    Silent     East               4
    2025-01-10    authority   205        Primary    Last       East    1          10
"""


@pytest.fixture(scope="module")
def policy() -> Policy:
    return policy_of(882)


@pytest.fixture(scope="module")
def store(policy: Policy) -> MemoryStore:
    return MemoryStore(policy)


def told(store: MemoryStore, policy: Policy, name: str, drawing: str, as_at: str = "2025-01-10") -> list[Row]:
    """What the SQL says of a drawn record, once it is known to be what the twin says."""
    tables, day = drawn(drawing), date.fromisoformat(as_at)
    store.fill(tables)
    rows = NamedView(store, policy).answer(name, day).rows
    expected = TWINS[name](twin.known(tables, policy), day)
    assert rows == [{column: row[column] for column in COLUMNS[name]} for row in expected]
    return rows


def picked(rows: list[Row], *columns: str) -> list[tuple[object, ...]]:
    return [tuple(row[column] for column in columns) for row in rows]


def test_the_authority_stands_beside_its_region_and_england_by_phase(store: MemoryStore, policy: Policy) -> None:
    rows = told(store, policy, "beside_england", PUBLISHED)
    assert picked(rows, "phase", "area", "name", "sharing", "total", "share") == [
        ("All phases", "authority", "Home", 11, 15, 11 / 15),
        ("All phases", "region", "East", 28, 45, 28 / 45),
        ("All phases", "England", "England", 900, 1000, 0.9),
        ("Primary", "authority", "Home", 8, 10, 0.8),
        ("Primary", "region", "East", 25, 40, 0.625),
        ("Primary", "England", "England", 900, 1000, 0.9),
        ("Secondary", "authority", "Home", 3, 5, 0.6),
        ("Secondary", "region", "East", 3, 5, 0.6),
    ]


def test_ties_share_a_rank_and_who_has_no_share_has_none(store: MemoryStore, policy: Policy) -> None:
    rows = told(store, policy, "beside_england", PUBLISHED)
    own = [row for row in rows if row["area"] == "authority"]
    assert picked(own, "phase", "rank", "of") == [("All phases", 3, 4), ("Primary", 2, 4), ("Secondary", 1, 1)]
    assert {row["rank"] for row in rows if row["area"] != "authority"} == {None}


def test_a_share_that_differs_by_the_rounding_of_a_mean_is_a_tie(store: MemoryStore, policy: Policy) -> None:
    thirds = PUBLISHED.replace("8          10", "6.666667   10").replace("16         20", "13.333333  20")
    (row,) = [
        row for row in told(store, policy, "beside_england", thirds) if row["of"] == 4 and row["phase"] == "Primary"
    ]
    assert row["rank"] == 2


def test_more_sharing_than_there_are_count_as_all(store: MemoryStore, policy: Policy) -> None:
    rows = told(store, policy, "beside_england", PUBLISHED.replace("8          10", "10.5       10"))
    primary = next(row for row in rows if (row["phase"], row["area"]) == ("Primary", "authority"))
    assert (primary["sharing"], primary["share"], primary["rank"]) == (10.5, 1, 1)


def test_a_withheld_number_leaves_no_share_of_the_phase_nor_of_all_phases(store: MemoryStore, policy: Policy) -> None:
    rows = told(store, policy, "beside_england", PUBLISHED.replace("3          5", "3           "))
    own = [row for row in rows if row["area"] == "authority"]
    assert picked(own, "phase", "total", "share", "rank") == [
        ("All phases", None, None, None),
        ("Primary", 10, 0.8, 2),
        ("Secondary", None, None, None),
    ]
    assert (
        "has no share of this authority's schools" in NamedView(store, policy).answer("beside_england", AS_AT).finding
    )


def test_a_region_and_all_phases_that_are_published_are_taken_as_published(store: MemoryStore, policy: Policy) -> None:
    more = PUBLISHED + "    2025-01-10    region      east       Primary    East               21         42\n"
    more += "    2025-01-10    authority   882        All phases Home       East    12         16\n"
    rows = told(store, policy, "beside_england", more)
    found = {(row["phase"], row["area"]): (row["sharing"], row["total"]) for row in rows}
    assert found["Primary", "region"] == (21, 42)
    assert found["All phases", "authority"] == (12, 16)


def test_before_the_first_publication_there_is_nothing_and_the_finding_says_so(
    store: MemoryStore, policy: Policy
) -> None:
    for name in NAMES:
        assert told(store, policy, name, PUBLISHED, "2025-01-09") == []
    said = NamedView(store, policy).answer("beside_england", date(2025, 1, 9)).finding
    assert said == "The record holds nothing that was published on daily attendance by 9 January 2025."


def test_a_policy_without_an_authority_has_england_alone(policy: Policy) -> None:
    nobody = policy.model_copy(update={"authority": None})
    store = MemoryStore(nobody)
    rows = told(store, nobody, "beside_england", PUBLISHED)
    assert {row["area"] for row in rows} == {"England"}
    assert told(store, nobody, "beside_nearest", PUBLISHED) == []
    view = NamedView(store, nobody)
    assert view.answer("beside_england", AS_AT).finding == (
        "The publication of 10 January 2025 has no share of this authority's schools; it has 90% in England."
    )
    assert "sets this authority beside others" in view.answer("beside_nearest", AS_AT).finding


def test_a_load_that_corrects_a_publication_counts_and_one_that_is_undone_does_not(
    store: MemoryStore, policy: Policy
) -> None:
    twice = """
    entry
    entry  recorded_at  kind  target  is_withdrawal
    1      2025-01-10   load
    2      2025-01-11   load
    3      2025-01-12   undo  2       yes

    attendance_sharing
    published_on  area_level  area_code  phase    area_name  region  sharing  total  entry
    2025-01-10    authority   882        Primary  Home       East    8        10     1
    2025-01-10    authority   882        Primary  Home       East    9        10     2
    """
    assert told(store, policy, "beside_england", twice)[0]["sharing"] == 8
    view = NamedView(store, policy)
    assert view.answer("beside_england", AS_AT, datetime(2025, 1, 11, 12)).rows[0]["sharing"] == 9


def test_the_ten_nearest_in_size_stand_beside_the_authority_the_highest_share_first(
    store: MemoryStore, policy: Policy
) -> None:
    heading = "attendance_sharing\npublished_on  area_level  area_code  phase    area_name  region  sharing  total"
    towns = [
        f"2025-01-10    authority   {300 + n:<9}  Primary  Town {n:<4}  East    {n:<7}  {10 + n}" for n in range(20)
    ]
    own = policy_of(305)
    rows = told(MemoryStore(own), own, "beside_nearest", "\n".join([heading, *towns]))
    assert [row["total"] for row in rows] == list(range(20, 9, -1))
    assert [row["name"] for row in rows if row["is_own"]] == ["Town 5"]


@settings(search, max_examples=30)
@given(random=RECORDS, days=DATES, known_at=INSTANTS)
def test_any_record_has_the_same_rows_in_both(
    store: MemoryStore, policy: Policy, random: Random, days: list[date], known_at: datetime | None
) -> None:
    tables = random_record(random, policy)
    store.fill(tables)
    record, view = twin.known(tables, policy, known_at or twin.ALWAYS), NamedView(store, policy)
    for name in NAMES:
        for day in days:
            expected = TWINS[name](record, day)
            rows = view.answer(name, day, known_at).rows
            assert rows == [{column: row[column] for column in COLUMNS[name]} for row in expected]


def published(content: bytes) -> list[Row]:
    """The rows of the file that count, read without anything of ours: no first publication, no contradiction."""
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8"))))
    said: dict[tuple[object, ...], list[Row]] = {}
    for cells in rows:
        is_england = cells["geographic_level"] == "National"
        row = {
            "published_on": date.fromisoformat(cells["published_on"]),
            "area_level": "England" if is_england else "authority",
            "area_code": "England" if is_england else cells["old_la_code"],
            "area_name": "England" if is_england else cells["la_name"],
            "region": None if is_england else cells["region_name"],
            "phase": cells["phase"].replace("Total", "All phases"),
            "sharing": round(Decimal(cells["num_schools_sharing"]), 6),
            "total": int(cells["total_num_schools"]) if cells["total_num_schools"].isdecimal() else None,
        }
        said.setdefault((cells["published_on"], row["area_code"], row["phase"]), []).append(row)
    first = min(str(key[0]) for key in said)
    kept = [group for key, group in said.items() if key[0] != first]
    return [group[0] for group in kept if all(row == group[0] for row in group)]


@pytest.fixture(scope="module", params=["sample", "series"])
def content(request: pytest.FixtureRequest) -> bytes:
    """The rows in the repository, and wherever the whole series is, all of it."""
    if request.param == "sample":
        return SAMPLE.read_bytes()
    return gzip.decompress(shared(str(SERIES)).read_bytes())


@pytest.fixture(scope="module")
def southend(content: bytes, policy: Policy, tmp_path_factory: pytest.TempPathFactory) -> Iterator[NamedView]:
    reading = read([Upload("series.csv", content)], NO_SCHOOLS, policy, AS_AT, {})
    with Store.open(tmp_path_factory.mktemp("england") / "record.duckdb", policy) as kept:
        assert kept.save(reading, "officer").entry == 1
        assert kept.save(reading, "officer").entry is None
        yield NamedView(kept, policy)


def test_the_published_figures_of_southend_and_england_appear_on_their_days(southend: NamedView) -> None:
    rows = southend.answer("beside_england", AS_AT).rows
    found = {(str(row["published_on"]), row["area"], row["phase"]): row for row in rows}
    for day, phases in SOUTHEND.items():
        for phase, (sharing, total) in zip(("Primary", "Secondary", "Special"), phases, strict=True):
            row = found[day, "authority", phase]
            assert (round(float(str(row["sharing"])), 1), row["total"]) == (sharing, total)
    for day, (sharing, total, share) in ENGLAND.items():
        row = found[day, "England", "All phases"]
        assert (round(float(str(row["sharing"]))), row["total"], f"{row['share']:.0%}") == (sharing, total, share)


@pytest.mark.parametrize("as_at", [date(2022, 11, 30), date(2024, 12, 6), AS_AT])
def test_every_published_figure_and_rank_is_what_the_file_itself_says(
    southend: NamedView, content: bytes, as_at: date
) -> None:
    rows = published(content)
    for name in NAMES:
        expected = getattr(twin_england, name)(rows, "882", as_at)
        told = southend.answer(name, as_at).rows
        assert len(told) > 5
        assert told == [{column: row[column] for column in COLUMNS[name]} for row in expected]


def test_a_publication_that_is_undone_is_gone_and_comes_back(tmp_path: Path, policy: Policy) -> None:
    reading = read([Upload("series.csv", SAMPLE.read_bytes())], NO_SCHOOLS, policy, AS_AT, {})
    with Store.open(tmp_path / "record.duckdb", policy) as kept:
        kept.save(reading, "officer")
        rows = NamedView(kept, policy).answer("beside_england", AS_AT).rows
        kept.undo(1, "officer")
        assert NamedView(kept, policy).answer("beside_england", AS_AT).rows == []
        kept.undo(2, "officer")
        assert NamedView(kept, policy).answer("beside_england", AS_AT).rows == rows != []
        assert kept.check() == ()
