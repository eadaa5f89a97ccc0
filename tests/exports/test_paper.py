"""The paper of two meetings: its parts agree, nothing leaks, and what contradicts is blocked."""

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.table import Table

from dsa_metrics.disclosure.ledger import Ledger
from dsa_metrics.errors import InputError
from dsa_metrics.exports.paper.material import Decision
from dsa_metrics.exports.paper.office import Paper
from dsa_metrics.exports.paper.public_document import PUBLIC
from dsa_metrics.exports.paper.statements import Statements
from tests.disclosure.integer_attacker import Printed, Withheld, deductions
from tests.disclosure.reading import publication
from tests.disclosure.worlds import E
from tests.exports.paper_of_2019 import JUNE, MARCH, STATED, lines, states
from tests.exports.test_attacked_files import SCHOOLS, read_back
from tests.exports.test_pack_leaks import everything
from tests.leak import demonstration
from tests.leak.demonstration import schools


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


def _one_less(paper: Paper) -> Paper:
    return states(paper, lambda _: {"escalated": False})


def _one_for_another(paper: Paper) -> Paper:
    """As many schools, and one of them another, of another phase."""
    fewer = _one_less(paper)
    states, cohort = fewer.snapshot.states, paper.snapshot.cohort
    other = next(one.urn for one in cohort.members if one.phase == "Secondary" and not states[one.urn].escalated)
    changed = {**states, other: replace(states[other], escalated=True)}
    return replace(fewer, snapshot=replace(fewer.snapshot, states=changed))


def _otherwise_unsafe(paper: Paper) -> Paper:
    """One school of those listed is counted as unsafe, and one more is not."""
    return states(paper, lambda state: {"unsafe": not state.unsafe}, 1)


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


def test_a_restriction_that_ends_before_the_meeting_is_blocked(june: Paper) -> None:
    (check,) = june.checks(replace(STATED, until=JUNE))
    assert check.what == "The restriction of the annex would end before the meeting has been held."
