"""What is wrong with files: each problem with its place and what to do, and the files with their faults marked."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from dsa_metrics.desk import Desk, Examination, Problem
from dsa_metrics.exports.workbook import MEDIA_TYPE
from dsa_metrics.wording import number
from pages import parts
from pages.downloads import offer
from pages.markup import Heading, Markup, folded, safe, table, under

MOST_SHOWN = 200

Place = tuple[str, str | None, int | None]


def problems(desk: Desk, examination: Examination) -> list[Markup]:
    """How many there are, the faulty files to fetch with marks in them, and the first problems, errors first."""
    listed = [*examination.errors, *examination.warnings]
    return [
        _count(examination),
        *_marked(desk, examination),
        _by_rule(listed),
        _table(listed[:MOST_SHOWN], _schools_of_like_name(examination)),
        parts.note(f"The first {MOST_SHOWN} of {len(listed):,} are shown.") if len(listed) > MOST_SHOWN else Markup(),
    ]


def _count(examination: Examination) -> Markup:
    errors, warnings = len(examination.errors), len(examination.warnings)
    said = f"{number(errors, 'error')} and {number(warnings, 'warning')}.".capitalize()
    return Markup(f'<p class="lead">{safe(said)}</p>')


def _marked(desk: Desk, examination: Examination) -> Iterator[Markup]:
    """Each file that has faulty rows, to be fetched with them marked."""
    faulty = {problem.file for problem in examination.reading.problems if problem.row}
    for upload in examination.uploads:
        if upload.name in faulty:
            name = f"{Path(upload.name).stem}-faults-marked-{desk.today.isoformat()}-officers-only.xlsx"
            url = offer(name, partial(desk.marked, examination, upload), MEDIA_TYPE)
            yield parts.download(f"Download {upload.name} with the faulty cells marked", url)


def _by_rule(listed: Sequence[Problem]) -> Markup:
    found = Counter((one.message, one.severity) for one in listed).most_common()
    if len(found) < 2:
        return Markup()
    headings = (Heading("What is wrong"), Heading("Times", is_number=True))
    lines = [(f"{message} ({severity})", times) for (message, severity), times in found]
    return folded("How often each is found", table("Every kind of problem", headings, lines))


def _table(listed: Sequence[Problem], like: Mapping[Place, str]) -> Markup:
    headings = [Heading(words) for words in ("What", "Where", "What is wrong", "What to do")]
    lines = [_line(one, like.get((one.file, one.sheet, one.row), "")) for one in listed]
    return table("Every problem, errors first", headings, lines, is_stacked=True)


def _line(one: Problem, schools: str) -> tuple[object, ...]:
    is_error = one.severity == "error"
    word = '<span class="chip is-alarm">✕ error</span>' if is_error else '<span class="chip">! warning</span>'
    sheet = f"sheet {one.sheet}" if one.sheet else ""
    row = f"row {one.row}" if one.row else ""
    column = f"column {one.column}" if one.column else ""
    where = ", ".join(place for place in (one.file, sheet, row, column) if place)
    return Markup(word), where, one.message, under(one.fix, f"Schools of a like name: {schools}." if schools else "")


def _schools_of_like_name(examination: Examination) -> dict[Place, str]:
    """Schools to be offered for a name that no register knows, by the row that gives it; never taken by themselves."""
    misses, names = examination.reading.near_misses, examination.reading.school_names
    return {
        (miss.file, miss.sheet, miss.row): ", ".join(f"{names.get(urn, 'URN')} {urn}" for urn in miss.urns)
        for miss in misses
    }
