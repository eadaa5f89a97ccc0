"""Where papers are made: for a meeting, from its release and from the record as it stood when that was published."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from dsa_metrics.disclosure.ledger import Ledger, read_ledger
from dsa_metrics.errors import InputError
from dsa_metrics.exports.members.checklist import checks_of_workbook
from dsa_metrics.exports.paper.checklist import checks_of_annex, checks_of_public_part
from dsa_metrics.exports.paper.material import Material
from dsa_metrics.exports.paper.naming import Naming
from dsa_metrics.exports.paper.snapshot import Snapshot
from dsa_metrics.exports.paper.statements import Statements
from dsa_metrics.public_view import PublicView
from dsa_metrics.publishing import Check
from dsa_metrics.store import Store
from dsa_metrics.view import NamedView


@dataclass(frozen=True)
class Paper:
    """One meeting's paper, both parts from the same snapshot; `commentary`: section -> what the officer wrote."""

    snapshot: Snapshot
    ledger: Ledger
    commentary: Mapping[str, str]

    @cached_property
    def material(self) -> Material:
        """What the public part is made from."""
        return self.snapshot.material(self.commentary)

    @cached_property
    def naming(self) -> Naming:
        """What tells the schools of the record apart."""
        return Naming(self.snapshot.view.identifiers().to_pylist(), self.snapshot.release.authority)

    def checks(self, statements: Statements | None = None) -> tuple[Check, ...]:
        """What speaks against the paper: of the public part, or with statements of the annex, too."""
        found = tuple(checks_of_public_part(self.snapshot, self.material, self.ledger, self.naming))
        if statements is None:
            return found
        return (*found, *checks_of_annex(self.snapshot, statements))

    def checks_of_workbook(self) -> tuple[Check, ...]:
        """What speaks against the members' workbook beside what speaks against the annex."""
        return tuple(checks_of_workbook(self.snapshot))

    def checks_of_template(self, template: Path | None, statements: Statements | None = None) -> tuple[Check, ...]:
        """Why the council's own template of the public part, or with statements of the annex, cannot be used.

        Ask it where nothing speaks against that part; it is made to find out.
        """
        if template is None:
            return ()
        try:
            _ = self.public_part(template) if statements is None else self.members_annex(statements, template)
        except InputError as error:
            return (Check(error.message, error.fix, blocks=True),)
        return ()

    def public_part(self, template: Path | None = None) -> bytes:
        """The public part. Raises InputError where the check-list stands in the way, or the template is wrong, or
        brought something into it that is not for the public."""
        # Report writers are imported when used.
        from dsa_metrics.exports.paper.finished import require_public
        from dsa_metrics.exports.paper.public_document import public_part

        _require(self.checks())
        content = public_part(self.material, template)
        require_public(content, self.naming)
        return content

    @property
    def has_charts(self) -> bool:
        """True where the release prints a number that can be drawn."""
        from dsa_metrics.exports.public.stills import charts  # report writers are imported when used

        return any(True for _ in charts(PublicView(self.snapshot.release)))

    def charts(self) -> bytes:
        """The charts of the release as pictures for other papers, in a zip file; nothing of the record is in them."""
        from dsa_metrics.exports.public.stills import archive  # report writers are imported when used

        return archive(PublicView(self.snapshot.release))

    def members_annex(self, statements: Statements, template: Path | None = None, is_known_now: bool = False) -> bytes:
        """The annex; with `is_known_now` with what the record says otherwise now. Raises InputError as the other."""
        from dsa_metrics.exports.paper.members_document import members_annex  # report writers are imported when used

        _require(self.checks(statements))
        return members_annex(self.snapshot, statements, template, is_known_now)

    def members_workbook(self, statements: Statements) -> bytes:
        """The workbook for members. Raises InputError where the check-list stands in the way."""
        from dsa_metrics.exports.members.book import members_workbook  # report writers are imported when used

        _require((*self.checks(statements), *self.checks_of_workbook()))
        return members_workbook(self.snapshot, statements)

    def members_deck(self, minutes: float, address: str) -> bytes:
        """The meeting view with names, for so many minutes; then the public one, which stands at `address`.

        Raises InputError where the check-list stands in the way.
        """
        from dsa_metrics.exports.deck.members import members_deck  # report writers are imported when used

        _require(self.checks())
        return members_deck(self.snapshot, minutes, address)


class Papers:
    """The papers of one record; `folder` is the public ledger."""

    def __init__(self, store: Store, view: NamedView, folder: Path, who: str = "officer") -> None:
        self._store = store
        self._view = view
        self._folder = folder
        self._who = who

    def commentary(self, meeting: date) -> Mapping[str, str]:
        """What was written last for each section of a meeting's paper."""
        return self._store.commentary(meeting)

    def write(self, meeting: date, texts: Mapping[str, str]) -> bool:
        """Keeps what was written for the sections; False where nothing of it is new."""
        return self._store.comment(meeting, texts, self._who) is not None

    def paper(self, meeting: date, release_id: str | None = None) -> Paper:
        """The paper for a meeting, of the release that stands unless another of its releases is named.

        Raises InputError where nothing is released for the meeting.
        """
        snapshot = Snapshot.of(self._store, self._view, meeting, release_id)
        return Paper(snapshot, read_ledger(self._folder), self.commentary(meeting))


def _require(checks: tuple[Check, ...]) -> None:
    for check in checks:
        if check.blocks:
            raise InputError(check.what, check.fix)
