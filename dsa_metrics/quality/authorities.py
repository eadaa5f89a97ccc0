"""Which authority codes are known: those of today, those of authorities that are no more, and the pseudo codes."""

from functools import cache
from pathlib import Path

_CODES = Path(__file__).with_name("authority_codes.csv")


@cache
def known_codes() -> frozenset[str]:
    """Every code, as three digits; where each comes from stands at the head of the file."""
    lines = (line for line in _CODES.read_text("utf-8").splitlines() if not line.startswith("#"))
    return frozenset(line.partition(",")[0] for line in lines) - {"code"}
