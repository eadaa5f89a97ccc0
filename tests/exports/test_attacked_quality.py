"""Lateness and quality read back from every public file and page, means included, and given to the attacker."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

import pytest
from docx import Document

from dsa_metrics.disclosure.groups import rungs, sizes_of
from dsa_metrics.disclosure.release import PRIORITY, Release
from dsa_metrics.disclosure.sentences import label
from dsa_metrics.exports.paper.public_document import public_part
from dsa_metrics.exports.public.files import files
from dsa_metrics.policy import load_policy
from dsa_metrics.public_view import PublicView
from dsa_metrics.store import Store
from pages.public import quality, submissions
from tests.disclosure.integer_attacker import PossibleWorlds, Printed, Publication, deductions
from tests.disclosure.quality_worlds import QUALITY, RATED, TIMELINESS, C, L, Q
from tests.disclosure.reading import publication
from tests.disclosure.worlds import beside
from tests.edge.released import own_record
from tests.exports.paper_releases import material
from tests.exports.test_attacked_files import Line, html_lines, of_the_page, of_the_workbook
from tests.pages.stage import run, words
from tests.publishing.council import MARCH, Office, register, results_of, submissions_of, urns
from tests.publishing.test_quality_counted import AFTER, BEFORE, DUE

SCHOOLS = {"Primary": 33, "Secondary": 12, "Special": 6}
DEMONSTRATION = {"Primary": 33, "Secondary": 12, "Special": 5}
STATES = beside(TIMELINESS, QUALITY)
FACTS = {"late or missing": L, "late with": L, "below the": Q, "known to meet": C, "meet the council": C}
"""Words in the heading of a count, and the fact that is counted; the first that fits."""
RATE = ("failures per 1,000", "how often records fail")
Found = dict[str, dict[frozenset[str], int]]


def counted(primary: int, secondary: int, special: int) -> dict[str, list[int]]:
    """So many schools of each phase, by their numbers."""
    return {phase: urns(phase, count) for phase, count in zip(SCHOOLS, (primary, secondary, special), strict=True)}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> PublicView:
    """A council whose special schools are mostly below the standard, so that they are shown with others."""
    late, below, assessed = counted(5, 2, 0), counted(4, 1, 5), counted(30, 11, 6)
    with Store.open(tmp_path_factory.mktemp("attacked") / "dsa.duckdb", load_policy()) as store:
        office = Office(store, load_policy())
        office.load(
            school=register(Primary=33, Secondary=12, Special=6),
            submission=[
                row
                for phase, number in SCHOOLS.items()
                for urn in urns(phase, number)
                for row in submissions_of(urn, due_on=DUE, received_on=AFTER if urn in late[phase] else BEFORE)
            ],
            quality_result=[
                row
                for phase, these in assessed.items()
                for place, urn in enumerate(these)
                for row in results_of(urn, failures=25 + place if urn in below[phase] else place % 9)
            ],
        )
        return PublicView(office.publish(MARCH))


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> PublicView:
    return PublicView(own_record(tmp_path_factory.mktemp("demonstration")))


def sizes(release: Release) -> dict[str, int]:
    """The public list: how many priority schools there are of each phase."""
    return SCHOOLS if release.policies[0].insiders == 1 else DEMONSTRATION


def of_the_app(view: PublicView) -> list[Line]:
    return [line for page in (quality, submissions) for line in html_lines(words(run(partial(page.render, view))))]


def of_the_tidy_csv(view: PublicView) -> list[Line]:
    """Each line under a heading of its own; a mean in place of the count of those assessed."""
    lines: list[Line] = []
    (content,) = (content for name, content in files(view).items() if name.endswith(".csv"))
    for row in csv.DictReader(io.StringIO(content.decode())):
        told = row["per_thousand"] if row["measure"].lower().startswith(RATE) else row["count"]
        lines += [["Group", "Schools", row["measure"]], [row["group"], row["schools"], told]]
    return lines


def of_the_paper(view: PublicView) -> list[Line]:
    document = Document(io.BytesIO(public_part(material(view.release))))
    return [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]


def read_back(lines: list[Line], release: Release) -> Found:
    """Fact -> block -> adverse schools, and "mean" -> block -> rate, from lines under headings that say what."""
    every = rungs(sizes_of(sizes(release)), release.policies[0])
    blocks = {label(block): frozenset(block) for rung in every for block in rung}
    found: Found = {}
    heading: Line = []
    for line in lines:
        if any(cell.lower().startswith("schools") for cell in line[1:]):
            heading = [cell.lower() for cell in line]
        elif line and line[0] in blocks and len(line) == len(heading):
            for fact, number in _numbers(dict(zip(heading, line, strict=True))):
                found.setdefault(fact, {})[blocks[line[0]]] = number
    return found


def _numbers(cells: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    schools = next(int(cell) for heading, cell in cells.items() if heading in ("schools", "schools counted"))
    for heading, cell in cells.items():
        fact = "mean" if heading.startswith(RATE) else next((FACTS[sign] for sign in FACTS if sign in heading), "")
        if fact and cell.isdigit():
            yield fact, schools - int(cell) if fact == C else int(cell)


def released(release: Release) -> Found:
    """The same as the release has it."""
    found = {
        one.measure: {frozenset(block.phases): block.adverse for block in one.blocks}
        for one in release.printed
        if one.cohort == PRIORITY and one.measure in (L, Q, C)
    }
    rate = release.rate()
    assert rate is not None
    return {**found, "mean": {frozenset(block.phases): block.per_thousand for block in rate.blocks}}


def told(found: Found, release: Release) -> Publication:
    printed = {fact: Printed(found[fact], sum(found[fact].values())) for fact in (L, Q, C)}
    known = publication(printed, sizes(release), release.policies[0], STATES)
    return replace(known, means=found["mean"], rated=(*RATED, *RATED))


@pytest.mark.parametrize("council", ["small", "demonstration"])
@pytest.mark.parametrize(
    "read", [of_the_page, of_the_workbook, of_the_tidy_csv, of_the_app], ids=lambda read: read.__name__
)
def test_what_is_read_back_is_what_was_released(
    council: str, read: Callable[[PublicView], list[Line]], request: pytest.FixtureRequest
) -> None:
    view: PublicView = request.getfixturevalue(council)
    found = read_back(read(view), view.release)
    assert found == released(view.release)
    assert set(found) == {L, Q, C, "mean"}


@pytest.mark.parametrize("council", ["small", "demonstration"])
def test_what_is_read_back_from_the_paper_is_what_was_released(council: str, request: pytest.FixtureRequest) -> None:
    """The paper gives the mean of all priority schools in a sentence, and of no group."""
    view: PublicView = request.getfixturevalue(council)
    assert read_back(of_the_paper(view), view.release) == {
        fact: blocks for fact, blocks in released(view.release).items() if fact != "mean"
    }


@pytest.mark.parametrize("council", ["small", "demonstration"])
def test_what_was_released_proves_nothing(council: str, request: pytest.FixtureRequest) -> None:
    view: PublicView = request.getfixturevalue(council)
    assert not list(deductions(told(released(view.release), view.release), insiders=1))


def test_the_small_phase_with_many_below_is_shown_with_others(small: PublicView) -> None:
    found = released(small.release)
    assert frozenset(["Special"]) in found[L]
    assert frozenset(["Secondary", "Special"]) in found[Q]
    assert found[C].keys() == found["mean"].keys()


def test_with_the_phase_by_itself_the_same_attacker_proves_something(small: PublicView) -> None:
    apart = {frozenset([phase]): count for phase, count in zip(SCHOOLS, (4, 1, 6), strict=True)}
    found = deductions(told({**released(small.release), Q: apart}, small.release))
    assert any(one.fact == Q for one in found)


def test_the_attacker_reads_the_means(small: PublicView) -> None:
    """The true ones are possible; beside so few schools below the standard, higher ones are not."""
    found = released(small.release)
    assert PossibleWorlds(told(found, small.release)).have(())
    assert not PossibleWorlds(told({**found, "mean": dict.fromkeys(found["mean"], 900)}, small.release)).have(())
