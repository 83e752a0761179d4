"""`ombud held inventory`, `endings` and `rewrite`: which data are kept, until when, and in whose format it is said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ombud.cli.hearing import FILE, answer, result_options
from ombud.cli.stops import CannotRun

FORMS = ("csv", "xlsx", "fideslang", "odcs", "dpv")
mapped_option = click.option("--mapped", type=FILE, help="A table that says which of your headings is which field.")


@click.command()
@click.argument("files", type=FILE, nargs=-1, required=True)
@click.option("--cap", default="", help="The longest that anything may be kept: P10Y, P6M.")
@mapped_option
@result_options
def inventory(files: tuple[Path, ...], cap: str, mapped: Path | None, **how: Any) -> None:
    """Judge the end of life of every item in an inventory: FILES as ROPA sheets, fideslang, ODCS or DPV."""

    def compute(today: Any, told: Any) -> Any:
        from ombud.formats.holding.inventory import inventory as judged

        return judged(files, what=how["what"] or files[0].stem, place=how["city"], cap=cap, mapped=mapped,
                      example=how["example"], today=today, told=told)  # fmt: skip

    answer([*files, *([mapped] if mapped else [])], {"--cap": cap}, how, compute, "held")


@click.command()
@click.argument("register", type=FILE)
@result_options
def endings(register: Path, **how: Any) -> None:
    """List which records of a REGISTER state an end of life, with the sentences: JSON, JSON Lines, CSV or XLSX."""

    def compute(today: Any, told: Any) -> Any:
        from ombud.formats.holding.endings import told_endings

        return told_endings(register, what=how["what"] or register.stem, place=how["city"], example=how["example"],
                            today=today, told=told)  # fmt: skip

    answer([register], {}, how, compute, "held")


@click.command()
@click.argument("files", type=FILE, nargs=-1, required=True)
@click.option("--form", type=click.Choice(FORMS), required=True, help="The format that is written.")
@click.option("--into", type=click.Path(dir_okay=False, path_type=Path), required=True, metavar="FILE",
              help="Write it here.")
@click.option("--force", is_flag=True, help="Write over that file if it is there.")
@mapped_option
def rewrite(files: tuple[Path, ...], form: str, into: Path, force: bool, mapped: Path | None) -> None:  # fmt: skip
    """Write an inventory in another format; what the format has no place for is told field by field."""
    from ombud.cli.measured import told_plainly
    from ombud.cli.telling import telling

    if into.exists() and not force:
        raise CannotRun("This file is there already", str(into), "name another with --into, or say --force")
    with telling(None) as told, told_plainly("held"):
        from ombud.formats.holding.inventory import read_items, written
        from ombud.ledger import whole

        made = written([item for one in read_items(files, mapped, told) for item in one.items], form)
        whole.write(into, made.data)
    for one in made.lost:
        click.echo(str(one), err=True)
    click.echo(f"Written to {into}.")
