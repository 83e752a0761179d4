"""`ombud retention`: what would go, what goes, and the proof that it went; against the stores that hold the data."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ombud.cli.commands import json_option
from ombud.cli.stops import CannotRun, Exit, WrongUse
from ombud.cli.workspace import data_option

if TYPE_CHECKING:
    from ombud.held.stores.plan import Plan

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.group()
def retention() -> None:
    """Destroy what is past its end, and prove it.

    A retention file says which data lie in which store and how long they are kept; docs/retention.md says how it is
    written. First plan, then run, then prove.
    """


@retention.command()
@click.argument("file", type=FILE)
@click.option(
    "--into", type=click.Path(dir_okay=False, path_type=Path), metavar="PLAN", help="Write the plan here, as JSON."
)
@click.option("--force", is_flag=True, help="Write over that file if it is there.")
@json_option
def plan(file: Path, into: Path | None, force: bool, as_json: bool) -> None:
    """Count what is past its end in the stores that FILE names. Nothing is changed."""
    from ombud.cli.retention_telling import plainly, telling

    if into is not None and into.exists() and not force:
        raise CannotRun("This file is there already", str(into), "name another with --into, or say --force")
    with plainly(), telling() as told:
        from ombud.formats.retentionfile import read_retention
        from ombud.formats.stores.carrying import made_plan, now
        from ombud.formats.stores.papers import plan_bytes
        from ombud.ledger import whole

        made, notes = made_plan(read_retention(file), now(), told)
        data = plan_bytes(made)
        if into is not None:
            whole.write(into, data)
    if as_json:
        click.echo(data, nl=False)
        return
    _say_plan(made, [str(note) for note in notes])
    if into is not None:
        click.echo(f"\nThe plan is in {into}. Carry it out with: ombud retention run {file} --plan {into}")


@retention.command()
@click.argument("file", type=FILE)
@click.option("--plan", "planned", type=FILE, required=True, metavar="PLAN", help="The plan that is carried out.")
@click.option("--item", "items", multiple=True, metavar="NAME", help="Only this item; can be given again.")
@click.option("--into", type=click.Path(file_okay=False, path_type=Path), metavar="FOLDER",
              help="Where journals and certificates are kept; without it beside the plan.")  # fmt: skip
@click.option("--batch", type=click.IntRange(1), metavar="N", help="How many rows one transaction looks at.")
@click.option("--yes", is_flag=True, help="Delete without asking.")
@data_option
@json_option
def run(
    file: Path,
    planned: Path,
    items: tuple[str, ...],
    into: Path | None,
    batch: int | None,
    yes: bool,
    data: Path,
    as_json: bool,
) -> None:
    """Carry out a plan: delete what is past its end, batch by batch.

    It can be stopped with Ctrl-C and called again: it goes on where it was. It ends with a certificate for each item.
    """
    if not yes and not sys.stdin.isatty():
        raise WrongUse("Nobody is here to be asked", "--yes", "say --yes to delete without being asked")
    from ombud.cli.retention_telling import plainly

    with plainly():
        from ombud.cli.retention_running import Running

        running = Running.of(file, planned, items, into or planned.parent, data, batch)
        _say_plan(running.plan, [], err=True, only=running.names)
        if not yes and not click.confirm("Delete this for good?", err=True):
            raise CannotRun("Nothing was deleted", mend="run it again when it is to be")
        done = running.run()
    _finished(done, as_json)


@retention.command()
@click.argument("file", type=FILE, required=False)
@click.option("--plan", "planned", type=FILE, metavar="PLAN", help="The plan that was carried out: look again now.")
@click.option("--into", type=click.Path(file_okay=False, path_type=Path), metavar="FOLDER",
              help="Where journals and certificates are kept; without it beside the plan.")  # fmt: skip
@click.option("--certificate", type=FILE, metavar="CERTIFICATE", help="Check this certificate; no store is opened.")
@click.option("--key", default="", metavar="KEY", help="The city's public key; without it that of the workspace.")
@data_option
@json_option
def prove(
    file: Path | None,
    planned: Path | None,
    into: Path | None,
    certificate: Path | None,
    key: str,
    data: Path,
    as_json: bool,
) -> None:
    """Look whether what is past its end is gone, and whether a certificate holds.

    With FILE alone: the oldest record of each item beside what is declared. With --plan: what was carried out is looked
    at again, and a certificate of today is written. With --certificate: whether it was changed, and who signed it.
    """
    if (certificate is None) == (file is None):
        raise WrongUse("Name a retention file or a certificate, one of them", mend="see ombud retention prove --help")
    from ombud.cli.retention_telling import plainly

    with plainly():
        if certificate is not None:
            from ombud.cli.retention_proving import certificate_told

            certificate_told(certificate, key, data, as_json)
        elif file is not None and planned is not None:
            from ombud.cli.retention_running import Running

            _finished(Running.of(file, planned, (), into or planned.parent, data, None).prove(), as_json)
        elif file is not None:
            from ombud.cli.retention_proving import observed_told

            observed_told(file, as_json)


def _say_plan(made: Plan, notes: list[str], err: bool = False, only: tuple[str, ...] = ()) -> None:
    from ombud.held.stores.plan import sentences

    for one in made.items:
        if only and one.declared.name not in only:
            continue
        first, *more = sentences(one, made.moment.date())
        click.echo(str(first), err=err)
        for sentence in more:
            click.echo(f"- {sentence}", err=err)
    for note in notes:
        click.echo(note, err=err)


def _finished(done: list[dict[str, Any]], as_json: bool) -> None:
    """What was done with each item; leaves with 1 where a check was not passed."""
    if as_json:
        click.echo(json.dumps(done, ensure_ascii=False))
    else:
        for one in done:
            click.echo("\n".join(one["told"]))
            click.echo(f"Certificate: {one['certificate']}\n")
    if not all(one["proven"] for one in done):
        raise click.exceptions.Exit(int(Exit.NOT_IN_ORDER))
