"""The history of one school: every version of every fact, where it came from, and whether it stands."""

from datetime import date, datetime
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dsa_metrics.errors import InputError
from dsa_metrics.policy import Policy
from dsa_metrics.view import NamedView
from tests.rules import twin
from tests.rules.asking import Ask
from tests.rules.generate import FIRST, SCHOOLS, random_record
from tests.rules.memory import MemoryStore
from tests.rules.test_twins import INSTANTS, RECORDS, search
from tests.rules.twin_history import school_history

AS_AT = date(2019, 6, 4)
EVERY_KIND = """
    entry_file
    entry  file_no  name          sha256  kind
    1      1        tracker.xlsx  abc     tracker

    school
    urn     name  register_on  pupils  trust_name      opened_on
    100001  Quay  2018-09-01   1       Tidewater Trust 2001-09-01

    school_link
    urn     link_urn  link_type    established_on
    100001  100009    Predecessor

    letter
    urn     step  sent_on     sheet    source_row  file_no
    100001  1     2018-10-12  Letters  7           1

    contact
    urn     held_on     made_by  channel    outcome  note
    100001  2018-11-01  school   telephone  open     will call again

    agreement
    urn     returned_on  signed_by  version  lawful_basis  starts_on   review_on   expires_on  withdrawn_on
    100001  2018-12-01   Head       2        public task   2019-01-01  2019-09-01  2019-12-31  2020-01-01

    data_flow
    urn     assessed_on  means
    100001  2019-01-10   secure portal

    submission
    urn     collection  period  due_on      received_on
    100001  census      spring  2019-02-13  2019-02-14

    quality_result
    urn     collection  period  measured_on  check_code   records  failures
    100001  census      spring  2019-03-01   upn_missing  210      3

    accepted_explanation
    urn     check_code   collection  accepted_on  until_on    reason        approved_by
    100001  upn_missing  census      2019-03-05   2019-08-31  new arrivals  Head of Data
"""


def told(view: NamedView, as_at: date = AS_AT, known_at: datetime | None = None) -> list[tuple[object, ...]]:
    rows = view.answer("school_history", as_at, known_at, 100001).rows
    return [(str(row["happened_on"]), row["what"], row["detail"], row["is_in_force"]) for row in rows]


def test_every_kind_of_fact_is_told_in_words(ask: Ask) -> None:
    assert [row[:3] for row in told(ask.view(EVERY_KIND))] == [
        ("None", "link", "Predecessor: URN 100009"),
        ("2018-09-01", "register", "Quay; Primary; open; opened 1 September 2001; 1 pupil; Tidewater Trust"),
        ("2018-10-12", "letter", "Letter 1 sent"),
        ("2018-11-01", "contact", "The school made contact by telephone; open; will call again"),
        (
            "2018-12-01",
            "agreement",
            (
                "Agreement returned, signed by Head; version 2; public task; starts 1 January 2019; "
                "review on 1 September 2019; expires 31 December 2019; withdrawn 1 January 2020"
            ),
        ),
        ("2019-01-10", "data flow", "Means of transfer: secure portal"),
        ("2019-02-14", "submission", "census spring due 13 February 2019; received 14 February 2019"),
        ("2019-03-01", "quality result", "census spring; upn_missing: 3 of 210 records"),
        (
            "2019-03-05",
            "accepted explanation",
            "Failures of upn_missing accepted for census until 31 August 2019; new arrivals; approved by Head of Data",
        ),
    ]


def test_a_fact_names_the_file_sheet_and_row_that_it_came_from(ask: Ask) -> None:
    rows = ask.view(EVERY_KIND).answer("school_history", AS_AT, None, 100001).rows
    letter = next(row for row in rows if row["what"] == "letter")
    assert (letter["entry"], letter["recorded_at"]) == (1, datetime(2019, 1, 1))
    assert (letter["file"], letter["sheet"], letter["source_row"]) == ("tracker.xlsx", "Letters", 7)


CHANGES = """
    entry
    entry  kind  recorded_at       target  is_withdrawal
    1      load  2019-01-01T09:00
    2      load  2019-02-01T09:00
    3      load  2019-03-01T09:00
    4      undo  2019-04-01T09:00  3       yes

    letter
    urn     step  sent_on     entry
    100001  1     2018-10-12  1
    100001  1     2018-11-12  2
    100001  2     2018-12-12  2
    100001  2     2018-12-12  3
    100001  2     2018-12-24  3
"""


def test_a_corrected_fact_is_told_with_its_correction(ask: Ask) -> None:
    letters = [row for row in told(ask.view(CHANGES)) if row[1] == "letter"]
    assert [(row[0], row[3]) for row in letters[:2]] == [("2018-10-12", False), ("2018-11-12", True)]


def test_a_result_that_is_corrected_in_other_capitals_stands_once(ask: Ask) -> None:
    corrected = """
    entry
    entry  kind
    1      load
    2      load

    quality_result
    urn     collection  period  measured_on  check_code   records  failures  entry
    100001  census      spring  2019-03-01   upn_missing  210      3         1
    100001  Census      Spring  2019-03-01   upn_missing  210      0         2
    """
    results = [(row[2], row[3]) for row in told(ask.view(corrected)) if row[1] == "quality result"]
    assert results == [
        ("Census Spring; upn_missing: 0 of 210 records", True),
        ("census spring; upn_missing: 3 of 210 records", False),
    ]


def test_a_fact_of_an_undone_load_is_told_but_does_not_stand(ask: Ask) -> None:
    assert ("2018-12-24", "letter", "Letter 2 sent", False) in told(ask.view(CHANGES))


def test_a_fact_that_two_loads_repeat_is_told_once_with_the_first(ask: Ask) -> None:
    rows = ask.view(CHANGES).answer("school_history", AS_AT, None, 100001).rows
    repeated = [row for row in rows if row["happened_on"] == date(2018, 12, 12)]
    assert [(row["entry"], row["is_in_force"]) for row in repeated] == [(2, True)]


def test_nothing_is_told_that_was_not_recorded_by_then(ask: Ask) -> None:
    letters = [row for row in told(ask.view(CHANGES), known_at=datetime(2019, 1, 15)) if row[1] == "letter"]
    assert letters == [("2018-10-12", "letter", "Letter 1 sent", True)]


def test_a_register_that_says_the_same_again_is_told_once(ask: Ask) -> None:
    registers = """
    school
    urn     register_on  pupils
    100001  2018-09-01   210
    100001  2018-10-01   210
    100001  2018-11-01   211
    """
    assert [row[0] for row in told(ask.view(registers))] == ["2018-09-01", "2018-11-01"]


def test_the_facts_of_a_predecessor_are_marked(ask: Ask) -> None:
    replaced = """
    school
    urn
    100001
    100002

    school_link
    urn     link_urn  link_type  established_on
    100002  100001    Successor  2019-02-01

    letter
    urn     step  sent_on
    100002  1     2018-10-12
    100001  2     2019-03-12
    """
    rows = ask.view(replaced).answer("school_history", AS_AT, None, 100001).rows
    letters = [(row["urn"], row["is_predecessor"]) for row in rows if row["what"] == "letter"]
    assert letters == [(100002, True), (100001, False)]
    before = ask.view(replaced).answer("school_history", date(2019, 1, 31), None, 100001).rows
    assert [row["urn"] for row in before if row["what"] == "letter"] == []


def test_a_history_without_a_school_is_refused(ask: Ask) -> None:
    with pytest.raises(InputError, match="answers for one school"):
        ask.view("").answer("school_history", AS_AT)


@settings(search, max_examples=40)
@given(RECORDS, st.sampled_from(SCHOOLS), st.dates(FIRST, date(2019, 12, 31)), INSTANTS)
def test_any_history_is_the_same_in_both(
    store: MemoryStore, policy: Policy, random: Random, urn: int, as_at: date, known_at: datetime | None
) -> None:
    tables = random_record(random, policy)
    store.fill(tables)
    answer = NamedView(store, policy).answer("school_history", as_at, known_at, urn)
    expected = school_history(tables, policy, urn, as_at, known_at or twin.ALWAYS)
    assert answer.rows == [{column.name: row[column.name] for column in answer.metric.columns} for row in expected]
