"""The public ledger: a folder with one file per release, only ever added to. All that a public process reads."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex

from dsa_metrics.disclosure.release import Release
from dsa_metrics.errors import InputError


@dataclass(frozen=True)
class Ledger:
    """Every sound release of a folder, by meeting and then in the order of their correction; and what is unsound."""

    releases: tuple[Release, ...]
    warnings: tuple[str, ...] = ()

    @property
    def current(self) -> tuple[Release, ...]:
        """The releases that none supersedes: at most one per meeting, by meeting."""
        superseded = {release.supersedes for release in self.releases}
        return tuple(release for release in self.releases if release.id not in superseded)

    def find(self, release_id: str) -> Release:
        """The release with this identifier. Raises InputError, which lists the known ones, where there is none."""
        for release in self.releases:
            if release.id == release_id:
                return release
        known = ", ".join(release.id for release in self.releases) or "none yet"
        raise InputError("There is no release with this identifier.", f"The releases are: {known}.")

    def before(self, release: Release) -> Release | None:
        """The release that stands for the last meeting before this release's; None where none does."""
        return next((other for other in reversed(self.current) if other.meeting < release.meeting), None)

    def superseded_by(self, release: Release) -> Release | None:
        """The release that corrects this one; None where it stands."""
        return next((other for other in self.releases if other.supersedes == release.id), None)


def read_ledger(folder: Path) -> Ledger:
    """The ledger in a folder; empty where there is none. A file that is not what was published is left out and said."""
    found, warnings = [], []
    for path in sorted(folder.glob("*.json")):
        try:
            release = Release.parse(path.read_bytes())
        except (InputError, OSError):
            release = None
        if release is None or release.file_name != path.name:
            warnings.append("A file of the ledger of releases is not as it was published; it is left out.")
        else:
            found.append(release)
    return Ledger(in_order(found), tuple(warnings))


def write_ledger(folder: Path, releases: Iterable[Release]) -> None:
    """Adds to the folder whatever release it lacks, each file whole at once; never changes a file that is there."""
    folder.mkdir(parents=True, exist_ok=True)
    for release in releases:
        path = folder / release.file_name
        if not path.exists():
            fresh = path.with_suffix(f".{token_hex(4)}.new")
            fresh.write_bytes(release.content)
            fresh.replace(path)


def in_order(releases: Sequence[Release]) -> tuple[Release, ...]:
    """By meeting; a correction after what it supersedes."""
    known = {release.id: release for release in releases}

    def depth(release: Release) -> int:
        before = known.get(release.supersedes)
        return 0 if before is None else 1 + depth(before)

    return tuple(sorted(releases, key=lambda release: (release.meeting, depth(release), release.id)))
