"""The scanner: which secrets stand in what was caught, and by which way each was reached.

tap = Tap(context, server)
tap.at("public-position")
findings = Scanner(demonstration()).findings(tap.captures())
assert not findings, told(findings)
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.leak.captures import Capture, Channel
from tests.leak.decoding import pieces
from tests.leak.forbidden import Forbidden, Kind, Secret
from tests.leak.pieces import Table, Text


@dataclass(frozen=True, order=True)
class Finding:
    """A secret, in words where it was found, and the channel that it came through."""

    kind: Kind
    value: str
    where: str
    channel: Channel

    @property
    def secret(self) -> Secret:
        """What was found."""
        return Secret(self.kind, self.value)


def told(findings: Sequence[Finding], most: int = 20) -> str:
    """The findings in lines, the first of each secret, for a person to read."""
    first = {finding.secret: finding for finding in reversed(findings)}
    lines = [f"{one.kind} {one.value}: {one.channel} {one.where}" for one in sorted(first.values())[:most]]
    return "\n".join([f"{len(first)} secrets in {len(findings)} places", *lines])


class Scanner:
    """Looks for what is forbidden; what it has seen before it does not take apart again."""

    def __init__(self, forbidden: Forbidden) -> None:
        self.forbidden = forbidden
        self._known: dict[tuple[Channel, bytes | str], frozenset[tuple[Secret, str]]] = {}

    def findings(self, captures: Iterable[Capture]) -> list[Finding]:
        """Every secret in the captures, each way to it once."""
        found = {
            Finding(secret.kind, secret.value, f"{capture.name}{way}", capture.channel)
            for capture in captures
            for secret, way in self._ways(capture)
        }
        return sorted(found)

    def secrets(self, captures: Iterable[Capture]) -> set[Secret]:
        """Every secret in the captures, whichever way."""
        return {finding.secret for finding in self.findings(captures)}

    def _ways(self, capture: Capture) -> frozenset[tuple[Secret, str]]:
        key = (capture.channel, capture.content)
        if key not in self._known:
            nameless = Capture(capture.channel, "", capture.content)
            ways = ((secret, piece.where) for piece in pieces(nameless) for secret in self._in(piece))
            self._known[key] = frozenset((secret, way.removeprefix(nameless.where)) for secret, way in ways)
        return self._known[key]

    def _in(self, piece: Text | Table) -> set[Secret]:
        if isinstance(piece, Table):
            return self.forbidden.in_table(piece.rows)
        return self.forbidden.in_text(piece.text)
