"""A release: canonical bytes, a name that comes of them, and nothing read back that is not exactly one."""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import fields, replace
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsa_metrics.disclosure import Block, DisclosurePolicy
from dsa_metrics.disclosure.rates import RateBlock
from dsa_metrics.disclosure.release import ENGAGING, Point, Printed, PrintedRate, RatePoint, Release
from dsa_metrics.england import BesideEngland, Figure
from dsa_metrics.errors import InputError
from tests.disclosure.releases import A_RELEASE, ESCALATED, JULY, JUNE, NOT_RETURNED, OTHERS, WITH_QUALITY

DAYS = st.dates()
TEXTS = st.text(max_size=12)
COUNTS = st.integers(0, 400)
BLOCKS = st.builds(Block, st.lists(TEXTS, max_size=3).map(tuple), COUNTS, COUNTS)
PRINTED = st.builds(
    Printed,
    TEXTS,
    TEXTS,
    COUNTS,
    COUNTS | st.none(),
    st.booleans(),
    st.lists(BLOCKS, max_size=3).map(tuple),
    TEXTS,
    TEXTS,
)
POLICIES = st.builds(
    DisclosurePolicy, st.integers(2, 50), st.integers(0, 50), st.floats(0, 1, exclude_min=True, exclude_max=True)
)
RATE_BLOCKS = st.builds(RateBlock, st.lists(TEXTS, max_size=3).map(tuple), COUNTS, COUNTS, COUNTS)
RATES = st.builds(
    PrintedRate, TEXTS, COUNTS, COUNTS, COUNTS | st.none(), st.lists(RATE_BLOCKS, max_size=2).map(tuple), TEXTS, TEXTS
)
NUMBERS = COUNTS | st.none()
FIGURES = st.builds(Figure, DAYS, TEXTS, TEXTS, TEXTS, NUMBERS, NUMBERS, NUMBERS, NUMBERS)
RELEASES = st.builds(
    Release,
    authority=TEXTS,
    board=TEXTS,
    meeting=DAYS,
    as_at=DAYS,
    counted_as_at=DAYS,
    headline=TEXTS,
    printed=st.lists(PRINTED, max_size=3).map(tuple),
    illustrations=st.lists(TEXTS, max_size=2).map(tuple),
    notes=st.lists(TEXTS, max_size=2).map(tuple),
    policies=st.tuples(POLICIES, POLICIES),
    supersedes=TEXTS,
    is_invented=st.booleans(),
    trend=st.lists(st.builds(Point, DAYS, COUNTS, COUNTS), max_size=2).map(tuple),
    standard=st.none() | st.floats(0, 1000),
    rates=st.lists(RATES, max_size=2).map(tuple),
    rate_trend=st.lists(st.builds(RatePoint, DAYS, COUNTS, COUNTS, COUNTS), max_size=2).map(tuple),
    england=st.builds(BesideEngland, st.lists(FIGURES, max_size=2).map(tuple)),
)


@settings(deadline=None)
@given(RELEASES)
def test_what_was_written_is_read_back_as_it_was(release: Release) -> None:
    again = Release.parse(release.content)
    assert again == release
    assert again.content == release.content


def test_the_bytes_are_json_in_utf_8_with_sorted_keys_without_blanks_and_end_in_a_line_feed() -> None:
    text = A_RELEASE.content.decode("utf-8")
    assert text == json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
    assert "—" in text
    assert json.loads(text)["format"] == "DSA Metrics release 1"


def test_every_field_is_in_the_bytes_and_changes_them() -> None:
    written = json.loads(WITH_QUALITY.content)
    assert set(written) == {"format", *(field.name for field in fields(Release))}
    others: dict[str, Any] = {
        "authority": "Another Council",
        "board": "Another Board",
        "meeting": JULY,
        "as_at": JULY,
        "counted_as_at": JULY,
        "headline": "",
        "printed": (),
        "illustrations": (),
        "notes": (),
        "policies": (DisclosurePolicy(), DisclosurePolicy()),
        "supersedes": "2019-06-04-0123456789ab",
        "is_invented": True,
        "trend": (),
        "standard": None,
        "rates": (),
        "rate_trend": (),
        "england": BesideEngland(()),
    }
    changed = [replace(WITH_QUALITY, **{name: value}) for name, value in others.items()]
    assert set(others) == {field.name for field in fields(Release)}
    assert len({WITH_QUALITY.content, *(release.content for release in changed)}) == len(others) + 1


def test_a_release_without_quality_has_the_bytes_that_it_had_before_there_was_any() -> None:
    assert A_RELEASE.sha256 == "2879c78e525265fc06bc739ddf97e75e3e16421ac26aff1cd32117e4fa09c220"
    assert replace(WITH_QUALITY, standard=0.0).content != replace(WITH_QUALITY, standard=None).content


def test_the_name_is_the_day_of_the_meeting_and_the_start_of_the_digest() -> None:
    digest = sha256(A_RELEASE.content).hexdigest()
    assert A_RELEASE.sha256 == digest
    assert A_RELEASE.id == f"2019-06-04-{digest[:12]}"
    assert A_RELEASE.file_name == f"2019-06-04-{digest[:12]}.json"


def test_equal_releases_have_equal_bytes() -> None:
    assert replace(A_RELEASE).content == A_RELEASE.content


@settings(deadline=None)
@given(st.integers(0, len(A_RELEASE.content) - 1), st.integers(1, 255))
def test_a_changed_byte_is_refused_or_makes_a_release_of_another_name(place: int, change: int) -> None:
    content = bytearray(A_RELEASE.content)
    content[place] ^= change
    with suppress(InputError):
        found = Release.parse(bytes(content))
        assert found.id != A_RELEASE.id
        assert found.content == content


def with_value(change: Callable[[dict[str, Any]], object]) -> bytes:
    """The release as another program would write it after a change of its values, in canonical form."""
    value = json.loads(A_RELEASE.content)
    change(value)
    return f"{json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(',', ':'))}\n".encode()


@pytest.mark.parametrize(
    "change",
    [
        lambda value: value.pop("notes"),
        lambda value: value.pop("format"),
        lambda value: value.update(schools=["Alderbank School"]),
        lambda value: value.update(format="DSA Metrics release 2"),
        lambda value: value.update(meeting="4 June 2019"),
        lambda value: value["trend"][0].update(as_at=None),
        lambda value: value.update(policies=value["policies"][:1]),
        lambda value: value.update(policies=None),
        lambda value: value.update(printed=[None]),
        lambda value: value["policies"][0].update(max_share=1.5),
        lambda value: value["printed"][0].update(urn=100001),
        lambda value: value["printed"][0]["blocks"][0].pop("adverse"),
        lambda value: value.update(rates=[{"schools": ["Alderbank School"]}]),
        lambda value: value.update(england=[["June"]]),
        lambda value: value.update(rate_trend=[{"as_at": "June"}]),
    ],
)
def test_a_value_that_no_release_has_is_refused(change: Callable[[dict[str, Any]], object]) -> None:
    with pytest.raises(InputError, match="not a release"):
        Release.parse(with_value(change))


def test_the_bytes_of_another_version_are_kept_as_they_are_and_name_the_release() -> None:
    content = with_value(lambda value: value.pop("is_invented"))
    release = Release.parse(content)
    assert release.content == content
    assert release.id == f"2019-06-04-{sha256(content).hexdigest()[:12]}"


def test_the_refusal_repeats_nothing_of_the_file() -> None:
    with pytest.raises(InputError) as refused:
        Release.parse(b'{"format": "Alderbank School"}')
    assert "Alderbank" not in str(refused.value)
    assert refused.value.__suppress_context__


def test_a_measure_is_found_by_its_name_and_cohort() -> None:
    assert A_RELEASE.of("escalated") is ESCALATED
    assert A_RELEASE.of("not_returned") is NOT_RETURNED
    assert A_RELEASE.of("not_returned", ENGAGING) is OTHERS
    assert A_RELEASE.of("escalated", ENGAGING) is None
    assert A_RELEASE.of("late") is None


def test_a_point_of_a_trend_stands_for_an_exact_number_of_returned_agreements_alone() -> None:
    assert A_RELEASE.point == Point(JUNE, 35, 50)
    for not_returned in (
        replace(NOT_RETURNED, total=44, at_least=True, blocks=()),
        replace(NOT_RETURNED, total=None, blocks=(), withheld="Not shown."),
        replace(NOT_RETURNED, total=0, schools=0, blocks=()),
        ESCALATED,
    ):
        assert replace(A_RELEASE, printed=(not_returned,)).point is None


def test_a_point_of_the_rates_stands_for_a_printed_mean_alone() -> None:
    assert WITH_QUALITY.rate_point == RatePoint(JUNE, 47, 50, 8)
    assert WITH_QUALITY.rate(ENGAGING) is WITH_QUALITY.rates[1]
    assert replace(WITH_QUALITY, rates=WITH_QUALITY.rates[1:]).rate_point is None
    assert replace(WITH_QUALITY, rates=(replace(WITH_QUALITY.rates[0], per_thousand=None),)).rate_point is None


@pytest.mark.parametrize(
    ("total", "at_least", "is_exact"), [(10, False, True), (0, False, True), (44, True, False), (None, False, False)]
)
def test_a_total_is_exact_where_it_is_printed_and_not_a_least(
    total: int | None, at_least: bool, is_exact: bool
) -> None:
    assert replace(ESCALATED, total=total, at_least=at_least).is_exact is is_exact
