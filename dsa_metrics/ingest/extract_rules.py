"""The rules that a pupil extract can break as a whole; no rule speaks of a pupil, since what fails is only counted."""

from dsa_metrics.ingest.rule import Rule

_WRITE_AGAIN = "Have the school's system write the file anew, and do not save it from another program."

#: Broken before anything could be counted, and found out in the process that reads.
XML_RULES = (
    Rule(
        "xml_damaged",
        "error",
        "The XML is damaged or cut short, so it cannot be read to its end.",
        f"Fetch it again. {_WRITE_AGAIN}",
    ),
    Rule(
        "xml_encoding",
        "error",
        "The XML holds letters in another encoding than it says, or in one that no census or transfer file has.",
        _WRITE_AGAIN,
    ),
    Rule(
        "xml_declarations",
        "error",
        "The XML declares a type of document or words of its own, which no census or transfer file does.",
        f"It was not read: do not open it unless you know who made it. If it is yours: {_WRITE_AGAIN[0].lower()}"
        f"{_WRITE_AGAIN[1:]}",
    ),
    Rule(
        "xml_unknown",
        "error",
        "The XML is neither a school census return nor a common transfer file.",
        "Hand in one of those, or the pupils as a CSV file with a column of unique pupil numbers.",
    ),
    Rule(
        "xml_too_long",
        "error",
        "The XML holds more elements than the return of any school.",
        "Hand in the file of one school.",
    ),
    Rule(
        "extract_no_pupils",
        "error",
        "The file holds no pupil on roll.",
        "Check that the right file was chosen, and that it was written with pupils in it.",
    ),
    Rule(
        "extract_too_many_pupils",
        "error",
        "The file holds more pupils than any school has.",
        "Hand in the file of one school at a time.",
    ),
    Rule(
        "extract_schools_differ",
        "error",
        "The file holds pupils of more than one school.",
        "Hand in the file of one school at a time.",
    ),
)

SCHOOL_UNSAID = Rule(
    "extract_school_unsaid",
    "error",
    "The file does not say which school it is about.",
    "Choose the school; on the command line say --school with its URN.",
)
SCHOOL_UNKNOWN = Rule(
    "extract_school_unknown",
    "error",
    "No school in the register has the URN or the DfE number that the file gives, or that was stated.",
    "Correct it. If the school is new, load the latest register first.",
)
SCHOOL_CONTRADICTED = Rule(
    "extract_school_contradicted",
    "error",
    "The file is about another school than the one stated.",
    "Hand in the file of the school stated, or state the school of the file.",
)
OTHER_AUTHORITY = Rule(
    "extract_other_authority",
    "error",
    "The file comes from a school of another authority.",
    "Hand in the file of a school of this authority; of a transfer file the school that wrote it counts.",
)
MEASURED_IN_FUTURE = Rule(
    "extract_measured_in_the_future",
    "error",
    "The day that the file speaks of lies in the future.",
    "Hand it in on that day or later, or state the day on which it was written.",
)
SCHOOL_NOT_OPEN = Rule(
    "extract_school_not_open",
    "warning",
    "The school was not open on the day that the file speaks of, so no figure counts its results.",
    "Check the day and the school; of a school that converted, state the one that was open then.",
)
PERIOD_UNKNOWN = Rule(
    "extract_period_unknown",
    "warning",
    "The period is neither in the council's calendar nor a term, so it stands beside those as one of its own.",
    "Check its spelling, and load the file again under the right one, or add the period to the calendar in the policy.",
)

EXTRACT_RULES = (
    *XML_RULES,
    SCHOOL_UNSAID,
    SCHOOL_UNKNOWN,
    SCHOOL_CONTRADICTED,
    OTHER_AUTHORITY,
    MEASURED_IN_FUTURE,
    SCHOOL_NOT_OPEN,
    PERIOD_UNKNOWN,
)
