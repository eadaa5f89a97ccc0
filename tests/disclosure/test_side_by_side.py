"""Two releases side by side: what each prints and nothing more, whatever is shown of it."""

from dataclasses import replace

import pytest

from dsa_metrics.disclosure import Block
from dsa_metrics.disclosure.release import ENGAGING, PRIORITY, Printed, Release
from dsa_metrics.disclosure.side_by_side import NOT_BY_ITSELF, NOT_SHOWN, NOT_TOLD, RATE, Figure, side_by_side
from tests.disclosure.releases import A_RELEASE, ESCALATED, NOT_RETURNED, WITH_QUALITY

AGREEMENTS, ESCALATION = "Have an agreement in force", "Require escalation"


def with_printed(*printed: Printed) -> Release:
    return replace(A_RELEASE, printed=printed, rates=())


def figure(before: Release, now: Release, title: str, cohort: str = PRIORITY) -> Figure:
    return next(one for one in side_by_side(before, now) if (one.title, one.cohort) == (title, cohort))


def test_what_is_exact_is_told_with_its_share_all_phases_first() -> None:
    earlier = replace(ESCALATED, total=14, blocks=(Block(("Primary",), 33, 8), Block(("Secondary", "Special"), 17, 6)))
    assert figure(with_printed(earlier), with_printed(ESCALATED), ESCALATION).lines == (
        ("All priority phases", "14 of 50 (28%)", "10 of 50 (20%)"),
        ("Primary", "8 of 33 (24%)", "6 of 33 (18%)"),
        ("Secondary and special, combined", "6 of 17 (35%)", "4 of 17 (24%)"),
    )


def test_agreements_are_told_by_those_returned() -> None:
    now = with_printed(NOT_RETURNED)
    assert figure(now, now, AGREEMENTS).lines[0] == ("All priority phases", "35 of 50 (70%)", "35 of 50 (70%)")


def test_a_group_that_only_one_release_shows_is_not_worked_out_for_the_other() -> None:
    pooled = replace(ESCALATED, total=14, blocks=(Block(("Primary", "Secondary", "Special"), 50, 14),))
    assert figure(with_printed(pooled), with_printed(ESCALATED), ESCALATION).lines == (
        ("All priority phases", "14 of 50 (28%)", "10 of 50 (20%)"),
        ("Primary", NOT_BY_ITSELF, "6 of 33 (18%)"),
        ("Secondary and special, combined", NOT_BY_ITSELF, "4 of 17 (24%)"),
    )


@pytest.mark.parametrize(
    ("printed", "title", "said"),
    [
        (replace(ESCALATED, total=44, at_least=True, blocks=()), ESCALATION, "at least 44 of 50 (88%)"),
        (replace(NOT_RETURNED, total=44, at_least=True, blocks=()), AGREEMENTS, "at most 6 of 50 (12%)"),
        (replace(ESCALATED, total=0, at_least=True, blocks=()), ESCALATION, NOT_SHOWN),
        (replace(ESCALATED, total=None, withheld="Not shown.", blocks=()), ESCALATION, NOT_SHOWN),
        (replace(ESCALATED, total=0, schools=0, blocks=()), ESCALATION, "no school"),
    ],
)
def test_what_is_not_exact_is_told_as_that(printed: Printed, title: str, said: str) -> None:
    assert figure(with_printed(printed), with_printed(printed), title).lines == (("All priority phases", said, said),)


def test_a_measure_that_one_release_does_not_have_is_not_told_there_and_one_that_neither_has_is_left_out() -> None:
    compared = list(side_by_side(with_printed(ESCALATED), with_printed(NOT_RETURNED)))
    assert [(one.title, one.lines[0][1:]) for one in compared] == [
        (AGREEMENTS, (NOT_TOLD, "35 of 50 (70%)")),
        (ESCALATION, ("10 of 50 (20%)", NOT_TOLD)),
    ]


def test_means_are_told_as_they_are_printed_and_where_withheld_as_not_shown() -> None:
    compared = {(one.cohort, one.title): one.lines for one in side_by_side(A_RELEASE, WITH_QUALITY)}
    assert compared[PRIORITY, RATE] == (("All priority phases", NOT_TOLD, "8"),)
    assert compared[ENGAGING, RATE] == (("All other phases", NOT_TOLD, NOT_SHOWN),)
