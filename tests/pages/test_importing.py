"""Bringing files in by the page: recognised, judged, compared, loaded, undone."""

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree

import pytest
from openpyxl import load_workbook
from streamlit.testing.v1 import AppTest

from dsa_metrics.desk import Desk, Upload, open_record
from dsa_metrics.outcome import REPLACES
from dsa_metrics.policy import load_policy
from pages import importing
from tests.pages.conftest import DEMONSTRATION, TODAY
from tests.pages.stage import checked, run, words
from tests.quality.made_files import as_census, as_csv_extract, census_header
from tests.quality.made_pupils import ordinary_pupils

REGISTER = ("estuary-register.csv", (DEMONSTRATION / "estuary-register.csv").read_bytes(), "text/csv")
POLICY = load_policy(DEMONSTRATION / "policy.toml")
GOOD, FAULTY = ["990001", "Wherrymoor Primary School", "1", "14/09/2018"], ["990002", "", "1", "31/02/2019"]


@pytest.fixture(scope="module")
def with_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a record that holds the register and nothing else, to be copied."""
    folder = tmp_path_factory.mktemp("with_register")
    with open_record(folder / "dsa.duckdb", POLICY) as store:
        desk = Desk(store, POLICY, TODAY)
        desk.load(desk.examine([Upload(REGISTER[0], REGISTER[1])]))
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Desk]:
    with open_record(tmp_path / "dsa.duckdb", POLICY) as store:
        yield Desk(store, POLICY, TODAY)


@pytest.fixture
def stocked(with_register: Path, tmp_path: Path) -> Iterator[Desk]:
    copytree(with_register, tmp_path, dirs_exist_ok=True)
    with open_record(tmp_path / "dsa.duckdb", POLICY) as store:
        yield Desk(store, POLICY, TODAY)


def letters(*rows: list[str], headings: tuple[str, ...] = ("URN", "School", "Letter", "Sent on")) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([headings, *rows])
    return out.getvalue().encode()


def opened(desk: Desk) -> AppTest:
    return run(lambda: importing.render(desk))


def handed_in(desk: Desk, *files: tuple[str, bytes, str]) -> AppTest:
    page = opened(desk)
    page.file_uploader[0].set_value(list(files))
    return checked(page.run())


def pressed(page: AppTest, label: str) -> AppTest:
    button = next(button for button in page.button if button.label.startswith(label))
    return checked(button.click().run())


def test_a_record_without_a_register_asks_for_it_first(own: Desk) -> None:
    assert "First the school register" in words(opened(own))


def test_the_register_is_loaded_after_its_changes_were_shown(own: Desk) -> None:
    page = handed_in(own, REGISTER)
    assert "school register" in words(page)
    assert not own.has_register
    page = pressed(page, "Load 67 new facts")
    assert page.success[0].value == "Loaded as entry 1. It can be undone below."
    assert own.has_register
    assert "Now the tracker" in words(page)


def test_the_empty_tracker_is_offered_under_an_address_that_checks_the_role(stocked: Desk) -> None:
    assert 'href="/download/' in words(opened(stocked))


def test_files_that_bring_nothing_new_are_not_loaded(stocked: Desk) -> None:
    page = handed_in(stocked, REGISTER)
    assert "nothing to load" in words(page)
    assert not [button for button in page.button if button.label.startswith("Load")]


def test_problems_are_listed_with_place_and_fix_and_no_cell(stocked: Desk) -> None:
    said = words(handed_in(stocked, ("letters.csv", letters(GOOD, FAULTY), "text/csv")))
    assert "1 error and no warning." in said
    assert "row 3, column Sent on" in said
    assert "Download letters.csv with the faulty cells marked" in said
    assert "31/02/2019" not in said


def test_good_rows_are_loaded_only_after_the_officer_agrees(stocked: Desk) -> None:
    page = handed_in(stocked, ("letters.csv", letters(GOOD, FAULTY), "text/csv"))
    load = next(button for button in page.button if button.label.startswith("Load"))
    assert load.disabled
    page.checkbox[0].check()
    page = pressed(checked(page.run()), "Load 1 new fact")
    assert page.success[0].value == "Loaded as entry 2. It can be undone below."
    assert stocked.entries().to_pylist()[0]["quarantined"] == 1


def test_what_a_correction_changes_is_shown_before_and_after(stocked: Desk) -> None:
    page = handed_in(stocked, ("letters.csv", letters(GOOD), "text/csv"))
    pressed(page, "Load 1 new fact")
    said = words(handed_in(stocked, ("letters.csv", letters([*GOOD[:3], "21/09/2018"]), "text/csv")))
    assert "14 September 2018" in said
    assert "21 September 2018" in said


def test_a_file_that_is_none_of_ours_is_said_to_be_none(stocked: Desk) -> None:
    page = handed_in(stocked, ("notes.csv", b"colour,taste\nred,sweet\n", "text/csv"))
    assert "1 error" in words(page)
    assert "no row that could be loaded" in words(page)


def test_a_councils_own_tracker_is_loaded_once_its_columns_are_confirmed(stocked: Desk) -> None:
    own = letters(["1", *GOOD[:2], "14/09/2018"], headings=("Ref", "School URN", "Name", "1st letter"))
    page = handed_in(stocked, ("ours.csv", own, "text/csv"))
    assert [box.value for box in page.selectbox[:4]] == ["not used", "urn", "school", "letter_1"]
    page = pressed(pressed(page, "These columns are right"), "Load 1 new fact")
    assert "Loaded as entry 2" in page.success[0].value
    again = handed_in(stocked, ("ours.csv", own, "text/csv"))
    assert "nothing to load" in words(again)


def test_one_outcome_is_said_for_all_contacts_of_a_tracker_without_a_column_for_it(stocked: Desk) -> None:
    own = letters([*GOOD[:2], "14/09/2018"], headings=("School URN", "Name", "Contact date"))
    page = handed_in(stocked, ("ours.csv", own, "text/csv"))
    said = words(pressed(page, "These columns are right"))
    assert "Needed: Contact outcome." in said
    assert "how they ended" in said
    page = pressed(page, "Match the columns again")
    next(box for box in page.selectbox if box.label.startswith("How the contacts ended")).select("open")
    page = pressed(pressed(page, "These columns are right"), "Load 1 new fact")
    assert page.success[0].value.startswith("Loaded as entry 2.")
    assert [mapping.constants["contact_outcome"] for mapping in stocked.store.mappings().values()] == ["open"]


def test_two_columns_cannot_mean_the_same(stocked: Desk) -> None:
    own = letters(["1", *GOOD[:2], "14/09/2018"], headings=("Ref", "School URN", "Name", "1st letter"))
    page = handed_in(stocked, ("ours.csv", own, "text/csv"))
    page.selectbox[0].select("urn")
    page = pressed(page, "These columns are right")
    assert "Two columns are said to mean the same" in page.error[0].value


def test_an_earlier_load_is_undone_after_a_confirmation_and_can_be_brought_back(stocked: Desk) -> None:
    page = pressed(pressed(opened(stocked), "Undo…"), "Undo it")
    assert page.success[0].value == "Entry 1 has been undone, as entry 2."
    assert not stocked.has_register
    page = pressed(pressed(page, "Undo…"), "Undo it")
    assert stocked.has_register
    assert [row["kind"] for row in stocked.entries().to_pylist()] == ["undo", "undo", "load"]


def test_a_faulty_file_comes_back_with_its_faults_marked(stocked: Desk) -> None:
    upload = Upload("letters.csv", letters(GOOD, FAULTY))
    book = load_workbook(io.BytesIO(stocked.marked(stocked.examine([upload]), upload)))
    marked = [cell.value for row in book.worksheets[0].iter_rows() for cell in row if cell.comment]
    assert marked == ["31/02/2019"]


def test_schools_of_a_like_name_are_offered_and_none_is_taken(stocked: Desk) -> None:
    own = letters(["Wherrymore Primary Schol", "14/09/2018"], headings=("School name", "1st letter"))
    page = handed_in(stocked, ("ours.csv", own, "text/csv"))
    said = words(pressed(page, "These columns are right"))
    assert "Schools of a like name: Wherrymoor Primary School 990001," in said
    assert "no row that could be loaded" in said


def test_no_authority_of_several_is_taken_for_the_councils(tmp_path: Path) -> None:
    neighbours = REGISTER[1].replace(b'990002,"899","Estuary"', b'990002,"886","Kent"')
    policy = load_policy(None)
    with open_record(tmp_path / "dsa.duckdb", policy) as store:
        page = handed_in(Desk(store, policy, TODAY), ("register.csv", neighbours, "text/csv"))
        assert page.selectbox[0].value is None
        assert [option.split(" (")[0] for option in page.selectbox[0].options] == ["Estuary", "Kent"]
        assert "Choose yours" in pressed(page, "This is our authority").error[0].value


def pupils(*rows: str, headings: str = "UPN,Surname,Forename,DOB") -> tuple[str, bytes, str]:
    return ("Quillfeather.csv", "\r\n".join([headings, *rows]).encode(), "text/csv")


def test_an_extract_is_counted_named_neutrally_and_loaded_once_its_school_is_chosen(stocked: Desk) -> None:
    page = handed_in(stocked, pupils("H882546519123,Quillfeather,Ottoline,17/05/2014", ",Quillfeather,Peregrine,"))
    said = words(page)
    assert "No pupil is kept." in said
    assert "Pupil extract, CSV" in said
    assert "The file does not say which school it is about." in said
    assert "Find the number in the pupil&#x27;s transfer file" in said
    assert "not assessed" in said
    assert "no row that could be loaded" in said
    next(box for box in page.selectbox if box.label == "School that the file is about").select(990001)
    next(box for box in page.text_input if box.label == "Period").input("Summer 2019")
    page = pressed(page, "This is right")
    assert "Wherrymoor Primary School: 2 pupils on roll, School census, Summer 2019, 10 June 2019." in words(page)
    page = pressed(page, "Load 16 new facts")
    assert page.success[0].value.startswith("Loaded as entry 2.")
    (entry,) = [row for row in stocked.entries().to_pylist() if row["entry"] == 2]
    assert entry["what"] == "pupil extract"
    assert entry["files"].startswith("Pupil extract, CSV, 899/")
    everything = repr(page.session_state) + words(page)
    assert "Quillfeather" not in everything
    assert "H882546519123" not in everything


def test_what_was_stated_of_an_extract_is_forgotten_with_it(stocked: Desk) -> None:
    page = handed_in(stocked, pupils("H882546519123,Quillfeather,Ottoline,17/05/2014"))
    next(box for box in page.selectbox if box.label == "School that the file is about").select(990001)
    page = pressed(pressed(page, "This is right"), "Load")
    again = handed_in(stocked, pupils("H882546519123,Quillfeather,Ottoline,17/05/2014"))
    assert "The file does not say which school it is about." in words(again)
    assert "import_stated" not in page.session_state


def kept(page: AppTest) -> str:
    """All that the session keeps, but for what the browser's own file picker shows."""
    return repr({name: value for name, value in page.session_state.items() if not name.startswith("import_files_")})


def test_no_pupil_is_in_the_session_even_before_anything_is_loaded(stocked: Desk) -> None:
    page = handed_in(stocked, pupils("H882546519123,Zephyrsonne,Ottoline,17/05/2014"))
    assert "Pupil extract, CSV" in words(page)
    assert "import_examined" in page.session_state
    for value in ("Quillfeather", "Zephyrsonne", "Ottoline", "H882546519123", "17/05/2014"):
        assert value not in kept(page), value


def test_a_file_beside_an_extract_can_still_be_fetched_with_its_faults(stocked: Desk) -> None:
    tracker = ("letters.csv", letters(GOOD, FAULTY), "text/csv")
    page = handed_in(stocked, pupils("H882546519123,Zephyrsonne,Ottoline,17/05/2014"), tracker)
    assert "Download letters.csv with the faulty cells marked" in words(page)
    assert "Zephyrsonne" not in kept(page)


def test_what_was_examined_and_stated_goes_when_its_file_is_taken_away(stocked: Desk) -> None:
    page = handed_in(stocked, pupils("H882546519123,Quillfeather,Ottoline,17/05/2014"))
    next(box for box in page.selectbox if box.label == "School that the file is about").select(990001)
    page = pressed(page, "This is right")
    assert "import_stated" in page.session_state
    page.file_uploader[0].set_value([])
    page = checked(page.run())
    assert not {"import_examined", "import_stated"} & set(page.session_state)


def test_a_damaged_extract_gives_its_sentence_and_no_name(stocked: Desk) -> None:
    page = handed_in(stocked, ("Quillfeather.xml", b"<CTfile><CTFpupilData><Pupil><Surname>Quillfea", "text/xml"))
    said = words(page)
    assert "The XML is damaged or cut short" in said
    assert "Pupil extract, CTF" in said
    assert "Quillfea" not in said


def test_an_extract_handed_in_with_the_first_register_is_about_a_school_of_that_register(own: Desk) -> None:
    census = as_census(ordinary_pupils(3, 1), header=census_header("8992001", "SUM", "2019", "2019-05-16"))
    page = handed_in(own, REGISTER, ("census.xml", census, "text/xml"))
    assert "3 pupils on roll, School census, Summer 2019, 16 May 2019." in words(page)
    unsaid = handed_in(own, REGISTER, pupils("H882546519123,Quillfeather,Ottoline,17/05/2014"))
    picker = next(box for box in unsaid.selectbox if box.label == "School that the file is about")
    assert "Wherrymoor Primary School (990001)" in picker.options


def test_a_mended_extract_replaces_the_return_of_its_term_and_says_so_before(stocked: Desk) -> None:
    faulty = [{**record, "upn": ""} for record in ordinary_pupils(3, 1)]
    census = as_census(faulty, header=census_header("8992001", "SUM", "2019", "2019-05-16"))
    page = handed_in(stocked, ("census.xml", census, "text/xml"))
    assert "replace them" not in words(page)
    pressed(page, "Load")
    mended = as_csv_extract(ordinary_pupils(3, 1), URN="990001")
    page = handed_in(stocked, ("mended.csv", mended, "text/csv"))
    assert REPLACES in words(page)
    pressed(page, "Load")
    sql = "select distinct collection from current_result(timestamp '9999-12-31')"
    assert stocked.store.query(sql).to_pylist() == [{"collection": "School census"}]
    sql = "select failures from current_result(timestamp '9999-12-31') where check_code = 'upn_missing'"
    assert stocked.store.query(sql).to_pylist() == [{"failures": 0}]
