"""Keeps what somebody wrote about one school free of every other school."""

import re
from collections.abc import Mapping

LEFT_OUT = "(What was written names another school and is left out here.)"


class Others:
    """Every school that the record knows, by name and numbers; what is said of one may name none of the others."""

    def __init__(self, names: Mapping[int, str], dfe_numbers: Mapping[int, str | None]) -> None:
        self._names = {urn: folded(name) for urn, name in names.items()}
        self._numbers = {str(urn): urn for urn in names}
        self._numbers |= {digits(number): urn for urn, number in dfe_numbers.items() if number}

    def without(self, text: str, urn: int) -> str:
        """The text about the school with this URN; a sentence in its place where it names another school."""
        return LEFT_OUT if self._names_another(text, urn) else text

    def _names_another(self, text: str, urn: int) -> bool:
        own, said = self._names[urn], folded(text)
        others = [name for name in self._names.values() if name != own]
        longer = [name for name in others if own in name]
        if any(name in said for name in longer):
            return True
        said = said.replace(own, " |")
        return any(name in said for name in others) or self._numbers_another(text, urn)

    def _numbers_another(self, text: str, urn: int) -> bool:
        joined = re.sub(r"(?<=\b\d{3})\W(?=\d{3,4}\b)", "", text)
        return any(self._numbers.get(number, urn) != urn for number in re.findall(r"\d{6,7}", joined))


def folded(text: str) -> str:
    """The words of a text with a space before each, whatever its capitals and punctuation."""
    words = re.findall(r"[^\W_]+", re.sub("['’]", "", text).casefold())
    return "".join(f" {word}" for word in words)


def digits(number: str) -> str:
    """A number without what stands between its digits."""
    return re.sub(r"\D", "", number)
