"""The commands as a person or a script runs them, on the demonstration's files."""

import csv
import io
import json
import subprocess
import sys
from collections import Counter
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path

import pytest

from dsa_metrics.cli import main

ROOT = Path(__file__).resolve().parents[1]
DEMONSTRATION = ROOT / "data" / "demo"
MEETING = "2019-06-04"


@dataclass(frozen=True)
class Done:
    stdout: str
    stderr: str


def run(*arguments: str | Path, expect: int = 0) -> Done:
    out, said = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(said), pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    assert ended.value.code == expect, said.getvalue() + out.getvalue()
    return Done(out.getvalue(), said.getvalue())


@pytest.fixture(scope="module")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("demonstration") / "demo.duckdb"
    run("demo", "--store", store)
    return store


def test_the_demonstration_says_ten_and_four(demonstration: Path) -> None:
    answered = json.loads(
        run("answer", "headline", "--store", demonstration, "--as-at", MEETING, "--format", "json").stdout
    )
    assert list(answered) == ["metric", "as_at", "finding", "rows"]
    assert answered["metric"] == "headline"
    assert answered["as_at"] == MEETING
    assert answered["rows"][0]["requires_escalation"] == 10
    assert answered["rows"][0]["also_second_point"] == 4


def test_status_gives_every_school_of_the_cohort_with_exactly_the_agreed_keys(demonstration: Path) -> None:
    schools = json.loads(run("status", "--store", demonstration, "--as-at", MEETING, "--format", "json").stdout)
    keys = ["urn", "name", "phase", "status", "reason", "data_flow", "second_point", "why"]
    assert all(list(school) == keys for school in schools)
    assert Counter(school["phase"] for school in schools) == {
        "Primary": 33,
        "Secondary": 12,
        "Special": 5,
        "Alternative Provision": 2,
        "Independent": 7,
        "16 plus": 1,
    }
    assert sum(school["status"] == "requires escalation" for school in schools) == 10
    assert {type(school["second_point"]) for school in schools} == {bool}


def test_status_as_csv_and_as_json_say_the_same(demonstration: Path) -> None:
    as_csv = run("status", "--store", demonstration, "--as-at", MEETING, "--format", "csv").stdout
    as_json = json.loads(run("status", "--store", demonstration, "--as-at", MEETING, "--format", "json").stdout)
    assert [row["why"] for row in csv.DictReader(io.StringIO(as_csv))] == [school["why"] for school in as_json]


def test_the_places_may_stand_before_the_command(demonstration: Path) -> None:
    before = run("--store", demonstration, "status", "--as-at", MEETING, "--format", "json").stdout
    assert before == run("status", "--store", demonstration, "--as-at", MEETING, "--format", "json").stdout


def test_a_load_prints_one_object_and_a_second_load_changes_nothing(tmp_path: Path) -> None:
    files = sorted(path for path in DEMONSTRATION.iterdir() if path.suffix in {".csv", ".xlsx"})
    places = ("--store", tmp_path / "own.duckdb", "--policy", DEMONSTRATION / "policy.toml", "--format", "json")
    first = json.loads(run("load", *files, *places).stdout)
    again = json.loads(run("load", *files, *places).stdout)
    contract = {"entry", "kind", "new", "corrected", "unchanged", "missing", "quarantined", "problems"}
    assert contract <= set(first)
    assert first["entry"] == 1
    assert first["new"] > 60
    assert again["entry"] is None
    assert (again["new"], again["corrected"], again["unchanged"]) == (0, 0, first["new"])


def test_a_dry_run_changes_nothing(tmp_path: Path) -> None:
    register = next(DEMONSTRATION.glob("*register*.csv"))
    places = ("--store", tmp_path / "own.duckdb", "--policy", DEMONSTRATION / "policy.toml", "--format", "json")
    would = json.loads(run("load", register, "--dry-run", *places).stdout)
    assert would["entry"] is None
    assert would["new"] > 0
    assert json.loads(run("load", register, *places).stdout)["new"] == would["new"]


def test_a_faulty_row_stops_the_load_until_the_good_rows_are_accepted(tmp_path: Path) -> None:
    register = next(DEMONSTRATION.glob("*register*.csv"))
    places = ("--store", tmp_path / "own.duckdb", "--policy", DEMONSTRATION / "policy.toml", "--format", "json")
    run("load", register, *places)
    schools = json.loads(run("status", *places[:4], "--as-at", MEETING, "--format", "json").stdout)
    letters = tmp_path / "letters.csv"
    letters.write_text(f"URN,Letter,Sent on\n{schools[0]['urn']},1,12/10/2018\n123,1,12/10/2018\n", "utf-8")
    refused = json.loads(run("load", letters, *places, expect=1).stdout)
    assert refused["entry"] is None
    assert [(problem["row"], problem["column"]) for problem in refused["problems"]] == [(3, "URN")]
    assert set(refused["problems"][0]) == {"file", "sheet", "row", "column", "rule", "severity", "message", "fix"}
    accepted = json.loads(run("load", letters, "--accept-good-rows", *places).stdout)
    assert (accepted["new"], accepted["quarantined"]) == (1, 1)


def test_undo_takes_a_load_back_and_undoing_that_brings_it_again(tmp_path: Path) -> None:
    store = tmp_path / "demo.duckdb"
    run("demo", "--store", store)
    before = run("status", "--store", store, "--as-at", MEETING).stdout
    run("undo", "1", "--store", store)
    assert run("status", "--store", store, "--as-at", MEETING, "--format", "json").stdout.strip() == "[]"
    run("undo", "2", "--store", store)
    assert run("status", "--store", store, "--as-at", MEETING).stdout == before
    assert len(run("entries", "--store", store).stdout.splitlines()) == 4


def test_the_demonstration_never_takes_the_place_of_a_record_that_a_council_began(tmp_path: Path) -> None:
    store = tmp_path / "own.duckdb"
    run("load", next(DEMONSTRATION.glob("*register*.csv")), "--store", store, "--policy", DEMONSTRATION / "policy.toml")
    before = store.read_bytes()
    assert "a council's record" in run("demo", "--store", store, expect=1).stderr
    assert store.read_bytes() == before


def test_a_demonstration_that_was_worked_in_is_made_again(tmp_path: Path) -> None:
    store = tmp_path / "demo.duckdb"
    run("demo", "--store", store)
    run("undo", "1", "--store", store)
    run("demo", "--store", store)
    assert len(json.loads(run("status", "--store", store, "--as-at", MEETING, "--format", "json").stdout)) == 60


def test_a_backup_is_a_record_of_its_own(demonstration: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.duckdb"
    run("backup", copy, "--store", demonstration)
    run("check", "--store", copy)
    same = ("--as-at", MEETING, "--format", "json")
    assert run("status", "--store", copy, *same).stdout == run("status", "--store", demonstration, *same).stdout
    run("backup", copy, "--store", demonstration, expect=1)


def test_a_template_loads_as_nothing_new_and_is_never_overwritten(tmp_path: Path) -> None:
    out = tmp_path / "tracker.xlsx"
    run("template", out)
    assert out.read_bytes()[:2] == b"PK"
    assert "exists already" in run("template", out, expect=1).stderr


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("status", "--as-at", "4 June"), 2, "2019-06-04"),
        (("answer", "headlines", "--as-at", MEETING), 1, "headline"),
        (("load", "absent.csv"), 2, "does not exist"),
        (("undo", "99"), 1, "no entry 99"),
        (("nonsense",), 2, "No such command"),
    ],
)
def test_wrong_usage_is_explained(demonstration: Path, arguments: tuple[str, ...], code: int, sentence: str) -> None:
    done = run(*arguments[:1], *arguments[1:], *(() if code == 2 else ("--store", demonstration)), expect=code)
    assert sentence in done.stderr
    assert done.stdout == ""


def test_a_record_that_is_not_there_is_said_and_not_made(tmp_path: Path) -> None:
    done = run("status", "--store", tmp_path / "none.duckdb", expect=1)
    assert "no record" in done.stderr
    assert not (tmp_path / "none.duckdb").exists()


def test_the_commands_run_as_a_module() -> None:
    command = [sys.executable, "-m", "dsa_metrics", "answer", "no_such_metric", "--store", "none.duckdb"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "no record" in done.stderr
    assert done.stdout == ""


def test_an_extract_is_loaded_about_the_school_and_period_that_are_stated(demonstration: Path, tmp_path: Path) -> None:
    register = next(DEMONSTRATION.glob("*register*.csv"))
    places = ("--store", tmp_path / "own.duckdb", "--policy", DEMONSTRATION / "policy.toml")
    run("load", register, *places)
    extract = tmp_path / "Quillfeather.csv"
    extract.write_text("UPN,Surname,Forename\nH882546519123,Quillfeather,Ottoline\n,Ng,Jo\n", "utf-8")
    refused = json.loads(run("load", extract, *places, "--format", "json", expect=1).stdout)
    assert [problem["rule"] for problem in refused["problems"]] == ["extract_school_unsaid"]
    stated = ("--school", "990001", "--period", "Autumn 2018", "--collection", "Termly", "--measured-on", "2018-10-04")
    loaded = json.loads(run("load", extract, *places, *stated, "--format", "json").stdout)
    (counted,) = loaded["extracts"]
    assert (counted["urn"], counted["collection"], counted["period"]) == (990001, "Termly", "Autumn 2018")
    assert counted["measured_on"] == "2018-10-04"
    assert {"check_code": "upn_missing", "records": 2, "failures": 1} in counted["results"]
    assert "postcode_missing" in counted["not_assessed"]
    again = run("load", extract, *places, *stated).stdout
    assert "UPN missing" in again
    assert "Not assessed: Date of birth missing" in again
    assert "Quillfeather" not in again
    listed = run("entries", *places).stdout
    assert "pupil extract" in listed
    assert "Quillfeather" not in listed
