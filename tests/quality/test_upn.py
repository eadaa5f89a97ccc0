"""The rule of unique pupil numbers: its vectors, and 10,000 made ones, right and spoilt, beside the plain twin."""

import random

import pytest

from dsa_metrics.quality import upn
from dsa_metrics.quality.authorities import known_codes
from tests.quality import twin_upn

VALID = ("B801200005001", "P207000016049", "H882546519123", "V88240342400A")
INVALID = ("A801200005001", "Q207000016049")
NUMBERS = 10_000


@pytest.mark.parametrize("number", VALID)
def test_the_valid_vectors_are_right(number: str) -> None:
    assert upn.with_form([number])
    assert upn.is_right(number)


@pytest.mark.parametrize("number", INVALID)
def test_the_invalid_vectors_have_the_form_and_another_letter(number: str) -> None:
    assert upn.with_form([number])
    assert not upn.is_right(number)


@pytest.mark.parametrize(
    "number",
    [
        "",
        "B",
        "B80120000500",
        "B8012000050011",
        "b801200005001",
        "I801200005001",
        "B80120000500I",
        "B8O1200005001",
        "B801 20000501",
        " B801200005001",
        "B801200005001\n",
        "B80120000500\N{ARABIC-INDIC DIGIT ONE}",
        "1801200005001",
    ],
)
def test_what_has_not_the_form_is_not_right(number: str) -> None:
    assert not upn.with_form([number])
    assert not upn.is_right(number)


def made_numbers(seed: int = 4) -> list[str]:
    """Numbers of every authority, permanent and temporary, each with its letter by the twin's reckoning."""
    chance = random.Random(seed)
    codes = sorted(known_codes())
    rests = (
        f"{chance.choice(codes)}{chance.randrange(10_000):04}{chance.randrange(100):02}{chance.randrange(100):02}"
        + chance.choice("0123456789" if chance.random() < 0.8 else twin_upn.LETTERS)
        for _ in range(NUMBERS)
    )
    return [twin_upn.letter_for(rest) + rest for rest in rests]


def spoilt(number: str, chance: random.Random) -> str:
    """The number after a slip of the keyboard: another character, two changed over, one lost or one too many."""
    place = chance.randrange(len(number))
    slips = (
        number[:place] + chance.choice("0123456789" + twin_upn.LETTERS + "IOS x") + number[place + 1 :],
        number[: place - 1] + number[place : place + 1] + number[place - 1 : place] + number[place + 1 :],
        number[:place] + number[place + 1 :],
        number[:place] + chance.choice("0123456789") + number[place:],
    )
    return chance.choice(slips)


def test_ten_thousand_made_numbers_are_right() -> None:
    numbers = made_numbers()
    assert len(numbers) == NUMBERS
    assert all(map(upn.is_right, numbers))


def test_ten_thousand_spoilt_numbers_are_what_the_twin_says() -> None:
    chance = random.Random(11)
    numbers = [spoilt(number, chance) for number in made_numbers(5)]
    said = [upn.is_right(number) for number in numbers]
    assert said == [twin_upn.is_right(number) for number in numbers]
    assert 0 < sum(said) < NUMBERS / 5


def test_another_digit_or_two_unlike_neighbours_changed_over_are_always_noticed() -> None:
    for number in made_numbers(6)[:500]:
        for place in range(1, 12):
            other = str((int(number[place]) + 1) % 10)
            assert not upn.is_right(number[:place] + other + number[place + 1 :])
            if place < 11 and number[place] != number[place + 1]:
                assert not upn.is_right(number[:place] + number[place + 1] + number[place] + number[place + 2 :])


def test_a_number_says_who_issued_it_when_and_whether_for_good() -> None:
    assert upn.authorities(["H882546519123"]) == ["882"]
    assert upn.year_of("H882546519123") == 2019
    assert upn.year_of("H882546599123") == 1999
    assert upn.temporary(["H882546519123", "V88240342400A"]) == ["V88240342400A"]


def test_the_known_authorities_are_those_of_the_register_of_old_and_pseudo() -> None:
    codes = known_codes()
    assert {"882", "881", "201", "938"} <= codes
    assert {"838", "839", "940", "941", "942", "943"} <= codes, "authorities made since 2019"
    assert {"820", "835", "836", "837", "875", "909", "928"} <= codes, "authorities that are no more"
    pseudo = [*range(1, 6), *range(660, 682), *range(701, 709)]
    assert {f"{number:03}" for number in pseudo} <= codes
    assert not {"000", "006", "659", "682", "700", "709", "999", "code"} & codes
    assert all(len(code) == 3 and code.isdecimal() for code in codes)
    assert len(codes) == 195
