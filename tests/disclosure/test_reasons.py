"""Why figures are shown together, told to the officer who publishes: one sentence a phase, one a block passed over."""

from dsa_metrics.disclosure import DisclosurePolicy
from dsa_metrics.disclosure.reasons import reasons

POLICY = DisclosurePolicy()
EXAMPLE = {"Primary": 33, "Secondary": 12, "Special": 5, "Alternative Provision": 1, "Independent": 6}
TOO_SMALL = "Alternative Provision has 1 school, fewer than 5: shown as Special and alternative provision, combined."


def test_of_phases_that_are_large_enough_there_is_nothing_to_explain() -> None:
    assert reasons({"Primary": 5, "Secondary": 2}, {"Primary": 33, "Secondary": 12}, POLICY) == []


def test_a_phase_that_is_too_small_is_told_with_the_group_that_it_is_shown_in() -> None:
    assert reasons({"Primary": 5}, EXAMPLE, POLICY) == [TOO_SMALL]


KNOWN = "since a reader may know 1 school already"
SHARE = "since less than 90% of a group is ever shown"


def test_a_block_that_would_show_too_much_is_told_with_the_most_that_could_be_shown() -> None:
    most = f"Secondary by itself would show 11 of 12; {KNOWN}, 9 are the most that can be shown of it."
    assert reasons({"Secondary": 11}, EXAMPLE, POLICY) == [TOO_SMALL, most]


def test_a_block_that_would_show_too_much_on_several_rungs_is_told_once() -> None:
    told = reasons({"Special": 4, "Independent": 5, "Alternative Provision": 1}, EXAMPLE, POLICY)
    assert len(told) == len(set(told))
    assert any(words.startswith("Independent by itself would show 5 of 6;") for words in told)
    assert any(words.startswith("Special and alternative provision, combined, would show 5 of 6;") for words in told)


def test_where_nothing_but_a_least_can_be_shown_every_rung_is_told_up_to_the_total() -> None:
    twenty_and_ten = {"Primary": 20, "Secondary": 10}
    assert reasons(twenty_and_ten, twenty_and_ten, POLICY) == [
        f"Primary by itself would show 20 of 20; {KNOWN}, 17 are the most that can be shown of it.",
        f"Secondary by itself would show 10 of 10; {KNOWN}, 7 are the most that can be shown of it.",
        f"Primary and secondary, combined, would show 30 of 30; {SHARE}, 26 are the most that can be shown of it.",
    ]


def test_a_block_that_insiders_know_whole_is_told_to_show_nothing() -> None:
    (told,) = reasons({}, {"Primary": 33, "Special": 5}, DisclosurePolicy(insiders=7))
    known = "since a reader may know 7 schools already"
    assert told == f"Special by itself would show 0 of 5; {known}, nothing of it can be shown."


def test_a_whole_that_is_too_small_is_told_to_show_nothing() -> None:
    (told,) = reasons({"Primary": 1}, {"Primary": 3}, POLICY)
    small = "since fewer than 5 schools are never shown"
    assert told == f"Primary by itself would show 1 of 3; {small}, nothing of it can be shown."


def test_one_as_the_most_takes_the_singular() -> None:
    (told,) = reasons({"Special": 2}, {"Primary": 33, "Special": 5}, DisclosurePolicy(insiders=2))
    assert told.endswith("since a reader may know 2 schools already, 1 is the most that can be shown of it.")


def test_without_a_school_there_is_nothing_to_explain() -> None:
    assert reasons({}, {}, POLICY) == []
