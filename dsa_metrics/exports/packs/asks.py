"""What is asked of a school next, in the order in which it would help most."""

from collections.abc import Iterator
from dataclasses import dataclass

from dsa_metrics.exports.packs.phrases import all_of, of_records, rate_of, standard_of
from dsa_metrics.exports.packs.position import Found, Measurement, Position, Submission, fixes_to_reach
from dsa_metrics.vocabulary import Flow, Status
from dsa_metrics.wording import in_words

#: More failing checks than this are asked for together.
MOST_CHECKS = 5


@dataclass(frozen=True)
class Ask:
    """One thing to do, and why it helps."""

    what: str
    why: str = ""


def asks(position: Position) -> tuple[Ask, ...]:
    """Everything asked of the school: agreement, safe transfer, what is missing, then the checks by their failures."""
    return (*_agreement(position), *_transfer(position), *_missing(position), *_checks(position))


def _agreement(position: Position) -> Iterator[Ask]:
    status = position.standing.status
    if status == Status.LAPSED:
        yield Ask("Sign a new data sharing agreement and return it to us.", "The last one no longer holds.")
    elif status == Status.IN_DISCUSSION:
        yield Ask(
            "Sign the data sharing agreement and return it to us.", "Tell us if anything still stands in the way."
        )
    elif status in (Status.AWAITING_REPLY, Status.REQUIRES_ESCALATION):
        yield Ask(
            "Sign the data sharing agreement and return it to us, or tell us what stands in the way.",
            "Without it we may not be able to say where a child of your school is educated when it matters.",
        )


def _transfer(position: Position) -> Iterator[Ask]:
    flow, safe = position.standing.data_flow, all_of(position.council.safe_means, "or")
    if flow == Flow.UNSAFE:
        yield Ask(f"Send pupils' data by a safe way only: {safe}.", "The way it comes now is not secure.")
    elif flow == Flow.NONE:
        yield Ask(f"Begin to send pupils' data by a safe way: {safe}.", "At present none reaches us.")
    elif flow == Flow.NOT_ASSESSED:
        yield Ask("Tell us how you send pupils' data to us.", "We do not know yet whether the way is safe.")


def _missing(position: Position) -> Iterator[Ask]:
    by_collection: dict[str, list[Submission]] = {}
    for one in position.missing:
        by_collection.setdefault(one.collection, []).append(one)
    for collection, missing in by_collection.items():
        periods = all_of([one.period for one in missing], "and")
        oldest = min(one.due_on for one in missing)
        since = "It was due" if len(missing) == 1 else "The first was due"
        yield Ask(f"Send us what is missing of {collection}: {periods}.", f"{since} on {in_words(oldest)}.")


def _checks(position: Position) -> Iterator[Ask]:
    latest = position.latest
    if latest is None:
        return
    failing, left = latest.failing, latest.failures
    needed = fixes_to_reach(latest, position.council.standard) if position.is_below_standard else 0
    shown = failing if len(failing) <= MOST_CHECKS + 1 else failing[:MOST_CHECKS]
    for place, found in enumerate(shown, start=1):
        left -= found.failures
        gain = _gain(place, rate_of(left, latest.records, position.council.standard), place == needed)
        yield Ask(f"Put right: {found.check} ({of_records(found)}).", gain)
    if rest := failing[len(shown) :]:
        yield _together(position, latest, rest, needed > len(shown))


def _gain(place: int, rate: str, is_enough: bool) -> str:
    if rate == "0":
        return "Then nothing that was checked is left to put right."
    within = ", which meets the council's standard" if is_enough else ""
    alone = f"This alone leaves {rate} failures per thousand records"
    return f"{alone if place == 1 else f'With those above it leaves {rate}'}{within}."


def _together(position: Position, latest: Measurement, rest: tuple[Found, ...], is_needed: bool) -> Ask:
    failures = sum(one.failures for one in rest)
    within = f" Then you meet the council's standard of {standard_of(position.council.standard)}." * is_needed
    return Ask(
        f"Put right the other {len(rest)} checks of the table on the quality of your data, from the top.",
        f"Together they are {failures:,} of your {latest.failures:,} failures.{within}",
    )
