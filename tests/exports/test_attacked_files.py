"""The numbers read back from what the public holds, given to the integer-programming attacker: it proves nothing.

Read are the page for the website, the spreadsheet, the CSV, and the app's own public pages, each as a person would.
"""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from html.parser import HTMLParser
from pathlib import Path

import pytest
from openpyxl import load_workbook

from dsa_metrics.disclosure import DisclosurePolicy
from dsa_metrics.disclosure.groups import rungs, sizes_of
from dsa_metrics.disclosure.release import Release
from dsa_metrics.disclosure.sentences import label
from dsa_metrics.exports.public.files import files
from dsa_metrics.public_view import PublicView
from pages.public import agreements, arrival, escalation
from tests.disclosure.integer_attacker import Printed, Withheld, deductions
from tests.disclosure.reading import publication
from tests.disclosure.worlds import E
from tests.edge.released import own_record
from tests.pages.stage import run, words

#: The public list of the demonstration's priority schools.
SCHOOLS = {"Primary": 33, "Secondary": 12, "Special": 5}
#: Words in the heading of a count, and the fact that is counted; the first that fits. The others are attacked apart.
FACTS = {
    "both failings": "escalated_and_unsafe",
    "both points": "escalated_and_unsafe",
    "escalation, and": "escalated_and_unsafe",
    "escalation": "escalated",
    "unsafely": "unsafe",
    "agreement": "not_returned",
    "returned": "not_returned",
}
Line = list[str]


class _Tables(HTMLParser):
    """Every line of every table: its cells as text."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self._cell = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self.lines.append([])
        if tag in ("td", "th"):
            self._cell = ""

    def handle_data(self, data: str) -> None:
        self._cell += data

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self.lines[-1].append(" ".join(self._cell.split()))


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> PublicView:
    return PublicView(own_record(tmp_path_factory.mktemp("attacked")))


def html_lines(text: str) -> list[Line]:
    tables = _Tables()
    tables.feed(text)
    return tables.lines


def of_the_page(view: PublicView) -> list[Line]:
    return html_lines(_file(view, ".html").decode())


def of_the_workbook(view: PublicView) -> list[Line]:
    book = load_workbook(io.BytesIO(_file(view, ".xlsx")))
    return [
        [str(cell) for cell in row if cell is not None] for sheet in book for row in sheet.iter_rows(values_only=True)
    ]


def of_the_csv(view: PublicView) -> list[Line]:
    """Each line under a heading of its own."""
    lines: list[Line] = []
    for row in csv.DictReader(io.StringIO(_file(view, ".csv").decode())):
        lines += [["Group", "Schools", row["measure"]], [row["group"], row["schools"], row["count"]]]
    return lines


def of_the_app(view: PublicView) -> list[Line]:
    return [
        line
        for page in (agreements, escalation, arrival)
        for line in html_lines(words(run(partial(page.render, view))))
    ]


def _file(view: PublicView, ending: str) -> bytes:
    return next(content for name, content in files(view).items() if name.endswith(ending))


def read_back(lines: list[Line], policy: DisclosurePolicy) -> dict[str, dict[frozenset[str], int]]:
    """Fact -> block -> adverse schools, from lines under headings that say what is counted and of how many."""
    blocks = {label(block): frozenset(block) for rung in rungs(sizes_of(SCHOOLS), policy) for block in rung}
    found: dict[str, dict[frozenset[str], int]] = {}
    heading: Line = []
    for line in lines:
        if any(cell.lower().startswith("schools") for cell in line[1:]):
            heading = line
        elif line and line[0] in blocks and len(line) == len(heading):
            fact, count = _counted(heading, line)
            if count is not None:
                found.setdefault(fact, {})[blocks[line[0]]] = count
    return found


def _counted(heading: Line, line: Line) -> tuple[str, int | None]:
    """The fact that a line counts, adverse schools; agreements are printed by those returned."""
    cells = dict(zip((words.lower() for words in heading), line, strict=True))
    schools = next(int(cell) for words, cell in cells.items() if words.startswith("schools") and cell.isdigit())
    counted = [(fact, cell) for words, cell in cells.items() for sign, fact in FACTS.items() if sign in words]
    fact, cell = next(((fact, cell) for fact, cell in counted if cell.isdigit()), ("", ""))
    if not cell:
        return fact, None
    return fact, schools - int(cell) if fact == "not_returned" else int(cell)


@pytest.mark.parametrize("read", [of_the_page, of_the_workbook, of_the_csv, of_the_app], ids=lambda read: read.__name__)
def test_what_is_read_back_is_what_was_released_and_proves_nothing(
    view: PublicView, read: Callable[[PublicView], list[Line]]
) -> None:
    policy = view.release.policies[0]
    found = read_back(read(view), policy)
    assert found == dict(_released(view.release))
    printed: Mapping[str, Printed | Withheld] = {
        fact: Printed(blocks, sum(blocks.values())) for fact, blocks in found.items()
    } | {"unsafe": Withheld(E)}
    assert not list(deductions(publication(printed, SCHOOLS, policy), insiders=1))


def test_a_page_that_merely_hides_names_is_read_back_and_proves_something(view: PublicView) -> None:
    policy = DisclosurePolicy()
    lines = [["Phase", "Schools", "Require escalation"], ["Primary", "33", "6"], ["Special", "5", "5"]]
    printed = {"escalated": Printed(read_back(lines, policy)["escalated"] | {frozenset(["Secondary"]): 3}, 14)}
    assert any(found.fact == E for found in deductions(publication(printed, SCHOOLS, policy), insiders=0))


def _released(release: Release) -> Iterator[tuple[str, dict[frozenset[str], int]]]:
    for one in release.printed:
        if one.cohort == "priority" and one.blocks and one.measure in FACTS.values():
            yield one.measure, {frozenset(block.phases): block.adverse for block in one.blocks}


def test_the_demonstration_is_read_with_all_three_facts(view: PublicView, tmp_path: Path) -> None:
    assert set(dict(_released(view.release))) == {"not_returned", "escalated", "escalated_and_unsafe"}
