"""The commands, `python -m dsa_metrics`. Standard output is data; what is said to a person goes to standard error."""

import functools
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, NoReturn

import click

from dsa_metrics.desk import Desk, Upload, build_demonstration, empty_tracker
from dsa_metrics.errors import DsaError, InputError
from dsa_metrics.exports.text import as_csv, as_json, as_table
from dsa_metrics.outcome import Outcome
from dsa_metrics.policy import Policy, load_policy
from dsa_metrics.store import Store
from dsa_metrics.view import NamedView

ROOT = Path(__file__).resolve().parents[1]
STORE = ROOT / "data" / "dsa.duckdb"
POLICY = ROOT / "data" / "policy.toml"
DEMONSTRATION = ROOT / "data" / "demo"

STATUS_COLUMNS = ("urn", "name", "phase", "status", "reason", "data_flow", "second_point", "why")


class IsoDate(click.ParamType[date]):
    """A date as 2019-06-04."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date, or wrong usage."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail("a date is written like 2019-06-04", param, ctx)


class IsoInstant(click.ParamType[datetime]):
    """An instant as 2019-06-04T10:30:00 (local time unless it says otherwise); a date means the end of that day."""

    name = "instant"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The instant in UTC, without a zone, or wrong usage."""
        try:
            instant = datetime.fromisoformat(value)
        except ValueError:
            self.fail("an instant is written like 2019-06-04T10:30:00", param, ctx)
        if len(value) == len("2019-06-04"):
            instant = datetime.combine(instant.date(), time.max)
        return instant.astimezone(UTC).replace(tzinfo=None)


def _places(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command --store and --policy, which may also stand before the command's name."""
    path = click.Path(path_type=Path, dir_okay=False)
    command = click.option("--policy", "policy_path", type=path, help="The council's policy file.")(command)
    command = click.option("--store", "store_path", type=path, help="The record's file.")(command)

    @functools.wraps(command)
    @click.pass_context
    def placed(context: click.Context, /, *, store_path: Path | None, policy_path: Path | None, **rest: Any) -> None:
        given: dict[str, Path | None] = context.obj
        policy = policy_path or given["policy"] or (POLICY if POLICY.exists() else None)
        command(store_path=store_path or given["store"] or STORE, policy=load_policy(policy), **rest)

    return placed


_as_at = click.option("--as-at", type=IsoDate(), help="What had happened by this date (default: today).")
_known_at = click.option("--known-at", type=IsoInstant(), help="What had been recorded by then (default: everything).")


def _format(*choices: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return click.option("--format", "form", type=click.Choice(choices), default="table", show_default=True)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--store", "store_path", type=click.Path(path_type=Path, dir_okay=False), help="The record's file.")
@click.option("--policy", "policy_path", type=click.Path(path_type=Path, dir_okay=False), help="The policy file.")
@click.pass_context
def cli(context: click.Context, store_path: Path | None, policy_path: Path | None) -> None:
    """Data sharing agreements with schools, reported from dated facts."""
    context.obj = {"store": store_path, "policy": policy_path}


@cli.command()
@_places
def demo(store_path: Path, policy: Policy) -> None:
    """Build the demonstration store: an invented authority's files, through the ordinary reader."""
    if store_path == STORE:
        raise InputError(
            "The demonstration needs a file of its own.", "Say which with --store, for example demo.duckdb."
        )
    build_demonstration(store_path, DEMONSTRATION, _today()).close()
    _say(f"The demonstration is in {store_path.name}.")


@cli.command()
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@_places
def template(store_path: Path, policy: Policy, out: Path) -> None:
    """Write the empty tracker workbook."""
    if out.exists():
        raise InputError(f"{out.name} exists already.", "Give a new name, or move the file away first.")
    out.write_bytes(empty_tracker(policy))
    _say(f"The empty tracker is in {out.name}.")


@cli.command()
@click.argument(
    "files", type=click.Path(exists=True, path_type=Path, dir_okay=False), nargs=-1, required=True, metavar="FILE..."
)
@click.option("--dry-run", is_flag=True, help="Only say what would change.")
@click.option("--accept-good-rows", is_flag=True, help="Load the good rows and set the faulty ones aside.")
@click.option("--accept-mapping", is_flag=True, help="Confirm the suggested columns of the council's own tracker.")
@_format("table", "json")
@_places
def load(
    store_path: Path,
    policy: Policy,
    files: tuple[Path, ...],
    dry_run: bool,
    accept_good_rows: bool,
    accept_mapping: bool,
    form: str,
) -> None:
    """Read files into the record: registers, links, trackers; all of them or nothing."""
    uploads = [Upload(path.name, path.read_bytes()) for path in files]
    with Store.open(store_path, policy) as store:
        desk = Desk(store, policy, _today())
        examination = desk.examine(uploads)
        if accept_mapping and examination.reading.suggested:
            examination = desk.examine(uploads, confirmed=examination.reading.suggested)
        may_load = not examination.errors or (accept_good_rows and examination.has_good_rows)
        saved = desk.load(examination, accept_good_rows) if may_load and not dry_run else None
    outcome = Outcome.of(examination, saved)
    click.echo(as_json(outcome.as_dict()) if form == "json" else outcome.in_words())
    if examination.errors and saved is None:
        _say("Nothing was loaded.")
        sys.exit(1)


@cli.command()
@_as_at
@_known_at
@_format("table", "csv", "json")
@_places
def status(store_path: Path, policy: Policy, as_at: date | None, known_at: datetime | None, form: str) -> None:
    """One line per school: its status on a date, and why."""
    with _existing(store_path, policy) as store:
        rows = NamedView(store, policy).status(as_at or _today(), known_at).select(STATUS_COLUMNS).to_pylist()
    click.echo(_formatted(rows, STATUS_COLUMNS, form))


@cli.command()
@click.argument("metric")
@_as_at
@_known_at
@_format("table", "csv", "json")
@_places
def answer(
    store_path: Path, policy: Policy, metric: str, as_at: date | None, known_at: datetime | None, form: str
) -> None:
    """The answer to one question, such as headline or escalation_list."""
    with _existing(store_path, policy) as store:
        found = NamedView(store, policy).answer(metric, as_at or _today(), known_at)
    rows = found.table.to_pylist()
    if form == "json":
        click.echo(as_json({"metric": metric, "as_at": found.as_at, "finding": found.finding, "rows": rows}))
    else:
        click.echo(_formatted(rows, found.table.column_names, form))
        _say(found.finding)


@cli.command()
@_places
def entries(store_path: Path, policy: Policy) -> None:
    """What was recorded and when, one line per load or undoing, with the numbers that undo takes."""
    with _existing(store_path, policy) as store:
        listed = store.entries()
    click.echo(as_table(listed.to_pylist(), listed.column_names))


@cli.command()
@click.argument("entry", type=int)
@_places
def undo(store_path: Path, policy: Policy, entry: int) -> None:
    """Withdraw a load; undoing an undoing brings the load back."""
    with _existing(store_path, policy) as store:
        done = store.undo(entry, "officer")
    _say(f"Done, as entry {done.entry}. `undo {done.entry}` takes it back.")


@cli.command()
@click.argument("out", type=click.Path(path_type=Path, dir_okay=False))
@_places
def backup(store_path: Path, policy: Policy, out: Path) -> None:
    """Write a consistent copy of the record, also while the dashboard runs."""
    with _existing(store_path, policy) as store:
        store.backup(out)
    _say(f"The backup is in {out.name}.")


@cli.command()
@_places
def check(store_path: Path, policy: Policy) -> None:
    """Verify the record: every fact against its ledger, the version of the tables, and the policy."""
    with _existing(store_path, policy) as store:
        findings = store.check()
    for finding in findings:
        click.echo(finding)
    if findings:
        sys.exit(1)
    _say("The record is whole: every fact agrees with its ledger, and the policy fits.")


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Runs a command (the process's own arguments, where none are given) and ends with its exit code.

    A DsaError becomes its sentence on standard error and exit code 1.
    """
    try:
        cli(arguments, standalone_mode=True, prog_name="python -m dsa_metrics")
    except DsaError as error:
        _say(str(error))
        sys.exit(error.exit_code)
    sys.exit(0)


def _today() -> date:
    return datetime.now().astimezone().date()


def _say(sentence: str) -> None:
    click.echo(sentence, err=True)


def _existing(store_path: Path, policy: Policy) -> Store:
    if not store_path.exists():
        raise InputError(f"There is no record named {store_path.name} here yet.", "Load a register into it first.")
    store = Store.open(store_path, policy)
    for warning in store.warnings:
        _say(warning)
    return store


def _formatted(rows: list[dict[str, object]], columns: Sequence[str], form: str) -> str:
    if form == "json":
        return as_json(rows)
    return as_csv(rows, columns) if form == "csv" else as_table(rows, columns)
