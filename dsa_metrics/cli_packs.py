"""The command that writes each school's pack: its own position on data sharing and data quality, as a Word document."""

import sys
from datetime import date
from pathlib import Path

import click

from dsa_metrics.cli_options import as_at_option, existing, places, say, today, with_authority
from dsa_metrics.desk import is_demonstration
from dsa_metrics.errors import InputError
from dsa_metrics.exports.packs.names import Choice, own_template
from dsa_metrics.policy import Policy
from dsa_metrics.view import NamedView


@click.command()
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="The folder to write to.")
@as_at_option
@click.option("--phase", help="Only the schools of this phase, such as Primary.")
@click.option("--trust", help="Only the schools of this academy trust, by its name in the register.")
@click.option("--template", "template_path", type=click.Path(path_type=Path, dir_okay=False), help="Your own template.")
@places
def packs(
    store_path: Path,
    policy: Policy,
    out: Path,
    as_at: date | None,
    phase: str | None,
    trust: str | None,
    template_path: Path | None,
) -> None:
    """Write a quality pack for each school, as Word documents; each is about one school alone."""
    from dsa_metrics.exports.packs.bundle import documents  # report writers are imported when used
    from dsa_metrics.exports.packs.document import Template
    from dsa_metrics.exports.packs.reading import Reader

    if phase and trust:
        raise InputError("Packs are made for a phase or for a trust.", "Give one of --phase and --trust.")
    template = Template(template_path or own_template(store_path))
    with existing(store_path, policy) as store:
        view = NamedView(store, with_authority(store, policy), is_invented=is_demonstration(store))
        reader = Reader(view, as_at or today())
        urns = reader.chosen(Choice(_phase(policy, phase), trust))
        with click.progressbar(length=len(urns), label="Making the packs", file=sys.stderr) as bar:
            for name, content in documents(reader, urns, template, lambda done, of: bar.update(1)):
                _write(out, name, content)
    say(f"{len(urns)} packs are in {out.name}.")


def _phase(policy: Policy, named: str | None) -> str | None:
    """The phase as the policy spells it."""
    known = {str(phase).casefold(): str(phase) for phase in policy.cohort.phases}
    if named is not None and named.casefold() not in known:
        raise InputError("There is no phase of that name.", f"The phases are: {', '.join(known.values())}.")
    return named and known[named.casefold()]


def _write(out: Path, name: str, content: bytes) -> None:
    """Writes one pack and prints its name. Raises InputError where something else has that name."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        path = out / name
        if path.exists() and path.read_bytes() != content:
            raise InputError("A pack of this day is there already, with something else in it.", "Give another folder.")
        path.write_bytes(content)
    except OSError:
        raise InputError("The packs could not be written to this folder.", "Give another folder.") from None
    click.echo(name)
