"""Answers as tables: the twin of each chart, the list of schools, the matrix of the two failings."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from dsa_metrics import charts
from dsa_metrics.metrics import Answer
from dsa_metrics.vocabulary import Flow, Reason, Status
from dsa_metrics.wording import in_words, per_cent
from pages.markup import Group, Heading, Line, Markup, chip, code, safe, table, under

Row = Mapping[str, object]
Rows = Sequence[Row]


def total(rows: Rows, column: str) -> int:
    """The sum of a column over rows."""
    return sum(value for row in rows if isinstance(value := row[column], int))


def share(part: int, whole: int) -> Markup:
    """A share in per cent, or a dash where there is nothing to share."""
    return Markup(per_cent(part, whole)) if whole else Markup("–")


def numbers(*words: str) -> tuple[Heading, ...]:
    """Headings of columns of numbers."""
    return tuple(Heading(word, is_number=True) for word in words)


def by_phase(
    answer: Answer,
    priority: tuple[str, ...],
    headings: Sequence[Heading],
    values: Callable[[Rows], Sequence[object]],
) -> Markup:
    """A line per phase, the priority phases with their total first, the others apart; `values` sums up rows."""
    rows = answer.rows
    phases = tuple(dict.fromkeys(str(row["phase"]) for row in rows))
    first, others = [p for p in phases if p in priority], [p for p in phases if p not in priority]
    lines: list[Line] = [Group(charts.GROUPS[0])] if first else []
    lines += [(phase, *values([row for row in rows if row["phase"] == phase])) for phase in first]
    if len(first) > 1:
        lines.append((Markup("<strong>Together</strong>"), *values([row for row in rows if row["phase"] in first])))
    lines += [Group(charts.GROUPS[1])] if others else []
    lines += [(phase, *values([row for row in rows if row["phase"] == phase])) for phase in others]
    return table(caption(answer), (Heading("Phase"), *headings), lines)


def over_time(answer: Answer, phases: tuple[str, ...], column: str) -> Markup:
    """A line per date measured, a column per phase: how many of how many schools."""
    rows = answer.rows
    found = {(row["measured_on"], row["phase"]): row for row in rows}
    present = [phase for phase in phases if any(row["phase"] == phase for row in rows)]
    lines: list[Line] = [
        (day, *(_part_of(found.get((day, phase)), column) for phase in present))
        for day in dict.fromkeys(row["measured_on"] for row in rows)
    ]
    return table(caption(answer), (Heading("Date"), *numbers(*present)), lines)


def flows(rows: Rows) -> Sequence[object]:
    """The values of a line on how data arrives: schools, schools for each way, the share straight through."""
    schools = total(rows, "schools")
    straight = share(total(rows, "straight_through"), schools)
    return (schools, *(total(rows, flow.column) for flow in Flow), straight)


def reasons(rows: Rows) -> Sequence[object]:
    """The values of a line on escalation: schools for each reason, and in all."""
    counts = [total([row for row in rows if row["reason"] == reason], "schools") for reason in Reason]
    return (*counts, sum(counts))


def both_failings(answer: Answer) -> Markup:
    """Status against data flow; where both failings meet, an outline and the word say so."""
    schools = {(str(row["status"]), str(row["data_flow"])): row["schools"] for row in answer.rows}
    lines: list[Line] = [
        (chip(status), *(_meeting(status, flow, schools.get((status, flow), 0)) for flow in Flow)) for status in Status
    ]
    headings = (Heading("Agreement"), *numbers(*(flow.capitalize() for flow in Flow)))
    return table(caption(answer), headings, lines)


def schools_to_escalate(answer: Answer, rows: Rows, shown: str) -> Markup:
    """One line per school that requires escalation, `shown` saying which; word and asterisk mark the second point."""
    headings = [
        Heading(words) for words in ("School", "Phase and trust", "Reason", "How data arrives", "Last letter", "Why")
    ]
    return table(f"{caption(answer)}; shown: {shown}", headings, [_school(row) for row in rows], is_stacked=True)


def outstanding(rows: Rows, as_at: date) -> Markup:
    """One line per school without an agreement in force."""
    words = f"Schools without an agreement in force, as at {in_words(as_at)}"
    headings = [Heading(heading) for heading in ("School", "Phase", "Agreement", "Why")]
    lines = [
        (under(row["name"], f"URN {row['urn']}"), row["phase"], chip(str(row["status"])), row["why"]) for row in rows
    ]
    return table(words, headings, lines, is_stacked=True)


def caption(answer: Answer) -> str:
    """What is counted, of what, and when."""
    return f"{answer.metric.counted}, as at {in_words(answer.as_at)}"


def _part_of(row: Row | None, column: str) -> Markup:
    if row is None or not row["schools"]:
        return Markup("–")
    part, whole = total([row], column), total([row], "schools")
    return Markup(f"{part} of {whole} ({per_cent(part, whole)})")


def _meeting(status: Status, flow: Flow, schools: object) -> Markup:
    unsafe = flow.is_second_point
    if status is Status.REQUIRES_ESCALATION and unsafe and schools:
        return Markup(f'<td class="number is-overlap">{safe(schools)}<span class="second">both failings</span></td>')
    return Markup(f'<td class="number{" is-second" if unsafe else ""}">{safe(schools)}</td>')


def _school(row: Row) -> Line:
    star = "\u00a0*" if row["second_point"] else ""
    flow = chip(str(row["data_flow"]))
    return (
        under(f"{row['name']}{star}", f"URN {code(row['urn'])}"),
        under(row["phase"], row["trust"] or ""),
        row["reason"],
        Markup(f'{flow}<span class="second">second point\u00a0*</span>') if star else flow,
        under(row["last_letter_on"], f"{row['days_since_letter']} days ago", is_unbroken=True),
        row["why"],
    )
