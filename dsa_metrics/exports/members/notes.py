"""What the sheets of the members' workbook mean, and where it comes from."""

from dsa_metrics.disclosure.release import Release
from dsa_metrics.exports.paper.members import MARK
from dsa_metrics.wording import in_words

_ESCALATION = (
    "The letters that the policy asks for have gone, no agreement is in force, and either nobody at the school has "
    "been in contact since the first of them (no contact) or the latest contact ended the talks (talks ended)."
)
_ARRIVAL = (
    "From the means of transfer last assessed. Unsafe: by a means that is not secure. None arrives: nothing is sent. "
    "Not assessed: nobody has looked, which never counts as good."
)
_SECOND = f"Data arrives unsafely or not at all. A school marked {MARK} requires escalation as well."
_WAITING = "Whole days from the last letter sent to the day that the workbook is for."
_FILTERS = "A filter hides schools on the screen. The sentences, totals and charts stay those of all schools."
_AGAIN = (
    "From the same release, statements and policy the workbook is the same, byte for byte, whenever made; a later "
    "change of the record does not change it. Under a policy by which any school would count for something else it is "
    "not made; how data arrives is by the policy of the day on which it is made."
)


def notes(release: Release, known: str, is_assessed: bool) -> tuple[tuple[str, str], ...]:
    """The thing, then what is to be known of it; `known` is the instant as at which the record was known."""
    return (
        ("Which schools", f"Those that the release counts, chosen as at {in_words(release.counted_as_at)}."),
        (
            "Agreement returned",
            "An agreement of the school itself is in force: not withdrawn, and not past its expiry.",
        ),
        ("Requires escalation", _ESCALATION),
        ("How data arrives", _ARRIVAL),
        (f"Unsafe or no data, and {MARK}", _SECOND),
        ("Days since last letter", _WAITING),
        ("Data quality", _quality(release.standard if is_assessed else None)),
        ("Filters", _FILTERS),
        ("Where it comes from", _source(release, known)),
        ("Made again", _AGAIN),
    )


def _quality(standard: float | None) -> str:
    below = f" Below the standard: more than {standard:g} failures per 1,000 records." if standard is not None else ""
    return (
        "From the checks of the last period measured. A failure whose explanation was accepted does not count."
        f"{below} A school that was not assessed has no number, and does not count as meeting the standard."
    )


def _source(release: Release, known: str) -> str:
    return (
        f"Release {release.id}, as at {in_words(release.as_at)}, and the council's record as it was known at {known}. "
        "The public part and the annex of the paper come from the same, and count the same schools."
    )
