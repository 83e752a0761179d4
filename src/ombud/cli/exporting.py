"""`ombud export`: one case as a bundle that checks itself, as its sheet in JSON, or as a table of its entries."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ombud.cli.stops import CannotRun, WrongUse
from ombud.cli.workspace import data_option

if TYPE_CHECKING:
    from ombud.ledger.entry import Entry

COLUMNS = ("seq", "time", "kind", "role", "office", "replaces", "said", "sources", "erased")


@click.command()
@click.argument("case")
@click.option("--to", type=click.Path(dir_okay=False, path_type=Path), help="The file to write: .zip, .json, .csv.")
@click.option("--sheet", is_flag=True, help="Show the sheet here instead of writing a file.")
@click.option("--force", is_flag=True, help="Write over the file if it is there.")
@click.option("--json", "as_json", is_flag=True, help="The sheet as JSON on standard output.")
@data_option
def export(case: str, to: Path | None, sheet: bool, force: bool, as_json: bool, data: Path) -> None:
    """Write CASE to a file: .zip is a bundle that anyone can check, .json its sheet, .csv its entries as a table.

    Without --to, the bundle is written here under the name of the case.
    """
    from ombud.cli.workspace import opened

    opened(data)
    if sheet or as_json:
        _show(case, as_json)
        return
    from ombud.casefile.bundle import file_name

    path = to or Path(file_name(case))
    if path.exists() and not force:
        raise CannotRun("This file is there already", str(path), "name another with --to, or say --force")
    _write(case, path, data)
    click.echo(f"{case} is in {path}.")


def _show(case: str, as_json: bool) -> None:
    sheet = _file(case).sheet
    if as_json:
        click.echo(json.dumps(sheet.as_json(), ensure_ascii=False))
        return
    from rich.console import Console

    from ombud.cli.sheets import show

    show(sheet, Console())


def _file(case: str):  # type: ignore[no-untyped-def]  # a CaseFile: it can be named only once Django is set up
    from django.http import Http404

    from ombud.web.reading import case_file

    try:
        return case_file(case)
    except Http404:
        raise CannotRun("There is no such case in this workspace", case, "see the list on the first page") from None


def _write(case: str, path: Path, data: Path) -> None:
    from ombud.ledger import whole

    file = _file(case)
    match path.suffix:
        case ".zip":
            from ombud.web import bundle, record

            told = bundle.packed(file, record.folder())
        case ".json":
            told = (json.dumps(file.sheet.as_json(), ensure_ascii=False, indent=1) + "\n").encode()
        case ".csv":
            told = table(file.entries).encode("utf-8-sig")  # with a mark, or spreadsheets misread it
        case _:
            raise WrongUse("This is no ending that a case can be written to", str(path), "use .zip, .json or .csv")
    whole.write(path, told)


def table(entries: Sequence[Entry]) -> str:
    """The entries as comma-separated values, one a row. No cell can be run as a formula by a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for entry in entries:
        said = json.dumps(entry.body.model_dump(mode="json"), ensure_ascii=False)
        sources = "; ".join(" ".join(filter(None, (one.url, one.sha256, one.where))) for one in entry.cites)
        row = (
            entry.seq, entry.time.isoformat(), entry.kind, entry.role, entry.office,
            "" if entry.replaces is None else entry.replaces, said, sources, " ".join(entry.erased),
        )
        writer.writerow(_harmless(cell) for cell in row)
    return out.getvalue()


def _harmless(cell: object) -> object:
    """A text that a spreadsheet would take for a formula, with a quotation mark before it."""
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
