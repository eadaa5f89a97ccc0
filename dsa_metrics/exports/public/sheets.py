"""The tables of the public spreadsheet: one sheet for every public metric, said in words before it is shown."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dsa_metrics.england import source
from dsa_metrics.exports.public.content import (
    CONFIDENTIAL,
    NOBODY,
    NOT_APPLICABLE,
    SYMBOLS,
    TREND,
    Line,
    Point,
    Subject,
    figures,
    notes,
    points,
    subjects,
)
from dsa_metrics.exports.public.rates import (
    PER_THOUSAND,
    RATE_MEANING,
    RATE_TREND,
    RATES,
    RateLine,
    RatePoint,
    rate_parts,
    rate_points,
)
from dsa_metrics.public_view import PublicView
from dsa_metrics.wording import in_words

Cell = str | int | float


@dataclass(frozen=True)
class Sheet:
    """One table with what is said above it; `totals` are the places of its rows that are of all the others together.

    Its last column holds shares, unless `has_share` is False.
    """

    tab: str
    metric: str
    title: str
    findings: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    totals: tuple[int, ...] = ()
    has_share: bool = True

    @property
    def texts(self) -> tuple[str, ...]:
        """What is said of the sheet itself: what it holds, and the symbols in it."""
        used = (symbol for symbol in SYMBOLS if any(symbol in row for row in self.rows))
        return (_INSTRUCTIONS, *(f"{symbol} {SYMBOLS[symbol]}" for symbol in used))


_INSTRUCTIONS = "This sheet contains one table. The sheet Notes says what the figures can and cannot tell."
_GROUP, _OF, _SHARE = "Phase, or phases shown together", "Schools counted", "Share of schools counted"
#: Metric -> the name on its sheet's tab.
_TABS = {
    "returned_by_phase": "Agreements returned",
    "escalation_by_phase": "Require escalation",
    "escalation_and_flow_by_phase": "Fail on both points",
    "flow_by_phase": "Unsafe or no data",
    "submissions_on_time": "Late submissions",
    "quality_below_standard": "Below the standard",
    "standard_met_by_phase": "Meet the standard",
}


def sheets(view: PublicView) -> tuple[Sheet, ...]:
    """Every sheet with figures, in the order of reading."""
    day = in_words(view.release.as_at)
    told = (_headline(view, day), *(_by_phase(one, day) for one in subjects(view)), _over_time(view, day))
    rated = (_rates(view, day), _rates_over_time(view, day)) if view.release.rates else ()
    return (*told, *rated, *_england(view))


def note_lines(view: PublicView) -> tuple[str, ...]:
    """The notes: the symbols, what is counted, what the release says of itself, and its illustrations."""
    symbols = (f"{symbol} {meaning}" for symbol, meaning in SYMBOLS.items())
    meanings = (one.meaning for one in subjects(view) if one.meaning)
    of_rates = (RATE_MEANING,) if view.release.rates else ()
    return (*symbols, *meanings, *of_rates, *notes(view.release), *view.release.illustrations)


def _headline(view: PublicView, day: str) -> Sheet:
    rows = tuple((one.label, *_cells(one.line)) for one in figures(view))
    columns = ("What is counted", "Priority schools", "Priority schools counted", "Share of priority schools")
    return Sheet("Headline", "headline", f"Headline figures, as at {day}", (view.release.headline,), columns, rows)


def _by_phase(subject: Subject, day: str) -> Sheet:
    lines = [line for part in subject.parts for line in part.all_lines] or [NOBODY]
    said = tuple(part.finding for part in subject.parts) or ("No school was counted.",)
    return Sheet(
        _TABS[subject.name],
        subject.name,
        f"{subject.heading}, by phase, as at {day}",
        (*said, *filter(None, [subject.meaning])),
        (_GROUP, "Kind of phase", subject.counted, _OF, _SHARE),
        tuple((line.group, line.cohort, *_cells(line)) for line in lines),
        tuple(place for place, line in enumerate(lines) if line.is_total),
    )


def _over_time(view: PublicView, day: str) -> Sheet:
    # Where no release shows the number, what stands in its place.
    shown = points(view) or (Point(view.release.as_at, figures(view)[0].line),)
    return Sheet(
        "Over time",
        "returned_over_time",
        f"{TREND}, up to {day}",
        (view.answer("returned_over_time").finding,),
        ("As at", "Phases", "With an agreement in force", _OF, _SHARE),
        tuple((in_words(one.day), one.line.group, *_cells(one.line)) for one in shown),
    )


def _rates(view: PublicView, day: str) -> Sheet:
    parts = rate_parts(view)
    lines = [line for part in parts for line in part.lines]
    return Sheet(
        "Failures per 1,000 records",
        "quality_by_phase",
        f"{RATES}, by phase, as at {day}",
        (*(part.finding for part in parts), RATE_MEANING),
        (_GROUP, "Kind of phase", PER_THOUSAND, "Schools assessed", _OF),
        tuple((line.group, line.cohort, *_rate_cells(line)) for line in lines),
        tuple(place for place, line in enumerate(lines) if line.is_total),
        has_share=False,
    )


def _rates_over_time(view: PublicView, day: str) -> Sheet:
    # Where no release shows the number, what stands in its place.
    instead = [RatePoint(view.release.as_at, line) for part in rate_parts(view)[:1] for line in part.lines[-1:]]
    return Sheet(
        "Failures over time",
        "quality_over_time",
        f"{RATE_TREND}, up to {day}",
        (view.answer("quality_over_time").finding,),
        ("As at", "Phases", PER_THOUSAND, "Schools assessed", _OF),
        tuple(
            (in_words(one.day), one.line.group, *_rate_cells(one.line)) for one in rate_points(view) or tuple(instead)
        ),
        has_share=False,
    )


def _england(view: PublicView) -> Iterator[Sheet]:
    """The sheet beside England, where the release holds what was published."""
    answer, last = view.answer("beside_england"), view.release.england.published_on
    if last is None:
        return
    yield Sheet(
        "Beside England",
        "beside_england",
        f"Schools sharing daily attendance with the Department for Education, as published {in_words(last)}",
        (answer.finding, source(last)),
        ("Schools", "Area", "Sharing, as a mean", "All schools of the area", "Share of schools"),
        tuple(
            (str(row["phase"]), str(row["name"]), *_shared(row)) for row in answer.rows if row["published_on"] == last
        ),
    )


def _shared(row: Mapping[str, object]) -> tuple[Cell, ...]:
    return tuple(
        value if isinstance(value, int | float) else NOT_APPLICABLE
        for value in (row["sharing"], row["total"], row["share"])
    )


def _rate_cells(line: RateLine) -> tuple[Cell, ...]:
    """Rate, schools assessed and schools counted, or the symbol for what is not shown."""
    if line.per_thousand is None:
        return CONFIDENTIAL, CONFIDENTIAL, line.schools
    return line.per_thousand, line.assessed, line.schools


def _cells(line: Line) -> Iterator[Cell]:
    """Count, schools and share: numbers where they are exact, else words or a symbol."""
    if line.count is None:
        yield from (line.symbol, line.schools or line.symbol, line.symbol)
    elif line.bound:
        yield from (f"{line.bound} {line.count:,}", line.schools, line.percentage)
    else:
        share = line.count / line.schools
        yield from (line.count, line.schools, share if line.percentage[0].isdigit() else line.percentage)
