"""The release as one tidy CSV, and the file that says what is in it (in the manner of CSV on the Web)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256

from dsa_metrics.disclosure.release import Release
from dsa_metrics.exports.public.content import (
    CONFIDENTIAL,
    MARKING,
    NOT_APPLICABLE,
    SYMBOLS,
    TITLE,
    TREND,
    Line,
    file_stem,
    notes,
    points,
    reasons,
    rounded,
    subjects,
)
from dsa_metrics.exports.public.rates import (
    PER_THOUSAND,
    RATE_MEANING,
    RATE_TREND,
    RATES,
    RateLine,
    rate_parts,
    rate_points,
)
from dsa_metrics.exports.text import as_csv, as_json
from dsa_metrics.public_view import PublicView
from dsa_metrics.wording import in_words

#: Name, kind, unit and meaning of each column.
_COLUMNS = (
    ("cohort", "string", "", "Whether the phases are those that the board put first, or the others"),
    ("measure", "string", "", "What is counted; each is described under notes"),
    ("group", "string", "", "Phase, or phases shown together"),
    ("schools", "integer", "schools", "Schools counted in the campaign year"),
    ("count", "integer", "schools", "Schools of the group that the measure counts"),
    ("share", "decimal", "share (0 to 1)", "Count divided by schools, to four decimal places"),
    ("note", "string", "", "The finding of the measure for these phases in a sentence"),
    ("as_at", "date", "date", "Day that the count speaks of"),
    ("meeting", "date", "date", "Day of the meeting that this file was made for"),
    ("release", "string", "", "Identifier of the release that this file was made from"),
)
#: Stands after the share in a release that tells of data quality.
_RATE = ("per_thousand", "integer", "failures per thousand records", PER_THOUSAND)
_DESCRIPTION = (
    "How many schools have an agreement in force, require escalation, and share data unsafely or not at all, as far as "
    "can be said without any school being worked out. The lines of one measure and cohort add up; there are no totals."
)
_LICENCE = "The licence (dc:license) is left blank for the council to state."


def tidy_csv(view: PublicView) -> bytes:
    """One line per measure and group of phases, with a heading line."""
    rows = list(_rows(view))
    return f"{as_csv(rows, [name for name, *_ in _columns(view)])}\n".encode()


def csv_metadata(view: PublicView, table: bytes) -> bytes:
    """What the CSV holds, its columns, notes, release and digest, as JSON."""
    release = view.release
    said = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": f"{file_stem(release)}.csv",
        "dc:title": f"{TITLE}, as at {in_words(release.as_at)}",
        "dc:description": f"{release.headline} {_DESCRIPTION}",
        "dc:publisher": release.authority,
        "dc:license": "",
        "dc:language": "en",
        "audience": MARKING,
        "board": release.board,
        "meeting": release.meeting,
        "as_at": release.as_at,
        "release": release.id,
        "sha256": sha256(table).hexdigest(),
        "notes": [*notes(release), *_of_measures(view), *_symbols(), _LICENCE],
        "dialect": {"encoding": "utf-8", "header": True, "delimiter": ","},
        "tableSchema": {"columns": [_column(*column, view) for column in _columns(view)]},
    }
    return f"{as_json(said)}\n".encode()


def _columns(view: PublicView) -> tuple[tuple[str, str, str, str], ...]:
    place = [name for name, *_ in _COLUMNS].index("share") + 1
    return (*_COLUMNS[:place], _RATE, *_COLUMNS[place:]) if view.release.rates else _COLUMNS


def _rows(view: PublicView) -> Iterator[dict[str, object]]:
    release = view.release
    for subject in subjects(view):
        for part in subject.parts:
            for line in part.lines:
                yield _row(line, subject.heading, part.finding, release.as_at, release)
    for point in points(view):
        yield _row(point.line, TREND, view.answer("returned_over_time").finding, point.day, release)
    for told in rate_parts(view):
        for rate in told.lines:
            if not rate.is_total:
                yield _rate_row(rate, RATES, told.finding, release.as_at, release)
    for moved in rate_points(view):
        yield _rate_row(moved.line, RATE_TREND, view.answer("quality_over_time").finding, moved.day, release)


def _rate_row(rate: RateLine, measure: str, note: str, as_at: date, release: Release) -> dict[str, object]:
    """The mean of a group, with how many of its schools were assessed."""
    line = Line(rate.cohort, rate.group, rate.schools, rate.assessed)
    if rate.per_thousand is None:
        line = replace(line, count=None, symbol=CONFIDENTIAL)
    return {**_row(line, measure, note, as_at, release), "per_thousand": _cell(line, rate.per_thousand)}


def _row(line: Line, measure: str, note: str, as_at: date, release: Release) -> dict[str, object]:
    return {
        "cohort": line.cohort,
        "measure": measure,
        "group": line.group,
        "schools": line.schools,
        "count": _cell(line, line.count),
        "share": _cell(line, None if line.share is None else rounded(line, 4)),
        **({"per_thousand": NOT_APPLICABLE} if release.rates else {}),
        "note": note,
        "as_at": as_at,
        "meeting": release.meeting,
        "release": release.id,
    }


def _cell(line: Line, value: float | None) -> object:
    if value is None:
        return line.symbol
    return f"{line.bound} {value}" if line.bound else value


def _column(name: str, kind: str, unit: str, meaning: str, view: PublicView) -> dict[str, object]:
    said: dict[str, object] = {"name": name, "titles": name, "datatype": kind, "dc:description": meaning}
    if unit:
        said["unit"] = unit
    if instead := sorted(_instead(view, name)):
        said["null"] = instead
    return said


def _instead(view: PublicView, name: str) -> set[str]:
    """What stands in a column of numbers in place of one."""
    return {
        str(row[name])
        for row in _rows(view)
        if name in ("count", "share", "per_thousand") and isinstance(row[name], str)
    }


def _of_measures(view: PublicView) -> Iterator[str]:
    for subject in subjects(view):
        yield f"{subject.heading}. {subject.meaning}".strip()
        yield from reasons(subject)
    if view.release.rates:
        yield f"{RATES}. {RATE_MEANING} The count is that of the schools assessed."


def _symbols() -> Iterator[str]:
    for symbol, meaning in SYMBOLS.items():
        yield f"{symbol} {meaning}"
