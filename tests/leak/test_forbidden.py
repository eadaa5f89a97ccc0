"""What must not appear, in every spelling; and what looks like it and is something else."""

from decimal import Decimal

import pytest

from tests.leak.demonstration import ordinary_words, parts, schools
from tests.leak.folding import numbers_in
from tests.leak.forbidden import Forbidden, Kind, Secret

SAINT = Secret(Kind.NAME, "St Osmerhild’s Catholic Primary School")
URN, DFE_NUMBER, UKPRN = Secret(Kind.URN, "990001"), Secret(Kind.DFE_NUMBER, "899/2001"), Secret(Kind.UKPRN, "19990001")


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("ST OSMERHILD’S CATHOLIC PRIMARY SCHOOL", SAINT),
        ("st. osmerhild's catholic  primary\nschool", SAINT),
        ("St\u00a0Osmerhild\u2019s\u2009Catholic Primary\u00adSchool", SAINT),
        ("key-St_Ósmerhild_s-CatholicPrimarySchool-1", SAINT),
        ("Osmerhild's", Secret(Kind.PART, "osmerhilds")),
        ("at Phalarope", Secret(Kind.PART, "phalarope")),
        ("bowsprit", Secret(Kind.PART, "bowsprit")),
        ("the SPINDRIFT learning-trust", Secret(Kind.TRUST, "Spindrift Learning Trust")),
        ("school990001", URN),
        ("990,001 and 7", URN),
        ("990 001", URN),
        ("990001.0", URN),
        ("８９９/２００１", DFE_NUMBER),
        ("8992001", DFE_NUMBER),
        ("899-2001", DFE_NUMBER),
        ("899 | 2001", DFE_NUMBER),
        ("19990001", UKPRN),
        ("ve1 4sf", Secret(Kind.POSTCODE, "VE1 4SF")),
        ("post_VE14SF_code", Secret(Kind.POSTCODE, "VE1 4SF")),
    ],
)
def test_a_secret_is_found_in_another_spelling(forbidden: Forbidden, text: str, secret: Secret) -> None:
    assert secret in forbidden.in_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "primary school",
        "Catholic Primary School",
        "in 2001, of 899",
        "1990001 and 9900012 and 1,990,001",
        "899 12 2001",
        "$$ID-4f990001d3c2b1a09f8e7d6c5b4a3f2e-key",
        "a990001b-0000-4000-8000-990001990001",
        "VE1 and 4SF",
        "333 pupils",
    ],
)
def test_what_only_looks_like_a_secret_is_not_one(forbidden: Forbidden, text: str) -> None:
    assert forbidden.in_text(text) == set()


def test_a_name_within_a_longer_one_is_not_counted_beside_it(forbidden: Forbidden) -> None:
    assert forbidden.in_text("of Keelhaven School Trust") == {Secret(Kind.TRUST, "Keelhaven School Trust")}


def test_every_school_and_trust_of_the_demonstration_has_a_part_by_which_it_is_known() -> None:
    named = {school.name for school in schools()} | {school.trust for school in schools() if school.trust}
    assert len(named) == 75
    assert [name for name in named if not parts(name, ordinary_words())] == []


def test_a_part_is_the_name_without_generic_words_at_its_ends_and_each_long_word_of_that() -> None:
    assert parts("Our Lady of the Shoals Catholic Primary School", ()) == {"our lady of the shoals", "shoals"}


@pytest.mark.parametrize("name", ["Park Primary School", "Harbour Primary School", "The Community School"])
def test_a_short_word_an_ordinary_word_and_a_generic_one_are_no_part(name: str) -> None:
    assert parts(name, {"harbour"}) == set()


def _rolls(forbidden: Forbidden, *rows: tuple[object, ...]) -> set[str]:
    return {secret.value for secret in forbidden.in_table(rows) if secret.kind is Kind.ROLL}


@pytest.mark.parametrize("cell", [333, 333.0, "333", "333 pupils", "7 of 333 (2%)", Decimal(333)])
def test_a_roll_is_found_as_a_value_whatever_its_notation(forbidden: Forbidden, cell: object) -> None:
    assert _rolls(forbidden, ("Primary", 7), ("Secondary", cell)) == {"333"}


@pytest.mark.parametrize("cell", ["333%", "333.5", "1,333", True, None, float("nan")])
def test_another_number_is_no_roll(forbidden: Forbidden, cell: object) -> None:
    assert _rolls(forbidden, ("Primary", cell)) == set()


def test_a_roll_as_small_as_a_count_or_a_share_is_one_only_where_it_must_be(forbidden: Forbidden) -> None:
    assert _rolls(forbidden, ("Schools",), (27,), (98,), (5,)) == set()
    assert _rolls(forbidden, ("Schools",), (27,), (98,)) == {"27", "98"}
    assert _rolls(forbidden, ("Schools",), (27,), (333,), (5,)) == {"27", "333"}
    assert _rolls(forbidden, ("Number on roll",), (27,), (5,)) == {"27"}
    assert _rolls(forbidden, ("Roll", "27")) == {"27"}


def test_a_number_that_a_release_states_may_be_allowed(forbidden: Forbidden) -> None:
    assert _rolls(forbidden.allowing([333]), (333,), (254,)) == {"254"}


def test_halves_of_a_dfe_number_in_one_row_are_found_and_in_two_are_not(forbidden: Forbidden) -> None:
    assert forbidden.in_table([("899", "x", 7, 2001)]) == {DFE_NUMBER}
    assert forbidden.in_table([("899", 7), (2001, 7)]) == set()


def test_numbers_are_read_with_their_thousands_and_without_their_percentages() -> None:
    assert numbers_in("1,445 pupils, 96% or 12 per cent of 1\u00a0020, 7.0 and 7.5") == [1445, 1020, 7]
    assert numbers_in("v1.333.0 and 254.") == [254]
