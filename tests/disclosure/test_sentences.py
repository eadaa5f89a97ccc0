"""The sentences of a release read as a person would write them, whatever is printed."""

from dataclasses import replace
from datetime import date

import pytest

from dsa_metrics.disclosure import Block, PublishedCounts, Withheld
from dsa_metrics.disclosure.release import ENGAGING, PRIORITY, Point, Printed
from dsa_metrics.disclosure.sentences import NOTES, finding, headline, illustration, label, moved
from tests.disclosure.releases import NOT_RETURNED

JUNE = date(2019, 6, 4)


def exactly(total: int) -> PublishedCounts:
    return PublishedCounts((), total, at_least=False)


def at_least(total: int) -> PublishedCounts:
    return PublishedCounts((), total, at_least=True)


@pytest.mark.parametrize(
    ("total", "said"),
    [
        (0, "On 4 June 2019, all 50 priority schools have an agreement in force."),
        (1, "On 4 June 2019, 49 of 50 priority schools have an agreement in force."),
        (15, "On 4 June 2019, 35 of 50 priority schools have an agreement in force."),
        (49, "On 4 June 2019, 1 of 50 priority schools has an agreement in force."),
        (50, "On 4 June 2019, none of the 50 priority schools has an agreement in force."),
    ],
)
def test_agreements_are_told_by_those_returned(total: int, said: str) -> None:
    assert finding("not_returned", PRIORITY, 50, exactly(total), JUNE) == said


@pytest.mark.parametrize(
    ("total", "said"),
    [
        (0, "On 4 June 2019, none of the 50 priority schools requires escalation."),
        (1, "On 4 June 2019, 1 of 50 priority schools requires escalation."),
        (10, "On 4 June 2019, 10 of 50 priority schools require escalation."),
        (50, "On 4 June 2019, all 50 priority schools require escalation."),
    ],
)
def test_escalation_is_told_by_those_that_require_it(total: int, said: str) -> None:
    assert finding("escalated", PRIORITY, 50, exactly(total), JUNE) == said


@pytest.mark.parametrize(
    ("measure", "total", "said"),
    [
        ("unsafe", 1, "1 of 50 priority schools shares data unsafely or not at all."),
        ("unsafe", 7, "7 of 50 priority schools share data unsafely or not at all."),
        (
            "escalated_and_unsafe",
            1,
            "1 of 50 priority schools requires escalation and also shares data unsafely or not at all.",
        ),
        (
            "escalated_and_unsafe",
            4,
            "4 of 50 priority schools require escalation and also share data unsafely or not at all.",
        ),
    ],
)
def test_the_other_measures_are_told_in_their_own_words(measure: str, total: int, said: str) -> None:
    assert finding(measure, PRIORITY, 50, exactly(total), JUNE) == f"On 4 June 2019, {said}"


@pytest.mark.parametrize(
    ("total", "said"),
    [
        (0, "On 4 June 2019, all of the 10 schools of the other phases have an agreement in force."),
        (7, "On 4 June 2019, 3 of 10 schools of the other phases have an agreement in force."),
        (9, "On 4 June 2019, 1 of 10 schools of the other phases has an agreement in force."),
        (10, "On 4 June 2019, none of the 10 schools of the other phases has an agreement in force."),
    ],
)
def test_the_other_phases_are_called_so(total: int, said: str) -> None:
    assert finding("not_returned", ENGAGING, 10, exactly(total), JUNE) == said


@pytest.mark.parametrize(
    ("measure", "said"),
    [
        ("not_returned", "at least 44 of 50 priority schools have no agreement in force."),
        ("escalated", "at least 44 of 50 priority schools require escalation."),
        ("unsafe", "at least 44 of 50 priority schools share data unsafely or not at all."),
    ],
)
def test_a_number_that_is_too_near_to_all_is_told_as_a_least(measure: str, said: str) -> None:
    assert finding(measure, PRIORITY, 50, at_least(44), JUNE) == f"On 4 June 2019, {said}"


def test_at_least_one_school_takes_the_singular() -> None:
    said = finding("escalated", PRIORITY, 5, at_least(1), JUNE)
    assert said == "On 4 June 2019, at least 1 of 5 priority schools requires escalation."


@pytest.mark.parametrize(
    ("cohort", "schools", "said"),
    [
        (PRIORITY, 3, "There are too few priority schools (3) to say how many require escalation."),
        (ENGAGING, 4, "There are too few schools of the other phases (4) to say how many require escalation."),
    ],
)
def test_of_too_few_schools_nothing_is_told_but_that(cohort: str, schools: int, said: str) -> None:
    assert finding("escalated", cohort, schools, at_least(0), JUNE) == said


def test_where_no_school_is_counted_that_is_said() -> None:
    assert finding("escalated", PRIORITY, 0, exactly(0), JUNE) == "On 4 June 2019, no priority school was counted."
    assert (
        finding("unsafe", ENGAGING, 0, exactly(0), JUNE) == "On 4 June 2019, no school of the other phases was counted."
    )


def test_what_is_withheld_is_told_by_why() -> None:
    assert finding("unsafe", PRIORITY, 50, Withheld("Not shown: because."), JUNE) == "Not shown: because."


@pytest.mark.parametrize(
    ("escalated", "both", "said"),
    [
        (
            exactly(10),
            exactly(4),
            "10 of 50 priority schools require escalation, 4 of which also share data {unsafely}.",
        ),
        (
            exactly(10),
            exactly(1),
            "10 of 50 priority schools require escalation, 1 of which also shares data {unsafely}.",
        ),
        (
            exactly(10),
            exactly(0),
            "10 of 50 priority schools require escalation, none of which is known to share data {unsafely}.",
        ),
        (
            exactly(10),
            exactly(10),
            "10 of 50 priority schools require escalation, all of which also share data {unsafely}.",
        ),
        (
            exactly(2),
            exactly(2),
            "2 of 50 priority schools require escalation, both of which also share data {unsafely}.",
        ),
        (exactly(1), exactly(1), "1 of 50 priority schools requires escalation, and also shares data {unsafely}."),
        (
            exactly(1),
            exactly(0),
            "1 of 50 priority schools requires escalation, and is not known to share data {unsafely}.",
        ),
        (exactly(0), exactly(0), "none of the 50 priority schools requires escalation."),
        (at_least(44), exactly(0), "at least 44 of 50 priority schools require escalation, none of which {known}."),
        (at_least(44), exactly(4), "at least 44 of 50 priority schools require escalation, 4 of which {share}."),
        (
            at_least(44),
            at_least(44),
            "at least 44 of 50 priority schools require escalation; at least 44 of them {share}.",
        ),
    ],
)
def test_the_headline_says_both_numbers_in_one_sentence(
    escalated: PublishedCounts, both: PublishedCounts, said: str
) -> None:
    unsafely = "unsafely or not at all"
    words = said.format(
        unsafely=unsafely, known=f"is known to share data {unsafely}", share=f"also share data {unsafely}"
    )
    assert headline(escalated, both, 50, JUNE) == f"On 4 June 2019, {words}"


def test_the_headline_of_too_few_schools_or_of_none_ends_with_that() -> None:
    few, none = headline(at_least(0), at_least(0), 3, JUNE), headline(exactly(0), exactly(0), 0, JUNE)
    assert few == "There are too few priority schools (3) to say how many require escalation."
    assert none == "On 4 June 2019, no priority school was counted."


def test_the_headline_stands_without_what_is_withheld() -> None:
    said = headline(exactly(10), Withheld("Not shown."), 50, JUNE)
    assert said == "On 4 June 2019, 10 of 50 priority schools require escalation."


@pytest.mark.parametrize(
    ("phases", "name"),
    [
        (("Primary",), "Primary"),
        (("Alternative Provision",), "Alternative Provision"),
        (("Special", "Alternative Provision"), "Special and alternative provision, combined"),
        (
            ("Independent", "Alternative Provision", "16 plus"),
            "Independent, alternative provision and 16 plus, combined",
        ),
    ],
)
def test_a_block_is_named_by_its_phases(phases: tuple[str, ...], name: str) -> None:
    assert label(phases) == name


ROLLS, SCHOOLS = (
    {"Primary": 200.0, "Secondary": 1000.0, "Special": 100.0},
    {"Primary": 33, "Secondary": 12, "Special": 5},
)


def test_an_illustration_multiplies_printed_counts_with_the_public_mean_roll_of_their_block() -> None:
    assert NOT_RETURNED.blocks == (Block(("Primary",), 33, 9), Block(("Secondary", "Special"), 17, 6))
    pupils = 9 * 200 + 6 * (12 * 1000 + 5 * 100) / 17
    said = illustration(NOT_RETURNED, ROLLS, SCHOOLS)
    assert f"15 priority schools of average size would teach about {round(pupils / 10) * 10:,} pupils." in said
    assert said.startswith("An illustration, not a count: ")


def test_an_illustration_of_one_school_takes_the_singular() -> None:
    one = replace(NOT_RETURNED, total=1, blocks=(Block(("Primary",), 33, 1), Block(("Secondary", "Special"), 17, 0)))
    assert "1 priority school of average size would teach about 200 pupils." in illustration(one, ROLLS, SCHOOLS)


@pytest.mark.parametrize(
    "printed",
    [
        replace(NOT_RETURNED, total=None, blocks=(), withheld="Not shown."),
        replace(NOT_RETURNED, total=44, at_least=True, blocks=()),
        replace(NOT_RETURNED, total=0, blocks=(Block(("Primary",), 33, 0),)),
        replace(NOT_RETURNED, measure="escalated"),
        replace(NOT_RETURNED, cohort=ENGAGING),
    ],
)
def test_there_is_no_illustration_of_anything_else_than_an_exact_number_of_priority_schools(printed: Printed) -> None:
    assert illustration(printed, ROLLS, SCHOOLS) == ""


def test_there_is_no_illustration_where_a_phase_has_no_known_roll() -> None:
    assert illustration(NOT_RETURNED, {"Primary": 200.0, "Secondary": 1000.0}, SCHOOLS) == ""


MARCH = date(2019, 3, 26)


@pytest.mark.parametrize(
    ("points", "said"),
    [
        ([], "No release shows exactly how many priority schools have an agreement in force."),
        ([Point(JUNE, 35, 50)], "On 4 June 2019, the priority schools with an agreement in force were 35 of 50."),
        ([Point(MARCH, 30, 50), Point(JUNE, 35, 50)], "{from_to} rose from 30 to 35 of 50."),
        ([Point(MARCH, 36, 50), Point(MARCH, 30, 50), Point(JUNE, 35, 50)], "{from_to} fell from 36 to 35 of 50."),
        ([Point(MARCH, 35, 50), Point(JUNE, 35, 50)], "{from_to} stayed at 35 of 50."),
    ],
)
def test_a_trend_is_told_from_its_first_to_its_last_release(points: list[Point], said: str) -> None:
    from_to = "From 26 March 2019 to 4 June 2019 the priority schools with an agreement in force"
    assert moved(points) == said.format(from_to=from_to)


def test_every_note_is_a_sentence_without_a_number_that_could_change() -> None:
    assert all(note[0].isupper() and note.endswith(".") and not any(map(str.isdigit, note)) for note in NOTES)
