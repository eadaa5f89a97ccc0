"""What every command shares: where the record and the policy are, how dates and formats are given, who is spoken to."""

import functools
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import click

from dsa_metrics.desk import Stated, is_demonstration
from dsa_metrics.errors import InputError
from dsa_metrics.exports.text import as_csv, as_json, as_table
from dsa_metrics.policy import Policy, load_policy
from dsa_metrics.store import Store

ROOT = Path(__file__).resolve().parents[1]
STORE = ROOT / "data" / "dsa.duckdb"
POLICY = ROOT / "data" / "policy.toml"
DEMONSTRATION = ROOT / "data" / "demo"


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


def places(command: Callable[..., None]) -> Callable[..., None]:
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


def extract_options(command: Callable[..., None]) -> Callable[..., None]:
    """Gives a command what may be stated of pupil extracts, as one Stated."""
    for option in (
        click.option("--measured-on", type=IsoDate(), help="Of a pupil extract: the day on which it was written."),
        click.option("--collection", help="Of a pupil extract: which collection it belongs to."),
        click.option("--period", help='Of a pupil extract: its period, such as "Autumn 2025".'),
        click.option("--school", type=int, help="Of a pupil extract: the URN of its school."),
    ):
        command = option(command)

    @functools.wraps(command)
    def with_stated(
        *, school: int | None, collection: str | None, period: str | None, measured_on: date | None, **rest: Any
    ) -> None:
        command(stated=Stated(school, _words(collection), _words(period), measured_on), **rest)

    return with_stated


def _words(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None


as_at_option = click.option("--as-at", type=IsoDate(), help="What had happened by this date (default: today).")
known_at_option = click.option(
    "--known-at", type=IsoInstant(), help="What had been recorded by then (default: everything)."
)


def format_option(*choices: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Gives a command --format with these choices, a table where none is chosen."""
    return click.option("--format", "form", type=click.Choice(choices), default="table", show_default=True)


def today() -> date:
    """Today where the command runs."""
    return datetime.now().astimezone().date()


def say(sentence: str) -> None:
    """Tells the person, on standard error."""
    click.echo(sentence, err=True)


def existing(store_path: Path, policy: Policy) -> Store:
    """The record, opened, its warnings told. Raises InputError where there is none."""
    if not store_path.exists():
        raise InputError(f"There is no record named {store_path.name} here yet.", "Load a register into it first.")
    store = Store.open(store_path, policy)
    for warning in store.warnings:
        say(warning)
    return store


def with_authority(store: Store, policy: Policy) -> Policy:
    """The policy, once it says whose figures these are; the demonstration's own, where none was given for it.

    Raises ConfigurationError where neither says so.
    """
    if policy.authority is None and is_demonstration(store):
        return load_policy(DEMONSTRATION / "policy.toml")
    policy.require_authority()
    return policy


def formatted(rows: list[dict[str, object]], columns: Sequence[str], form: str) -> str:
    """The rows as a table, CSV or JSON."""
    if form == "json":
        return as_json(rows)
    return as_csv(rows, columns) if form == "csv" else as_table(rows, columns)
