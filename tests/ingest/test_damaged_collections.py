"""Damaged submissions, quality sheets, explanations, census returns and transfer files: each gives its sentence.

Nothing of any of them is stored, and the process that handed it in is unharmed.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dsa_metrics.desk import Desk, Upload, upload_of
from dsa_metrics.errors import InputError
from dsa_metrics.ingest.child import extract, safe_xml
from dsa_metrics.ingest.guard import MOST_BYTES
from dsa_metrics.ingest.rulebook import RULEBOOK
from dsa_metrics.store import Store
from tests.ingest.damaged_collections import FILES, FOLDER, PUPIL
from tests.ingest.drawn_files import as_csv
from tests.ingest.gias_files import SCHOOL, policy_of
from tests.ingest.test_extract import TODAY
from tests.quality.made_files import as_census, as_csv_extract, as_ctf, census_pupil

#: The rule of each file; the files of pupils are named by none of their problems.
BROKEN = {
    "submission-received-in-the-future.csv": "date_in_the_future",
    "submission-by-unknown-means.csv": "means_unknown",
    "submission-without-a-day-due.csv": "required_missing",
    "submission-due-on-no-day.csv": "date_impossible",
    "submission-of-no-school.csv": "urn_unknown",
    "submission-twice-and-otherwise.csv": "same_fact_differs",
    "submissions-without-periods.csv": "column_missing",
    "quality-more-failures-than-records.csv": "failures_exceed_records",
    "quality-measured-in-the-future.csv": "date_in_the_future",
    "quality-of-an-unknown-check.csv": "check_unknown",
    "quality-below-nought.csv": "number_not_whole",
    "quality-without-records.csv": "required_missing",
    "quality-twice-and-otherwise.csv": "same_fact_differs",
    "explanation-until-before-accepted.csv": "until_before_accepted",
    "explanation-accepted-in-the-future.csv": "date_in_the_future",
    "explanation-approved-by-nobody.csv": "required_missing",
    "explanation-without-an-end.csv": "required_missing",
    "explanation-twice-and-otherwise.csv": "same_fact_differs",
    "census-cut-short.xml": "xml_damaged",
    "census-cut-short-in-its-header.xml": "xml_damaged",
    "census-with-a-tag-never-closed.xml": "xml_damaged",
    "census-with-an-ampersand.xml": "xml_damaged",
    "census-that-says-utf-8-and-is-not.xml": "xml_encoding",
    "census-in-an-encoding-nobody-knows.xml": "xml_encoding",
    "census-that-says-utf-16-and-is-not.xml": "xml_encoding",
    "census-in-ebcdic.xml": "xml_encoding",
    "census-with-words-that-grow.xml": "xml_declarations",
    "census-with-a-document-type.xml": "xml_declarations",
    "census-with-a-word-not-declared.xml": "xml_damaged",
    "census-without-pupils.xml": "extract_no_pupils",
    "census-of-nobody-but-former-pupils.xml": "extract_no_pupils",
    "census-of-two-schools.xml": "extract_schools_differ",
    "census-of-another-authority.xml": "extract_other_authority",
    "census-of-an-unknown-school.xml": "extract_school_unknown",
    "census-without-a-header.xml": "extract_school_unsaid",
    "census-of-a-day-in-the-future.xml": "extract_measured_in_the_future",
    "workforce-return.xml": "extract_no_pupils",
    "other-document.xml": "xml_unknown",
    "ctf-cut-short.xml": "xml_damaged",
    "ctf-without-pupils.xml": "extract_no_pupils",
    "ctf-of-another-authority.xml": "extract_other_authority",
    "ctf-of-an-unknown-school.xml": "extract_school_unsaid",
    "ctf-of-a-day-in-the-future.xml": "extract_measured_in_the_future",
    "ctf-with-a-file-of-the-system-in-it.xml": "xml_declarations",
    "ctf-after-something-else.xml": "xml_damaged",
    "ctf-with-a-second-root.xml": "xml_damaged",
}

RULES = {rule.code: rule for rule in RULEBOOK}
OF_PUPILS = {code for code in RULES if code.startswith(("xml_", "extract_"))}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """A record that knows one school and nothing else."""
    path = tmp_path_factory.mktemp("record") / "dsa.duckdb"
    policy = policy_of(882)
    register = as_csv(f"{' | '.join(SCHOOL)}\n{' | '.join(SCHOOL.values())}")
    with Store.open(path, policy) as store:
        desk = Desk(store, policy, TODAY)
        desk.load(desk.examine([Upload("register.csv", register)]))
        yield desk


def assert_refused(desk: Desk, content: bytes, rule: str, name: str = "handed-in") -> None:
    """The one error is the rule's sentence, and loading is refused and leaves every byte of the record as it is."""
    before = desk.store.path.read_bytes()
    examination = desk.examine([Upload(name, content)])
    assert {(error.rule, error.message) for error in examination.errors} == {(rule, RULES[rule].message)}
    assert not examination.warnings
    with pytest.raises(InputError):
        desk.load(examination)
    if rule in OF_PUPILS:
        assert examination.reading.quarantined == ()
        assert desk.load(examination, accept_good_rows=True).entry is None
    assert desk.store.path.read_bytes() == before


def test_every_file_is_here_as_it_is_made_and_named_for_a_rule() -> None:
    assert set(FILES) == set(BROKEN) == {path.name for path in FOLDER.iterdir()}
    assert len(FILES) >= 30
    for name, make in FILES.items():
        assert (FOLDER / name).read_bytes() == make(), name


@pytest.mark.parametrize("name", BROKEN)
def test_a_damaged_file_gives_its_sentence_and_nothing_of_it_is_stored(desk: Desk, name: str) -> None:
    assert_refused(desk, (FOLDER / name).read_bytes(), BROKEN[name], name)


def _nested(tag: bytes) -> Callable[[], bytes]:
    return lambda: b"<Message>" + tag * 1_500_000


#: Built when needed: too large to be kept.
LARGE: dict[str, tuple[Callable[[], bytes], str]] = {
    "elements in elements without end": (_nested(b"<School>"), "xml_damaged"),
    "more elements than a return has": (
        lambda: b"<Message><School>" + b"<x/>" * (safe_xml.MOST_TAGS + 1) + b"</School></Message>",
        "xml_too_long",
    ),
    "a name of fifty megabytes": (
        lambda: as_census([PUPIL | {"surname": "x" * 50_000_000}]).replace(b"8822012", b"")[:-10],
        "xml_damaged",
    ),
    "a whole authority's pupils": (
        lambda: as_census([PUPIL]).replace(
            b"</PupilsOnRoll>", census_pupil(PUPIL).encode() * extract.MOST_PUPILS + b"</PupilsOnRoll>"
        ),
        "extract_too_many_pupils",
    ),
    "a transfer file with a thousand attributes on each pupil": (
        lambda: as_ctf([PUPIL] * 500).replace(
            b"<Pupil>", b"<Pupil" + b"".join(b' a%d=""' % number for number in range(1_000)) + b">"
        )[:-20],
        "xml_damaged",
    ),
    "rows of two schools": (
        lambda: as_csv_extract([PUPIL] * 5_000, URN="114700") + b"114701" + b"," * 12 + b"\r\n",
        "extract_schools_differ",
    ),
    "a quotation mark never closed": (lambda: as_csv_extract([PUPIL]) + b'"' + b"x," * 100_000, "file_quotes_broken"),
    "headings alone": (lambda: as_csv_extract([]), "extract_no_pupils"),
}


@pytest.mark.parametrize("name", LARGE)
def test_a_large_file_gives_its_sentence(desk: Desk, name: str) -> None:
    make, rule = LARGE[name]
    assert_refused(desk, make(), rule)


def test_a_gigabyte_is_refused_without_being_read(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "census.xml"
    with path.open("wb") as file:
        file.write(b'<?xml version="1.0"?><Message>')
        os.truncate(path, 1024**3)
    upload = upload_of(path)
    assert len(upload.content) == MOST_BYTES + 1
    assert [error.rule for error in desk.examine([upload]).errors] == ["file_too_large"]


@pytest.mark.parametrize("name", [name for name in BROKEN if name.endswith(".xml")])
def test_a_file_of_pupils_is_never_called_by_its_own_name(desk: Desk, name: str) -> None:
    examination = desk.examine([Upload("Ottilie Featherstonehaugh.xml", (FOLDER / name).read_bytes())])
    told = {problem.file for problem in examination.errors} | {file.name for file in examination.reading.files}
    assert told
    assert all(one.startswith("Pupil extract, ") for one in told)


def test_a_good_file_is_still_read_after_all_of_them(desk: Desk) -> None:
    examination = desk.examine([Upload("census.xml", as_census([PUPIL] * 210))])
    assert not examination.reading.problems
    assert examination.difference.new == 16


def test_every_rule_of_extracts_is_broken_by_some_file() -> None:
    elsewhere = {"extract_school_contradicted", "extract_school_not_open", "extract_period_unknown"}
    broken = {*BROKEN.values(), *(rule for _, rule in LARGE.values())}
    assert OF_PUPILS - broken == elsewhere
