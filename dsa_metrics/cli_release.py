"""The commands about releases: prepare one for a meeting, show it, list them, export its files."""

import sys
from datetime import date
from pathlib import Path

import click

from dsa_metrics.cli_options import IsoDate, as_at_option, existing, places, say, today, with_authority
from dsa_metrics.disclosure.ledger import Ledger, read_ledger
from dsa_metrics.errors import InputError
from dsa_metrics.policy import Policy
from dsa_metrics.public_view import PublicView
from dsa_metrics.publishing import Check, Press
from dsa_metrics.view import NamedView

FOLDER = "releases"


@click.group()
def release() -> None:
    """What the public is told: one frozen release for each meeting."""


@release.command()
@click.option("--meeting", "held_on", type=IsoDate(), required=True, help="The day of the meeting.")
@as_at_option
@click.option("--dry-run", is_flag=True, help="Only say what would be published, and what speaks against it.")
@places
def prepare(store_path: Path, policy: Policy, held_on: date, as_at: date | None, dry_run: bool) -> None:
    """Prepare, certify and publish the release for a meeting; prints its id."""
    with existing(store_path, policy) as store:
        policy = with_authority(store, policy)
        press = Press(store, NamedView(store, policy), store_path.with_name(FOLDER), today())
        draft = press.prepare(press.meeting(held_on), as_at, _tell)
        for check in draft.checks:
            say(_in_words(check))
        say(draft.release.headline)
        if dry_run or not draft.may_be_published:
            sys.exit(0 if draft.may_be_published else 1)
        click.echo(press.publish(draft).id)


@release.command()
@click.argument("release_id", metavar="ID")
@places
def show(store_path: Path, policy: Policy, release_id: str) -> None:
    """Print a release as it was published."""
    found = _ledger(store_path).find(release_id)
    click.echo(found.content, nl=False)


@release.command(name="list")
@places
def list_releases(store_path: Path, policy: Policy) -> None:
    """One release a line, its id first; then its meeting, its day, and whether it stands."""
    ledger = _ledger(store_path)
    for one in ledger.releases:
        later = ledger.superseded_by(one)
        state = f"superseded by {later.id}" if later else "stands"
        click.echo(f"{one.id}  meeting {one.meeting}  as at {one.as_at}  {state}")
    if not ledger.releases:
        say("Nothing has been released yet.")


@release.command()
@click.argument("release_id", metavar="ID")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="The folder to write to.")
@click.option("--charts", is_flag=True, help="Its charts as PNG and SVG for other papers, instead of its files.")
@places
def export(store_path: Path, policy: Policy, release_id: str, out: Path, charts: bool) -> None:
    """Write the files of a release: spreadsheet, CSV with its metadata, and a page for the council's website."""
    from dsa_metrics.exports.public.files import files  # report writers are imported when used
    from dsa_metrics.exports.public.stills import stills

    view = PublicView(_ledger(store_path).find(release_id))
    contents = stills(view) if charts else files(view)
    for name, content in contents.items():
        if (out / name).exists() and (out / name).read_bytes() != content:
            raise InputError(f"{name} is there already, with something else in it.", "Give another folder.")
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, content in contents.items():
            (out / name).write_bytes(content)
            click.echo(name)
    except OSError:
        raise InputError("The files could not be written to this folder.", "Give another folder.") from None


def _ledger(store_path: Path) -> Ledger:
    ledger = read_ledger(store_path.with_name(FOLDER))
    for warning in ledger.warnings:
        say(warning)
    return ledger


def _in_words(check: Check) -> str:
    return f"{'Error' if check.blocks else 'Warning'}: {check.what} {check.fix}".strip()


def _tell(done: int, of: int) -> None:
    if of > 100_000:
        say(f"Trying every table of counts: {done / of:.0%}")
