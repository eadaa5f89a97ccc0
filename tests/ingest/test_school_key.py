"""Which school a row is about: by DfE number or by folded name, near misses offered and never taken."""

from datetime import date

import pyarrow as pa
import pytest

from dsa_metrics.ingest.rule import Rule
from dsa_metrics.ingest.school_key import (
    KEY_MISSING,
    NAME_UNKNOWN,
    NUMBER_UNKNOWN,
    Candidate,
    SchoolFinder,
    fold_name,
    open_on,
)
from dsa_metrics.ingest.scratch import Scratch

MARSH, MARSH_ACADEMY, SALTINGS, ST_OSYTH = 114700, 145000, 114701, 114702

KNOWN = pa.Table.from_pylist(
    [
        {"urn": MARSH, "name": "Marsh Lane School", "dfe_number": "8822012", "closed_on": date(2018, 8, 31)},
        {"urn": MARSH_ACADEMY, "name": "Marsh Lane School", "dfe_number": "8822012", "opened_on": date(2018, 9, 1)},
        {"urn": SALTINGS, "name": "The Saltings Primary School", "dfe_number": "8820015"},
        {"urn": SALTINGS, "name": "Saltings Infant & Junior School", "dfe_number": "8820015"},
        {"urn": ST_OSYTH, "name": "St. Osyth's C.E. (VA) Primary School", "dfe_number": None},
    ],
    schema=pa.schema(
        {
            "urn": pa.int64(),
            "name": pa.string(),
            "dfe_number": pa.string(),
            "opened_on": pa.date32(),
            "closed_on": pa.date32(),
        }
    ),
)


def found(dfe_number: str | None = None, name: str | None = None) -> list[int] | Rule:
    candidates = SchoolFinder(KNOWN).find(dfe_number, name)
    return candidates if isinstance(candidates, Rule) else [candidate.urn for candidate in candidates]


@pytest.mark.parametrize("written", ["8820015", "882/0015", "882-0015", "882 0015", " 882 / 0015 ", "8820015.0"])
def test_a_dfe_number_is_read_in_every_form(written: str) -> None:
    assert found(written) == [SALTINGS]


@pytest.mark.parametrize("written", ["8829999", "88215", "0015", "E8820015", "882/015"])
def test_another_number_is_not_known(written: str) -> None:
    assert found(written) is NUMBER_UNKNOWN


@pytest.mark.parametrize(
    "written",
    [
        "saltings primary school",
        "The  Saltings\u00a0Primary School",
        "SALTINGS PRIMARY SCHOOL",
        "Saltings Infant and Junior School",
    ],
)
def test_a_name_of_any_age_is_found_after_folding(written: str) -> None:
    assert found(name=written) == [SALTINGS]


@pytest.mark.parametrize("written", ["St Osyths CE VA Primary School", "ST OSYTH’S C.E. (VA) PRIMARY SCHOOL"])
def test_punctuation_does_not_matter(written: str) -> None:
    assert found(name=written) == [ST_OSYTH]


@pytest.mark.parametrize("written", ["Saltings Primary", "Saltings Primary Schol", "Primary School"])
def test_a_near_miss_is_never_taken(written: str) -> None:
    assert found(name=written) is NAME_UNKNOWN


def test_near_misses_are_offered_apart_from_the_message() -> None:
    assert SchoolFinder(KNOWN).near("Saltings Primary Schol") == (SALTINGS,)
    assert SchoolFinder(KNOWN).near("Quite another thing") == ()


@pytest.mark.parametrize("blank", [None, "", " . "])
def test_a_row_without_a_school_says_so(blank: str | None) -> None:
    assert found(None, blank) is KEY_MISSING


def test_a_school_that_became_an_academy_under_its_number_has_two_entities() -> None:
    assert found("8822012") == [MARSH, MARSH_ACADEMY]
    assert found(name="Marsh Lane School") == [MARSH, MARSH_ACADEMY]


def test_the_name_tells_schools_of_one_number_apart() -> None:
    renamed = KNOWN.to_pylist()
    renamed[1]["name"] = "Marsh Lane Academy"
    finder = SchoolFinder(pa.Table.from_pylist(renamed, schema=KNOWN.schema))
    assert [one.urn for one in finder.find("8822012", "Marsh Lane Academy")] == [MARSH_ACADEMY]  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("day", "urn"),
    [
        (date(2018, 8, 31), MARSH),
        (date(2018, 9, 1), MARSH_ACADEMY),
    ],
)
def test_the_day_tells_the_entities_apart(day: date, urn: int) -> None:
    before, after = Candidate(MARSH, None, date(2018, 8, 31)), Candidate(MARSH_ACADEMY, date(2018, 9, 1), None)
    assert open_on((before, after), day) == urn


def test_entities_open_on_the_same_day_stay_untold() -> None:
    both = (Candidate(1, None, None), Candidate(2, None, None))
    assert open_on(both, date(2018, 9, 1)) is None
    assert open_on(both[:1], date(2018, 9, 1)) == 1


def test_schools_without_dates_are_found_too() -> None:
    finder = SchoolFinder(KNOWN.select(["urn", "name", "dfe_number"]))
    assert finder.find("8820015", None) == (Candidate(SALTINGS, None, None),)


def test_folding_keeps_a_school_that_is_only_called_the() -> None:
    assert fold_name("The") == "the"
    assert fold_name("Écolé & Co.") == "ecole and co"


@pytest.mark.parametrize(
    "name",
    [
        "The",
        "the The Bridge",
        "Écolé & Co.",
        "All Saints’ / St Peter",
        "O`Neil",
        "A_B",
        "Straße",
        "½ Way",
        "THE-OAKS",
        "",
    ],
)
def test_a_name_folds_alike_in_python_and_in_sql(name: str) -> None:
    with Scratch(KNOWN, date(2019, 6, 4)) as scratch:
        scratch.lay_out("written", pa.table({"name": [name]}))
        assert scratch.ask("select fold_name(name) from written") == [(fold_name(name),)]
