"""The rules of an attendance publication of the Department for Education, each a code and two fixed sentences."""

from dsa_metrics.ingest.rule import Rule

_AGAIN = 'Download the data set of "Pupil attendance in schools" whose title ends with "year to date" again'
_NOTHING = "Nothing needs doing."

COLUMN_MISSING = Rule(
    "attendance_column_missing",
    "error",
    "The attendance publication lacks a column that is needed.",
    f"{_AGAIN}, with all its columns.",
)
NOT_YEAR_TO_DATE = Rule(
    "attendance_not_year_to_date",
    "error",
    "The attendance publication has figures of single days or weeks, and not of the school year to date.",
    f"{_AGAIN}.",
)
DATE_IMPOSSIBLE = Rule(
    "attendance_date_impossible",
    "error",
    "The date is not a day of the calendar.",
    "Write the day of publication as YYYY-MM-DD or DD/MM/YYYY.",
)
LEVEL_UNKNOWN = Rule(
    "attendance_level_unknown",
    "error",
    "The geographic level is none of National, Regional and Local authority.",
    f"{_AGAIN}, or leave the row out.",
)
AREA_UNCLEAR = Rule(
    "attendance_area_unclear",
    "error",
    "The row does not say which region, or which authority by code and name, it speaks of.",
    f"{_AGAIN}, or fill in the cell.",
)
PHASE_UNKNOWN = Rule(
    "attendance_phase_unknown",
    "error",
    "The phase is none of Primary, Secondary, Special and Total.",
    f"{_AGAIN}, or leave the row out.",
)
NOT_A_NUMBER = Rule(
    "attendance_not_a_number",
    "error",
    "The cell holds neither a number of schools nor one of the Department's signs for a number that is not there.",
    "Correct the cell; the signs are c, k, low, NA, u, x and z.",
)
ROW_DIFFERS = Rule(
    "attendance_row_differs",
    "warning",
    "The publication gives this area and phase more than once, with different numbers; all of them are set aside.",
    "Nothing needs doing, unless you know which is right: then delete the others and load the file again.",
)
ROW_TWICE = Rule(
    "attendance_row_twice",
    "warning",
    "The publication gives the same area and phase more than once, with the same numbers; they are counted once.",
    _NOTHING,
)
MORE_THAN_ALL = Rule(
    "attendance_more_than_all",
    "warning",
    "More schools share their data than there are; the share counts as all of them.",
    "Nothing needs doing: a mean of many days is set against the schools of one.",
)
VALUE_ABSENT = Rule(
    "attendance_value_absent",
    "warning",
    "A number is withheld or was not published, so that there is no share.",
    _NOTHING,
)
PUBLICATION_LEFT_OUT = Rule(
    "attendance_publication_left_out",
    "warning",
    "The publication of 28 September 2022 is left out: its numbers look like a test.",
    _NOTHING,
)

ATTENDANCE_RULES = (
    COLUMN_MISSING,
    NOT_YEAR_TO_DATE,
    DATE_IMPOSSIBLE,
    LEVEL_UNKNOWN,
    AREA_UNCLEAR,
    PHASE_UNKNOWN,
    NOT_A_NUMBER,
    ROW_DIFFERS,
    ROW_TWICE,
    MORE_THAN_ALL,
    VALUE_ABSENT,
    PUBLICATION_LEFT_OUT,
)
