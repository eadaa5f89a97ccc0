"""What holds of everything that is printed, whatever the authority and whatever the counts."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dsa_metrics.disclosure import DisclosurePolicy, PublishedCounts, Withheld, publish_counts, publish_together
from tests.disclosure.publishers import FACTS, rungs_of

PHASES = (
    "Primary", "Secondary", "Special", "Independent", "Alternative Provision", "Nursery", "16 plus", "All-through",
    "Studio school",
)  # fmt: skip
Counts = dict[str, int]

schools_by_phase = st.dictionaries(st.sampled_from(PHASES), st.integers(0, 40), min_size=1).filter(
    lambda schools: any(schools.values())
)
policies = st.builds(DisclosurePolicy, st.integers(3, 8), st.integers(0, 2), st.floats(0.7, 0.95))


@st.composite
def authorities(draw: st.DrawFn) -> tuple[Counts, Counts]:
    """How many schools are adverse, and how many there are."""
    schools = draw(schools_by_phase)
    share = draw(st.sampled_from([0.0, 0.2, 0.5, 0.9, 1.0]))
    return {phase: draw(st.integers(int(share * size), size)) for phase, size in schools.items()}, schools


@st.composite
def moved_inside_a_group(draw: st.DrawFn) -> tuple[Counts, Counts, Counts, DisclosurePolicy]:
    """The same schools with the same number adverse in each group, of one phase before and of another after."""
    adverse, schools = draw(authorities())
    policy = draw(policies)
    groups = rungs_of(schools, policy)[:1] or (frozenset({frozenset(schools)}),)
    moved = dict(adverse)
    for group in groups[0]:
        one, *others = draw(st.permutations(sorted(group)))
        for other in others[:1]:
            moves = draw(st.integers(0, min(moved[one], schools[other] - moved[other])))
            moved[one], moved[other] = moved[one] - moves, moved[other] + moves
    return adverse, moved, schools, policy


@settings(deadline=None)
@given(authorities(), policies)
def test_what_is_printed_is_true(authority: tuple[Counts, Counts], policy: DisclosurePolicy) -> None:
    adverse, schools = authority
    printed = publish_counts(adverse, schools, policy)
    total = sum(adverse.values())
    assert total >= printed.total if printed.at_least else total == printed.total
    for block in printed.blocks:
        assert block.adverse == sum(adverse[phase] for phase in block.phases)
        assert block.schools == sum(schools[phase] for phase in block.phases)


@settings(deadline=None)
@given(authorities(), policies)
def test_what_is_printed_adds_up(authority: tuple[Counts, Counts], policy: DisclosurePolicy) -> None:
    adverse, schools = authority
    printed = publish_counts(adverse, schools, policy)
    shown = [phase for block in printed.blocks for phase in block.phases]
    assert printed.at_least is not bool(printed.blocks)
    if printed.blocks:
        assert sum(block.adverse for block in printed.blocks) == printed.total
        assert sum(block.schools for block in printed.blocks) == sum(schools.values())
        assert sorted(shown) == sorted(phase for phase, size in schools.items() if size)


@settings(deadline=None)
@given(authorities(), policies)
def test_no_block_is_smaller_than_allowed_or_close_to_full(
    authority: tuple[Counts, Counts], policy: DisclosurePolicy
) -> None:
    for block in publish_counts(*authority, policy).blocks:
        assert block.schools >= policy.min_group
        assert block.adverse < block.schools - policy.insiders - 1
        assert block.adverse < policy.max_share * block.schools


@settings(deadline=None)
@given(authorities(), policies)
def test_a_total_that_is_not_exact_depends_on_public_numbers_alone(
    authority: tuple[Counts, Counts], policy: DisclosurePolicy
) -> None:
    adverse, schools = authority
    printed = publish_counts(adverse, schools, policy)
    assert not printed.at_least or printed == publish_counts(schools, schools, policy)


@settings(deadline=None)
@given(moved_inside_a_group())
def test_what_is_printed_is_a_function_of_the_counts_of_groups(
    moved: tuple[Counts, Counts, Counts, DisclosurePolicy],
) -> None:
    before, after, schools, policy = moved
    assert publish_counts(before, schools, policy) == publish_counts(after, schools, policy)


@settings(deadline=None)
@given(authorities(), policies, st.permutations(PHASES))
def test_the_order_of_phases_does_not_matter(
    authority: tuple[Counts, Counts], policy: DisclosurePolicy, order: list[str]
) -> None:
    adverse, schools = ({phase: counts[phase] for phase in order if phase in counts} for counts in authority)
    assert publish_counts(adverse, schools, policy) == publish_counts(*authority, policy)


@settings(deadline=None, max_examples=50)
@given(authorities(), policies)
def test_facts_published_together_stand_as_by_themselves_or_are_withheld_in_words(
    authority: tuple[Counts, Counts], policy: DisclosurePolicy
) -> None:
    adverse, schools = authority
    half = {phase: count // 2 for phase, count in adverse.items()}
    release = publish_together(adverse, adverse, half, half, schools, policy)
    by_itself = dict(zip(FACTS, (adverse, adverse, half, half), strict=True))
    assert tuple(release) == FACTS
    for fact, published in release.items():
        assert published == publish_counts(by_itself[fact], schools, policy) or (fact, type(published)) == (
            "unsafe",
            Withheld,
        )
        assert isinstance(published, PublishedCounts | Withheld)
        assert hash(published) == hash(release[fact])
