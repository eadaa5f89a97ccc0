"""What the public part of a paper is made from: releases, the council's own rule and words, and no school."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from dsa_metrics.disclosure.release import Release
from dsa_metrics.policy import Escalation

#: The sections that an officer may add words to, and how each is called.
SECTIONS: dict[str, str] = {
    "purpose": "Purpose",
    "background": "Background",
    "position": "Current position",
    "arrival": "How data arrives",
    "quality": "Data quality",
    "progress": "Progress since the last meeting",
    "decisions": "Escalation hierarchy and decisions",
    "implications": "Implications",
}


@dataclass(frozen=True)
class Decision:
    """A decision of the board; `sentence` says where it stands: agreed 26 March, due 30 April, slipped once."""

    reference: str
    agreed_on: date
    text: str
    owner: str
    sentence: str

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "Decision":
        """The decision of one row of the metric `decisions`."""
        said = {name: row[name] or "" for name in ("reference", "text", "owner", "sentence")}
        return cls(agreed_on=row["agreed_on"], **said)


@dataclass(frozen=True)
class Material:
    """Everything that the public part is made from.

    `earlier` is the release of the meeting before, as it stood when this one was published; None where there is none.
    `commentary`: section -> what the officer wrote.
    """

    release: Release
    earlier: Release | None
    rule: Escalation
    decisions: Sequence[Decision] = ()
    commentary: Mapping[str, str] = field(default_factory=dict)
