"""`ombud served`: who gains and who loses, measured from a city's own tables; no workspace is needed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ombud.cli.commands import json_option
from ombud.cli.stops import CannotRun, Exit, WrongUse

if TYPE_CHECKING:
    from ombud.casefile.measured import Measured
    from ombud.formats.measuring import Result


@click.command()
@click.argument("folder", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--place", type=click.Path(path_type=Path), metavar="FILE",
    help="Which columns mean what (docs/who-gains.md); without it FOLDER/place.toml.",
)  # fmt: skip
@click.option("--into", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Write everything to this .zip: the answer, every table, the borders.")  # fmt: skip
@click.option("--force", is_flag=True, help="Write over that file if it is there.")
@click.option("--against", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE",
              help="Say whether the same comes out as in this .zip, measured before.")  # fmt: skip
@click.option("--engine", type=click.Choice(["here", "spark"]), default="here", show_default=True,
              help="What counts the points: this machine, or Spark (ombud[spark]).")  # fmt: skip
@click.option("--status", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Keep writing to this file how far the work has come, as JSON.")  # fmt: skip
@click.option("--closed", multiple=True, metavar="NAME",
              help="A file in FOLDER that is not for everyone; the answer says so. Can be given again.")  # fmt: skip
@json_option
def served(
    folder: Path, place: Path | None, into: Path | None, force: bool, against: Path | None, engine: str,
    status: Path | None, closed: tuple[str, ...], as_json: bool,
) -> None:  # fmt: skip
    """Say who gets what from the areas, people and things in FOLDER.

    Shares of each group with what chance may do to them, the areas served most and least, who is reached and who is
    left out, what those without internet get, whether a pattern over areas holds, and how all that changed: as far as
    the tables in FOLDER can tell.
    """
    if into is not None:
        may_write(into, force)
    from ombud.cli.telling import telling

    with telling(status) as told:
        found = _measured(folder, place or folder / "place.toml", engine, told, closed)
        if into is not None:
            from ombud.ledger import whole

            whole.write(into, found.packed())
    say(found.measured, as_json)
    if against is not None:
        compare(found.measured, against)


def may_write(into: Path, force: bool) -> None:
    """Refuse a file that is there already, or that is no zip file by its name."""
    if into.suffix != ".zip":
        raise WrongUse("A measurement is written as a zip file", str(into), "use a name that ends in .zip")
    if into.exists() and not force:
        raise CannotRun("This file is there already", str(into), "name another with --into, or say --force")


def _measured(folder: Path, place: Path, engine: str, told: object, closed: tuple[str, ...]) -> Result:
    from ombud.cli.measured import measured

    return measured(folder, place, engine, told, closed)  # type: ignore[arg-type]


def say(measured: Measured, as_json: bool) -> None:
    """The answer in words, part by part, or the whole document."""
    if as_json:
        from ombud.formats.measuredfile import document

        click.echo(document(measured), nl=False)
        return
    if measured.about != "served":
        for sentence in measured.lead:
            click.echo(sentence)
    for part in measured.parts:
        click.echo(f"\n{part.title}")
        for sentence in part.told:
            click.echo(f"- {sentence}")
        for sentence in part.notes:
            click.echo(f"  {sentence}")


def compare(measured: Measured, against: Path) -> None:
    """Whether what was measured before comes out again; if not, what differs, and an exit code that says so."""
    from ombud.formats.measuredfile import opened
    from ombud.formats.repeated import differences

    differing = differences(opened(against), measured)
    if not differing:
        click.echo("\nThe same comes out again: every sentence, table and figure.")
        return
    click.echo("\nSomething else comes out:")
    for sentence in differing:
        click.echo(f"- {sentence}")
    raise click.exceptions.Exit(int(Exit.NOT_IN_ORDER))
