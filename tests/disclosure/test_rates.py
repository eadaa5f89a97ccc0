"""Means of data quality: no named school can be proved anything by them, and the usual rates are caught proving it."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsa_metrics.disclosure import DisclosurePolicy, PublishedCounts, Withheld, publish_counts
from dsa_metrics.disclosure.rates import Looked, PublishedRates, publish_rates, rate
from tests.disclosure.definition_attacker import Named, named, schools_of
from tests.disclosure.quality_worlds import FACTS, MUTANTS, STANDARD, N, Q, Rule, by_rate, means, naming
from tests.disclosure.worlds import States

ONE_BLOCK, TWO_BLOCKS = {"Primary": 5}, {"Primary": 3, "Secondary": 3}
FIVE_KINDS, FOUR_KINDS = by_rate(0, 8, below=(12, 40)), by_rate(0, 8, below=(40,))
SIZES = (1000, 2000, 3000, 8000, 5000, 1000)
"""Records of the schools: of one size class and of another, as rolls are."""


def proved(
    rule: Rule, schools: dict[str, int], states: States, insiders: int, sizes: Sequence[int] = SIZES
) -> list[Named]:
    listed = schools_of(schools)
    records = {name: size for (name, _), size in zip(listed, sizes, strict=False)}
    policy = DisclosurePolicy(3, insiders, max_share=0.9)
    found = named(listed, states, naming(rule, policy, states, records), insiders)
    return [one for one in found if one.fact in FACTS]


@pytest.mark.parametrize("insiders", [0, 1])
@pytest.mark.parametrize(("schools", "states"), [(ONE_BLOCK, FIVE_KINDS), (TWO_BLOCKS, FOUR_KINDS)], ids=str)
def test_means_prove_nothing_of_a_named_school(schools: dict[str, int], states: States, insiders: int) -> None:
    assert not proved(means, schools, states, insiders)


@pytest.mark.parametrize("mutant", MUTANTS)
def test_every_other_rule_is_caught(mutant: str) -> None:
    facts = {one.fact for one in proved(MUTANTS[mutant], ONE_BLOCK, FIVE_KINDS, insiders=1)}
    assert facts & {Q, N}


@pytest.mark.parametrize("mutant", [name for name in MUTANTS if name.startswith("failures")])
def test_a_rate_per_record_proves_schools_below_to_anybody(mutant: str) -> None:
    """So the condition of the specification is not enough where the number below the standard stands beside it."""
    assert any(one.fact == Q for one in proved(MUTANTS[mutant], ONE_BLOCK, FIVE_KINDS, insiders=0))


def test_a_reader_who_knows_how_few_records_small_schools_have_can_prove_a_school() -> None:
    """A known limit: with fifty records a rate goes by twenties, so 11 per thousand is the large school's."""
    states = by_rate(0, below=(11, 20))
    eleven = states.names.index("11")
    true = naming(means, DisclosurePolicy(5, 0, 0.9), states)
    found = named(
        schools_of(ONE_BLOCK),
        states,
        lambda schools, world: "impossible" if eleven in world[:4] else true(schools, world),
        insiders=0,
    )
    assert {one.school for one in found if one.fact == Q} == {"Primary 5"}


@pytest.mark.parametrize(
    ("failures", "records", "expected"),
    [(0, 50, 0), (4, 1000, 4), (9, 2000, 5), (19, 2000, 9), (20, 2000, 9), (21, 2000, 11), (1, 3, 333), (3, 3, 1000)],
)
def test_a_rate_is_a_whole_number_on_its_own_side_of_the_standard(failures: int, records: int, expected: int) -> None:
    assert rate(Looked(failures, records), STANDARD) == expected


@given(st.integers(1000, 5000), st.integers(0, 1000).filter(lambda wanted: wanted != STANDARD))
def test_any_school_with_a_thousand_records_may_have_any_rate(records: int, wanted: int) -> None:
    about = wanted * records // 1000
    near = range(max(0, about - records // 500), min(records, about + records // 500) + 1)
    assert wanted in {rate(Looked(failures, records), STANDARD) for failures in near}


phases = st.sampled_from(["Primary", "Secondary", "Special", "Independent", "Nursery"])
policies = st.builds(DisclosurePolicy, st.integers(3, 8), st.integers(0, 2), st.floats(0.7, 0.95))
found_at = st.builds(
    lambda records, share: Looked(int(records * share), records), st.integers(1, 9000), st.floats(0, 0.03)
)
authorities = st.dictionaries(phases, st.lists(found_at | st.none(), min_size=1, max_size=12), min_size=1)
Authority = Mapping[str, Sequence[Looked | None]]


def is_below(looked: Looked) -> bool:
    return 1000 * looked.failures > STANDARD * looked.records


def printed(
    authority: Authority, policy: DisclosurePolicy
) -> tuple[PublishedRates | Withheld, PublishedCounts, PublishedCounts]:
    schools = {phase: len(found) for phase, found in authority.items()}
    looked = {phase: [one for one in found if one] for phase, found in authority.items()}
    below = {phase: sum(map(is_below, found)) for phase, found in looked.items()}
    not_met = {phase: schools[phase] - len(looked[phase]) + below[phase] for phase in schools}
    counts = publish_counts(below, schools, policy), publish_counts(not_met, schools, policy)
    return publish_rates(looked, *counts, STANDARD), *counts


@settings(max_examples=40)
@given(authorities, policies)
def test_means_stand_on_the_rung_of_those_not_known_to_meet_the_standard(
    authority: Authority, policy: DisclosurePolicy
) -> None:
    rates, _, not_met = printed(authority, policy)
    assert isinstance(rates, Withheld) is not_met.at_least
    if isinstance(rates, PublishedRates):
        assert [(block.phases, block.schools) for block in rates.blocks] == [
            (block.phases, block.schools) for block in not_met.blocks
        ]


@settings(max_examples=40)
@given(authorities, policies)
def test_means_are_those_of_the_schools_assessed(authority: Authority, policy: DisclosurePolicy) -> None:
    rates, *_ = printed(authority, policy)
    if isinstance(rates, PublishedRates):
        whole = ((tuple(authority), rates.assessed, rates.per_thousand),)
        for phases, assessed, shown in (*((b.phases, b.assessed, b.per_thousand) for b in rates.blocks), *whole):
            known = [rate(one, STANDARD) for phase in phases for one in authority[phase] if one]
            assert len(known) == assessed >= policy.insiders + 2
            assert abs(shown - Fraction(sum(known), assessed)) <= Fraction(1, 2)


@settings(max_examples=40)
@given(authorities, policies)
def test_nothing_moves_when_schools_of_a_phase_change_places(authority: Authority, policy: DisclosurePolicy) -> None:
    turned = {phase: list(reversed(found)) for phase, found in authority.items()}
    assert printed(turned, policy) == printed(authority, policy)


@settings(max_examples=40)
@given(authorities, policies)
def test_the_rung_does_not_depend_on_a_rate(authority: Authority, policy: DisclosurePolicy) -> None:
    """Everybody as good, or as bad, as the side of the standard that they are on allows."""
    better = {phase: [one and Looked(11 * is_below(one), 1000) for one in found] for phase, found in authority.items()}
    worse = {
        phase: [one and Looked(991 * is_below(one) + 9, 1000) for one in found] for phase, found in authority.items()
    }
    rungs = []
    for one in (authority, better, worse):
        rates, *counts = printed(one, policy)
        blocks = [] if isinstance(rates, Withheld) else [(block.phases, block.assessed) for block in rates.blocks]
        rungs.append((blocks, counts))
    assert rungs[0] == rungs[1] == rungs[2]


def test_the_reason_for_withholding_is_in_words_and_the_same_for_every_table() -> None:
    nobody, everybody = (
        printed({"Primary": [found] * 9}, DisclosurePolicy())[0] for found in (None, Looked(900, 1000))
    )
    assert nobody == everybody == Withheld(getattr(nobody, "why", ""))
    assert str(nobody).count("Not shown")


def test_counts_of_other_schools_are_refused() -> None:
    schools, policy = {"Primary": 9}, DisclosurePolicy()
    none = publish_counts({"Primary": 0}, schools, policy)
    with pytest.raises(ValueError, match="not assessed"):
        publish_rates({"Primary": [Looked(0, 1000)] * 8}, none, none, STANDARD)
