"""The rule of unique pupil numbers once more, character by character, as the department's guidance tells it."""

LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


def letter_for(rest: str) -> str:
    total = 0
    for position, character in enumerate(rest, start=2):
        total += position * (LETTERS.index(character) if character in LETTERS else int(character))
    return LETTERS[total % 23]


def is_right(upn: str) -> bool:
    if len(upn) != 13 or upn[0] not in LETTERS:
        return False
    if any(character not in "0123456789" for character in upn[1:12]):
        return False
    if upn[12] not in "0123456789" + LETTERS:
        return False
    return upn[0] == letter_for(upn[1:])
