"""Made pupils as the files that a school's system writes: CSV, school census XML, common transfer file."""

import csv
import io
from collections.abc import Sequence
from xml.sax.saxutils import escape

from tests.quality.made_pupils import Record

HEADINGS = {
    "upn": "UPN",
    "surname": "Legal Surname",
    "forename": "Legal Forename",
    "born": "DOB",
    "year": "Year Group",
    "postcode": "Home postcode",
    "ethnicity": "Ethnicity code",
    "language": "First language",
    "admitted": "Admission date",
    "left": "Leaving date",
}


def as_csv_extract(records: Sequence[Record], **same: str) -> bytes:
    """The records as a CSV; `same` are columns with one value for all, by heading with _ for a space."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([*(heading.replace("_", " ") for heading in same), *HEADINGS.values(), "Registration group", "Sex"])
    for record in records:
        writer.writerow([*same.values(), *(record[field] for field in HEADINGS), "7 Marsh", "F"])
    return out.getvalue().encode()


def element(name: str, value: str) -> str:
    return f"<{name}>{escape(value)}</{name}>" if value else ""


def census_header(number: str = "8822012", term: str = "AUT", year: str = "2025", day: str = "2025-10-02") -> str:
    details = "".join(
        element(name, value)
        for name, value in (("Collection", "School Census"), ("Term", term), ("Year", year), ("ReferenceDate", day))
    )
    source = element("LEA", number[:3]) + element("Estab", number[3:])
    return (
        f"<Header><CollectionDetails>{details}</CollectionDetails><Source><SourceLevel>S</SourceLevel>{source}"
        "<SoftwareCode>Marsh MIS</SoftwareCode><DateTime>2025-10-03T09:00:00</DateTime></Source></Header>"
    )


def census_pupil(record: Record, name: str = "PupilOnRoll") -> str:
    born, year = element("DOB", record["born"]), element("NCyearActual", record["year"])
    names = element("Surname", record["surname"]) + element("Forename", record["forename"])
    return f"""
    <{name}>
      <PupilIdentifiers>{element("UPN", record["upn"])}{names}{born}<Sex>F</Sex></PupilIdentifiers>
      <PupilCharacteristics>
        {element("Ethnicity", record["ethnicity"])}{element("Language", record["language"])}
        <ServiceChild>N</ServiceChild>
      </PupilCharacteristics>
      <PupilStatus>{element("EntryDate", record["admitted"])}{element("LeavingDate", record["left"])}{year}
        <EnrolStatus>C</EnrolStatus></PupilStatus>
      <HomeInformation><Address><AddressLine1>1 Marsh Lane</AddressLine1>{element("PostCode", record["postcode"])}
      </Address></HomeInformation>
      <TermlyAttendance><SessionsPossible>120</SessionsPossible><Surname>Not the pupil's</Surname></TermlyAttendance>
    </{name}>"""


def as_census(records: Sequence[Record], former: Sequence[Record] = (), header: str | None = None) -> bytes:
    """A school census return; `former` are pupils no longer on roll."""
    on_roll = "".join(map(census_pupil, records))
    gone = "".join(census_pupil(record, "PupilNoLongerOnRoll") for record in former)
    text = f"""<?xml version="1.0" encoding="UTF-8"?>
<Message>
  {census_header() if header is None else header}
  <School>
    <SchoolCharacteristics><SchoolName>Marsh Lane Primary School</SchoolName></SchoolCharacteristics>
    <Pupils><PupilsOnRoll>{on_roll}</PupilsOnRoll><PupilsNoLongerOnRoll>{gone}</PupilsNoLongerOnRoll></Pupils>
  </School>
</Message>"""
    return text.encode()


def ctf_header(number: str = "8822012", moment: str = "2025-10-02T09:00:00") -> str:
    return (
        f"<Header><DocumentName>Common Transfer File</DocumentName><CTFversion>25.0</CTFversion>"
        f"<DateTime>{moment}</DateTime><SourceSchool><LEA>{number[:3]}</LEA><Estab>{number[3:]}</Estab>"
        "<SchoolName>Marsh Lane Primary School</SchoolName><AcademicYear>2025</AcademicYear></SourceSchool>"
        "<DestSchool><LEA>881</LEA><Estab>4000</Estab></DestSchool></Header>"
    )


def ctf_pupil(record: Record) -> str:
    names = element("Surname", record["surname"]) + element("Forename", record["forename"])
    language = element("Language", record["language"])
    return f"""
    <Pupil>
      {element("UPN", record["upn"])}{names}{element("DOB", record["born"])}<Sex>F</Sex>
      <BasicDetails>{element("Ethnicity", record["ethnicity"])}{element("NCyearActual", record["year"])}
        <Languages><LanguageType>F</LanguageType>{language}</Languages></BasicDetails>
      <Address><AddressLine1>1 Marsh Lane</AddressLine1>{element("PostCode", record["postcode"])}</Address>
      <Contacts><Contact><Surname>Not the pupil's</Surname><PostCode>SS9 9SS</PostCode></Contact></Contacts>
      <SchoolHistory><School><EntryDate>2020-09-01</EntryDate><LeavingDate>2019-09-01</LeavingDate></School></SchoolHistory>
    </Pupil>"""


def as_ctf(records: Sequence[Record], header: str | None = None) -> bytes:
    """A common transfer file."""
    pupils = "".join(map(ctf_pupil, records))
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<CTfile>{ctf_header() if header is None else header}'
        f"<CTFpupilData>{pupils}</CTFpupilData></CTfile>"
    ).encode()
