"""The press: prepares without a trace, publishes whole or not at all, and never takes back what was published."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from threading import Barrier, Thread
from unittest.mock import patch

import pytest

from dsa_metrics.disclosure.ledger import Ledger, read_ledger
from dsa_metrics.errors import InputError, StoreError
from dsa_metrics.policy import Policy, load_policy
from dsa_metrics.publishing import Draft
from dsa_metrics.record import migrations, policy_tables
from dsa_metrics.record.statements import SQL
from dsa_metrics.store import Store
from dsa_metrics.wording import INVENTED
from tests.disclosure.releases import A_RELEASE
from tests.publishing.conftest import DEMONSTRATION
from tests.publishing.council import (
    JUNE,
    MARCH,
    Office,
    agreements_of,
    blocking,
    letters_to,
    register,
    said,
    urns,
)
from tests.publishing.processes import vanish_publishing
from tests.store.processes import another_process

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def reopened(office: Office, path: Path | None = None) -> Iterator[Office]:
    """The office over its record opened anew, or over another one."""
    office.store.close()
    with Store.open(path or office.store.path, office.policy) as store:
        yield Office(store, office.policy, office.today)


def files_of(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def in_folder(office: Office) -> list[str]:
    return sorted(path.name for path in office.folder.glob("*"))


def test_preparing_writes_nothing_at_all(ready: Office) -> None:
    before = files_of(ready.store.path.parent)
    draft = ready.draft(JUNE)
    assert draft.may_be_published
    assert files_of(ready.store.path.parent) == before
    assert ready.store.releases() == ()


def test_publishing_puts_the_same_bytes_into_the_record_and_into_the_folder(ready: Office) -> None:
    release = ready.publish(JUNE)
    (published,) = ready.store.releases()
    assert published.release == release
    assert (published.who, published.cohort_id) == ("officer", ready.store.cohorts()[0].id)
    assert files_of(ready.folder) == {release.file_name: release.content}
    assert read_ledger(ready.folder) == Ledger((release,))


def test_a_record_with_releases_is_whole_also_when_it_is_opened_again(ready: Office) -> None:
    ready.publish(MARCH)
    release = ready.publish(JUNE)
    assert ready.store.check() == ()
    with reopened(ready) as again:
        assert again.store.check() == ()
        assert again.store.warnings == ()
        assert again.store.releases()[-1].release == release
        assert again.store.cohorts()[0].schools("priority") == {"Primary": 12}


def test_what_was_certified_once_is_not_tried_again(ready: Office) -> None:
    first = ready.draft(MARCH)
    ready.press.publish(first)
    with patch("dsa_metrics.publishing.press.certify", side_effect=AssertionError("tried again")):
        assert ready.draft(JUNE).certificates == first.certificates


def test_the_same_release_has_the_same_bytes_in_another_process(invented: Office) -> None:
    script = (
        "import sys; from datetime import date; from pathlib import Path; from dsa_metrics.policy import load_policy; "
        "from dsa_metrics.publishing import Press; from dsa_metrics.store import Store; "
        "from dsa_metrics.view import NamedView; path = Path(sys.argv[1]); policy = load_policy(Path(sys.argv[2])); "
        "store = Store.open(path, policy); "
        "press = Press(store, NamedView(store, policy, 'Estuary Borough Council'), path, date(2019, 12, 31)); "
        "sys.stdout.buffer.write(press.prepare(press.meeting(date(2019, 6, 4))).release.content)"
    )
    here = invented.draft(JUNE).release.content
    invented.store.close()
    command = [sys.executable, "-c", script, str(invented.store.path), str(DEMONSTRATION / "policy.toml")]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, check=True, env={**os.environ, "PYTHONHASHSEED": "20190604"}
    )
    assert done.stdout == here


def test_a_correction_supersedes_what_it_corrects_and_both_stay(ready: Office) -> None:
    first = ready.publish(JUNE)
    ready.load(agreement=agreements_of(*urns("Primary", 2)))
    second = ready.publish(JUNE)
    ready.load(agreement=agreements_of(*urns("Primary", 4)))
    third = ready.publish(JUNE)
    assert (first.supersedes, second.supersedes, third.supersedes) == ("", first.id, second.id)
    ledger = ready.press.ledger()
    assert ledger.releases == (first, second, third)
    assert ledger.current == (third,)
    assert ready.store.check() == ()


def test_a_release_for_another_meeting_supersedes_nothing(ready: Office) -> None:
    assert (ready.publish(MARCH).supersedes, ready.publish(JUNE).supersedes) == ("", "")
    assert len(ready.press.ledger().current) == 2


def test_a_trend_is_frozen_with_each_release_a_point_for_each_meeting_as_it_stood_then(ready: Office) -> None:
    ready.load(agreement=agreements_of(*urns("Primary", 6, first=4)))
    in_march = ready.publish(MARCH)
    in_june = ready.publish(JUNE)
    ready.load(agreement=agreements_of(*urns("Primary", 2)))
    again_in_march = ready.publish(MARCH)
    again_in_june = ready.publish(JUNE)
    points = {
        release.id: [(point.as_at, point.returned, point.schools) for point in release.trend]
        for release in ready.press.ledger().releases
    }
    assert points == {
        in_march.id: [(MARCH, 6, 12)],
        again_in_march.id: [(MARCH, 8, 12)],
        in_june.id: [(MARCH, 6, 12), (JUNE, 6, 12)],
        again_in_june.id: [(MARCH, 8, 12), (JUNE, 8, 12)],
    }


def test_the_same_draft_cannot_be_published_twice(ready: Office) -> None:
    draft = ready.draft(JUNE)
    ready.press.publish(draft)
    with pytest.raises(InputError, match="This release is published already"):
        ready.press.publish(draft)
    assert len(ready.store.releases()) == 1


def test_a_release_that_would_say_the_same_again_cannot_be_published(ready: Office) -> None:
    ready.publish(JUNE)
    draft = ready.draft(JUNE)
    assert blocking(draft) == ["A release that says exactly this is published already."]
    with pytest.raises(InputError, match="says exactly this"):
        ready.press.publish(draft)


def outcome(publish: Callable[[Draft], object], draft: Draft) -> str:
    try:
        publish(draft)
    except InputError as refusal:
        return str(refusal)
    return "published"


def test_of_two_presses_with_different_releases_for_one_meeting_the_second_is_told(ready: Office) -> None:
    one = ready.draft(JUNE)
    ready.load(agreement=agreements_of(*urns("Primary", 2)))
    other = ready.draft(JUNE)
    assert outcome(ready.press.publish, other) == "published"
    refusal = "Another release for this meeting was published meanwhile. Prepare the release again and look at it."
    assert outcome(ready.press.publish, one) == refusal
    assert [published.release for published in ready.store.releases()] == [other.release]
    assert in_folder(ready) == [other.release.file_name]


def test_of_two_presses_at_the_very_same_time_one_publishes_and_one_is_told(ready: Office) -> None:
    first = ready.draft(JUNE)
    ready.load(agreement=agreements_of(*urns("Primary", 2)))
    drafts, start, found = (first, ready.draft(JUNE)), Barrier(2), []

    def race(draft: Draft) -> None:
        press = ready.press
        start.wait()
        found.append(outcome(press.publish, draft))

    threads = [Thread(target=race, args=(draft,)) for draft in drafts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(words[:15] for words in found) == ["Another release", "published"]
    assert len(ready.store.releases()) == 1
    assert len(in_folder(ready)) == 1
    assert ready.store.check() == ()


def test_a_release_cannot_be_undone(ready: Office) -> None:
    ready.publish(JUNE)
    entry = ready.store.entries().to_pylist()[0]
    assert (entry["kind"], entry["can_undo"]) == ("release", False)
    with pytest.raises(InputError, match=r"published a release.* cannot be taken back\. Publish a correction"):
        ready.store.undo(entry["entry"], "officer")


def test_undoing_a_load_leaves_a_release_that_came_of_it_as_it_is(ready: Office) -> None:
    load = ready.load(agreement=agreements_of(*urns("Primary", 2))).entry
    release = ready.publish(JUNE)
    assert load is not None
    ready.store.undo(load, "officer")
    assert ready.press.ledger().current == (release,)
    assert ready.store.releases()[0].release.content == release.content
    assert ready.store.check() == ()
    corrected = ready.draft(JUNE).release
    assert (corrected.headline, corrected.supersedes) != (release.headline, "")


def test_a_demonstration_says_that_it_is_invented_and_a_councils_record_does_not(
    ready: Office, invented: Office
) -> None:
    of_demonstration, of_council = invented.draft(JUNE).release, ready.draft(JUNE).release
    assert of_demonstration.is_invented
    assert of_demonstration.notes[0] == INVENTED
    assert not of_council.is_invented
    assert INVENTED not in of_council.notes


def test_a_demonstration_stays_one_whatever_is_loaded_into_it_or_undone(invented: Office) -> None:
    invented.load(school=register(Primary=12))
    invented.store.undo(1, "officer")
    assert invented.draft(JUNE).release.is_invented


def test_a_backup_keeps_the_releases_and_fills_an_empty_folder_again(ready: Office, tmp_path: Path) -> None:
    release = ready.publish(JUNE)
    copy = tmp_path / "elsewhere" / "copy.duckdb"
    copy.parent.mkdir()
    ready.store.backup(copy)
    with reopened(ready, copy) as elsewhere:
        assert elsewhere.store.check() == ()
        assert not elsewhere.folder.exists()
        assert elsewhere.press.ledger().releases == (release,)
        assert elsewhere.draft(MARCH).cohort == elsewhere.store.cohorts()[0]


def test_a_record_that_is_older_than_what_was_published_cannot_publish(ready: Office, tmp_path: Path) -> None:
    old = tmp_path / "old.duckdb"
    ready.store.backup(old)
    release = ready.publish(JUNE)
    with reopened(ready, old) as restored:
        shutil.copytree(ready.folder, restored.folder)
        draft = restored.draft(MARCH)
        assert blocking(draft) == ["The public ledger holds 1 release that the record does not know."]
        with pytest.raises(InputError, match=r"Copy the newest backup over the record"):
            restored.press.publish(draft)
        assert restored.press.ledger().releases == (release,)


def test_a_demonstration_that_was_made_again_is_told_of_earlier_releases_and_can_publish(invented: Office) -> None:
    invented.folder.mkdir()
    (invented.folder / A_RELEASE.file_name).write_bytes(A_RELEASE.content)
    draft = invented.draft(JUNE)
    assert "The public ledger holds 1 release that the record does not know." in said(draft)
    assert draft.may_be_published


def test_a_damaged_file_of_the_ledger_is_told_and_written_again_once_it_is_gone(ready: Office) -> None:
    release = ready.publish(MARCH)
    damaged = ready.folder / release.file_name
    damaged.write_bytes(b"{}")
    told = [check for check in ready.draft(JUNE).checks if "not as it was published" in check.what]
    assert [check.blocks for check in told] == [False]
    damaged.unlink()
    assert ready.press.ledger() == Ledger((release,))


def test_nothing_is_published_where_the_record_cannot_be_written_to(ready: Office) -> None:
    draft = ready.draft(JUNE)
    with patch("dsa_metrics.store.seal_entry", side_effect=OSError), pytest.raises(Exception, match="record"):
        ready.press.publish(draft)
    assert ready.store.releases() == ()
    assert ready.store.cohorts() == ()
    assert ready.store.certified() == {}
    assert in_folder(ready) == []
    assert ready.store.check() == ()
    ready.press.publish(draft)


def test_where_the_folder_cannot_be_written_to_the_next_look_completes_it(ready: Office) -> None:
    draft = ready.draft(JUNE)
    full = patch("pathlib.Path.write_bytes", side_effect=OSError("no room"))
    with (
        full,
        pytest.raises(StoreError, match=r"folder of releases cannot be written to\. Check the disk and look again"),
    ):
        ready.press.publish(draft)
    assert in_folder(ready) == []
    assert ready.press.ledger().releases == (draft.release,)
    assert files_of(ready.folder) == {draft.release.file_name: draft.release.content}


def test_publishing_again_after_a_crash_completes_the_folder_also_where_it_is_refused(ready: Office) -> None:
    release = ready.publish(JUNE)
    shutil.rmtree(ready.folder)
    with pytest.raises(InputError, match="says exactly this"):
        ready.publish(JUNE)
    assert in_folder(ready) == [release.file_name]


@pytest.mark.parametrize(
    ("step", "is_published"),
    [
        ("dsa_metrics.store.seal_entry", False),
        ("dsa_metrics.record.file.digest_of", True),
        ("dsa_metrics.record.file.back_up", False),
        ("dsa_metrics.record.file.RecordFile._back_up", True),
    ],
)
def test_killed_at_any_step_a_release_is_published_whole_or_not_at_all(
    ready: Office, policy: Policy, step: str, is_published: bool
) -> None:
    expected = ready.draft(JUNE).release
    ready.store.close()
    with another_process(partial(vanish_publishing, step=step), ready.store.path) as (process, _):
        process.join()
        assert process.exitcode == 9
    with Store.open(ready.store.path, policy) as store:
        after = Office(store, policy)
        assert store.check() == ()
        assert len(store.cohorts()) == len(store.releases()) == is_published
        assert after.press.ledger() == Ledger((expected,) if is_published else ())
        if not is_published:
            assert after.publish(JUNE) == expected
        assert files_of(after.folder)[expected.file_name] == expected.content


@pytest.fixture
def from_version_one(tmp_path: Path, policy: Policy) -> Path:
    """A record as the first version left it, with a load; that version's rules did not speak of submissions yet."""
    path, first = tmp_path / "first.duckdb", migrations.migrations()[:1]
    (tmp_path / "status").mkdir()
    for rule in (SQL / "status").glob("0*.sql"):
        shutil.copy(rule, tmp_path / "status")
    with (
        patch.object(migrations, "migrations", lambda: first),
        patch.object(policy_tables, "SQL", tmp_path),
        Store.open(path, policy) as store,
    ):
        Office(store, policy).load(school=register(Primary=12), letter=letters_to(*urns("Primary", 3)))
        assert store.query("select max(version) as v from record.migration").to_pylist() == [{"v": 1}]
    return path


def test_a_record_of_the_first_version_is_brought_up_to_date_and_can_publish(
    from_version_one: Path, policy: Policy
) -> None:
    with Store.open(from_version_one, policy) as store:
        assert store.check() == ()
        office = Office(store, policy)
        assert office.publish(JUNE).headline.startswith("On 4 June 2019, 3 of 12 priority schools require escalation")
        assert store.check() == ()
    with Store.open(from_version_one, load_policy()) as store:
        assert len(store.releases()) == 1
        assert store.check() == ()
