"""One school: where it stands and why, its facts in order with their sources, its status on other dates."""

from datetime import date

from dsa_metrics.view import NamedView, School, Standing
from dsa_metrics.wording import in_words, number
from pages import parts, school_checks
from pages.choosing import choose, listed
from pages.markup import Heading, Markup, chip, code, folded, safe, table
from pages.moment import Moment
from pages.pack_link import pack_link
from pages.timeline import in_order

TITLE = "School"
URL = "one-school"

ABSENT = "On this day the school is not counted: it is not open then, or its phase is not reported."


def render(view: NamedView, moment: Moment) -> None:
    """Draws the page for the day."""
    schools = listed(view, moment)
    parts.head(TITLE, view.authority_name, moment)
    if not schools:
        parts.put(f"The record knew of no school on {in_words(moment.as_at)}.")
        return
    urn = choose(schools)
    school = view.school(urn, moment.as_at, moment.known_at)
    why = school.standing.why if school.standing else ABSENT
    parts.section(school.name, why, _standing(school), pack_link(view, moment, school))
    quality = view.answer("quality_of_school", moment.as_at, moment.known_at, urn)
    parts.section("Its data quality", quality.finding, school_checks.of_school(quality, view.policy.quality))
    if quality.table.num_rows:
        parts.put(folded("Its rate in every period", school_checks.history(quality, view.policy.quality)))
    parts.section("What happened", school.history.finding, *in_order(school.history, urn))
    parts.section("Its status on other dates", _other_dates(view, moment, urn))


def _standing(school: School) -> Markup:
    standing = school.standing
    if standing is None:
        return Markup("")
    status = chip(standing.status) + (f" {safe(standing.reason)}" if standing.reason else "")
    flow = chip(standing.data_flow) + (" falls into the second point" if standing.second_point else "")
    described: list[tuple[str, object]] = [
        ("Agreement", Markup(status)),
        ("How data arrives", Markup(flow)),
        ("Phase", school.phase),
        ("Trust", school.trust_name or "none"),
        ("Roll", "not known" if school.pupils is None else number(school.pupils, "pupil")),
        ("URN", code(school.urn)),
    ]
    items = "".join(f"<div><dt>{words}</dt><dd>{safe(value)}</dd></div>" for words, value in described)
    return Markup(f'<dl class="dsa-details">{items}</dl>')


def _other_dates(view: NamedView, moment: Moment, urn: int) -> Markup:
    days = sorted({*view.meetings(), moment.as_at})[-8:]
    standings = view.standings(urn, days, moment.known_at)
    lines = [_on(day, standings.get(day)) for day in days]
    headings = [Heading(words) for words in ("Date", "Agreement", "How data arrives", "Why")]
    return table("On each meeting day, and on the day chosen", headings, lines, is_stacked=True)


def _on(day: date, standing: Standing | None) -> tuple[object, ...]:
    if standing is None:
        return day, "not counted", "–", "Not open on this day, or of a phase that is not reported."
    return day, chip(standing.status), chip(standing.data_flow), standing.why
