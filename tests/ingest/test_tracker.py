"""The tracker: a good one gives its facts, from every kind of file that a council may keep it in."""

from datetime import date

from tests.ingest.drawn_files import KNOWN, as_csv, as_workbook, facts_of, problems_of, reading_of

LETTERS = """
    URN    | School                    | Letter | Sent on
    100001 | Marsh Lane Primary School | 1      | 2018-10-12
    100001 | MARSH LANE PRIMARY SCHOOL | 2      | 2019-02-08
    100002 | St Osyth's CE School      | 1      | 2018-10-12
"""
OTHER_SHEETS = {
    "Contacts": """
        URN    | School | Held on    | Made by | Channel   | Outcome  | Note
        100001 |        | 2018-11-01 | SCHOOL  | Telephone | No Reply |
        100002 |        | 2018-11-02 | Council |           | agreed   | Head will  sign
    """,
    "Agreements": """
        URN    | Returned on | Signed by | Starts on  | Review on  | Expires on | Withdrawn on | Version | Lawful basis
        100003 | 2018-12-01  | Head      | 2019-01-01 | 2020-01-01 | 2021-12-31 |              | 2       | Public task
    """,
    "Data flows": """
        URN    | School | Assessed on | Means         | Note
        100001 |        | 2018-11-01  | Secure Portal |
    """,
    "Submissions": """
        URN    | Collection | Period      | Due on     | Received on | Means
        100001 | Attendance | Autumn 2018 | 2018-12-31 |             | encrypted EMAIL
    """,
    "Quality": """
        URN    | Collection | Period      | Measured on | Check       | Records | Failures | Explanation
        100001 | Attendance | Autumn 2018 | 2019-01-04  | UPN Missing | 200     | 3        |
        100002 | Attendance | Autumn 2018 | 2019-01-04  | upn_missing | 150     | 0        | None at all
    """,
    "Meetings": """
        Board           | Held on    | Public
        Education Board | 2019-03-26 | Yes
    """,
    "Decisions": """
        Reference | Meeting         | Agreed on  | Decision         | Owner | Due on     | Done on
        EB 12     | Education Board | 2019-03-26 | Approve the plan | Chair | 2019-09-01 |
    """,
}


def test_a_good_tracker_gives_every_fact_and_no_problem() -> None:
    reading = reading_of(as_workbook({"Letters": LETTERS, **OTHER_SHEETS}))
    assert problems_of(reading) == []
    assert reading.kind == "tracker"
    assert facts_of(reading, "letter", ["urn", "step", "sent_on", "file_no", "sheet", "source_row"]) == [
        (100001, 1, date(2018, 10, 12), 1, "Letters", 2),
        (100001, 2, date(2019, 2, 8), 1, "Letters", 3),
        (100002, 1, date(2018, 10, 12), 1, "Letters", 4),
    ]
    assert facts_of(reading, "contact", ["urn", "made_by", "channel", "outcome", "note"]) == [
        (100001, "school", "Telephone", "no reply", None),
        (100002, "council", None, "agreed", "Head will sign"),
    ]
    assert facts_of(reading, "agreement", ["urn", "expires_on", "withdrawn_on", "version", "note"]) == [
        (100003, date(2021, 12, 31), None, "2", None)
    ]
    assert facts_of(reading, "data_flow", ["urn", "means"]) == [(100001, "secure portal")]
    assert facts_of(reading, "submission", ["period", "received_on", "means"]) == [
        ("Autumn 2018", None, "encrypted email")
    ]
    assert facts_of(reading, "quality_result", ["check_code", "records", "failures"]) == [
        ("upn_missing", 200, 3),
        ("upn_missing", 150, 0),
    ]
    assert facts_of(reading, "meeting", ["board", "is_public"]) == [("Education Board", True)]
    assert facts_of(reading, "decision", ["reference", "decision", "done_on"]) == [("EB 12", "Approve the plan", None)]


def test_each_sheet_is_read_from_a_csv_file_too() -> None:
    for name, drawing in {"Letters": LETTERS, **OTHER_SHEETS}.items():
        from_workbook = reading_of(as_workbook({name: drawing}))
        from_csv = reading_of(as_csv(drawing))
        assert problems_of(from_csv) == []
        assert from_csv.kind == name.lower()
        (table,) = from_csv.facts
        columns = [column for column in from_csv.facts[table].column_names if column != "sheet"]
        assert facts_of(from_csv, table, columns) == facts_of(from_workbook, table, columns)


def test_the_facts_have_the_types_of_the_record() -> None:
    rows = reading_of(as_workbook({"Letters": LETTERS})).facts["letter"]
    kinds = dict(zip(rows.column_names, map(str, rows.schema.types), strict=True))
    assert kinds == {
        "urn": "int64",
        "step": "int64",
        "sent_on": "date32[day]",
        "file_no": "int64",
        "sheet": "string",
        "source_row": "int64",
    }
    assert KNOWN.num_rows == 3
