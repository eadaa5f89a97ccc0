"""The reporting phase of a GIAS establishment: from its type first, and from its phase only where the type allows any.

Special, alternative provision and independent schools carry the GIAS phase "Not applicable": phase alone loses them.
"""

from enum import StrEnum

from dsa_metrics.vocabulary import Phase


class LeftOut(StrEnum):
    """Why an establishment is not reported on, worded for the load's notes."""

    OVERSEAS = "overseas or service schools"
    WELSH = "Welsh establishments"
    HIGHER_EDUCATION = "higher education institutions"
    SECURE = "secure units"
    CHILDRENS_CENTRE = "children's centres"
    OTHER = "other establishments"
    NO_PHASE = "schools without a phase"
    UNKNOWN_TYPE = "establishments of a type that is not known"


_OF_TYPE: dict[Phase | LeftOut, tuple[int, ...]] = {
    Phase.SECONDARY: (6,),
    Phase.SPECIAL: (7, 8, 12, 33, 36, 44),
    Phase.INDEPENDENT: (10, 11),
    Phase.ALTERNATIVE_PROVISION: (14, 38, 42, 43),
    Phase.NURSERY: (15,),
    Phase.SIXTEEN_PLUS: (18, 31, 32, 39, 45, 46, 57),
    LeftOut.OVERSEAS: (25, 26, 37),
    LeftOut.WELSH: (30,),
    LeftOut.HIGHER_EDUCATION: (29,),
    LeftOut.SECURE: (24,),
    LeftOut.CHILDRENS_CENTRE: (47, 48),
    LeftOut.OTHER: (27, 56),
}
_BY_TYPE = {code: meaning for meaning, codes in _OF_TYPE.items() for code in codes}

#: Types that teach any phase: community, aided, controlled, foundation, academies, free, technical, studio, online.
_TYPES_OF_ANY_PHASE = frozenset({1, 2, 3, 5, 28, 34, 35, 40, 41, 49})

_BY_PHASE = {
    1: Phase.NURSERY,
    2: Phase.PRIMARY,
    3: Phase.PRIMARY,
    4: Phase.SECONDARY,
    5: Phase.SECONDARY,
    6: Phase.SIXTEEN_PLUS,
    7: Phase.ALL_THROUGH,
}


def reporting_phase(type_code: int | None, phase_code: int | None) -> Phase | LeftOut:
    """The phase under which an establishment is reported, or why it is left out, from GIAS's own codes in its files."""
    if type_code in _TYPES_OF_ANY_PHASE:
        return LeftOut.NO_PHASE if phase_code is None else _BY_PHASE.get(phase_code, LeftOut.NO_PHASE)
    return LeftOut.UNKNOWN_TYPE if type_code is None else _BY_TYPE.get(type_code, LeftOut.UNKNOWN_TYPE)
