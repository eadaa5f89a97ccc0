"""The commands, `python -m dsa_metrics`. Standard output is data; what is said to a person goes to standard error."""

import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

import click

from dsa_metrics.cli_options import (
    DEMONSTRATION,
    STORE,
    as_at_option,
    existing,
    extract_options,
    format_option,
    formatted,
    known_at_option,
    places,
    say,
    today,
)
from dsa_metrics.cli_packs import packs
from dsa_metrics.cli_paper import paper
from dsa_metrics.cli_release import release
from dsa_metrics.desk import Desk, Stated, build_demonstration, empty_tracker, upload_of
from dsa_metrics.errors import DsaError, InputError
from dsa_metrics.exports.text import as_json, as_table
from dsa_metrics.outcome import Outcome
from dsa_metrics.policy import Policy
from dsa_metrics.store import Store
from dsa_metrics.view import NamedView

STATUS_COLUMNS = ("urn", "name", "phase", "status", "reason", "data_flow", "second_point", "why")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--store", "store_path", type=click.Path(path_type=Path, dir_okay=False), help="The record's file.")
@click.option("--policy", "policy_path", type=click.Path(path_type=Path, dir_okay=False), help="The policy file.")
@click.pass_context
def cli(context: click.Context, store_path: Path | None, policy_path: Path | None) -> None:
    """Data sharing agreements with schools, reported from dated facts."""
    context.obj = {"store": store_path, "policy": policy_path}


cli.add_command(release)
cli.add_command(packs)
cli.add_command(paper)


@cli.command()
@places
def demo(store_path: Path, policy: Policy) -> None:
    """Build the demonstration store: an invented authority's files, through the ordinary reader."""
    if store_path == STORE:
        raise InputError(
            "The demonstration needs a file of its own.", "Say which with --store, for example demo.duckdb."
        )
    build_demonstration(store_path, DEMONSTRATION, today()).close()
    say(f"The demonstration is in {store_path.name}.")


@cli.command()
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@places
def template(store_path: Path, policy: Policy, out: Path) -> None:
    """Write the empty tracker workbook."""
    if out.exists():
        raise InputError(f"{out.name} exists already.", "Give a new name, or move the file away first.")
    out.write_bytes(empty_tracker(policy))
    say(f"The empty tracker is in {out.name}.")


@cli.command()
@click.argument(
    "files", type=click.Path(exists=True, path_type=Path, dir_okay=False), nargs=-1, required=True, metavar="FILE..."
)
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.option("--accept-good-rows", is_flag=True, help="Load the good rows and set the faulty ones aside.")
@click.option("--accept-mapping", is_flag=True, help="Confirm the suggested columns of the council's own tracker.")
@extract_options
@format_option("table", "json")
@places
def load(
    store_path: Path,
    policy: Policy,
    files: tuple[Path, ...],
    dry_run: bool,
    accept_good_rows: bool,
    accept_mapping: bool,
    stated: Stated,
    form: str,
) -> None:
    """Read files into the record: registers, links, trackers, pupil extracts; all of them or nothing."""
    uploads = [upload_of(path) for path in files]
    with Store.open(store_path, policy) as store:
        desk = Desk(store, policy, today())
        examination = desk.examine(uploads, stated={"": stated})
        if accept_mapping and examination.reading.suggested:
            examination = desk.examine(uploads, examination.reading.suggested, {"": stated})
        may_load = not examination.errors or (accept_good_rows and examination.has_good_rows)
        saved = desk.load(examination, accept_good_rows) if may_load and not dry_run else None
    outcome = Outcome.of(examination, saved, policy)
    click.echo(as_json(outcome.as_dict()) if form == "json" else outcome.in_words())
    if examination.errors and saved is None:
        say("Nothing was loaded.")
        sys.exit(1)


@cli.command()
@as_at_option
@known_at_option
@format_option("table", "csv", "json")
@places
def status(store_path: Path, policy: Policy, as_at: date | None, known_at: datetime | None, form: str) -> None:
    """One line per school: its status on a date, and why."""
    with existing(store_path, policy) as store:
        rows = NamedView(store, policy).status(as_at or today(), known_at).select(STATUS_COLUMNS).to_pylist()
    click.echo(formatted(rows, STATUS_COLUMNS, form))


@cli.command()
@click.argument("metric")
@as_at_option
@known_at_option
@click.option("--school", type=int, help="The URN, for a question about one school.")
@format_option("table", "csv", "json")
@places
def answer(
    store_path: Path,
    policy: Policy,
    metric: str,
    as_at: date | None,
    known_at: datetime | None,
    school: int | None,
    form: str,
) -> None:
    """The answer to one question, such as headline or escalation_list."""
    with existing(store_path, policy) as store:
        found = NamedView(store, policy).answer(metric, as_at or today(), known_at, school)
    rows = found.table.to_pylist()
    if form == "json":
        click.echo(as_json({"metric": metric, "as_at": found.as_at, "finding": found.finding, "rows": rows}))
    else:
        click.echo(formatted(rows, found.table.column_names, form))
        say(found.finding)


@cli.command()
@places
def entries(store_path: Path, policy: Policy) -> None:
    """What was recorded and when, one line per load or undoing, with the numbers that undo takes."""
    with existing(store_path, policy) as store:
        listed = store.entries()
    click.echo(as_table(listed.to_pylist(), listed.column_names))


@cli.command()
@click.argument("entry", type=int)
@places
def undo(store_path: Path, policy: Policy, entry: int) -> None:
    """Withdraw a load; undoing an undoing brings the load back."""
    with existing(store_path, policy) as store:
        done = store.undo(entry, "officer")
    say(f"Done, as entry {done.entry}. `undo {done.entry}` takes it back.")


@cli.command()
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@places
def backup(store_path: Path, policy: Policy, out: Path) -> None:
    """Write a consistent copy of the record, also while the dashboard runs."""
    with existing(store_path, policy) as store:
        store.backup(out)
    say(f"The backup is in {out.name}.")


@cli.command()
@places
def check(store_path: Path, policy: Policy) -> None:
    """Verify the record: every fact against its ledger, the version of the tables, and the policy."""
    with existing(store_path, policy) as store:
        findings = store.check()
    for finding in findings:
        click.echo(finding)
    if findings:
        sys.exit(1)
    say("The record is whole: every fact agrees with its ledger, and the policy fits.")


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Runs a command (the process's own arguments, where none are given) and ends with its exit code.

    A DsaError becomes its sentence on standard error and exit code 1.
    """
    try:
        cli(arguments, standalone_mode=True, prog_name="python -m dsa_metrics")
    except DsaError as error:
        say(str(error))
        sys.exit(error.exit_code)
    sys.exit(0)
