"""The committed files are what the generator writes, and look like what they claim to be."""

import subprocess
import sys
from datetime import date
from pathlib import Path

from data.demo.generate import demonstration
from dsa_metrics.ingest.second_look import MOST_BYTES
from tests.demo.collected import results
from tests.demo.plain import BOARD_IN_JUNE, DEMO, Row, day, register, sheet

HOLIDAYS = (
    (date(2016, 10, 24), date(2016, 10, 28)),
    (date(2016, 12, 21), date(2017, 1, 3)),
    (date(2017, 2, 13), date(2017, 2, 17)),
    (date(2017, 4, 3), date(2017, 4, 17)),
    (date(2017, 5, 1), date(2017, 5, 1)),
    (date(2017, 5, 29), date(2017, 6, 2)),
    (date(2017, 7, 22), date(2017, 9, 3)),
    (date(2017, 10, 23), date(2017, 10, 27)),
    (date(2017, 12, 21), date(2018, 1, 3)),
    (date(2018, 2, 12), date(2018, 2, 16)),
    (date(2018, 3, 30), date(2018, 4, 15)),
    (date(2018, 5, 7), date(2018, 5, 7)),
    (date(2018, 5, 28), date(2018, 6, 1)),
    (date(2018, 7, 21), date(2018, 9, 2)),
    (date(2018, 10, 22), date(2018, 10, 26)),
    (date(2018, 12, 24), date(2019, 1, 4)),
    (date(2019, 2, 18), date(2019, 2, 22)),
    (date(2019, 4, 8), date(2019, 4, 22)),
    (date(2019, 5, 6), date(2019, 5, 6)),
    (date(2019, 5, 27), date(2019, 5, 31)),
)
ACTED = {
    "Letters": ("Sent on",),
    "Contacts": ("Held on",),
    "Agreements": ("Returned on", "Starts on"),
    "Data flows": ("Assessed on",),
    "Explanations": ("Accepted on",),
    "Meetings": ("Held on",),
    "Decisions": ("Agreed on",),
}


def acts() -> list[date]:
    """The days on which something was done about an agreement."""
    return [day(row, heading) for name, headings in ACTED.items() for row in sheet(name) for heading in headings]


def collected() -> list[date]:
    """The days on which a return came or was checked."""
    came = [day(row, "Received on") for row in sheet("Submissions") if row["Received on"]]
    return came + sorted({one.measured_on for one in results()})


def rows_of_schools() -> list[Row]:
    names = ("Letters", "Contacts", "Agreements", "Data flows", "Submissions", "Explanations")
    return [row for name in names for row in sheet(name)]


def test_the_generator_writes_the_committed_files_byte_for_byte() -> None:
    written = demonstration()
    assert written == {name: (DEMO / name).read_bytes() for name in written}


def test_the_generator_runs_from_any_folder_and_leaves_the_files_as_they_are(tmp_path: Path) -> None:
    names = sorted(demonstration())
    before = {name: (DEMO / name).read_bytes() for name in names}
    subprocess.run([sys.executable, "-B", str(DEMO / "generate.py")], cwd=tmp_path, check=True, timeout=60)
    assert {name: (DEMO / name).read_bytes() for name in names} == before


def test_the_register_is_raw_as_downloaded_in_2019() -> None:
    content = (DEMO / "estuary-register.csv").read_bytes()
    lines = content.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert lines[0].count(b'"') == 2 * 133
    assert lines[1].startswith(b'990001,"899","Estuary","2001","Wherrymoor Primary School","01",')
    assert b"St Osmerhild\x92s" in content


def test_every_head_teacher_and_telephone_is_blank() -> None:
    columns = ("TelephoneNum", "HeadTitle (name)", "HeadFirstName", "HeadLastName")
    assert {school[column] for school in register() for column in columns} == {""}


def test_every_row_names_the_school_as_the_register_does() -> None:
    names = {int(school["URN"]): school["EstablishmentName"] for school in register()}
    assert all(row["School"] == names[int(str(row["URN"]))] for row in rows_of_schools())
    assert all(one.name == names[one.urn] for one in results())


def test_nobody_acts_at_a_weekend_or_in_the_holidays() -> None:
    days = {*acts(), *collected()}
    assert [one for one in days if one.weekday() > 4] == []
    assert [one for one in days for first, last in HOLIDAYS if first <= one <= last] == []


def test_nothing_happened_before_the_autumn_of_2018_or_after_the_board_of_june() -> None:
    assert date(2018, 9, 3) <= min(acts())
    assert max(acts()) == BOARD_IN_JUNE


def test_collections_begin_in_the_autumn_of_2016_and_nothing_of_them_lies_after_the_board_of_june() -> None:
    assert date(2016, 10, 6) < min(collected())
    assert max(collected()) <= BOARD_IN_JUNE


def test_results_are_saved_as_excel_saves_a_csv_and_the_tracker_is_small_enough_to_be_looked_at_again() -> None:
    content = (DEMO / "estuary-quality.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbfURN,School,Collection,")
    assert content.count(b"\r\n") == content.count(b"\n") == len(results()) + 1
    assert len((DEMO / "estuary-tracker.xlsx").read_bytes()) < MOST_BYTES / 2


def test_rolls_are_plausible_and_only_the_new_academy_has_none() -> None:
    now = [school for school in register() if school["EstablishmentStatus (name)"] == "Open"]
    without = [school["EstablishmentName"] for school in now if not school["NumberOfPupils"]]
    assert without == ["Saltwrack Primary Academy"]
    bounds = {"Primary": (90, 630), "Secondary": (600, 1700)}
    for school in now:
        smallest, largest = bounds.get(school["PhaseOfEducation (name)"], (10, 1900))
        assert smallest <= int(school["NumberOfPupils"] or smallest) <= largest
