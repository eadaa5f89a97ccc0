"""Several facts in one release, and one release after another."""

from itertools import pairwise

import pytest

from dsa_metrics.disclosure import DisclosurePolicy
from tests.disclosure.count_attacker import Proof, first_proof
from tests.disclosure.publishers import DEFAULT, each_by_itself, together
from tests.disclosure.worlds import AGREEMENT, JOINT, States, Worlds, free_histories, one_way_histories, over_meetings

THREES = {"Primary": 3, "Secondary": 3}
FOURS = {"Primary": 4, "Secondary": 4}
RETURNED, NOT_RETURNED, ESCALATED = range(3)
BETTER = (ESCALATED, NOT_RETURNED, RETURNED)
"""An escalation may be lifted, a return is for good."""
WORSE = (RETURNED, NOT_RETURNED, ESCALATED)
HARDENING = (NOT_RETURNED, ESCALATED, RETURNED)
"""Nobody's escalation is ever lifted but by a return."""


def smallest_groups(schools: dict[str, int], insiders: int) -> DisclosurePolicy:
    return DisclosurePolicy(min(schools.values()), insiders, max_share=0.9)


def proved_in_time(schools: dict[str, int], histories: list[tuple[int, ...]], policy: DisclosurePolicy) -> Proof | None:
    states = over_meetings(AGREEMENT, histories)
    worlds = Worlds(tuple(schools), tuple(schools.values()), states)
    return first_proof(worlds, each_by_itself(schools, policy), policy.insiders, releases=len(histories[0]))


def proved_jointly(schools: dict[str, int], states: States, insiders: int, releases: int = 1) -> Proof | None:
    worlds = Worlds(tuple(schools), tuple(schools.values()), states)
    return first_proof(worlds, together(schools, smallest_groups(schools, insiders)), insiders, releases)


@pytest.mark.parametrize("insiders", [0, 1])
@pytest.mark.parametrize("schools", [THREES, {"Primary": 5, "Special": 3}, FOURS, {"Primary": 8}], ids=str)
def test_four_facts_together_give_no_school_away(schools: dict[str, int], insiders: int) -> None:
    assert proved_jointly(schools, JOINT, insiders) is None


@pytest.mark.parametrize("insiders", [0, 1])
@pytest.mark.parametrize("schools", [THREES, {"Primary": 4, "Special": 3}], ids=str)
def test_two_meetings_give_no_school_away_where_statuses_are_free(schools: dict[str, int], insiders: int) -> None:
    histories = free_histories(AGREEMENT, meetings=2)
    assert proved_in_time(schools, histories, smallest_groups(schools, insiders)) is None


@pytest.mark.parametrize("insiders", [0, 1])
@pytest.mark.parametrize(("schools", "meetings"), [(FOURS, 2), (THREES, 3)], ids=str)
@pytest.mark.parametrize("order", [BETTER, WORSE], ids=["better", "worse"])
def test_meetings_give_no_school_away_where_all_get_better_or_all_get_worse(
    schools: dict[str, int], meetings: int, order: tuple[int, ...], insiders: int
) -> None:
    histories = one_way_histories(order, meetings)
    assert proved_in_time(schools, histories, smallest_groups(schools, insiders)) is None


@pytest.mark.parametrize("insiders", [0, 1])
def test_two_meetings_give_no_school_away_where_a_return_is_for_good(insiders: int) -> None:
    histories = [
        history for history in free_histories(AGREEMENT, 2) if history[0] != RETURNED or history[1] == RETURNED
    ]
    assert proved_in_time(FOURS, histories, smallest_groups(FOURS, insiders)) is None


def test_four_facts_at_two_meetings_give_no_school_away_where_statuses_are_free() -> None:
    schools = {"Primary": 4}
    assert proved_jointly(schools, over_meetings(JOINT, free_histories(JOINT, 2)), insiders=1, releases=2) is None


def test_a_reader_sure_that_no_escalation_is_ever_lifted_can_prove_a_school() -> None:
    """A known limit: of two groups of five, all of one are proved not returned at the first meeting."""
    schools = {"Primary": 5, "Secondary": 5}
    assert proved_in_time(schools, one_way_histories(HARDENING, 2), DEFAULT) is not None


def test_a_reader_sure_that_flows_do_not_change_and_returns_are_for_good_can_prove_a_school() -> None:
    """A known limit: overlaps of two meetings are joined by flows that stay as they are."""
    histories = [
        history
        for history in free_histories(JOINT, 2)
        if same_flow(history) and not any(lapses(*pair) for pair in pairwise(history))
    ]
    assert proved_jointly({"Primary": 5}, over_meetings(JOINT, histories), insiders=1, releases=2) is not None


def same_flow(history: tuple[int, ...]) -> bool:
    return len({state % 2 for state in history}) == 1


def lapses(before: int, after: int) -> bool:
    return before // 2 == RETURNED and after // 2 != RETURNED
