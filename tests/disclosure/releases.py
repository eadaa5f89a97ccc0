"""Releases made of plain values, as the press would make them."""

from dataclasses import replace
from datetime import date

from dsa_metrics.disclosure import Block, DisclosurePolicy
from dsa_metrics.disclosure.rates import RateBlock
from dsa_metrics.disclosure.release import ENGAGING, PRIORITY, Point, Printed, PrintedRate, RatePoint, Release
from dsa_metrics.england import BesideEngland, Figure

MARCH, JUNE, JULY = date(2019, 3, 26), date(2019, 6, 4), date(2019, 7, 2)
ESCALATED = Printed(
    PRIORITY,
    "escalated",
    50,
    10,
    False,
    (Block(("Primary",), 33, 6), Block(("Secondary", "Special"), 17, 4)),
    "",
    "On 4 June 2019, 10 of 50 priority schools require escalation.",
)
NOT_RETURNED = replace(
    ESCALATED,
    measure="not_returned",
    total=15,
    blocks=(Block(("Primary",), 33, 9), Block(("Secondary", "Special"), 17, 6)),
    finding="On 4 June 2019, 35 of 50 priority schools have an agreement in force.",
)
BOTH = Printed(
    PRIORITY,
    "escalated_and_unsafe",
    50,
    44,
    True,
    (),
    "",
    "On 4 June 2019, at least 44 of 50 priority schools require escalation and also share data unsafely or not at all.",
)
UNSAFE = Printed(PRIORITY, "unsafe", 50, None, False, (), "Not shown.", "Not shown.")
OTHERS = Printed(
    ENGAGING,
    "not_returned",
    10,
    7,
    False,
    (Block(("Independent", "16 plus"), 10, 7),),
    "",
    "On 4 June 2019, 3 of 10 schools of the other phases have an agreement in force.",
)
A_RELEASE = Release(
    authority="Estuary Borough Council",
    board="Education Board",
    meeting=JUNE,
    as_at=JUNE,
    counted_as_at=MARCH,
    headline="On 4 June 2019, 10 of 50 priority schools require escalation.",
    printed=(NOT_RETURNED, ESCALATED, BOTH, UNSAFE, OTHERS),
    illustrations=("An illustration — not a count.",),
    notes=("Phases with few schools are shown together.",),
    policies=(DisclosurePolicy(insiders=7), DisclosurePolicy()),
    trend=(Point(MARCH, 30, 50), Point(JUNE, 35, 50)),
)


def _told(measure: str, adverse: int, finding: str) -> Printed:
    blocks = (Block(("Primary", "Secondary", "Special"), 50, adverse),)
    return replace(ESCALATED, measure=measure, total=adverse, blocks=blocks, finding=finding)


WITH_QUALITY = replace(
    A_RELEASE,
    printed=(
        *A_RELEASE.printed[:4],
        _told("late", 6, "On 4 June 2019, 6 of 50 priority schools are late with the submission last due."),
        _told("below_standard", 9, "On 4 June 2019, 9 of 50 priority schools are below the council's standard."),
        _told("not_known_to_meet", 12, "On 4 June 2019, 38 of 50 priority schools are known to meet the standard."),
        *A_RELEASE.printed[4:],
    ),
    standard=10.0,
    rates=(
        PrintedRate(
            PRIORITY,
            50,
            47,
            8,
            (RateBlock(("Primary", "Secondary", "Special"), 50, 47, 8),),
            "",
            "On 4 June 2019, 47 of 50 priority schools were assessed, and 8 of 1,000 records fail a check.",
        ),
        PrintedRate(ENGAGING, 10, 0, None, (), "Not shown.", "Not shown."),
    ),
    rate_trend=(RatePoint(MARCH, 45, 50, 11), RatePoint(JUNE, 47, 50, 8)),
    england=BesideEngland((Figure(MARCH, "Primary", "authority", "Estuary", 17_872, 33, 139, 151),)),
)
"""A release that tells of lateness and of data quality too."""


def a_release(meeting: date = JUNE, returned: int = 35, supersedes: Release | None = None) -> Release:
    """A release for a meeting, of its own day, with so many returned agreements of 50."""
    not_returned = replace(
        NOT_RETURNED, total=50 - returned, blocks=(Block(("Primary", "Secondary"), 50, 50 - returned),)
    )
    return replace(
        A_RELEASE,
        meeting=meeting,
        as_at=meeting,
        printed=(not_returned, *A_RELEASE.printed[1:]),
        supersedes=supersedes.id if supersedes else "",
    )
