"""A school's position in the words of its pack: what the template's fields say."""

from dataclasses import dataclass

from dsa_metrics.exports.packs import quality_words as quality
from dsa_metrics.exports.packs.asks import asks
from dsa_metrics.exports.packs.phrases import all_of
from dsa_metrics.exports.packs.position import Letter, Position, Submission
from dsa_metrics.vocabulary import Flow, Status
from dsa_metrics.wording import INVENTED, capital, in_words, things

#: The submissions shown one by one, the last of them.
MOST_SUBMISSIONS = 6

_AGREEMENT = {
    Status.RETURNED: "Returned: your agreement is in force.",
    Status.LAPSED: "Lapsed: there was an agreement, and it no longer holds.",
    Status.REQUIRES_ESCALATION: "Requires escalation: we have asked for your agreement and need your answer.",
    Status.IN_DISCUSSION: "In discussion: we are in touch about your agreement, which is not returned yet.",
    Status.AWAITING_REPLY: "Awaiting reply: we have asked for your agreement and it is not returned yet.",
    Status.NOT_ASKED: "Not asked: we have not asked you for an agreement yet. We will write to you.",
}
_FLOW = {
    Flow.STRAIGHT_THROUGH: "Straight through: safely, regularly and automatically. Thank you.",
    Flow.SECURE_BY_HAND: "Secure, by hand: safely. An automated transfer would save you work, but need not be.",
    Flow.UNSAFE: "Unsafe: by a way that is not secure.",
    Flow.NONE: "None: no data reaches us.",
    Flow.NOT_ASSESSED: "Not assessed: we do not know how you send data, so we cannot say that it is safe.",
}


@dataclass(frozen=True)
class Item:
    """One thing asked."""

    what: str
    why: str


@dataclass(frozen=True)
class Due:
    """A line of the table of submissions."""

    collection: str
    period: str
    due: str
    received: str
    outcome: str


@dataclass(frozen=True)
class Words:
    """Every field that a template may name; blank where there is nothing to say, and no line where there is none."""

    authority: str
    school: str
    urn: str
    phase: str
    as_at: str
    scope: str
    invented: str
    summary: str
    asks: tuple[Item, ...]
    no_asks: str
    agreement: str
    agreement_why: str
    letters: str
    flow: str
    flow_why: str
    submissions: tuple[Due, ...]
    submissions_summary: str
    quality_summary: str
    quality_warning: str
    failing: tuple[quality.Failing, ...]
    explained: tuple[quality.Explained, ...]
    fine: str
    dimensions: tuple[quality.Kind, ...]
    periods: tuple[quality.Period, ...]
    trend_summary: str
    has_chart: bool
    chart_alt: str
    reading: str


def words(position: Position) -> Words:
    """The fields of a school's pack."""
    council, standing, asked = position.council, position.standing, asks(position)
    return Words(
        authority=council.authority,
        school=position.name,
        urn=str(position.urn),
        phase=position.phase,
        as_at=in_words(council.as_at),
        scope=_scope(position),
        invented=INVENTED if council.is_invented else "",
        summary=_summary(position, len(asked)),
        asks=tuple(Item(one.what, one.why) for one in asked),
        no_asks="" if asked else "Nothing. Thank you." if position.is_all_well else "Nothing at present.",
        agreement=_AGREEMENT[Status(standing.status)],
        agreement_why=standing.why,
        letters=_letters(position),
        flow=_FLOW[Flow(standing.data_flow)],
        flow_why=_means(position),
        submissions=tuple(_due(one) for one in position.submissions[-MOST_SUBMISSIONS:]),
        submissions_summary=_submissions(position),
        quality_summary=quality.summary(position),
        quality_warning=quality.warning(position),
        failing=quality.failing(position),
        explained=quality.explained(position),
        fine=quality.fine(position),
        dimensions=quality.dimensions(position),
        periods=quality.periods(position),
        trend_summary=quality.trend(position),
        has_chart=quality.has_chart(position),
        chart_alt=quality.chart_alt(position),
        reading=quality.reading(position),
    )


def _scope(position: Position) -> str:
    known = position.council.known_at
    later = f" What was recorded after {in_words(known.date())} is left out." if known else ""
    return f"For the head teacher. Everything here is about your school alone.{later}"


def _summary(position: Position, asked: int) -> str:
    if position.is_all_well:
        arrived = (
            "everything that was due arrived on time" if position.submissions else "nothing was due that is missing"
        )
        late = any(one.outcome == "late" for one in position.submissions)
        arrived = "everything that was due has arrived" if late else arrived
        return (
            f"Thank you. Your agreement is in force, your data reaches us safely, {arrived}, and our checks found "
            "nothing to put right. There is nothing for you to do."
        )
    thanks = _thanks(position)
    unknown = (
        "" if position.latest else "The quality of your data has not been assessed, so we cannot say how good it is."
    )
    first = f"We ask {things(asked)} of you, named below" if asked else "There is nothing for you to do at present"
    ordered = "; the first would help most." if asked > 1 else "."
    return " ".join(filter(None, (thanks, unknown, first + ordered)))


def _thanks(position: Position) -> str:
    standing, latest = position.standing, position.latest
    earned = []
    if standing.status == Status.RETURNED:
        earned.append("returning your agreement")
    if standing.data_flow in (Flow.STRAIGHT_THROUGH, Flow.SECURE_BY_HAND):
        earned.append("sending pupils' data safely")
    if position.submissions and all(one.outcome == "on time" for one in position.submissions):
        earned.append("being on time with everything that was due")
    if latest and not latest.failures:
        earned.append(f"data in which we found nothing to put right ({latest.period})")
    elif latest and not position.is_below_standard:
        earned.append(f"data that meets the council's standard ({latest.period})")
    return f"Thank you for {all_of(earned, 'and')}." if earned else ""


def _letters(position: Position) -> str:
    if not position.letters:
        return "" if position.standing.status == Status.NOT_ASKED else "We have sent you no letter about it."
    if all(in_words(one.sent_on) in position.standing.why for one in position.letters):
        return ""
    return f"Letters sent about it: {all_of([_letter(one) for one in position.letters], 'and')}."


def _letter(letter: Letter) -> str:
    earlier = " (to the school that yours replaced)" if letter.is_predecessor else ""
    return f"letter {letter.step} on {in_words(letter.sent_on)}{earlier}"


def _means(position: Position) -> str:
    day = f" when we last looked, on {in_words(position.means_assessed_on)}" if position.means_assessed_on else ""
    if position.means is None:
        return ""
    if position.standing.data_flow == Flow.NONE:
        return f"So it was{day}."
    if position.standing.data_flow == Flow.NOT_ASSESSED:
        return f"You used {position.means}{day}; whether that is safe has not been settled."
    return f"It came by {position.means}{day}."


def _due(one: Submission) -> Due:
    late = f", by {things(one.days_late, 'day')}" if one.days_late else ""
    received = in_words(one.received_on) if one.received_on else "not received"
    return Due(one.collection, one.period, in_words(one.due_on), received, capital(one.outcome) + late)


def _submissions(position: Position) -> str:
    due = position.submissions
    if not due:
        return "Nothing was due from you by this day."
    parts = [
        f"{count} {outcome}"
        for outcome in ("on time", "late", "missing")
        if (count := sum(one.outcome == outcome for one in due))
    ]
    cut = f" The last {MOST_SUBMISSIONS} are shown." if len(due) > MOST_SUBMISSIONS else ""
    return f"Submissions due so far: {len(due)}, of which {all_of(parts, 'and')}.{cut}"
