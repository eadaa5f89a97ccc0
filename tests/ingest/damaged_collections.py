"""Makes the files of tests/files/collections: run `python -m tests.ingest.damaged_collections` after a change here.

Submissions, quality sheets, explanations, census returns and transfer files, each named for what is wrong with it. The
pupils in them are invented.
"""

from collections.abc import Callable
from pathlib import Path

from tests.ingest.drawn_files import as_csv
from tests.quality.made_files import as_census, as_ctf, census_header, census_pupil, ctf_header
from tests.quality.made_pupils import Record

FOLDER = Path(__file__).parents[1] / "files" / "collections"

PUPIL: Record = {
    "upn": "H882546519123",
    "surname": "Featherstonehaugh",
    "forename": "Ottilie",
    "born": "2014-05-17",
    "year": "7",
    "postcode": "SS2 6ER",
    "ethnicity": "WBRI",
    "language": "ENG",
    "admitted": "2025-09-01",
    "left": "",
}
NAMED_WORDS = b"""<?xml version="1.0"?><!DOCTYPE Message [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;">]>"""
FROM_A_FILE = b'<?xml version="1.0"?><!DOCTYPE CTfile [<!ENTITY x SYSTEM "file:///etc/passwd">]>'

SUBMISSIONS = "URN | Collection | Period | Due on | Received on | Means"
QUALITY = "URN | Collection | Period | Measured on | Check | Records | Failures"
EXPLANATIONS = "URN | Check | Collection | Period | Accepted on | Until | Reason | Approved by"


def _sheet(headings: str, *rows: str) -> Callable[[], bytes]:
    return lambda: as_csv("\n".join([headings, *rows]))


def _census(header: str | None = None, *pupils: Record) -> bytes:
    return as_census(pupils or (PUPIL,), header=header)


def _body(content: bytes) -> bytes:
    """The document without its declaration."""
    return content.partition(b"?>\n")[2]


FILES: dict[str, Callable[[], bytes]] = {
    "submission-received-in-the-future.csv": _sheet(
        SUBMISSIONS, "114700 | School census | Autumn 2025 | 2025-10-29 | 2026-01-05 | secure portal"
    ),
    "submission-by-unknown-means.csv": _sheet(
        SUBMISSIONS, "114700 | School census | Autumn 2025 | 2025-10-29 | 2025-10-28 | pigeon"
    ),
    "submission-without-a-day-due.csv": _sheet(SUBMISSIONS, "114700 | School census | Autumn 2025 |  | 2025-10-28 |"),
    "submission-due-on-no-day.csv": _sheet(SUBMISSIONS, "114700 | School census | Autumn 2025 | 30/02/2026 |  |"),
    "submission-of-no-school.csv": _sheet(SUBMISSIONS, "999999 | School census | Autumn 2025 | 2025-10-29 |  |"),
    "submission-twice-and-otherwise.csv": _sheet(
        SUBMISSIONS,
        "114700 | School census | Autumn 2025 | 2025-10-29 | 2025-10-28 |",
        "114700 | School census | Autumn 2025 | 2025-10-29 |  |",
    ),
    "submissions-without-periods.csv": lambda: as_csv(
        "URN | Collection | Due on | Received on\n114700 | School census | 2025-10-29 | 2025-10-28"
    ),
    "quality-more-failures-than-records.csv": _sheet(
        QUALITY, "114700 | School census | Autumn 2025 | 2025-10-02 | upn_missing | 10 | 11"
    ),
    "quality-measured-in-the-future.csv": _sheet(
        QUALITY, "114700 | School census | Spring 2026 | 2026-01-15 | upn_missing | 10 | 1"
    ),
    "quality-of-an-unknown-check.csv": _sheet(
        QUALITY, "114700 | School census | Autumn 2025 | 2025-10-02 | shoe size | 10 | 1"
    ),
    "quality-below-nought.csv": _sheet(
        QUALITY, "114700 | School census | Autumn 2025 | 2025-10-02 | upn_missing | 10 | -1"
    ),
    "quality-without-records.csv": _sheet(
        QUALITY, "114700 | School census | Autumn 2025 | 2025-10-02 | upn_missing |  | 0"
    ),
    "quality-twice-and-otherwise.csv": _sheet(
        QUALITY,
        "114700 | School census | Autumn 2025 | 2025-10-02 | upn_missing | 10 | 1",
        "114700 | School census | Autumn 2025 | 2025-10-02 | UPN missing | 10 | 2",
    ),
    "explanation-until-before-accepted.csv": _sheet(
        EXPLANATIONS, "114700 | upn_missing |  |  | 2025-10-02 | 2025-10-01 | New arrivals | A. Head"
    ),
    "explanation-accepted-in-the-future.csv": _sheet(
        EXPLANATIONS, "114700 | upn_missing |  |  | 2026-01-02 | 2026-10-01 | New arrivals | A. Head"
    ),
    "explanation-approved-by-nobody.csv": _sheet(
        EXPLANATIONS, "114700 | upn_missing |  |  | 2025-10-02 | 2026-10-01 | New arrivals |"
    ),
    "explanation-without-an-end.csv": _sheet(
        EXPLANATIONS, "114700 | upn_missing |  |  | 2025-10-02 |  | New arrivals | A. Head"
    ),
    "explanation-twice-and-otherwise.csv": _sheet(
        EXPLANATIONS,
        "114700 | upn_missing |  |  | 2025-10-02 | 2026-10-01 | New arrivals | A. Head",
        "114700 | upn_missing |  |  | 2025-10-02 | 2026-12-01 | New arrivals | A. Head",
    ),
    "census-cut-short.xml": lambda: _census()[:-400],
    "census-cut-short-in-its-header.xml": lambda: _census()[:120],
    "census-with-a-tag-never-closed.xml": lambda: _census().replace(b"</DOB>", b""),
    "census-with-an-ampersand.xml": lambda: _census().replace(b"1 Marsh Lane", b"1 Marsh & Lane"),
    "census-that-says-utf-8-and-is-not.xml": lambda: _census().replace(b"Ottilie", b"Zo\xeb"),
    "census-in-an-encoding-nobody-knows.xml": lambda: _census().replace(b"UTF-8", b"KLINGON-1"),
    "census-that-says-utf-16-and-is-not.xml": lambda: _census().replace(b"UTF-8", b"UTF-16"),
    "census-in-ebcdic.xml": lambda: _census().replace(b"UTF-8", b"cp037"),
    "census-with-words-that-grow.xml": lambda: NAMED_WORDS + _body(_census()).replace(b"Ottilie", b"&d;"),
    "census-with-a-document-type.xml": lambda: b'<!DOCTYPE Message SYSTEM "census.dtd">' + _body(_census()),
    "census-with-a-word-not-declared.xml": lambda: _census().replace(b"Ottilie", b"&eacute;"),
    "census-without-pupils.xml": lambda: as_census(()),
    "census-of-nobody-but-former-pupils.xml": lambda: as_census((), [PUPIL]),
    "census-of-two-schools.xml": lambda: _census().replace(b"</School>", b"</School><School/>"),
    "census-of-another-authority.xml": lambda: _census(census_header("8812012")),
    "census-of-an-unknown-school.xml": lambda: _census(census_header("8829999")),
    "census-without-a-header.xml": lambda: _census(""),
    "census-of-a-day-in-the-future.xml": lambda: _census(census_header(term="SPR", year="2026", day="2026-01-15")),
    "workforce-return.xml": lambda: b'<?xml version="1.0"?><Message><Header/><SchoolWorkforceMembers/></Message>',
    "other-document.xml": lambda: b'<?xml version="1.0"?><Pupils>' + census_pupil(PUPIL).encode() + b"</Pupils>",
    "ctf-cut-short.xml": lambda: as_ctf([PUPIL])[:700],
    "ctf-without-pupils.xml": lambda: as_ctf([]),
    "ctf-of-another-authority.xml": lambda: as_ctf([PUPIL], ctf_header("8812012")),
    "ctf-of-an-unknown-school.xml": lambda: as_ctf([PUPIL], ctf_header("882LLLL")),
    "ctf-of-a-day-in-the-future.xml": lambda: as_ctf([PUPIL], ctf_header(moment="2030-01-01T00:00:00")),
    "ctf-with-a-file-of-the-system-in-it.xml": lambda: FROM_A_FILE + _body(as_ctf([PUPIL])).replace(b"Ottilie", b"&x;"),
    "ctf-after-something-else.xml": lambda: b"Sent by Marsh MIS\r\n" + as_ctf([PUPIL]),
    "ctf-with-a-second-root.xml": lambda: as_ctf([PUPIL]) + b"<CTfile/>",
}


def main() -> None:
    """Writes every file."""
    FOLDER.mkdir(exist_ok=True)
    for path in FOLDER.iterdir():
        path.unlink()
    for name, make in FILES.items():
        (FOLDER / name).write_bytes(make())


if __name__ == "__main__":
    main()
