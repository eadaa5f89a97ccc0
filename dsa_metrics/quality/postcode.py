"""The form of a postcode."""

import re

#: BS 7666, with Girobank's own; whether the postcode is in use is another question.
_FORM = re.compile(
    r"(?:[A-PR-UWYZ](?:[0-9]{1,2}|[A-HK-Y][0-9][0-9ABEHMNPRVWXY]?|[0-9][A-HJKPSTUW])\s*[0-9][ABD-HJLNP-UW-Z]{2})"
    r"|GIR\s*0AA",
    re.IGNORECASE | re.ASCII,
)


def has_form(postcode: str) -> bool:
    """True where the text has a form that postcodes have, whatever its capitals and the blanks between its halves."""
    return _FORM.fullmatch(postcode) is not None
