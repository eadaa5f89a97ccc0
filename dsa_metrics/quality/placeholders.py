"""What stands in a record where nothing is known: words that are no name, codes that say that nobody has asked."""

#: Only words that nobody is called: Null, Test and Child are surnames.
_NO_NAME = frozenset(
    {"TBC", "TBA", "T.B.C.", "T.B.A.", "N/A", "N.A.", "UNKNOWN", "NOT KNOWN", "NO NAME", "NOT GIVEN", "XXX", "XXXX"}
)
_NO_FORENAME = _NO_NAME | {"BABY", "BABY BOY", "BABY GIRL", "INFANT", "NONE", "NO FORENAME"}
_NO_SURNAME = _NO_NAME | {"NO SURNAME"}

#: Not yet obtained; refused (REFU) is an answer.
_NO_ETHNICITY = frozenset({"NOBT", "NOT OBTAINED", "INFORMATION NOT YET OBTAINED", "INFORMATION NOT OBTAINED"})

#: Not obtained; refused (REF) and believed to be English (ENB) are answers.
_NO_LANGUAGE = frozenset({"NOT", "NOT OBTAINED", "INFORMATION NOT OBTAINED", "INFORMATION NOT YET OBTAINED"})


def is_no_surname(written: str) -> bool:
    """True for nothing, for signs alone, and for a word that stands for a surname that is not known."""
    return _is_one_of(_NO_SURNAME, written) or not any(map(str.isalpha, written))


def is_no_forename(written: str) -> bool:
    """True for nothing, for signs alone, and for a word that stands for a forename that is not known."""
    return _is_one_of(_NO_FORENAME, written) or not any(map(str.isalpha, written))


def is_no_ethnicity(written: str) -> bool:
    """True for nothing, and for a code that says that nothing has been obtained yet."""
    return not written or _is_one_of(_NO_ETHNICITY, written)


def is_no_language(written: str) -> bool:
    """True for nothing, and for a code that says that nothing has been obtained."""
    return not written or _is_one_of(_NO_LANGUAGE, written)


def _is_one_of(words: frozenset[str], written: str) -> bool:
    return " ".join(written.upper().split()) in words
