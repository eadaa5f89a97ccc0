"""The public part in words: it reads as a person would write it, whatever may be shown."""

from dataclasses import replace

import pytest

from dsa_metrics.disclosure.release import Release
from dsa_metrics.exports.paper.material import Decision
from dsa_metrics.exports.paper.public import DecisionLine, words
from dsa_metrics.wording import INVENTED
from tests.exports.paper_releases import CALM, MEETING, NOTHING, ONLY_TOTAL, POOLED, made, material
from tests.exports.releases import (
    BOUNDED,
    EARLIER,
    OTHERS,
    QUALITY,
    SHAPES,
    THOUSANDS,
    WHOLE,
    WITHHELD,
    Found,
    at_least,
    cohort,
    counts,
    release,
)

PUBLICLY = "For the purposes of the public meeting, there "


@pytest.mark.parametrize(
    ("release", "sentence"),
    [
        (WHOLE, "are 10 schools that require escalation, 4 of which also share data unsafely or not at all."),
        (POOLED, "are 3 schools that require escalation, 2 of which also share data unsafely or not at all."),
        (CALM, "are no schools that require escalation."),
        (
            BOUNDED,
            "are at least 51 schools that require escalation, 3 of which also share data unsafely or not at all.",
        ),
        (THOUSANDS, "are 11 schools that require escalation, 6 of which also share data unsafely or not at all."),
        (
            made({"Primary": 33}, {"Primary": 1}, {"Primary": 1}),
            "is 1 school that requires escalation, which is not known to share data unsafely or not at all.",
        ),
        (
            made({"Primary": 33}, *[{"Primary": 2}] * 3),
            "are 2 schools that require escalation, both of which also share data unsafely or not at all.",
        ),
        (
            made({"Primary": 33}, *[{"Primary": 4}] * 2),
            "are 4 schools that require escalation, none of which is known to share data unsafely or not at all.",
        ),
    ],
)
def test_the_position_is_the_sentence_of_the_paper(release: Release, sentence: str) -> None:
    assert words(material(release)).position == f"{PUBLICLY}{sentence}"


def test_where_phases_are_pooled_it_says_so_and_draws_no_chart() -> None:
    said = words(material(POOLED))
    assert (
        "Of the 25 priority schools (primary, secondary and special), 22 have an agreement in force." in said.standing
    )
    assert any("given for these phases together" in line for line in said.standing)
    assert not said.has_chart
    assert said.position_rows == ()


def test_where_only_the_total_is_shown_it_gives_a_bound_and_the_reason() -> None:
    said = words(material(ONLY_TOTAL))
    assert said.position.startswith(f"{PUBLICLY}are at least 40 schools that require escalation")
    assert said.standing[0].startswith("The exact number is not given in public")
    assert "at most 5 have an agreement in force" in said.standing[1]


def test_where_nothing_may_be_shown_it_gives_no_figure_and_asks_for_the_same() -> None:
    said = words(material(NOTHING))
    assert said.position.startswith("The number of schools that require escalation is not given in public")
    assert [line.split()[0] for line in said.recommendations] == ["note", "recognise", "approve"]
    assert "any school that requires it" in said.recommendations[2]
    assert not said.has_chart
    assert (said.position_rows, said.position_tables) == ((), ())


def test_what_nobody_may_know_changes_no_word() -> None:
    assert words(material(NOTHING)) == words(material(made({"Primary": 2})))


def test_with_nothing_outstanding_it_thanks_and_escalates_nobody() -> None:
    said = words(material(CALM))
    assert (
        said.recommendations[1] == "recognise the work of the schools: every priority school has an agreement in force."
    )
    assert "no school is escalated now" in said.recommendations[2]
    assert not any("Members have the names" in line for line in said.standing)


def both_cohorts(priority: int, others: Found) -> Release:
    """A release of 50 priority schools and 10 others, of which so many require escalation."""
    blocks = counts((["Primary"], 33, priority), (["Secondary", "Special"], 17, 0))
    return release(*cohort("priority", 50, *[blocks] * 4), *cohort("engaging", 10, *[others] * 4))


NONE_OF_PRIORITY, SOME_OF_PRIORITY = "there are no priority schools that", "there are 5 priority schools that"
CALM_BUT = "approve that no priority school is escalated now, and the escalation of"
APPROVED = [
    (0, counts((*OTHERS, 3)), f"{CALM_BUT} the 3 schools of the other phases that require it, as set out"),
    (0, counts((*OTHERS, 1)), f"{CALM_BUT} the school of the other phases that requires it, as set out"),
    (0, at_least(8), f"{CALM_BUT} the schools of the other phases that require it, as set out"),
    (0, WITHHELD, f"{CALM_BUT} any school of the other phases that requires it, as set out"),
    (5, counts((*OTHERS, 3)), "these priority schools and of the 3 schools of the other phases that require it, as"),
    (5, WITHHELD, "these priority schools and of any school of the other phases that requires it, as set out"),
]


@pytest.mark.parametrize(("priority", "others", "approve"), APPROVED)
def test_where_schools_of_the_other_phases_may_require_escalation_no_sentence_says_that_none_does(
    priority: int, others: Found, approve: str
) -> None:
    said = words(material(both_cohorts(priority, others)))
    assert (SOME_OF_PRIORITY if priority else NONE_OF_PRIORITY) in said.position
    assert any((SOME_OF_PRIORITY if priority else NONE_OF_PRIORITY) in line for line in said.recommendations)
    assert approve in said.recommendations[-1]
    assert said.purpose.endswith("where a school has not returned its agreement.")
    assert any("Members have the names" in line for line in said.standing)


def test_what_is_approved_of_the_other_phases_is_noted_before() -> None:
    said = words(material(both_cohorts(0, counts((*OTHERS, 3)))))
    assert (
        said.recommendations[1] == "note that, on 4 June 2019, 3 of 10 schools of the other phases require escalation."
    )


def test_where_only_the_other_phases_are_counted_their_escalation_is_approved() -> None:
    said = words(material(release(*cohort("engaging", 10, *[counts((*OTHERS, 3))] * 4))))
    assert said.recommendations[0] == "note that no priority school was counted."
    assert said.recommendations[-1].startswith("approve the escalation of the 3 schools of the other phases that")


def test_two_releases_stand_side_by_side_and_nothing_is_worked_out_from_them() -> None:
    said = words(material(WHOLE, EARLIER))
    assert [(line.before, line.now) for line in said.beside] == [
        ("28 of 50 (56%)", "36 of 50 (72%)"),
        ("at least 44 of 50", "10 of 50 (20%)"),
        ("not shown", "4 of 50 (8%)"),
    ]
    assert any("chosen anew" in line for line in said.progress)
    assert words(material(WHOLE)).beside == ()


def test_data_quality_says_its_day_once() -> None:
    said = words(material(QUALITY)).quality
    assert [line for line in said if "4 June 2019" in line] == [said[0]]
    assert "42 of 50 priority schools are known to meet the council's standard of data quality." in said


def test_a_number_that_is_withheld_is_explained_in_a_sentence() -> None:
    (first, *_) = words(material(WHOLE)).arrival
    assert first.startswith("How many priority schools share data unsafely or not at all is not given in public: it")


def test_the_letters_of_the_rule_are_the_councils_own() -> None:
    said = words(material(WHOLE))
    assert "when two letters have gone" in said.rule
    assert [step.number for step in said.steps] == ["1", "2", "3", "4"]


def test_a_decision_stands_with_what_became_of_it_and_none_is_said() -> None:
    row = {"reference": "EB-1", "agreed_on": MEETING, "text": "Write again.", "owner": None, "due_on": None}
    told = Decision.of(row | {"done_on": None, "sentence": "agreed 26 March, slipped once, 35 days"})
    said = words(replace(material(WHOLE), decisions=(told,)))
    assert said.decisions == (
        DecisionLine("EB-1", "4 June 2019", "Write again.", "", "Agreed 26 March, slipped once, 35 days"),
    )
    assert said.no_decisions == ""
    assert words(material(WHOLE)).no_decisions == "The record holds no earlier decision of the board on this subject."


def test_commentary_stands_under_its_section_paragraph_by_paragraph() -> None:
    said = words(material(WHOLE, position="Two talks\nare open.\n\nMore in July."))
    assert said.comments.position == ("Two talks are open.", "More in July.")
    assert said.comments.quality == ()


@pytest.mark.parametrize("release", SHAPES.values(), ids=list(SHAPES))
def test_every_release_gives_a_whole_paper(release: Release) -> None:
    said = words(material(release))
    assert said.position
    assert said.recommendations
    assert all(
        line.strip() and "None" not in line.split() for line in (*said.standing[:1], *said.arrival, *said.progress)
    )
    assert said.invented in ("", INVENTED)
