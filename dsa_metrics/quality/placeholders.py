"""What stands in a record where nothing is known: words that are no name, codes that say that nobody has asked."""

import re

_WITHOUT_LETTERS = r"[\W\d_]*"

#: Only words that nobody is called: Null, Test and Child are surnames.
_NO_NAME = rf"{_WITHOUT_LETTERS}|TBC|TBA|T\.B\.C\.|T\.B\.A\.|N/A|N\.A\.|UNKNOWN|NOT\s+KNOWN|NO\s+NAME|NOT\s+GIVEN|XXXX?"
_NO_SURNAME = re.compile(rf"{_NO_NAME}|NO\s+SURNAME", re.IGNORECASE)
_NO_FORENAME = re.compile(rf"{_NO_NAME}|BABY|BABY\s+(?:BOY|GIRL)|INFANT|NONE|NO\s+FORENAME", re.IGNORECASE)

_NOT_OBTAINED = r"NOT\s+OBTAINED|INFORMATION\s+NOT\s+(?:YET\s+)?OBTAINED"

#: Refused (REFU) is an answer.
_NO_ETHNICITY = re.compile(rf"|NOBT|{_NOT_OBTAINED}", re.IGNORECASE)

#: Refused (REF) and believed to be English (ENB) are answers.
_NO_LANGUAGE = re.compile(rf"|NOT|{_NOT_OBTAINED}", re.IGNORECASE)


def is_no_surname(written: str) -> bool:
    """True for nothing, for signs alone, and for a word that stands for a surname that is not known."""
    return _NO_SURNAME.fullmatch(written) is not None


def is_no_forename(written: str) -> bool:
    """True for nothing, for signs alone, and for a word that stands for a forename that is not known."""
    return _NO_FORENAME.fullmatch(written) is not None


def is_no_ethnicity(written: str) -> bool:
    """True for nothing, and for a code that says that nothing has been obtained yet."""
    return _NO_ETHNICITY.fullmatch(written) is not None


def is_no_language(written: str) -> bool:
    """True for nothing, and for a code that says that nothing has been obtained."""
    return _NO_LANGUAGE.fullmatch(written) is not None
