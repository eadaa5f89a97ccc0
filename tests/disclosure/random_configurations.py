"""Authorities and policies drawn at random, each certified over all its tables.

`python -m tests.disclosure.random_configurations --count 1000 --seed 1` takes about twenty minutes.
"""

import argparse
import math
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from dsa_metrics.disclosure import DisclosurePolicy
from tests.disclosure.count_attacker import Proof, first_proof
from tests.disclosure.publishers import each_by_itself
from tests.disclosure.worlds import YES_NO, Worlds

PHASES = (
    "Primary",
    "Secondary",
    "Special",
    "Independent",
    "Alternative Provision",
    "Nursery",
    "16 plus",
    "All-through",
)
LARGEST = 60
TABLES = 300_000


@dataclass(frozen=True)
class Configuration:
    """An authority's schools by phase, and a policy."""

    schools: dict[str, int]
    policy: DisclosurePolicy

    @property
    def tables(self) -> int:
        """How many tables of one yes/no measure it has."""
        return math.prod(size + 1 for size in self.schools.values())

    def proof(self) -> Proof | None:
        """Something that a reader can prove, if there is anything."""
        worlds = Worlds(tuple(self.schools), tuple(self.schools.values()), YES_NO)
        return first_proof(worlds, each_by_itself(self.schools, self.policy), self.policy.insiders)


def configurations(seed: int, tables: int = TABLES) -> Iterator[Configuration]:
    """Without end: three to eight phases of up to sixty schools, with no more tables than this."""
    random = Random(seed)
    while True:
        schools = {phase: _size(random) for phase in random.sample(PHASES, random.randint(3, len(PHASES)))}
        policy = DisclosurePolicy(random.randint(3, 8), random.randint(0, 2), round(random.uniform(0.7, 0.95), 3))
        drawn = Configuration(schools, policy)
        if drawn.tables <= tables:
            yield drawn


def _size(random: Random) -> int:
    """Small phases are as common as large ones."""
    return int(math.exp(random.uniform(0, math.log(LARGEST + 2)))) - 1


def main() -> None:
    """Certify so many configurations and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args()
    tables = breached = 0
    for _, drawn in zip(range(chosen.count), configurations(chosen.seed), strict=False):
        tables += drawn.tables
        if proof := drawn.proof():
            breached += 1
            print(f"{drawn}\n  {proof}", flush=True)
    print(f"{chosen.count - breached:,} of {chosen.count:,} configurations certified, {tables:,} tables enumerated")
    raise SystemExit(breached > 0)


if __name__ == "__main__":
    main()
