"""The certificate: clean for the rule as it stands, and able to find what is wrong with a rule that names a school."""

from dataclasses import replace

import pytest

from dsa_metrics.disclosure import DisclosurePolicy, certificate
from dsa_metrics.disclosure.certificate import certify, group_sizes
from dsa_metrics.disclosure.groups import Sizes
from dsa_metrics.disclosure.ladder import Caps, caps

EXAMPLE = {"Primary": 33, "Secondary": 12, "Special": 5}
POLICY = DisclosurePolicy()


def test_the_groups_of_the_example_are_tried_in_every_table() -> None:
    found = certify(EXAMPLE, POLICY)
    assert (found.group_sizes, found.tables, found.breaches) == ((33, 12, 5), 34 * 13 * 6, 0)
    assert found.is_clean


@pytest.mark.parametrize("insiders", [0, 1, 2, 3, 5])
def test_more_insiders_work_out_no_school_either(insiders: int) -> None:
    assert certify(EXAMPLE, replace(POLICY, insiders=insiders)).is_clean


def test_a_cap_that_may_be_reached_names_schools(monkeypatch: pytest.MonkeyPatch) -> None:
    def one_higher(sizes: Sizes, policy: DisclosurePolicy) -> Caps:
        return tuple(tuple(cap + 1 for cap in rung) for rung in caps(sizes, policy))

    monkeypatch.setattr(certificate, "caps", one_higher)
    assert not certify(EXAMPLE, POLICY).is_clean


def test_a_certificate_is_for_its_sizes_and_its_policy_alone() -> None:
    found = certify({"Special": 5, "Independent": 7}, POLICY)
    larger = certify({"Special": 5, "Independent": 8}, POLICY)
    stricter = certify({"Special": 5, "Independent": 7}, replace(POLICY, insiders=2))
    assert len({found.key, larger.key, stricter.key}) == 3


def test_the_order_of_the_phases_changes_nothing() -> None:
    turned = dict(reversed(EXAMPLE.items()))
    assert group_sizes(turned, POLICY) == group_sizes(EXAMPLE, POLICY)


def test_progress_is_told_until_the_end() -> None:
    told: list[tuple[int, int]] = []
    certify(EXAMPLE, POLICY, lambda done, of: told.append((done, of)))
    assert told[0] == (0, 2652)
    assert told[-1] == (2652, 2652)
