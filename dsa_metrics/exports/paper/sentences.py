"""The sentences of the public part, from the printed numbers of one release alone."""

from collections.abc import Iterator

from dsa_metrics.disclosure.measures import MEASURE
from dsa_metrics.disclosure.release import COHORTS, ENGAGING, PRIORITY, Printed, PrintedRate, Release
from dsa_metrics.disclosure.sentences import PLURALS
from dsa_metrics.wording import in_words, some_of, verb

_UNSAFELY = "data unsafely or not at all"
_AS_SET_OUT = "as set out under “Escalation hierarchy and decisions”"
_CALL = (
    "recognise that where a school has no agreement in force, the council may be unable to say where a child is "
    "educated when the police or social care ask."
)


def position(release: Release) -> str:
    """The sentence of the paper: how many schools require escalation, and how many of those fail on both points."""
    escalated = release.of("escalated")
    if escalated is None or not escalated.schools:
        return "No priority school was counted, so there is nothing to report of them."
    if is_hidden(escalated):
        return (
            f"The number of {_noun(release)}s that require escalation is not given in public: with {_few(escalated)}, "
            "any figure could show how a single school stands."
        )
    return f"For the purposes of the public meeting, {_there_are(release, escalated)}{_of_which(release, escalated)}."


def standing(release: Release) -> str:
    """How many priority schools there are and how many of them have an agreement in force."""
    printed = release.of("not_returned")
    if printed is None or not printed.schools or is_hidden(printed):
        return ""
    if printed.at_least:
        most = printed.schools - (printed.total or 0)
        return (
            f"Of the {printed.schools:,} priority schools{_phases(printed)}, at most {most:,} "
            f"{verb(most, 'has', 'have')} an agreement in force. The exact number is not shown, since it could tell "
            "how a single school stands."
        )
    returned = printed.schools - (printed.total or 0)
    if returned in (0, printed.schools):
        some = some_of(returned, printed.schools, "priority school")
        return f"{some[:1].upper()}{some[1:]}{_phases(printed)} {verb(returned, 'has', 'have')} an agreement in force."
    return (
        f"Of the {printed.schools:,} priority schools{_phases(printed)}, {returned:,} {verb(returned, 'has', 'have')} "
        "an agreement in force."
    )


def bound(release: Release) -> str:
    """Why only a bound is given; blank where the number is exact, or is not given at all."""
    escalated = release.of("escalated")
    if escalated is None or not escalated.at_least or is_hidden(escalated):
        return ""
    return (
        "The exact number is not given in public: so many of the schools require escalation that it could tell how a "
        "single school stands."
    )


def purpose(release: Release) -> str:
    """What the paper is for."""
    report = f"To report where data sharing agreements with schools stand on {in_words(release.as_at)}"
    if not _any_may(release):
        return f"{report}."
    return f"{report}, and to ask the board to decide what is done where a school has not returned its agreement."


def recommendations(release: Release) -> tuple[str, ...]:
    """What the board is asked to note, to recognise and to approve."""
    return (*_notes(release), *_recognise(release), *_approve(release))


def is_hidden(printed: Printed) -> bool:
    """True where nothing at all is told of a measure."""
    return printed.total is None or (printed.at_least and not printed.total)


def pooled(release: Release) -> str:
    """That the phases are given together, where they are; else blank."""
    escalated = release.of("escalated")
    if escalated is None or len(escalated.blocks) != 1 or len(escalated.blocks[0].phases) < 2:
        return ""
    return "How many require escalation is given for these phases together; by phase it could tell how a school stands."


def names(release: Release) -> str:
    """Who is told which schools these are; blank where no school requires escalation, as far as the public knows."""
    if not _any_may(release):
        return ""
    return "No school is named in this part. Members have the names in a restricted annex, on the same figures."


def told(printed: Printed) -> str:
    """What is printed of a measure in one sentence; why not, where it is withheld."""
    if not printed.withheld:
        return printed.finding
    return f"How many {PLURALS[printed.cohort]} {MEASURE[printed.measure].many} {_not_given(printed.withheld)}"


def rate_told(rate: PrintedRate) -> str:
    """What is printed of the failure rates in one sentence; why not, where they are withheld."""
    if not rate.withheld:
        return rate.finding
    return f"How often records of {PLURALS[rate.cohort]} fail a check {_not_given(rate.withheld)}"


def _not_given(withheld: str) -> str:
    return f"is not given in public: {withheld.removeprefix('Not shown: ').strip()}"


_APPROVE_ANY = (
    f"approve the escalation of any school that requires it, {_AS_SET_OUT}; which schools these are is a matter for "
    "members."
)
_APPROVE_REPORT = (
    "approve that no school is escalated now, and that the position is reported again at the next meeting."
)


def _few(printed: Printed) -> str:
    return f"so few priority schools ({printed.schools:,})"


def _may(printed: Printed | None) -> bool:
    """False where none of the schools requires escalation, as far as the public knows."""
    return printed is not None and bool(printed.schools) and not (printed.is_exact and not printed.total)


def _any_may(release: Release) -> bool:
    return any(_may(release.of("escalated", cohort)) for cohort in COHORTS)


def _noun(release: Release) -> str:
    """What the priority schools are called: schools, unless some of the other phases may require escalation, too."""
    return "priority school" if _may(release.of("escalated", ENGAGING)) else "school"


def _there_are(release: Release, escalated: Printed) -> str:
    total, noun = escalated.total or 0, _noun(release)
    if not total:
        return f"there are no {noun}s that require escalation"
    least = "at least " if escalated.at_least else ""
    schools, they = (noun, "requires") if total == 1 else (f"{noun}s", "require")
    return f"there {verb(total, 'is', 'are')} {least}{total:,} {schools} that {they} escalation"


def _of_which(release: Release, escalated: Printed) -> str:
    both, total = release.of("escalated_and_unsafe"), escalated.total or 0
    if not total:
        return ""
    is_one = total == 1 and not escalated.at_least
    if both is None or is_hidden(both):
        return f"; how many of them also share {_UNSAFELY} is not shown" * (not is_one)
    if is_one:
        return f", {'which also shares' if both.total else 'which is not known to share'} {_UNSAFELY}"
    if not both.total:
        return f", none of which is known to share {_UNSAFELY}"
    which = _which(both, total, escalated.at_least)
    return f", {which} of which also {verb(both.total, 'shares', 'share')} {_UNSAFELY}"


def _which(both: Printed, total: int, is_bound: bool) -> str:
    if both.at_least:
        return f"at least {both.total:,}"
    if both.total == total and not is_bound:
        return "both" if total == 2 else "all"
    return f"{both.total:,}"


def _phases(printed: Printed) -> str:
    named = [phase.lower() for block in printed.blocks for phase in block.phases]
    if not named:
        return ""
    return f" ({', '.join(named[:-1])} and {named[-1]})" if len(named) > 1 else f" ({named[0]})"


def _notes(release: Release) -> Iterator[str]:
    escalated, others = release.of("escalated"), release.of("escalated", ENGAGING)
    if escalated is None or not escalated.schools:
        yield "note that no priority school was counted."
    elif is_hidden(escalated):
        yield _note_hidden(release, escalated)
    else:
        on = f"note that, on {in_words(release.as_at)},"
        yield f"{on} {_there_are(release, escalated)}{_of_which(release, escalated)}."
    if others is not None and others.total:
        yield f"note that, {others.finding[:1].lower()}{others.finding[1:]}"


def _recognise(release: Release) -> Iterator[str]:
    if _any_may(release):
        yield _CALL
    elif (escalated := release.of("escalated")) is not None and escalated.schools:
        yield _recognise_calm(release)


def _approve(release: Release) -> Iterator[str]:
    """What the board is asked to approve; nothing where no school was counted that may require escalation."""
    escalated, others = release.of("escalated"), release.of("escalated", ENGAGING)
    too = _others(others) if others is not None and _may(others) else ""
    if escalated is None or not escalated.schools:
        yield from (f"approve the escalation of {each}, {_AS_SET_OUT}." for each in (too,) if each)
    elif is_hidden(escalated):
        yield _APPROVE_ANY
    elif escalated.total:
        these = f"{'this' if escalated.total == 1 and escalated.is_exact else 'these'} {_schools(escalated, release)}"
        yield f"approve the escalation of {these}{f' and of {too}' if too else ''}, {_AS_SET_OUT}."
    elif too:
        yield f"approve that no priority school is escalated now, and the escalation of {too}, {_AS_SET_OUT}."
    else:
        yield _APPROVE_REPORT


def _schools(escalated: Printed, release: Release) -> str:
    return f"{_noun(release)}{'' if escalated.total == 1 and escalated.is_exact else 's'}"


def _others(printed: Printed) -> str:
    """The schools of the other phases that require escalation, as far as the public knows how many they are."""
    if not printed.total:
        return "any school of the other phases that requires it"
    if printed.at_least:
        return "the schools of the other phases that require it"
    schools = verb(
        printed.total, "school of the other phases that requires", "schools of the other phases that require"
    )
    return f"the {f'{printed.total:,} ' * (printed.total > 1)}{schools} it"


def _note_hidden(release: Release, escalated: Printed) -> str:
    return (
        f"note that the position on {in_words(release.as_at)} cannot be given in figures in public, since there are "
        f"{_few(escalated)}."
    )


def _recognise_calm(release: Release) -> str:
    printed = release.of("not_returned", PRIORITY)
    if printed is not None and printed.is_exact and not printed.total:
        return "recognise the work of the schools: every priority school has an agreement in force."
    return f"{_CALL[:-1]}, and that letters and talks with the schools without one go on."
