"""Which heading of a council's own tracker stands for which field: confirmed once and remembered."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self


@dataclass(frozen=True)
class ColumnMapping:
    """`fields` gives the heading in the file for each field; `signature` tells files with the same headings."""

    signature: str
    fields: Mapping[str, str] = field(default_factory=dict)

    def to_json(self) -> str:
        """The mapping as text, the same for equal mappings."""
        return json.dumps({"signature": self.signature, "fields": dict(self.fields)}, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """The mapping that `to_json` wrote."""
        stored = json.loads(text)
        return cls(stored["signature"], stored["fields"])
