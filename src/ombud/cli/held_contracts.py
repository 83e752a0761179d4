"""`ombud held contract` and `contracts`: one contract, or a folder of them, held against every red line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ombud.cli.calm import one_thread
from ombud.cli.commands import json_option
from ombud.cli.hearing import FILE, answer, result_options

if TYPE_CHECKING:
    from ombud.formats.holding.contract import Row

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("file", type=FILE)
@result_options
def contract(file: Path, **how: Any) -> None:
    """Read a contract or a tender (PDF, DOCX, ODT, HTML, text) against every red line.

    What is quoted becomes public with the result; the file itself only if --open names it.
    """
    one_thread()

    def compute(today: Any, told: Any) -> Any:
        from ombud.formats.holding.contract import contract as against_the_lines

        return against_the_lines(file, what=how["what"], place=how["city"], today=today, told=told,
                                 example=how["example"], closed=file.name not in how["shown"])  # fmt: skip

    answer([file], {}, how, compute, "held")


@click.command()
@click.argument("folder", type=FOLDER)
@click.option("--status", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Keep writing to this file how far the work has come, as JSON.")  # fmt: skip
@json_option
def contracts(folder: Path, status: Path | None, as_json: bool) -> None:
    """Read every contract in a FOLDER; a row for each, with the lines that it crosses and those it is silent on.

    A file that cannot be read is told in its row and stops nothing.
    """
    from ombud.cli.measured import told_plainly
    from ombud.cli.telling import telling

    one_thread()
    with telling(status) as told, told_plainly("held"):
        from ombud.formats.holding.contract import contracts as each

        for row in each(folder, told):
            click.echo(json.dumps(_plain(row), ensure_ascii=False) if as_json else _said(row))


def _plain(row: Row) -> dict[str, Any]:
    return {
        "file": row.name,
        "pages": row.pages,
        "passages": row.passages,
        "readings": {line.value: reading.value for line, reading in row.readings},
        "unread": [str(one) for one in row.unread],
        "broken": None if row.broken is None else str(row.broken),
    }


def _said(row: Row) -> str:
    """A row in words: the name, and the lines by what is said of them."""
    from ombud.held.contract.answers import ANSWERED, Answered
    from ombud.held.contract.lines import title

    if row.broken is not None:
        return f"{row.name}\n  {row.broken}"
    told = [row.name]
    for reading in (Answered.CROSSED, Answered.UNSURE, Answered.SILENT, Answered.KEPT, Answered.NOT_READ):
        names = [str(title(line)) for line, read in row.readings if read is reading]
        told += [f"  {ANSWERED[reading]}: {', '.join(names)}"] if names else []
    return "\n".join([*told, *(f"  {one}" for one in row.unread)])
