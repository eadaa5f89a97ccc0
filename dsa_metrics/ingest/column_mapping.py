"""Which heading of a council's own tracker stands for which field: confirmed once and remembered."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Self


@dataclass(frozen=True)
class ColumnMapping:
    """`fields` gives the heading in the file for each field; `signature` tells files with the same headings.

    `constants` says once, by field, what no column says: who makes the contacts ("contact_made_by": "council"), how
    they ended ("contact_outcome": "open"), or the day when the means were assessed ("assessed_on": "2019-06-04"). A day
    holds for one file only: it is not remembered.
    """

    signature: str
    fields: Mapping[str, str] = field(default_factory=dict)
    constants: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> str:
        """What is remembered of the mapping, as text, the same for equal mappings."""
        lasting = {name: value for name, value in self.constants.items() if not name.endswith("_on")}
        stored = {"signature": self.signature, "fields": dict(self.fields), "constants": lasting}
        return json.dumps(stored, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """The mapping that `to_json` wrote."""
        stored = json.loads(text)
        return cls(stored["signature"], stored["fields"], stored["constants"])


def signature_of(headings: Iterable[str]) -> str:
    """The same for files with the same headings, in whatever order, capitals and spacing they stand."""
    folded = sorted(" ".join(heading.casefold().split()) for heading in headings)
    return sha256("\n".join(heading for heading in folded if heading).encode()).hexdigest()
