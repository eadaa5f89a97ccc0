"""An extract of 2,000 pupils is read and put to every check in less than twice what reading it alone takes.

Both ends as the reader's own process has them, without its start: the collector off, the best of many turns. Reading
alone is, of a CSV, our own reader to columns of text, and of XML, the standard library's parser to a tree.
"""

import csv
import gc
import io
import time
from collections.abc import Callable, Iterator
from datetime import date
from xml.etree import ElementTree

import defusedxml.ElementTree
import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from dsa_metrics.ingest.child.delimited import delimited_rows
from dsa_metrics.ingest.child.extract_day import Day
from dsa_metrics.ingest.child.gathering import gather, take_heading
from dsa_metrics.ingest.child.opening import open_file
from tests.ingest.test_extract import iso
from tests.quality.made_files import as_census, as_csv_extract, as_ctf
from tests.quality.made_pupils import ordinary_pupils

PUPILS = 2_000
TIMES = 2.0
ROUNDS = 40
DAY = Day(date(2025, 10, 2))
RECORDS = ordinary_pupils(PUPILS, 1)


def to_columns(content: bytes) -> object:
    rows = delimited_rows(content)
    heading = take_heading(rows)
    assert heading is not None
    return gather(None, heading, rows)


CASES: dict[str, tuple[bytes, Callable[[bytes], object], Callable[[bytes], object]]] = {
    "CSV": (
        as_csv_extract(RECORDS),
        to_columns,
        lambda content: list(csv.DictReader(io.StringIO(content.decode(), newline=""))),
    ),
    "census XML": (as_census(iso(RECORDS)), ElementTree.fromstring, defusedxml.ElementTree.fromstring),
    "CTF": (as_ctf(iso(RECORDS)), ElementTree.fromstring, defusedxml.ElementTree.fromstring),
}


@pytest.fixture(autouse=True)
def without_collector() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def seconds(work: Callable[[bytes], object], content: bytes) -> float:
    """Of the processor: what other programs do meanwhile is none of ours."""
    start = time.process_time()
    work(content)
    return time.process_time() - start


def check(content: bytes) -> None:
    extract = open_file(content, None, DAY).extract
    assert extract is not None
    assert (extract.pupils, len(extract.counts)) == (PUPILS, 14)


@pytest.mark.parametrize("form", CASES)
def test_checking_an_extract_takes_less_than_twice_its_parsing(form: str, benchmark: BenchmarkFixture) -> None:
    content, parse, other = CASES[form]
    check(content)
    turns = [(seconds(check, content), seconds(parse, content)) for _ in range(ROUNDS)]
    benchmark.pedantic(check, args=(content,), rounds=1)  # type: ignore[no-untyped-call]
    ours, alone = (min(times) for times in zip(*turns, strict=True))
    others = min(seconds(other, content) for _ in range(5))
    print(
        f"\n{form}: read and checked {ours * 1000:.1f} ms, parsed alone {alone * 1000:.1f} ms "
        f"({ours / alone:.2f} times), DictReader or defusedxml {others * 1000:.1f} ms ({ours / others:.2f} times)"
    )
    benchmark.extra_info.update({"checked": ours, "parsed": alone, "times": ours / alone, "others": others})
    assert ours < TIMES * alone
