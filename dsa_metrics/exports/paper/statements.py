"""Why the annex is restricted: what an officer must state before it is made, and nobody states in their place."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Statements:
    """The ground for restricting the annex, why that is in the public interest, who decided it, and until when."""

    ground: str = ""
    public_interest: str = ""
    decided_by: str = ""
    until: date | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """What is not stated, in words."""
        stated = {
            "the ground for restricting it": self.ground.strip(),
            "why that is in the public interest": self.public_interest.strip(),
            "who decided it": self.decided_by.strip(),
            "until when it holds": self.until,
        }
        return tuple(words for words, value in stated.items() if not value)
