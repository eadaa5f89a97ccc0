"""A school that somebody writes of is found by whatever tells it apart, and ordinary words are not."""

from typing import Any

import pytest

from dsa_metrics.exports.paper.naming import KIND, NAME, NUMBER, PART, POSTCODE, TRUST, Naming

Row = dict[str, Any]


def school(urn: int, name: str, dfe: str | None = None, trust: str | None = None, post: str | None = None) -> Row:
    return {"urn": urn, "name": name, "dfe_number": dfe, "trust_name": trust, "postcode": post}


ROWS = [
    school(990001, "Marshwick Primary School", "899/2001", post="ZZ1 1AA"),
    school(990002, "St Anne's Catholic School", "899/3002"),
    school(990003, "Long Reach Academy", "899/4003", "Spindrift Learning Trust", "ZZ2 2BB"),
    school(990004, "Estuary High School"),
    school(990005, "Seaham Infant School"),
    school(990006, "Seaham Junior School"),
    school(990007, "The Slackwater Centre"),
    school(990008, "All Saints C of E Primary School"),
    school(990009, "St Wulfhythe’s Catholic School", trust="Bowsprit Partnership Trust"),
    school(990010, "Saltwrack Primary Academy"),
    school(990011, "Saltwrack Primary School"),
    school(990012, "Compass School"),
    school(990013, "Orvière School", trust="Seaham School Trust"),
    school(990014, "First Steps Nursery"),
    school(990015, "The Grammar School"),
    school(990016, "March Primary School"),
]
NAMING = Naming(ROWS, "Estuary Borough Council")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("We wrote to marshwick primary school.", (NAME,)),
        ("The head of Marshwick has replied.", (PART,)),
        ("St Annes has replied.", (NAME,)),
        ("the head of long reach has replied", (NAME,)),
        ("The academy with the number 990003.", (NUMBER,)),
        ("899/3002 has replied, as has 899 4003.", (NUMBER,)),
        ("Spindrift Learning Trust is in talks.", (TRUST,)),
        ("The school at zz1 1aa.", (POSTCODE,)),
        ("Seaham Infant School has replied.", (NAME,)),
        ("Marshwick's head and Marshwicks' governors.", (PART,)),
        ("the head of marshwick rang", (PART,)),
        ("St Wulfhythe has not replied; Saint Wulfhythe neither.", (NAME,)),
        ("Slackwater has replied.", (PART,)),
        ("The head of Marsh-wick has replied.", (PART,)),
        ("The Slackwater Centre", (NAME,)),
        ("All Saints C of E Primary and All Saints have replied.", (NAME,)),
        ("Seaham Infants has replied.", (KIND,)),
        ("The head of Saltwrack Academy", (KIND,)),
        ("We met Compass in May.", (PART,)),
        ("Bowsprit has not signed.", (TRUST,)),
        ("School 2001 has not signed.", (NUMBER,)),
        ("DfE number 2001 has not signed.", (NUMBER,)),
        ("899 / 2001", (NUMBER,)),
        ("The school at ZZ1-1AA.", (POSTCODE,)),
        ("the head of orviere, of Orvie\u0300re", (PART,)),
        ("Marsh\u00adwick, Marsh\u200bwick", (PART,)),
        ("\uff2d\uff41\uff52\uff53\uff48\uff57\uff49\uff43\uff4b", (PART,)),
        ("The Grammar School has replied.", (NAME,)),
        ("The head of First Steps rang.", (NAME,)),
        ("Saltwrack schools and academies have replied; Saltwrack primary schools too.", ()),
        ("The schools of Seaham have replied.", ()),
        ("Estuary Borough Council wrote on 12 October 2018 to every primary school and academy trust.", ()),
        ("Letters went to 33 schools; the marsh is wide.", ()),
    ],
)
def test_whatever_tells_a_school_apart_is_found(text: str, found: tuple[str, ...]) -> None:
    assert NAMING.found(text) == found


ORDINARY = """
Since the last meeting every school without an agreement was written to twice. The first steps were taken in March,
and on 6 March the board agreed the compass of the work. Marsh land and the estuary make some schools hard to reach
by post, and all saints' days are holidays. Estuary Borough Council met the trusts in Seaham. The primary school
phase has the most schools; the grammar school phase has few. March was slow. In 2001 the council began this
register; school year 2018 was its last. 899 pupils moved. The long road to agreement: schools of Saltwrack, their
academies and every special school. Legal: the duty is in section 14. Hope, progress and unity of purpose are what
we look for in each community.
"""


def test_a_page_of_ordinary_commentary_names_nobody() -> None:
    assert NAMING.found(ORDINARY) == ()
    assert not NAMING.is_unsure("Letters went to every school in the estuary. Progress is slow, and the marsh is wide.")


@pytest.mark.parametrize(
    "text",
    [
        "Compass has replied.",
        "the first steps were taken",
        "We wrote in March.",
        "Seaham was visited.",
        "The academy at Saltwrack.",
    ],
)
def test_what_may_be_a_name_is_warned_of(text: str) -> None:
    assert NAMING.found(text) == ()
    assert NAMING.is_unsure(text)
