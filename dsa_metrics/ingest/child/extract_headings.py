"""The headings by which a table of pupils is known, under the many spellings that schools' systems give them."""

from collections.abc import Mapping, Sequence

#: Each field's headings without capitals, spaces and signs; of several in one file the one named first here counts.
_SPELLINGS: dict[str, tuple[str, ...]] = {
    "upn": ("upn", "uniquepupilnumber", "uniquepupilno", "uniquepupilnumberupn", "pupilupn", "studentupn", "upnnumber"),
    "surname": (
        *("legalsurname", "legallastname", "surname", "lastname", "familyname", "pupilsurname", "studentsurname"),
        *("pupillastname", "studentlastname", "sname", "preferredsurname", "preferredlastname"),
    ),
    "forename": (
        *("legalforename", "legalfirstname", "forename", "firstname", "givenname", "forenames", "firstnames"),
        *("givennames", "pupilforename", "studentforename", "pupilfirstname", "studentfirstname", "fname"),
        *("chosenforename", "chosenname", "preferredforename", "preferredfirstname"),
    ),
    "birth_date": (
        *("dob", "dateofbirth", "birthdate", "birthday", "dateofbirthdob", "dobddmmyyyy", "dateofbirthddmmyyyy"),
        *("pupildob", "studentdob", "bornon", "born"),
    ),
    "year_group": (
        *("ncyearactual", "ncyear", "nationalcurriculumyear", "nationalcurriculumyeargroup", "ncyeargroup", "nc"),
        *("yeargroup", "year", "curriculumyear", "actualncyear", "yeargrp", "yr", "yrgroup", "yeartaughtin"),
    ),
    "postcode": ("postcode", "homepostcode", "postcodehome", "addresspostcode", "pupilpostcode", "homeaddresspostcode"),
    "ethnicity": (
        *("ethnicity", "ethnicitycode", "ethniccode", "ethnicgroup", "ethnicgroupcode", "ethnicorigin"),
        *("ethnicbackground", "pupilethnicity"),
    ),
    "language": (
        *("language", "languagecode", "firstlanguage", "firstlanguagecode", "homelanguage", "homelanguagecode"),
        *("mothertongue", "pupilfirstlanguage", "spokenlanguage"),
    ),
    "admitted_on": (
        *("admissiondate", "dateofadmission", "entrydate", "dateofentry", "dateadmitted", "admitted", "admittedon"),
        *("doa", "startdate", "enrolmentdate", "dateofenrolment"),
    ),
    "left_on": (
        *("leavingdate", "dateofleaving", "leavedate", "dateleft", "left", "lefton", "dol", "leaverdate"),
        *("enddate", "datelefts", "dateofleavingschool"),
    ),
    "urn": ("urn", "schoolurn", "urnschool"),
    "dfe_number": (
        *("dfenumber", "dfeno", "dfe", "laestab", "laestabnumber", "laestabno", "schooldfenumber", "dfes"),
        *("schoollaestab", "dfesnumber", "dcsfnumber", "schooldfe", "dfecode", "schooldfeno"),
    ),
    "authority": ("la", "lea", "lacode", "leacode", "lanumber", "leanumber", "lano", "leano", "localauthoritycode"),
    "establishment": (
        *("estab", "establishment", "establishmentnumber", "establishmentno", "estabnumber", "estabno"),
        *("schoolnumber", "estabcode"),
    ),
}


def find_fields(headings: Sequence[str]) -> Mapping[str, int]:
    """The position of each field that stands in the file."""
    positions = {_fold(heading): place for place, heading in reversed(list(enumerate(headings)))}
    found = {
        field: next((positions[one] for one in spellings if one in positions), None)
        for field, spellings in _SPELLINGS.items()
    }
    return {field: place for field, place in found.items() if place is not None}


def is_extract(headings: Sequence[str]) -> bool:
    """True for a table of pupils: it has unique pupil numbers, or a person's names with dates of birth."""
    fields = find_fields(headings)
    return "upn" in fields or ("birth_date" in fields and ("surname" in fields or "forename" in fields))


def _fold(heading: str) -> str:
    return "".join(filter(str.isalnum, heading.casefold()))
