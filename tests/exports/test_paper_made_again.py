"""A paper made later, of a correction, under another policy, and where there is none to be made."""

from datetime import date
from pathlib import Path

import pytest

from dsa_metrics.errors import InputError
from dsa_metrics.exports.members.content import sheets
from dsa_metrics.exports.members.schools import counted
from dsa_metrics.exports.paper import members
from dsa_metrics.exports.paper.office import Paper, Papers
from dsa_metrics.exports.paper.snapshot import _issue
from dsa_metrics.policy import Means, Policy
from dsa_metrics.publishing import Press
from dsa_metrics.store import Store
from dsa_metrics.view import Meeting, NamedView
from tests.edge.released import TODAY
from tests.exports.paper_of_2019 import JUNE, MARCH, STATED, papers
from tests.exports.test_pack_leaks import everything
from tests.store.readings import reading


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
