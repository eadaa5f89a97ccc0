"""The two schools that the sample gives away, and the list of the ways in which it does."""

from collections.abc import Callable
from dataclasses import dataclass

from tests.leak.demonstration import School, parts, schools
from tests.leak.forbidden import Kind, Secret

#: Both have rolls larger than any count of schools; the first belongs to a trust.
SCHOOL = next(school for school in schools() if school.trust and school.pupils)
ANOTHER = next(school for school in schools() if school.pupils and not school.trust)
BOTH = (SCHOOL, ANOTHER)
NAMES = [school.name for school in BOTH]
URNS = [int(school.urn) for school in BOTH]
ROLLS = [school.pupils for school in BOTH]
(PART,) = parts(SCHOOL.name, ())

#: The page that is clean but for its own address, and that address.
ADDRESS = "the_address_of_a_page"
SLUG = SCHOOL.name.lower().replace(" ", "-")

Draw = Callable[[], None]


@dataclass(frozen=True)
class Leak:
    """What draws a page, and what the page gives away."""

    draw: Draw
    secrets: frozenset[Secret]


LEAKS: dict[str, Leak] = {}


def gives(*kinds: Kind, of: tuple[School, ...] = (SCHOOL,)) -> Callable[[Draw], Draw]:
    """Enters a page in the list, by the name of its function."""

    def enter(draw: Draw) -> Draw:
        LEAKS[draw.__name__] = Leak(draw, frozenset(secret(school, kind) for school in of for kind in kinds))
        return draw

    return enter


def secret(school: School, kind: Kind) -> Secret:
    """What a school can be known by, of this kind."""
    known = {
        Kind.NAME: school.name,
        Kind.PART: PART,
        Kind.TRUST: school.trust,
        Kind.URN: school.urn,
        Kind.UKPRN: school.ukprn,
        Kind.DFE_NUMBER: school.dfe_number,
        Kind.POSTCODE: school.postcode,
        Kind.ROLL: str(school.pupils),
    }
    return Secret(kind, known[kind])
