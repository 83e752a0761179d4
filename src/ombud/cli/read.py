"""`ombud read`: what files say and what Ombud finds in them, with no workspace and no database."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from ombud.cli.commands import json_option


@click.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--changes", "changes", multiple=True, type=click.Path(path_type=Path), metavar="EVENTS",
    help="What happened to a snapshot since: laid over it. Can be given again.",
)
@click.option(
    "--templates", "templates", multiple=True, type=click.Path(path_type=Path), metavar="FILE",
    help="A vendor's texts for all its customers, to find them again. Can be given again.",
)
@click.option("--case", "case", metavar="SLUG", help="Show the whole sheet of one case.")
@click.option("--on", "on", type=click.DateTime(["%Y-%m-%d"]), metavar="DAY", help="Read as if it were DAY.")
@json_option
def read(
    files: tuple[Path, ...], changes: tuple[Path, ...], templates: tuple[Path, ...], case: str | None,
    on: datetime | None, as_json: bool,
) -> None:  # fmt: skip
    """Read register FILES, bundles or ledger files, and say what they say and what is found in them.

    One case is shown whole; of many, how they stand towards each demand. Files are told by what is in them, not by
    their names.
    """
    from datetime import date

    from ombud.cli.reading import read_all

    told = read_all((*files, *changes), templates, on.date() if on else date.today())  # noqa: DTZ011  (the reader's own day)
    if case:
        told.one(case)  # said before anything is printed, if there is no such case
    if as_json:
        import sys

        sys.stdout.writelines(told.as_json(case))
        return
    from rich.console import Console

    from ombud.cli.overview import show_overview
    from ombud.cli.sheets import show

    console = Console()
    if case or len(told.sheets) == 1:
        show(told.one(case), console)
    else:
        show_overview(told, console)
