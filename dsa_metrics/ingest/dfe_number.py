"""The DfE number of a school: three digits of its authority and four of its own."""

import re

_DFE_NUMBER = re.compile(r"([0-9]{3})\s?[-/ ]?\s?([0-9]{4})")


def plain_dfe_number(text: str) -> str | None:
    """Seven digits from 8822012, 882/2012 or 882-2012; None for anything else."""
    found = _DFE_NUMBER.fullmatch(text.removesuffix(".0"))
    return found[1] + found[2] if found else None
