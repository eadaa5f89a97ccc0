"""Several visitors at once, named and public, asking for pages as fast as the server answers."""

import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import cycle
from threading import Barrier

from tests.edge.client import Viewer
from tests.leak.captures import Capture
from tests.leak.forbidden import Forbidden
from tests.leak.scanning import Finding, Scanner
from tests.leak.viewing import taken_from

_READY_WITHIN = _LATE_AT_MOST = 60.0
_ROUNDS = 2


@dataclass(frozen=True)
class Visitor:
    """Who asks: the server's port, the addresses asked for in turn, and what is done before the first.

    What `prepare` lets the visitor see does not count.
    """

    port: int
    addresses: Sequence[str]
    headers: Mapping[str, str] = field(default_factory=dict)
    prepare: Callable[[Viewer], object] = Viewer.run


@dataclass(frozen=True)
class Visit:
    """How often pages were drawn, how many frames came, and what of the forbidden was in them."""

    runs: int
    frames: int
    findings: list[Finding]


class _Together:
    """The time that all share: it begins for all at once, and lasts until everybody has been everywhere twice."""

    def __init__(self, visitors: int, seconds: float) -> None:
        self.start = Barrier(visitors, self._begin, _READY_WITHIN)
        self._rounds = [0] * visitors
        self._seconds = seconds

    def is_over(self, place: int, rounds: int) -> bool:
        """True for the visitor at this place once it may go; one that failed keeps nobody for ever."""
        self._rounds[place] = rounds
        late = time.monotonic() - self._until
        return late > _LATE_AT_MOST or (late > 0 and min(self._rounds) >= _ROUNDS)

    def _begin(self) -> None:
        self._until = time.monotonic() + self._seconds


def hammer(visitors: Sequence[Visitor], seconds: float, forbidden: Forbidden) -> list[Visit]:
    """The visits of all, for this long and for two rounds at least; then every frame of each is searched."""
    together = _Together(len(visitors), seconds)
    with ThreadPoolExecutor(len(visitors)) as pool:
        visits = [pool.submit(_visit, visitor, place, together) for place, visitor in enumerate(visitors)]
        return [_searched(visit.result(), forbidden) for visit in visits]


def _visit(visitor: Visitor, place: int, together: _Together) -> list[list[Capture]]:
    """What each run brought; a frame that came before is kept once, so that a long visit fits into memory."""
    brought: list[list[Capture]] = []
    known: dict[bytes | str, Capture] = {}
    with Viewer(visitor.port, headers=visitor.headers) as viewer:
        visitor.prepare(viewer)
        taken_from(viewer)
        together.start.wait()
        for address in cycle(visitor.addresses):
            frames = taken_from(viewer.run(page=address), f"of /{address}")
            brought.append([known.setdefault(frame.content, frame) for frame in frames])
            if together.is_over(place, len(brought) // len(visitor.addresses)):
                break
    return brought


def _searched(brought: list[list[Capture]], forbidden: Forbidden) -> Visit:
    frames = [frame for run in brought for frame in run]
    return Visit(len(brought), len(frames), Scanner(forbidden).findings(dict.fromkeys(frames)))
