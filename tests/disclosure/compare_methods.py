"""How often each way of hiding small numbers gives a school away: `python -m tests.disclosure.compare_methods`.

Enumerates the 37,128 tables of one yes/no measure over the example's phases. The specification's column for insiders
counts a table where the head of some school, going by what is printed, may exist and can prove something. The stricter
count, where he exists in that very table, stands beside it; both are zero together. Secondary suppression leaves 70.499
percent open, which the specification gives as 71 (rounded twice); every other figure agrees to the percent.
"""

from collections.abc import Iterator

from tests.disclosure.count_attacker import Shares, shares
from tests.disclosure.methods import METHODS, SPECIFIED
from tests.disclosure.publishers import EXAMPLE
from tests.disclosure.worlds import YES_NO, Worlds

WORLDS = Worlds(tuple(EXAMPLE), tuple(EXAMPLE.values()), YES_NO)
HEADING = f"{'method':<49}{'outsider':>10}{'insider':>10}{'specified':>12}{'existing insider':>18}"


def compared() -> Iterator[tuple[str, Shares]]:
    """Each method with the shares of tables it leaves open."""
    for name, publish in METHODS.items():
        yield name, shares(WORLDS, publish)


def line(name: str, of: Shares) -> str:
    """One row of the table, in percent."""
    outsider, insider = SPECIFIED[name]
    figures = f"{of.outsider:>10.2%}{of.possible_insider:>10.2%}{f'{outsider}/{insider}':>12}{of.insider:>18.2%}"
    return f"{name:<49}{figures}"


def main() -> None:
    """Print the table."""
    print(f"{len(WORLDS.tables):,} tables\n{HEADING}")
    for name, of in compared():
        print(line(name, of), flush=True)


if __name__ == "__main__":
    main()
