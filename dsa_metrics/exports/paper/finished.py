"""The last look at a public part: whatever its template brought along, it names no school and is not for members."""

import re

from dsa_metrics.errors import InputError
from dsa_metrics.exports.paper.naming import Naming
from dsa_metrics.exports.word.wording import written

#: How the annex is marked, and the marks that a council may put in its own; in small letters they are ordinary words.
_FOR_MEMBERS = re.compile(r"MEMBERS ONLY|NOT FOR PUBLICATION|(?i:restricted annex, not for publication)")
_FIX = "Take it out of the template, and start from a copy of the shipped one, not from a paper that was made before."


def require_public(content: bytes, naming: Naming) -> None:
    """Raises InputError where a finished public part is marked for members, or tells of a school anywhere in it."""
    text = written(content)
    if _FOR_MEMBERS.search(text):
        raise InputError("The finished public part is marked as being for members.", _FIX)
    for found in naming.found(text):
        raise InputError(f"The finished public part holds {found}.", _FIX)
