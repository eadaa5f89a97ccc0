"""Releases of every shape, built by hand: each is small, and what is printed of it is said here."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dsa_metrics.disclosure.ladder import Block, PublishedCounts
from dsa_metrics.disclosure.measures import ALONE, TOGETHER
from dsa_metrics.disclosure.policy import DisclosurePolicy
from dsa_metrics.disclosure.rates import PublishedRates, RateBlock
from dsa_metrics.disclosure.release import ENGAGING, PRIORITY, Printed, PrintedRate, RatePoint, Release
from dsa_metrics.disclosure.sentences import NOTES, finding, headline, rate_finding
from dsa_metrics.disclosure.together import Withheld
from dsa_metrics.england import BesideEngland, Figure
from dsa_metrics.public_view import PublicView

AS_AT, MEETING = date(2019, 6, 4), date(2019, 6, 11)
WITHHELD = Withheld("Not shown: it could tell which schools they are.")

Found = PublishedCounts | Withheld


def counts(*blocks: tuple[Sequence[str], int, int]) -> PublishedCounts:
    """Blocks of phases, schools and adverse schools, each exact."""
    made = tuple(Block(tuple(phases), schools, adverse) for phases, schools, adverse in blocks)
    return PublishedCounts(made, sum(block.adverse for block in made), at_least=False)


def at_least(total: int) -> PublishedCounts:
    return PublishedCounts((), total, at_least=True)


def cohort(name: str, schools: int, *found: Found) -> tuple[Printed, ...]:
    return tuple(_printed(name, measure.name, schools, one) for measure, one in zip(TOGETHER, found, strict=True))


def release(*printed: Printed, meeting: date = MEETING, as_at: date = AS_AT, illustrated: bool = False) -> Release:
    said = "No priority school was counted."
    if printed and printed[0].cohort == PRIORITY:
        first = [_found(one) for one in printed[:3]]
        said = headline(first[1], first[2], printed[0].schools, as_at)
    pupils = "An illustration, not a count: 14 priority schools of average size would teach about 7,990 pupils."
    policies = (DisclosurePolicy(insiders=7), DisclosurePolicy())
    told = (pupils,) if illustrated else ()
    made = Release(
        "=Marsh & <Fen> Council", "Education Board", meeting, as_at, as_at, said, printed, told, NOTES, policies
    )
    return _with_trend(made, made)


def _with_trend(last: Release, *releases: Release) -> Release:
    points = (each.point for each in releases)
    return replace(last, trend=tuple(point for point in points if point))


def _printed(name: str, measure: str, schools: int, found: Found) -> Printed:
    said = finding(measure, name, schools, found, AS_AT)
    if isinstance(found, Withheld):
        return Printed(name, measure, schools, None, False, (), found.why, said)
    return Printed(name, measure, schools, found.total, found.at_least, found.blocks, "", said)


def _found(one: Printed) -> Found:
    return WITHHELD if one.total is None else PublishedCounts(one.blocks, one.total, one.at_least)


def view(*releases: Release) -> PublicView:
    """What the public has of the last of these, with a point of its trend for each."""
    return PublicView(_with_trend(releases[-1], *releases))


PRIMARY, MERGED = (["Primary"], 33), (["Secondary", "Special"], 17)
OTHERS = (["Independent", "Alternative Provision", "16 plus"], 10)

WHOLE = release(
    *cohort(
        PRIORITY,
        50,
        counts((*PRIMARY, 8), (*MERGED, 6)),
        counts((*PRIMARY, 6), (*MERGED, 4)),
        counts((*PRIMARY, 2), (*MERGED, 2)),
        WITHHELD,
    ),
    *cohort(ENGAGING, 10, counts((*OTHERS, 7)), counts((*OTHERS, 0)), counts((*OTHERS, 0)), counts((*OTHERS, 4))),
    illustrated=True,
)
EARLIER = release(
    *cohort(PRIORITY, 50, counts((*PRIMARY, 12), (*MERGED, 10)), at_least(44), WITHHELD, WITHHELD),
    meeting=date(2019, 3, 26),
    as_at=date(2019, 3, 26),
)
NO_OTHERS = release(*WHOLE.printed[:4])
BOUNDED = release(*cohort(PRIORITY, 57, at_least(51), at_least(51), counts((["Primary"], 57, 3)), WITHHELD))
ALL_WITHHELD = release(
    *cohort(PRIORITY, 50, WITHHELD, WITHHELD, WITHHELD, WITHHELD), *cohort(ENGAGING, 10, *[WITHHELD] * 4)
)
NONE_OUTSTANDING = release(
    *cohort(PRIORITY, 50, *[counts((*PRIMARY, 0), (*MERGED, 0))] * 4),
    *cohort(ENGAGING, 10, *[counts((*OTHERS, 0))] * 4),
)
ALL_THREE = ["Primary", "Secondary", "Special"]
POOLED = release(*cohort(PRIORITY, 50, *[counts((ALL_THREE, 50, adverse)) for adverse in (30, 20, 9, 12)]))
TOO_SMALL = release(*cohort(PRIORITY, 3, at_least(0), at_least(0), at_least(0), WITHHELD))
NOBODY = release()
ONLY_OTHERS = release(*WHOLE.printed[4:])
_MANY = [counts((["Primary"], 1400, adverse), (["Secondary"], 1000, 2)) for adverse in (1300, 9, 4, 6)]
THOUSANDS = release(*cohort(PRIORITY, 2400, *_MANY))

_SOME, _FEW = Block(("Primary",), 33, 5), Block(("Secondary", "Special"), 17, 3)
_COUNTED = PublishedCounts((_SOME, _FEW), 8, at_least=False)
QUALITY = replace(
    WHOLE,
    printed=(
        *WHOLE.printed[:4],
        *(_printed(PRIORITY, measure.name, 50, _COUNTED) for measure in ALONE),
        *WHOLE.printed[4:],
        *(_printed(ENGAGING, measure.name, 10, at_least(8)) for measure in ALONE),
    ),
    standard=10.0,
    rates=(
        PrintedRate(
            PRIORITY,
            50,
            50,
            9,
            (RateBlock(("Primary",), 33, 33, 7), RateBlock(("Secondary", "Special"), 17, 17, 13)),
            "",
            rate_finding(PRIORITY, 50, PublishedRates((), 50, 9), AS_AT),
        ),
        PrintedRate(ENGAGING, 10, 0, None, (), "Not shown: too few.", "Not shown: too few."),
    ),
    rate_trend=(RatePoint(date(2019, 3, 26), 47, 50, 11), RatePoint(AS_AT, 50, 50, 9)),
    england=BesideEngland(
        (
            Figure(date(2019, 5, 9), "Primary", "authority", "Marsh & Fen", 17_872, 33, 139, 151),
            Figure(date(2019, 5, 9), "Primary", "England", "England", 12_345_678, 16_700, None, None),
            Figure(date(2019, 5, 9), "Special", "authority", "Marsh & Fen", None, None, None, None),
        )
    ),
)
NO_RATES = replace(QUALITY, printed=QUALITY.printed[7:], rates=QUALITY.rates[1:], rate_trend=(), trend=())

SHAPES = {
    "whole": WHOLE,
    "no others": NO_OTHERS,
    "bounded": BOUNDED,
    "all withheld": ALL_WITHHELD,
    "none outstanding": NONE_OUTSTANDING,
    "pooled": POOLED,
    "too small": TOO_SMALL,
    "nobody": NOBODY,
    "only others": ONLY_OTHERS,
    "thousands": THOUSANDS,
    "quality": QUALITY,
    "no rates": NO_RATES,
}
