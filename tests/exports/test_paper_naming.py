"""A school that somebody writes of is found by whatever tells it apart, and ordinary words are not."""

import pytest

from dsa_metrics.exports.paper.naming import NAME, NUMBER, PART, POSTCODE, TRUST, Naming

ROWS = [
    {
        "urn": 990001,
        "name": "Marshwick Primary School",
        "dfe_number": "899/2001",
        "trust_name": None,
        "postcode": "ZZ1 1AA",
    },
    {
        "urn": 990002,
        "name": "St Anne's Catholic School",
        "dfe_number": "899/3002",
        "trust_name": None,
        "postcode": None,
    },
    {
        "urn": 990003,
        "name": "Long Reach Academy",
        "dfe_number": "899/4003",
        "trust_name": "Spindrift Learning Trust",
        "postcode": "ZZ2 2BB",
    },
    {"urn": 990004, "name": "Estuary High School", "dfe_number": None, "trust_name": None, "postcode": None},
    {"urn": 990005, "name": "Seaham Infant School", "dfe_number": None, "trust_name": None, "postcode": None},
    {"urn": 990006, "name": "Seaham Junior School", "dfe_number": None, "trust_name": None, "postcode": None},
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
        ("The schools of Seaham have replied.", ()),
        ("Estuary Borough Council wrote on 12 October 2018 to every primary school and academy trust.", ()),
        ("Letters went to 33 schools; the marsh is wide.", ()),
    ],
)
def test_whatever_tells_a_school_apart_is_found(text: str, found: tuple[str, ...]) -> None:
    assert NAMING.found(text) == found
