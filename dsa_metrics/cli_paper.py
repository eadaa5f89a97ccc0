"""The command that writes the board's paper for a meeting: the public part, and for members an annex and a workbook."""

import sys
from datetime import date
from pathlib import Path

import click
from click.core import ParameterSource

from dsa_metrics.cli_options import IsoDate, existing, places, say, with_authority
from dsa_metrics.desk import is_demonstration
from dsa_metrics.errors import InputError
from dsa_metrics.exports.paper.names import own_template
from dsa_metrics.exports.paper.office import Paper, Papers
from dsa_metrics.exports.paper.statements import Statements
from dsa_metrics.policy import Policy
from dsa_metrics.publishing import Check
from dsa_metrics.store import Store
from dsa_metrics.view import NamedView

FOLDER = "releases"
_STATED = ("members", "workbook")
#: The parts that an option does something for, where it is not for all.
_PARTS_OF = {
    **dict.fromkeys(("ground", "public_interest", "decided_by", "until"), _STATED),
    "known_now": ("members",),
    "template": ("public", "members"),
}


@click.command()
@click.option("--meeting", type=IsoDate(), required=True, help="The day of the meeting.")
@click.option("--part", type=click.Choice(("public", "members", "workbook")), required=True, help="For whom.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The file to write.")
@click.option("--ground", default="", help="Of what names schools: the ground for restricting it.")
@click.option("--public-interest", default="", help="Of what names schools: why that is in the public interest.")
@click.option("--decided-by", default="", help="Of what names schools: who decided it.")
@click.option("--until", type=IsoDate(), help="Of what names schools: until when it is restricted.")
@click.option("--known-now", is_flag=True, help="Of the annex: say, too, what the record says otherwise now.")
@click.option("--release", "release_id", help="Another release of the meeting than the one that stands.")
@click.option(
    "--template", type=click.Path(path_type=Path, dir_okay=False), help="Your own template; the workbook has none."
)
@places
def paper(
    store_path: Path,
    policy: Policy,
    meeting: date,
    part: str,
    out: Path,
    ground: str,
    public_interest: str,
    decided_by: str,
    until: date | None,
    known_now: bool,
    release_id: str | None,
    template: Path | None,
) -> None:
    """Write the board's paper for a meeting from its release: the public part, or what members get.

    Members get the annex and the workbook, which name schools: both need all four statements.
    """
    _refuse_idle_options(part)
    with existing(store_path, policy) as store:
        papers = Papers(store, _view(store, policy), store_path.with_name(FOLDER))
        paper = papers.paper(meeting, release_id)
        own = template or own_template(store_path, part == "public")
        if part == "public":
            _refuse(paper.checks())
            content = paper.public_part(own)
        else:
            statements = Statements(ground, public_interest, decided_by, until)
            content = _named(paper, part, statements, own, known_now)
    _write(out, content)


def _refuse_idle_options(part: str) -> None:
    """Raises UsageError where an option was given that does nothing for the part."""
    context = click.get_current_context()
    for name, parts in _PARTS_OF.items():
        if part not in parts and context.get_parameter_source(name) == ParameterSource.COMMANDLINE:
            option, others = f"--{name.replace('_', '-')}", " and ".join(f"--part {each}" for each in parts)
            raise click.UsageError(f"{option} does nothing for --part {part}; it is for {others}.", context)


def _named(paper: Paper, part: str, statements: Statements, template: Path | None, is_known_now: bool) -> bytes:
    """What names schools: the workbook or the annex."""
    if part == "workbook":
        _refuse((*paper.checks(statements), *paper.checks_of_workbook()))
        return paper.members_workbook(statements)
    _refuse(paper.checks(statements))
    return paper.members_annex(statements, template, is_known_now)


def _view(store: Store, policy: Policy) -> NamedView:
    return NamedView(store, with_authority(store, policy), is_invented=is_demonstration(store))


def _refuse(checks: tuple[Check, ...]) -> None:
    """Says what the check-list found, and ends where something of it stands in the way."""
    for check in checks:
        say(f"{'Error' if check.blocks else 'Warning'}: {check.what} {check.fix}".strip())
    if any(check.blocks for check in checks):
        say("Nothing was written.")
        sys.exit(1)


def _write(out: Path, content: bytes) -> None:
    """Writes the document. Raises InputError where something else has that name."""
    try:
        if out.exists() and out.read_bytes() != content:
            raise InputError(f"{out.name} is there already, with something else in it.", "Give another name.")
        out.write_bytes(content)
    except OSError:
        raise InputError(f"{out.name} could not be written.", "Give another folder.") from None
    say(f"The paper is in {out.name}.")
