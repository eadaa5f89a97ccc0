"""The check-list: what stands in the way of a release, and what an officer is only told."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest

from dsa_metrics.disclosure import DisclosurePolicy
from dsa_metrics.disclosure.certificate import Certificate, certify
from dsa_metrics.disclosure.cohort import Cohort, Member
from dsa_metrics.disclosure.release import ENGAGING, PRIORITY, Release
from dsa_metrics.errors import InputError
from dsa_metrics.publishing import Check
from dsa_metrics.publishing.checklist import checks_of_certificates, checks_of_release
from dsa_metrics.view import Meeting
from tests.disclosure.releases import A_RELEASE
from tests.publishing.council import (
    JUNE,
    MARCH,
    OCTOBER,
    Office,
    blocking,
    changed,
    dated,
    flows_of,
    meetings,
    register,
    said,
    urns,
)
from tests.store.readings import faulty, letter

BOARD = Meeting("Education Board", JUNE, is_public=True)
POLICY = DisclosurePolicy()


def words(checks: Sequence[Check], blocks: bool) -> list[str]:
    return [check.what for check in checks if check.blocks is blocks]


def of_release(
    release: Release, meeting: Meeting = BOARD, published: Sequence[Release] = (), today: date = JUNE
) -> list[Check]:
    return list(checks_of_release(release, meeting, published, today))


def test_nothing_speaks_against_a_release_of_the_day_of_a_public_meeting() -> None:
    assert of_release(A_RELEASE) == []


def test_figures_of_a_day_after_the_meeting_are_in_the_way() -> None:
    later = replace(A_RELEASE, as_at=JUNE + timedelta(days=1))
    assert words(of_release(later, today=OCTOBER), blocks=True) == ["The figures are of a day after the meeting."]


def test_figures_of_a_day_that_lies_ahead_are_in_the_way() -> None:
    tomorrow = of_release(A_RELEASE, today=JUNE - timedelta(days=1))
    assert words(tomorrow, blocks=True) == ["The day of the figures lies ahead."]


def test_figures_of_an_earlier_day_than_the_meeting_are_told() -> None:
    earlier = of_release(replace(A_RELEASE, as_at=date(2019, 5, 31)))
    assert earlier == [Check("The figures are as at 31 May 2019, not the day of the meeting.", "")]


def test_a_meeting_that_is_not_called_public_is_told() -> None:
    private = of_release(A_RELEASE, replace(BOARD, is_public=False))
    assert words(private, blocks=False) == ["The record does not call this meeting public."]


def test_a_correction_that_says_exactly_what_stands_is_in_the_way() -> None:
    again = replace(A_RELEASE, supersedes=A_RELEASE.id)
    assert words(of_release(again, published=[A_RELEASE]), blocks=True) == [
        "A release that says exactly this is published already."
    ]


@pytest.mark.parametrize("what", ["as_at", "printed", "headline"])
def test_a_correction_that_says_something_else_is_not_in_the_way(what: str) -> None:
    other = {"as_at": MARCH, "printed": A_RELEASE.printed[1:], "headline": "On 4 June 2019, nothing."}[what]
    corrected = replace(A_RELEASE, supersedes=A_RELEASE.id, **{what: other})  # type: ignore[arg-type]
    assert not words(of_release(corrected, published=[A_RELEASE]), blocks=True)


def cohort(priority: int, engaging: int = 0) -> Cohort:
    members = [Member(urn, "Primary", PRIORITY) for urn in range(priority)]
    members += [Member(1000 + urn, "Independent", ENGAGING) for urn in range(engaging)]
    return Cohort(date(2018, 9, 1), JUNE, (POLICY, POLICY), tuple(members))


def of_certificates(certificates: Sequence[Certificate], counted: Cohort) -> list[str]:
    return words(list(checks_of_certificates(certificates, counted)), blocks=True)


def test_each_of_the_two_cohorts_with_schools_needs_a_certificate() -> None:
    one = certify({"Primary": 12}, POLICY)
    assert of_certificates([one], cohort(12)) == []
    assert of_certificates([one], cohort(12, engaging=7)) == ["The certificate is missing."]
    assert of_certificates([], cohort(12)) == ["The certificate is missing."]


def test_a_certificate_with_a_breach_is_in_the_way() -> None:
    breached = replace(certify({"Primary": 12}, POLICY), breaches=1)
    found = of_certificates([breached], cohort(12))
    assert found == ["With these settings some school could be worked out."]


def test_rows_set_aside_are_told_until_their_load_is_withdrawn(office: Office) -> None:
    office.load(school=register(Primary=12), meeting=meetings(JUNE), data_flow=flows_of(*urns("Primary", 12)))
    entry = office.store.save(faulty(letter=[letter(100_001)]), "officer", accept_good_rows=True).entry
    assert said(office.draft(JUNE)) == ["1 row is set aside in the record and counted nowhere."]
    assert entry is not None
    office.store.undo(entry, "officer")
    assert said(office.draft(JUNE)) == []


def test_flows_never_looked_at_and_looked_at_long_ago_are_told_of_the_schools_counted_alone(office: Office) -> None:
    known, old = urns("Primary", 9), urns("Primary", 2, first=10)
    a_year_ago, longer_ago = JUNE - timedelta(days=365), JUNE - timedelta(days=366)
    flows = [*flows_of(*known, assessed_on=a_year_ago), *flows_of(*old, 900_001, assessed_on=longer_ago)]
    office.load(school=register(Primary=12), meeting=meetings(JUNE), data_flow=flows)
    assert said(office.draft(JUNE)) == [
        "How data arrives was last looked at over a year ago for 2 schools.",
        "How data arrives was never looked at for 1 school; not counted as unsafe.",
    ]


def ready(office: Office, rows: list[dict[str, object]]) -> None:
    """A record to which nothing is to be said, with a release in March."""
    flows = flows_of(*urns("Primary", 30))
    office.load(school=rows, meeting=meetings(MARCH, JUNE, OCTOBER), data_flow=flows)
    assert said(office.draft(MARCH)) == []
    office.publish(MARCH)


def test_schools_that_closed_or_opened_since_they_were_chosen_are_told(office: Office) -> None:
    ready(office, [dict(row) for row in register(Primary=12)])
    newer = changed(
        register(date(2019, 5, 2), Primary=14), urns("Primary", 1), status="closed", closed_on=date(2019, 5, 1)
    )
    office.load(school=newer)
    (told,) = said(office.draft(JUNE))
    assert told == (
        "The schools counted were chosen as at 26 March 2019: since then 1 has closed and counts as on the last day, "
        "and 2 have opened and are not counted yet."
    )


def test_a_choice_that_had_to_be_kept_is_told(office: Office) -> None:
    rows = register(Primary=12)
    ready(office, [dict(row) for row in rows])
    closed = {"status": "closed", "closed_on": date(2019, 9, 1)}
    office.load(school=changed(dated(rows, date(2019, 9, 2)), urns("Primary", 1), **closed))
    chosen, kept = said(office.draft(OCTOBER))
    assert chosen.startswith("The schools counted were chosen as at 26 March 2019: since then 1 has closed")
    assert kept.startswith("The schools counted are still those chosen as at 26 March 2019. A group that was published")


@pytest.mark.parametrize("setting", [{"min_group": 6}, {"max_share": 0.8}])
def test_settings_that_were_changed_within_the_year_are_told_and_not_used(
    office: Office, setting: dict[str, object]
) -> None:
    ready(office, [dict(row) for row in register(Primary=12)])
    disclosure = office.policy.disclosure.model_copy(update=setting)
    office.policy = office.policy.model_copy(update={"disclosure": disclosure})
    draft = office.draft(JUNE)
    assert said(draft) == [
        "The settings under [disclosure] were changed; releases keep those that the campaign year began with."
    ]
    assert draft.release.policies == (POLICY, POLICY)


def test_an_unknown_meeting_is_told_and_does_not_stand_in_the_way(office: Office) -> None:
    office.load(school=register(Primary=12), data_flow=flows_of(*urns("Primary", 12)))
    draft = office.draft(JUNE)
    assert said(draft) == ["The record does not call this meeting public."]
    assert (draft.may_be_published, draft.release.board) == (True, "Board meeting")


def test_what_stands_in_the_way_keeps_a_draft_from_being_published_with_what_to_do(office: Office) -> None:
    office.load(school=register(Primary=12))
    office.today = MARCH
    draft = office.draft(JUNE)
    assert not draft.may_be_published
    assert blocking(draft) == ["The day of the figures lies ahead."]
    with pytest.raises(InputError, match=r"lies ahead\. Publish on that day, or choose an earlier one\."):
        office.press.publish(draft)
    assert office.store.releases() == ()
