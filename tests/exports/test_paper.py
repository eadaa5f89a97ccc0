"""The paper of two meetings: its parts and the workbook agree, nothing leaks, and what contradicts is blocked."""

import io
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.table import Table
from openpyxl import load_workbook

from dsa_metrics.disclosure.ledger import Ledger
from dsa_metrics.errors import InputError
from dsa_metrics.exports.members.book import members_workbook
from dsa_metrics.exports.members.content import sheets
from dsa_metrics.exports.members.schools import counted
from dsa_metrics.exports.paper import members
from dsa_metrics.exports.paper.material import Decision
from dsa_metrics.exports.paper.office import Paper, Papers
from dsa_metrics.exports.paper.public_document import PUBLIC
from dsa_metrics.exports.paper.snapshot import _issue
from dsa_metrics.exports.paper.statements import Statements
from dsa_metrics.policy import Means, Policy, load_policy
from dsa_metrics.publishing import Press
from dsa_metrics.record.releases import State
from dsa_metrics.store import Store
from dsa_metrics.view import Meeting, NamedView
from dsa_metrics.wording import INVENTED
from tests.disclosure.integer_attacker import Printed, Withheld, deductions
from tests.disclosure.reading import publication
from tests.disclosure.worlds import E
from tests.edge.released import DEMONSTRATION, TODAY, own_record
from tests.exports.test_attacked_files import SCHOOLS, read_back
from tests.exports.test_pack_leaks import everything
from tests.leak import demonstration
from tests.leak.demonstration import schools
from tests.store.readings import reading

JUNE, MARCH = date(2019, 6, 4), date(2019, 3, 26)
STATED = Statements("Paragraph 3", "Talks with trusts go on.", "Monitoring Officer", date(2019, 12, 31))
STATED_WORDS = ("Paragraph 3", "Talks with trusts go on.", "Monitoring Officer", "31 December 2019")
PRIORITY = ("Primary", "Secondary", "Special")


@pytest.fixture(scope="module")
def policy() -> Policy:
    return load_policy(DEMONSTRATION / "policy.toml")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, policy: Policy) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("papers")
    own_record(folder)
    with Store.open(folder / "dsa.duckdb", policy) as opened:
        yield opened


def papers(store: Store, policy: Policy) -> Papers:
    return Papers(store, NamedView(store, policy), store.path.with_name("releases"))


@pytest.fixture(scope="module")
def june(store: Store, policy: Policy) -> Paper:
    return papers(store, policy).paper(JUNE)


@pytest.fixture(scope="module")
def public(june: Paper) -> bytes:
    return june.public_part()


@pytest.fixture(scope="module")
def annex(june: Paper) -> bytes:
    return june.members_annex(STATED)


@pytest.fixture(scope="module")
def workbook(june: Paper) -> bytes:
    return june.members_workbook(STATED)


def lines(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


def test_nothing_stands_in_the_way_of_the_paper_of_2019(june: Paper) -> None:
    assert june.checks(STATED) == ()
    assert june.snapshot.earlier is not None
    assert june.snapshot.earlier.meeting == MARCH


def test_the_annex_lists_the_ten_that_the_public_part_counts_and_marks_the_four(public: bytes, annex: bytes) -> None:
    said = everything("public.docx", public)
    assert "there are 10 schools that require escalation, 4 of which also share data unsafely or not at all." in said
    (table,) = Document(io.BytesIO(annex)).tables
    names = [line[0].split("\n")[0] for line in lines(table)[1:]]
    assert len(names) == len(set(names)) == 10
    assert sum(name.endswith("\u00a0*") for name in names) == 4
    assert {name.removesuffix("\u00a0*") for name in names} <= {school.name for school in schools()}


def test_the_annex_is_marked_with_what_the_officer_stated(annex: bytes) -> None:
    said = everything("annex.docx", annex)
    for words in (
        "MEMBERS ONLY",
        "Ground: Paragraph 3",
        "Talks with trusts go on.",
        "Monitoring Officer",
        "31 December",
    ):
        assert words in said


def test_no_school_stands_in_any_part_of_the_public_part(public: bytes, annex: bytes) -> None:
    assert demonstration.demonstration().in_text(everything("public.docx", public)) == set()
    assert len(demonstration.demonstration().in_text(everything("annex.docx", annex))) >= 10


def test_what_a_template_brings_along_of_a_school_does_not_come_out(june: Paper, annex: bytes, tmp_path: Path) -> None:
    finished, naming = tmp_path / "finished.docx", tmp_path / "naming.docx"
    finished.write_bytes(annex)
    document = Document(str(PUBLIC.shipped))
    document.add_paragraph(f"We met the head of {schools()[0].name}.")
    document.save(str(naming))
    for path, refused in ((finished, "may be a finished paper"), (naming, "public part holds the name of a school")):
        with pytest.raises(InputError, match=refused):
            june.public_part(path)


def test_the_numbers_read_back_from_the_public_part_prove_nothing(june: Paper, public: bytes) -> None:
    release = june.snapshot.release
    found = read_back(
        [line for table in Document(io.BytesIO(public)).tables for line in _singly(table)], release.policies[0]
    )
    told = {one.measure: one for one in release.printed if one.cohort == "priority"}
    for fact in ("not_returned", "escalated", "escalated_and_unsafe"):
        assert found[fact] == {frozenset(block.phases): block.adverse for block in told[fact].blocks}
    assert set(found) == {"not_returned", "escalated", "escalated_and_unsafe"}
    printed: dict[str, Printed | Withheld] = {fact: Printed(each, sum(each.values())) for fact, each in found.items()}
    assert not list(
        deductions(publication(printed | {"unsafe": Withheld(E)}, SCHOOLS, release.policies[0]), insiders=1)
    )


def _singly(table: Table) -> Iterator[list[str]]:
    """The table of the position as one table for each thing counted; the others are of measures attacked apart."""
    heading, *rows = lines(table)
    for place in range(2, len(heading)) if len(heading) == 5 and heading[1] == "Schools counted" else ():
        yield [heading[0], heading[1], heading[place]]
        for row in rows:
            yield [row[0], row[1], row[place]]


def test_the_same_paper_made_later_is_the_same_bytes(
    store: Store, policy: Policy, public: bytes, annex: bytes, workbook: bytes, tmp_path: Path
) -> None:
    copy = tmp_path / "dsa.duckdb"
    store.backup(copy)
    with Store.open(copy, policy) as later:
        later.save(reading(agreement=[_returned_late(later)]), "officer")
        fresh = Papers(later, NamedView(later, policy), store.path.with_name("releases")).paper(JUNE)
        assert fresh.public_part() == public
        assert fresh.members_annex(STATED) == annex
        assert fresh.members_workbook(STATED) == workbook
        told = everything("now.docx", fresh.members_annex(STATED, is_known_now=True))
        assert (
            "The record has been corrected since. By what it says now, 1 school stands otherwise on 4 June 2019:"
            in told
        )


def _returned_late(record: Store) -> dict[str, object]:
    """An agreement that one of the ten had returned in May, and that nobody recorded before the meeting."""
    listed = record.query("select urn from record.release_school where escalated order by urn limit 1").to_pylist()
    return {"urn": listed[0]["urn"], "returned_on": date(2019, 5, 20)}


def test_under_other_means_annex_and_workbook_mark_the_schools_of_the_release_and_the_check_list_blocks_both(
    store: Store, policy: Policy, june: Paper, tmp_path: Path
) -> None:
    """Encrypted email is no longer secure, and unencrypted email is: as many schools, and others of them."""
    means = {**policy.means, "encrypted email": Means(secure=False), "unencrypted email": Means(secure=True)}
    today = policy.model_copy(update={"means": means})
    copy = tmp_path / "dsa.duckdb"
    store.backup(copy)
    with Store.open(copy, today) as later:
        paper = Papers(later, NamedView(later, today), store.path.with_name("releases")).paper(JUNE)
        says = [check.what for check in paper.checks() if check.blocks]
        annex = [one.name for one in members.words(paper.snapshot, STATED).schools]
        listed = next(sheet for sheet in sheets(paper.snapshot.release, counted(paper.snapshot)))
    assert any(one.startswith("The policy is not the one of the release: by the rule of escalation") for one in says)
    assert annex == [row[0] for row in listed.rows]
    assert annex == [one.name for one in members.words(june.snapshot, STATED).schools]


def test_the_record_that_was_not_corrected_says_so(june: Paper) -> None:
    told = everything("now.docx", june.members_annex(STATED, is_known_now=True))
    assert "The record lists and marks the same schools of 4 June 2019 now as it did then." in told


def test_the_first_meeting_has_nothing_to_be_set_beside(store: Store, policy: Policy) -> None:
    assert "Nothing was released for an earlier meeting" in everything(
        "march.docx", papers(store, policy).paper(MARCH).public_part()
    )


def test_an_unknown_meeting_one_without_a_release_and_another_release_are_told_apart(
    store: Store, policy: Policy, june: Paper
) -> None:
    desk, release_id = papers(store, policy), june.snapshot.release.id
    with pytest.raises(InputError, match=r"no meeting of the board on this day\. Check the day\. Meetings with a rel"):
        desk.paper(date(2019, 10, 1))
    with pytest.raises(InputError, match=rf"no release with this identifier\. Its releases: {release_id}\.$"):
        desk.paper(JUNE, "2019-06-04-000000000000")
    held = [Meeting("Education Board", MARCH, is_public=True)]
    with pytest.raises(InputError, match=r"Nothing is released for this meeting yet.* release: 4 June 2019\.$"):
        _issue(june.snapshot.published[-1:], held, MARCH, None)


def test_what_the_annex_needs_is_never_filled_in(june: Paper) -> None:
    said = [check.what for check in june.checks(Statements()) if check.blocks]
    assert said == [
        "The annex does not say the ground for restricting it.",
        "The annex does not say why that is in the public interest.",
        "The annex does not say who decided it.",
        "The annex does not say until when it holds.",
    ]
    for make in (june.members_annex, june.members_workbook):
        with pytest.raises(InputError, match="does not say who decided it"):
            make(replace(STATED, decided_by="  "))


def _states(paper: Paper, change: Callable[[State], dict[str, Any]], count: int = 1) -> Paper:
    """The paper with the frozen states of some escalated primary schools changed."""
    snapshot = paper.snapshot
    urns = [one.urn for one in snapshot.all_escalated["priority"] if one.phase == "Primary"][:count]
    changed = {urn: replace(snapshot.states[urn], **change(snapshot.states[urn])) for urn in urns}
    return replace(paper, snapshot=replace(snapshot, states={**snapshot.states, **changed}))


def _one_less(paper: Paper) -> Paper:
    return _states(paper, lambda _: {"escalated": False})


def _one_for_another(paper: Paper) -> Paper:
    """As many schools, and one of them another, of another phase."""
    fewer = _one_less(paper)
    states, cohort = fewer.snapshot.states, paper.snapshot.cohort
    other = next(one.urn for one in cohort.members if one.phase == "Secondary" and not states[one.urn].escalated)
    changed = {**states, other: replace(states[other], escalated=True)}
    return replace(fewer, snapshot=replace(fewer.snapshot, states=changed))


def _otherwise_unsafe(paper: Paper) -> Paper:
    """One school of those listed is counted as unsafe, and one more is not."""
    return _states(paper, lambda state: {"unsafe": not state.unsafe}, 1)


def _saying(section: str, text: str) -> Callable[[Paper], Paper]:
    return lambda paper: replace(paper, commentary={section: text})


def _of_a_school(attribute: str) -> Callable[[Paper], Paper]:
    found = next(school for school in schools() if school.trust and school.postcode)
    return _saying("background", f"We met the head of {getattr(found, attribute)} in May.")


def _decided(reference: str, text: str) -> Callable[[Paper], Paper]:
    def decided(paper: Paper) -> Paper:
        decision = Decision(reference, MARCH, text, "Director of Learning", "")
        told = replace(paper, commentary={})
        told.__dict__["material"] = replace(paper.material, decisions=(decision,))
        return told

    return decided


def _superseded(paper: Paper) -> Paper:
    later = replace(paper.snapshot.issue, release=replace(paper.snapshot.release, supersedes=paper.snapshot.release.id))
    published = (*paper.snapshot.published, later)
    return replace(paper, snapshot=replace(paper.snapshot, published=published))


def _other_rule(paper: Paper) -> Paper:
    """The policy asks for three letters now, so the record says of none that it requires escalation."""
    view = paper.snapshot.view
    rows = view.status(JUNE, paper.snapshot.known_at)
    words = ["awaiting reply" if word == "requires escalation" else word for word in rows.column("status").to_pylist()]
    changed = rows.set_column(rows.column_names.index("status"), "status", [words])
    snapshot = replace(paper.snapshot)
    snapshot.__dict__["_open"] = {row["urn"]: row for row in changed.to_pylist()}
    return replace(paper, snapshot=snapshot)


PLANTED: dict[str, tuple[Callable[[Paper], Paper], str]] = {
    "a school less in the annex": (_one_less, "The annex would list 9 priority schools that require escalation; the"),
    "one school for another": (
        _one_for_another,
        "Of Primary, the annex would list 5 that require escalation; the public",
    ),
    "the rule was changed since": (_other_rule, "The record does not say of 10 schools in the annex that they require"),
    "the means were changed since": (
        _otherwise_unsafe,
        "The policy is not the one of the release: by the rule of escalation and the means of today, 1 school counts",
    ),
    "the release is superseded": (_superseded, "The release is superseded."),
    "the public was told another release": (
        lambda paper: replace(paper, ledger=Ledger(())),
        "The public ledger does not hold this release",
    ),
    "another number that requires escalation": (
        _saying("position", "Twelve schools require escalation."),
        "The commentary on “Current position” says 12 of schools; the release prints 10 for what it speaks of.",
    ),
    "another number of agreements": (
        _saying("progress", "So far 40 schools have returned their agreement."),
        "The commentary on “Progress since the last meeting” says 40 of schools; the release prints 36",
    ),
    "a number that is withheld": (
        _saying("arrival", "As many as 12 priority schools share data unsafely."),
        "The commentary on “How data arrives” says 12 of schools; the release prints no number",
    ),
    "a phase that is not shown by itself": (
        _saying("position", "3 special schools require escalation."),
        "the release prints no number of these phases by themselves",
    ),
    "a phase that is spoken against without a number": (
        _saying("position", "The special schools have yet to reply."),
        "The commentary on “Current position” speaks against a phase that the release does not show by itself.",
    ),
    "a decision against a phase": (
        _decided("DSA-1", "Visit the special schools that have not signed."),
        "Decision 1 in the table of decisions speaks against a phase that no release shows by itself.",
    ),
    "a school's name": (_of_a_school("name"), "The commentary on “Background” holds the name of a school."),
    "a school's number": (_of_a_school("urn"), "The commentary on “Background” holds the number of a school."),
    "a trust": (_of_a_school("trust"), "The commentary on “Background” holds the name of a trust."),
    "a postcode": (_of_a_school("postcode"), "The commentary on “Background” holds the postcode of a school."),
    "a decision about a school": (
        _decided("DSA-1", f"Write again to {schools()[0].name}."),
        "Decision 1 in the table of decisions holds the name of a school.",
    ),
    "a decision that is called as a school is": (
        _decided(f"DSA {schools()[0].name}", "Write again."),
        "Decision 1 in the table of decisions holds the name of a school.",
    ),
    "a decision with a number that no release prints": (
        _decided("DSA-1", "Write again: 13 schools require escalation."),
        "Decision 1 in the table of decisions says a number of schools that no release prints.",
    ),
    "a section that is none": (_saying("names", "None."), "There is commentary for a section that the paper does not"),
}


@pytest.mark.parametrize(("plant", "sentence"), PLANTED.values(), ids=list(PLANTED))
def test_each_planted_contradiction_is_blocked_with_its_own_sentence(
    june: Paper, plant: Callable[[Paper], Paper], sentence: str
) -> None:
    planted = plant(june)
    said = [check.what for check in planted.checks(STATED) if check.blocks]
    assert any(sentence in one for one in said), said
    assert not any("DSA" in one for one in said)
    assert all(check.fix for check in planted.checks(STATED))
    with pytest.raises(InputError):
        planted.public_part()


def test_a_decision_may_say_what_was_printed(june: Paper) -> None:
    for text in ("Write again to the 10 schools that require escalation.", "28 schools had signed: note it."):
        assert _decided("DSA-1", text)(june).checks(STATED) == ()


def rows_of(content: bytes, sheet: str) -> list[dict[str, Any]]:
    """The rows of a sheet's table, by heading; sums below it have a blank under URN or are named All."""
    rows = list(load_workbook(io.BytesIO(content))[sheet].iter_rows(values_only=True))
    heading = next(place for place, row in enumerate(rows) if row[0] in ("School", "Phase"))
    return [dict(zip(map(str, rows[heading]), row, strict=True)) for row in rows[heading + 1 :] if row[0]]


def test_the_workbook_lists_and_marks_the_schools_of_the_annex_in_its_order(workbook: bytes, annex: bytes) -> None:
    (table,) = Document(io.BytesIO(annex)).tables
    listed = rows_of(workbook, "Requires escalation")
    assert [row["School"] for row in listed] == [line[0].split("\n")[0] for line in lines(table)[1:]]
    assert [row["Unsafe or no data"].startswith("Yes") for row in listed] == [
        row["School"][-1] == "*" for row in listed
    ]
    assert {row["Days since last letter"] for row in listed} == {116}


def test_the_workbook_counts_as_the_release_does(june: Paper, workbook: bytes) -> None:
    every = rows_of(workbook, "Every school")
    arrival = {row["Phase"]: row for row in rows_of(workbook, "How data arrives by phase")}
    returned = {row["Phase"]: row for row in rows_of(workbook, "Returned by phase")}
    quality = Counter(row["Standing"] for row in rows_of(workbook, "Data quality by school"))
    release = june.snapshot.release
    told = {one.measure: one for one in release.printed if one.cohort == "priority"}
    total = returned["All priority phases"]
    assert (total["Not returned"], total["Schools"]) == (told["not_returned"].total, told["not_returned"].schools)
    for block in told["not_returned"].blocks:
        assert sum(returned[phase]["Not returned"] for phase in block.phases) == block.adverse
    unsafe = sum(arrival["All priority phases"][heading] for heading in ("Unsafe", "None arrives"))
    assert unsafe == sum(row["Unsafe or no data"][:3] == "Yes" for row in every if row["Phase"] in PRIORITY) == 11
    assert Counter(row["Agreement"] == "Returned" for row in every)[True] == sum(
        row["Returned"] for name, row in returned.items() if name.startswith("All")
    )
    assert quality["Below the standard"] == told["below_standard"].total
    assert len(every) == quality.total() == len(june.snapshot.cohort.members)


def test_every_sheet_of_the_workbook_is_marked_on_the_screen_and_on_paper(june: Paper, workbook: bytes) -> None:
    book, release = load_workbook(io.BytesIO(workbook)), june.snapshot.release
    for sheet in book:
        said = " ".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell)
        for words in ("MEMBERS ONLY, not", INVENTED, *STATED_WORDS, "As at", "4 June 2019", release.id):
            assert words in said, (sheet.title, words)
        printed = f"{sheet.oddHeader.left.text} {sheet.oddHeader.right.text} {sheet.oddFooter.left.text}"
        for words in ("MEMBERS ONLY", INVENTED, "As at 4 June 2019", "31 December 2019", "Paragraph 3", release.id):
            assert words in printed, (sheet.title, words)
        assert (sheet.freeze_panes is not None) == (sheet.title not in ("Cover", "Notes"))
    properties = book.properties
    assert (properties.creator, properties.lastModifiedBy) == ("Estuary Borough Council", "Estuary Borough Council")
    assert properties.created == datetime(2019, 6, 4, 12)
    assert book.sheetnames == ["Cover", *(cell.value for cell in book["Cover"]["A"] if cell.hyperlink)]


def test_each_table_of_the_workbook_has_filters_and_each_chart_is_told_in_words(workbook: bytes) -> None:
    book = load_workbook(io.BytesIO(workbook))
    with_tables = {sheet.title: list(sheet.tables.values()) for sheet in book if sheet.tables}
    assert len(with_tables) == 5
    assert all(table.autoFilter is not None for (table,) in with_tables.values())
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        said = "".join(archive.read(name).decode() for name in archive.namelist() if "drawing" in name)
    assert "Bar chart: agreements returned, by phase, as at 4 June 2019. Primary: returned 25, not returned 8;" in said
    assert "Bar chart: how data arrives, by phase, as at 4 June 2019. Primary: straight through 14," in said


def test_no_cell_of_the_workbook_is_a_formula_whatever_a_school_or_a_ground_is_called(june: Paper) -> None:
    called = '=HYPERLINK("https://example.org")'
    snapshot = replace(june.snapshot)
    snapshot.__dict__["_open"] = {urn: {**row, "name": called} for urn, row in june.snapshot._open.items()}
    hostile = replace(STATED, ground="=1+1", public_interest="@SUM(A1)", decided_by="-2 & 3")
    book = load_workbook(io.BytesIO(members_workbook(snapshot, hostile)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert [cell.coordinate for cell in cells if cell.data_type == "f"] == []
    assert {called, "=1+1", "@SUM(A1)"} <= {cell.value for cell in cells if cell.quotePrefix}
    assert not [cell.coordinate for cell in cells if cell.hyperlink and cell.hyperlink.target]


OTHERWISE: dict[str, tuple[Callable[[State], dict[str, Any]], str]] = {
    "an agreement": (lambda one: {"not_returned": False, "escalated": False}, "the public part for “Returned agre"),
    "data quality": (
        lambda one: {"below_standard": not one.below_standard},
        "for “Below the standard of data quality”",
    ),
}


@pytest.mark.parametrize(("change", "sentence"), OTHERWISE.values(), ids=list(OTHERWISE))
def test_a_workbook_that_would_count_otherwise_than_the_release_is_blocked(
    june: Paper, change: Callable[[State], dict[str, Any]], sentence: str
) -> None:
    planted = _states(june, change)
    assert any(sentence in check.what and check.blocks for check in planted.checks_of_workbook())
    with pytest.raises(InputError):
        planted.members_workbook(STATED)
    assert june.checks_of_workbook() == ()


def test_a_restriction_that_ends_before_the_meeting_is_blocked(june: Paper) -> None:
    (check,) = june.checks(replace(STATED, until=JUNE))
    assert check.what == "The restriction of the annex would end before the meeting has been held."


def test_a_paper_is_of_the_correction_once_there_is_one(store: Store, policy: Policy, tmp_path: Path) -> None:
    copy = tmp_path / "dsa.duckdb"
    store.backup(copy)
    with Store.open(copy, policy) as later:
        view = NamedView(later, policy)
        press = Press(later, view, tmp_path / "releases", TODAY)
        first = press.published()[-1].release
        corrected = press.publish(press.prepare(press.meeting(JUNE), date(2019, 6, 3)))
        desk = Papers(later, view, tmp_path / "releases")
        assert desk.paper(JUNE).snapshot.release.id == corrected.id
        old = desk.paper(JUNE, first.id)
        assert [check.what for check in old.checks() if check.blocks] == ["The release is superseded."]
