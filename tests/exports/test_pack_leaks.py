"""In the packs of the whole demonstration, nothing stands about any other school, also where people wrote of one."""

import csv
import io
import zipfile
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import date

import pytest
from docx import Document
from docx.oxml.ns import qn

from dsa_metrics.desk import Desk, Upload, build_demonstration
from dsa_metrics.exports.packs.bundle import packs
from dsa_metrics.exports.packs.document import Template
from dsa_metrics.exports.packs.others import LEFT_OUT
from dsa_metrics.exports.packs.position import Submission
from dsa_metrics.exports.packs.reading import Reader
from dsa_metrics.policy import load_policy
from dsa_metrics.view import NamedView
from tests.exports.test_public_leaks import parts
from tests.leak import demonstration
from tests.leak.demonstration import FILES, School, forbidden, ordinary_words, schools
from tests.leak.forbidden import Kind, Secret

AS_AT = date(2019, 6, 4)
CHECKS = ("upn_missing", "ethnicity_missing", "language_missing")


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[NamedView]:
    """The demonstration, and results of checks of which every note and reason names the school of the next line."""
    path, policy = tmp_path_factory.mktemp("packs") / "demo.duckdb", load_policy(FILES / "policy.toml")
    with build_demonstration(path, FILES, AS_AT) as store:
        desk = Desk(store, policy, AS_AT)
        desk.load(desk.examine(list(_written_about_others(NamedView(store, policy).schools(AS_AT)))))
        yield NamedView(store, policy, is_invented=True)


def _written_about_others(known: list[tuple[int, str]]) -> Iterator[Upload]:
    pairs = list(zip(known, [*known[1:], known[0]], strict=True))
    results = [
        (urn, "Extra", f"Term {term}", f"2019-05-1{term}", check, 300, term + place, f"As at {other}")
        for (urn, _), (_, other) in pairs
        for term in (1, 2, 3)
        for place, check in enumerate(CHECKS)
    ]
    reasons = [
        (urn, CHECKS[1], "2019-02-01", "2019-08-31", f"Agreed as with {number}, {other}", "Head of Data")
        for (urn, _), (number, other) in pairs
    ]
    due = [(urn, "Extra", "Term 3", "2019-03-10", "2019-03-12" if urn % 2 else "") for urn, _ in known]
    yield _csv("quality.csv", "URN,Collection,Period,Measured on,Check,Records,Failures,Explanation", results)
    yield _csv("explanations.csv", "URN,Check,Accepted on,Until,Reason,Approved by", reasons)
    yield _csv("submissions.csv", "URN,Collection,Period,Due on,Received on", due)


def _csv(name: str, headings: str, rows: Sequence[tuple[object, ...]]) -> Upload:
    out = io.StringIO()
    csv.writer(out).writerows([headings.split(","), *rows])
    return Upload(name, out.getvalue().encode())


@pytest.fixture(scope="module")
def made(view: NamedView) -> dict[str, bytes]:
    """The packs of every school, by name."""
    with zipfile.ZipFile(io.BytesIO(packs(view, AS_AT))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def shared(made: dict[str, bytes]) -> set[bytes]:
    """The parts that every pack has, which are looked through once."""
    return set.intersection(*(set(parts(name, content)) for name, content in made.items()))


def of(made: dict[str, bytes]) -> Iterator[tuple[School, str, bytes]]:
    """Each pack with the school that it is about, as the register itself has it."""
    by_urn = {school.urn: school for school in schools()}
    for name, content in made.items():
        yield by_urn[name.removeprefix("invented ")[:6]], name, content


def everything(name: str, content: bytes, without: Collection[bytes] = ()) -> str:
    """Every part of the file but those given as text, and the document's words put together as a reader sees them."""
    raw = "\n".join(part.decode("utf-8", "replace") for part in parts(name, content) if part not in without)
    body = Document(io.BytesIO(content)).element.body
    lines = ("".join(piece.text or "" for piece in line.iter(qn("w:t"))) for line in body.iter(qn("w:p")))
    return "\n".join([raw, *lines])


def found_of_others(school: School, text: str) -> set[Secret]:
    """What the text holds of any school but this one; its own name does not count, whatever words it shares."""
    others = [other for other in schools() if other.urn != school.urn]
    names = demonstration.other_names() - {school.name}
    for own in (school.name, school.name.replace("'", "&#39;"), school.name.replace("'", "&apos;")):
        text = text.replace(own, " ")
    return forbidden(others, names, ordinary_words()).in_text(text)


def test_no_pack_holds_anything_of_another_school(made: dict[str, bytes], shared: set[bytes]) -> None:
    assert len(made) == 60
    assert demonstration.demonstration().in_text(b"\n".join(shared).decode("utf-8", "replace")) == set()
    for school, name, content in of(made):
        assert found_of_others(school, everything(name, content, shared)) == set(), name


def test_the_search_finds_each_school_in_its_own_pack(made: dict[str, bytes], shared: set[bytes]) -> None:
    for school, name, content in of(made):
        found = forbidden([school], [], ordinary_words()).in_text(everything(name, content, shared))
        assert {Kind.NAME, Kind.URN} <= {secret.kind for secret in found}, name


@pytest.mark.parametrize("attribute", ["name", "urn", "dfe_number", "postcode", "trust"])
def test_the_search_finds_another_school_wherever_it_is_put(view: NamedView, attribute: str) -> None:
    counted = dict(view.schools(AS_AT))
    first, other, *_ = (school for school in schools() if school.trust and int(school.urn) in counted)
    position = Reader(view, AS_AT).position(int(first.urn))
    planted = Submission(f"Census of {getattr(other, attribute)}", "Term 3", AS_AT, AS_AT, "on time")
    content = Template().filled(replace(position, submissions=(planted,)))
    assert found_of_others(first, everything("pack.docx", content))


def test_what_people_wrote_of_others_was_there_to_be_found(view: NamedView, made: dict[str, bytes]) -> None:
    rows = view.quality_of_schools(AS_AT).to_pylist()
    assert sum("As at" in (row["explanation"] or "") for row in rows) >= 60 * len(CHECKS)
    assert sum("Agreed as with" in (row["accepted_because"] or "") for row in rows) >= 60
    assert all(LEFT_OUT in everything(name, content) for name, content in made.items())
