"""The rules of a GIAS school register, each a code and two fixed sentences."""

from dsa_metrics.ingest.rule import Rule

COLUMN_MISSING = Rule(
    "register_column_missing",
    "error",
    "The register lacks a column that is needed.",
    "Download the establishment fields CSV from Get Information About Schools again, with all its columns.",
)
AUTHORITY_ABSENT = Rule(
    "register_authority_absent",
    "error",
    "The register holds no establishment of this council's authority.",
    "Check gias_code under [authority] in the policy file: it is the register's LA (code).",
)
URN_MALFORMED = Rule(
    "register_urn_malformed",
    "error",
    "The URN is not six digits.",
    "Correct the URN from Get Information About Schools; a URN never begins with a zero.",
)
URN_TWICE = Rule(
    "register_urn_twice",
    "error",
    "The URN stands in the file more than once, with different values.",
    "Keep the right row and delete the others, or download the register again.",
)
NAME_MISSING = Rule(
    "register_name_missing",
    "error",
    "The name of the school is missing.",
    "Fill in EstablishmentName, or download the register again.",
)
NUMBER_MISSING = Rule(
    "register_number_missing",
    "warning",
    "The establishment number is missing or is no number, so the school has no DfE number.",
    "Nothing needs doing where GIAS has none; the school is still found by its URN.",
)
STATUS_UNKNOWN = Rule(
    "register_status_unknown",
    "error",
    "The status code is none of 1 (open), 2 (closed), 3 (open, but proposed to close) and 4 (proposed to open).",
    "Correct EstablishmentStatus (code), or download the register again.",
)
DATE_IMPOSSIBLE = Rule(
    "register_date_impossible",
    "error",
    "The date is not a day of the calendar.",
    "Write it as DD-MM-YYYY, DD/MM/YYYY or YYYY-MM-DD, or leave the cell blank where it is not known.",
)
PUPILS_NOT_A_NUMBER = Rule(
    "register_pupils_not_a_number",
    "error",
    "The number of pupils is not a whole number.",
    "Correct NumberOfPupils, or leave it blank where it is not known.",
)
TYPE_UNKNOWN = Rule(
    "register_type_unknown",
    "warning",
    "The type of establishment is not one that is known here, so the establishment is left out.",
    "If it is a school, ask for its type to be added; the notes of this load give the type's code.",
)
PHASE_ABSENT = Rule(
    "register_phase_absent",
    "warning",
    "The type of establishment teaches pupils of a phase, but no phase is given, so the school is left out.",
    "Ask the school to state its phase in Get Information About Schools, then load the next register.",
)

REGISTER_RULES = (
    COLUMN_MISSING,
    AUTHORITY_ABSENT,
    URN_MALFORMED,
    URN_TWICE,
    NAME_MISSING,
    NUMBER_MISSING,
    STATUS_UNKNOWN,
    DATE_IMPOSSIBLE,
    PUPILS_NOT_A_NUMBER,
    TYPE_UNKNOWN,
    PHASE_ABSENT,
)
