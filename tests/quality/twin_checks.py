"""Every check once more, record by record and slowly, from what the department's rules and the policy say of each."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date

from tests.quality import twin_upn

Record = Mapping[str, str]
Counts = dict[str, tuple[int, int]]

PSEUDO = [*range(1, 6), *range(660, 682), *range(701, 709)]
POSTCODES = (
    r"[A-PR-UWYZ]\d\d?",
    r"[A-PR-UWYZ][A-HK-Y]\d\d?",
    r"[A-PR-UWYZ]\d[A-HJKPSTUW]",
    r"[A-PR-UWYZ][A-HK-Y]\d[ABEHMNPRVWXY]",
)
STAND_INS = {"TBC", "TBA", "N/A", "UNKNOWN", "NOT KNOWN", "XXX"}


def twin_counts(records: Sequence[Record], measured_on: date, authorities: set[str]) -> Counts:
    """The checks' counts; a check that looks at no record is left out."""
    school_year = measured_on.year if measured_on.month >= 9 else measured_on.year - 1
    counts: Counts = {}

    def look(code: str, looked_at: Sequence[Record], fails: Callable[[Record], bool]) -> None:
        if looked_at:
            counts[code] = (len(looked_at), len([record for record in looked_at if fails(record)]))

    def others_with(record: Record, looked_at: Sequence[Record], columns: Sequence[str]) -> bool:
        same = [one for one in looked_at if all(one[name].lower() == record[name].lower() for name in columns)]
        return len(same) > 1

    def has(*columns: str) -> list[Record]:
        return [record for record in records if all(record[name] for name in columns)]

    formed = [record for record in has("upn") if re.fullmatch(r"[A-HJ-NP-RT-Z]\d{11}[0-9A-HJ-NP-RT-Z]", record["upn"])]
    look("upn_missing", records, lambda record: record["upn"] == "")
    look("upn_check_letter", has("upn"), lambda record: not twin_upn.is_right(record["upn"]))
    look("upn_duplicate", has("upn"), lambda record: others_with(record, has("upn"), ["upn"]))
    look(
        "upn_la_unknown",
        formed,
        lambda record: record["upn"][1:4] not in authorities and int(record["upn"][1:4]) not in PSEUDO,
    )
    look(
        "upn_temporary_old",
        formed,
        lambda record: record["upn"][12].isalpha() and _year_issued(record["upn"]) < school_year,
    )
    look("surname_missing", records, lambda record: record["surname"].upper() in {"", *STAND_INS})
    look("forename_missing", records, lambda record: record["forename"].upper() in {"", "BABY", *STAND_INS})
    look("birth_date_missing", records, lambda record: _day(record["born"]) is None)
    look(
        "birth_date_outside_year",
        [record for record in has("year") if _day(record["born"]) and record["year"].isdecimal()],
        lambda record: _age_at_start(record["born"], school_year) != int(record["year"]) + 4,
    )
    look("postcode_missing", records, lambda record: record["postcode"] == "")
    look("postcode_malformed", has("postcode"), lambda record: not _is_postcode(record["postcode"]))
    look("ethnicity_missing", records, lambda record: record["ethnicity"] in ("", "NOBT"))
    look("language_missing", records, lambda record: record["language"] in ("", "NOT"))
    look("admission_after_leaving", has("admitted", "left"), lambda record: record["left"] < record["admitted"])
    people = [record for record in has("surname", "forename") if _day(record["born"])]
    look("person_duplicate", people, lambda record: others_with(record, people, ["surname", "forename", "born"]))
    return counts


def _year_issued(upn: str) -> int:
    short = int(upn[8:10])
    return 1900 + short if short > 89 else 2000 + short


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _age_at_start(born: str, school_year: int) -> int:
    """Full years on 31 August, the last day before the school year."""
    day = date.fromisoformat(born)
    return school_year - day.year - ((day.month, day.day) > (8, 31))


def _is_postcode(written: str) -> bool:
    return any(re.fullmatch(outward + r" ?\d[ABD-HJLNP-UW-Z]{2}", written) for outward in POSTCODES)
