"""Releases made of plain values, as the press would make them."""

from dataclasses import replace
from datetime import date

from dsa_metrics.disclosure import Block, DisclosurePolicy
from dsa_metrics.disclosure.release import ENGAGING, PRIORITY, Point, Printed, Release

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
