"""A school's position as the record has it: its own facts, and those of a school that it replaced."""

import io
import zipfile
from datetime import date, datetime
from pathlib import Path
from random import Random
from typing import cast

import pytest

from dsa_metrics.errors import InputError
from dsa_metrics.exports.packs.bundle import pack, packs
from dsa_metrics.exports.packs.names import Choice, archive_name, file_name, own_template
from dsa_metrics.exports.packs.others import LEFT_OUT, Others
from dsa_metrics.exports.packs.position import Letter, Position
from dsa_metrics.exports.packs.reading import Reader
from dsa_metrics.policy import Policy, load_policy
from dsa_metrics.view import NamedView
from tests.rules.drawing import drawn
from tests.rules.generate import random_record, with_conversions
from tests.rules.memory import MemoryStore

AS_AT = date(2019, 6, 4)
RECORD = """
    school
    urn     name                    phase      trust_name   dfe_number
    100001  Marsh Primary School    Primary    Tide Trust   8991001
    100002  Fen Primary School      Primary                 8991002
    100003  Marsh High School       Secondary  Tide Trust   8994003
    letter
    urn     step  sent_on
    100001  1     2018-10-12
    100001  2     2019-02-08
    100001  3     2019-08-01
    100002  1     2018-11-11
    data_flow
    urn     assessed_on  means
    100001  2019-03-04   secure portal
    100001  2019-07-04   paper or telephone
    submission
    urn     collection     period       due_on      received_on
    100001  School census  Autumn 2018  2018-10-05  2018-10-08
    100001  school census  SPRING 2019  2019-01-20
    100002  School census  Autumn 2018  2018-10-05  2018-10-05
    quality_result
    urn     collection     period       measured_on  check_code         records  failures  explanation
    100001  School census  Autumn 2018  2018-10-12   upn_missing        100      4
    100001  Attendance     Autumn 2018  2018-10-14   upn_missing        50       1
    100001  School census  Autumn 2018  2018-10-12   ethnicity_missing  100      9         Asked at Fen Primary School.
    100001  School census  Autumn 2018  2018-10-12   language_missing   100      3         Asked twice.
    100002  School census  Spring 2019  2019-01-22   upn_missing        90       8
    100002  School census  Summer 2019  2019-07-22   upn_missing        90       8
    accepted_explanation
    urn     check_code         accepted_on  until_on    reason                  approved_by
    100001  ethnicity_missing  2018-11-01   2019-08-31  Same as URN 100002      Head of Data
    100002  upn_missing        2018-11-01   2019-08-31  Marsh has them          Head of Data
"""


@pytest.fixture(scope="module")
def policy() -> Policy:
    return load_policy()


@pytest.fixture(scope="module")
def view(policy: Policy) -> NamedView:
    store = MemoryStore(policy)
    store.fill(drawn(RECORD))
    return NamedView(store, policy, "Estuary Borough Council")


def position(view: NamedView, urn: int = 100001) -> Position:
    return Reader(view, AS_AT).position(urn)


def names_in(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.namelist()


def test_letters_means_and_submissions_are_the_schools_own_up_to_the_day(view: NamedView) -> None:
    school = position(view)
    assert school.letters == (Letter(1, date(2018, 10, 12)), Letter(2, date(2019, 2, 8)))
    assert (school.means, school.means_assessed_on) == ("secure portal", date(2019, 3, 4))
    assert [(one.period, one.outcome, one.days_late) for one in school.submissions] == [
        ("Autumn 2018", "late", 3),
        ("SPRING 2019", "missing", None),
    ]


def test_what_a_check_found_is_summed_over_collections(view: NamedView) -> None:
    (first,) = position(view).measured
    upn = next(one for one in first.found if one.code == "upn_missing")
    assert (first.measured_on, upn.records, upn.failures) == (date(2018, 10, 14), 150, 5)


def test_a_period_that_only_another_school_has_is_not_told(view: NamedView) -> None:
    assert [(one.period, one.is_assessed) for one in position(view).measured] == [("Autumn 2018", True)]
    assert position(view, 100003).measured == ()


def test_words_that_name_another_school_are_left_out_and_others_stand(view: NamedView) -> None:
    by_code = {one.code: one for one in position(view).measured[0].found}
    assert by_code["ethnicity_missing"].reasons == (LEFT_OUT,)
    assert by_code["language_missing"].notes == ("Asked twice.",)
    (spring,) = position(view, 100002).measured
    assert spring.found[0].reasons == ("Marsh has them (approved by Head of Data until 31 August 2019)",)


@pytest.mark.parametrize(
    ("text", "is_left_out"),
    [
        ("shared with fen primary school's office", True),
        ("FEN-PRIMARY SCHOOL", True),
        ("see URN 100002", True),
        ("see 899/1002", True),
        ("see 8991002.", True),
        ("Marsh Primary School itself, 100001, 899/1001", False),
        ("899 of 1002 records", False),
        ("the fen, a primary concern of the school", False),
    ],
)
def test_another_school_is_known_by_name_and_by_number_in_any_spelling(text: str, is_left_out: bool) -> None:
    names = {100001: "Marsh Primary School", 100002: "Fen Primary School"}
    others = Others(names, {100001: "8991001", 100002: "899/1002"})
    assert (others.without(text, 100001) == LEFT_OUT) == is_left_out


def test_a_school_whose_name_holds_anothers_may_be_called_by_it() -> None:
    others = Others({1: "Fen Primary School North", 2: "Fen Primary School"}, {})
    assert others.without("At Fen Primary School North", 1) == "At Fen Primary School North"
    assert others.without("At Fen Primary School", 1) == LEFT_OUT
    assert others.without("At Fen Primary School North", 2) == LEFT_OUT
    assert others.without("At Fen Primary School", 2) == "At Fen Primary School"


def test_one_school_alone_reads_as_among_all(view: NamedView) -> None:
    for urn in (100001, 100002, 100003):
        assert Reader(view, AS_AT, only=urn).position(urn) == position(view, urn)


@pytest.mark.parametrize(
    ("was", "now"),
    [
        ("90       8", "90       88"),
        ("2018-10-05  2018-10-05", "2018-10-05"),
        ("100002  1     2018-11-11", "100003  1     2018-12-12"),
        ("Marsh High School       Secondary  Tide Trust", "Marsh High School       Primary    Tide Trust"),
    ],
    ids=["results", "submission", "letter", "phase"],
)
def test_whatever_is_true_of_other_schools_the_pack_is_the_same(
    policy: Policy, view: NamedView, was: str, now: str
) -> None:
    assert was in RECORD
    store = MemoryStore(policy)
    store.fill(drawn(RECORD.replace(was, now)))
    assert pack(NamedView(store, policy, "Estuary Borough Council"), AS_AT, 100001) == pack(view, AS_AT, 100001)


@pytest.mark.parametrize("seed", range(3))
def test_one_school_alone_reads_as_among_all_of_records_that_nobody_thought_of(policy: Policy, seed: int) -> None:
    store = MemoryStore(policy)
    store.fill(with_conversions(random_record(Random(seed), policy)))
    view = NamedView(store, policy, "Estuary")
    together = Reader(view, AS_AT)
    positions = [together.position(urn) for urn in together.chosen()]
    assert any(one.measured for one in positions)
    assert [Reader(view, AS_AT, only=one.urn).position(one.urn) for one in positions] == positions


def test_what_was_not_known_then_is_not_told(policy: Policy) -> None:
    store = MemoryStore(policy)
    store.fill(
        drawn(
            """
            entry
            entry  recorded_at
            1      2019-01-01T00:00:00
            2      2019-05-05T00:00:00
            letter
            entry  urn     step  sent_on
            1      100001  1     2018-10-12
            2      100001  2     2018-11-12
            """
        )
    )
    view = NamedView(store, policy, "Estuary Borough Council")
    then = Reader(view, AS_AT, datetime(2019, 2, 2)).position(100001)
    assert [letter.step for letter in then.letters] == [1]
    assert [letter.step for letter in position(view).letters] == [1, 2]


def test_the_history_of_the_school_before_is_told_as_such(policy: Policy) -> None:
    store = MemoryStore(policy)
    store.fill(
        drawn(
            """
            school
            urn     name   status  opened_on   closed_on
            100001  Old    closed              2019-03-31
            100002  New    open    2019-04-01
            school_link
            urn     link_urn  link_type    established_on
            100002  100001    Predecessor  2019-04-01
            100001  100002    Successor    2019-04-01
            letter
            urn     step  sent_on
            100001  1     2018-10-12
            quality_result
            urn     collection     period       measured_on  check_code   records  failures
            100001  School census  Autumn 2018  2018-10-12   upn_missing  100      4
            """
        )
    )
    (school,) = [position(NamedView(store, policy, "Estuary"), 100002)]
    assert school.letters == (Letter(1, date(2018, 10, 12), is_predecessor=True),)
    assert [(one.period, one.is_predecessor) for one in school.measured] == [("Autumn 2018", True)]


def test_a_school_that_is_not_counted_has_no_pack(view: NamedView) -> None:
    with pytest.raises(InputError, match="not counted on this day"):
        pack(view, AS_AT, 999999)


@pytest.mark.parametrize(
    ("choice", "urns"),
    [
        (Choice(), [100002, 100003, 100001]),
        (Choice(phase="Primary"), [100002, 100001]),
        (Choice(trust="TIDE trust"), [100003, 100001]),
    ],
    ids=["every", "phase", "trust"],
)
def test_packs_are_chosen_all_by_phase_or_by_trust_in_order_of_names(
    view: NamedView, choice: Choice, urns: list[int]
) -> None:
    told: list[tuple[int, int]] = []
    content = packs(view, AS_AT, choice, progress=lambda done, of: told.append((done, of)))
    assert [int(name[:6]) for name in names_in(content)] == urns
    assert told == [(done, len(urns)) for done in range(1, len(urns) + 1)]


@pytest.mark.parametrize("choice", [Choice(phase="Special"), Choice(trust="No such trust"), Choice(trust=" ")])
def test_a_choice_of_nobody_is_said(view: NamedView, choice: Choice) -> None:
    with pytest.raises(InputError, match="No school that is open on this day"):
        Reader(view, AS_AT).chosen(choice)


def test_the_same_record_and_day_give_the_same_zip_and_the_single_pack_is_the_one_in_it(view: NamedView) -> None:
    content = packs(view, AS_AT)
    assert content == packs(view, AS_AT)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read(file_name(100003, "Marsh High School", AS_AT)) == pack(view, AS_AT, 100003)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("St Mary's", "St Mary's"),
        ('../../etc/passwd: "x" <y>|?*\\z\n', "etc passwd x y z"),
        ("Ysgol Tŷ-Gwyn é", "Ysgol Tŷ-Gwyn é"),
        ("CON.", "CON"),
        ("A" * 300, "A" * 80),
    ],
)
def test_a_packs_name_is_safe_whatever_the_school_is_called(name: str, safe: str) -> None:
    assert file_name(990012, name, AS_AT) == f"990012 {safe}, data quality, as at 2019-06-04.docx"


def test_names_say_the_day_the_audience_and_what_is_invented() -> None:
    assert file_name(990012, "Marsh", AS_AT, is_invented=True).startswith("invented 990012 Marsh")
    assert archive_name("St Helen's Council", Choice(trust="The Tide Trust"), AS_AT) == (
        "quality-packs-st-helens-council-the-tide-trust-as-at-2019-06-04-officers-only.zip"
    )
    assert archive_name("Estuary", Choice(), AS_AT, is_invented=True).startswith("invented-quality-packs-estuary-every")


def test_a_councils_own_template_stands_beside_its_record(tmp_path: Path) -> None:
    record = tmp_path / "dsa.duckdb"
    assert own_template(record) is None
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "quality_pack.docx").write_bytes(b"x")
    assert cast(Path, own_template(record)).name == "quality_pack.docx"
