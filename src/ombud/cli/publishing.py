"""`ombud publish`: the public record as static pages, written beside the old ones and then put in their place."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ombud.cli.commands import json_option
from ombud.cli.stops import CannotRun
from ombud.cli.workspace import data_option

if TYPE_CHECKING:
    from ombud.publish.places import Published

MARK = "published-at"  # a file in the workspace that names the folder published to last


@click.command()
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option("--language", "languages", multiple=True, default=("en",), show_default=True, help="Can be given again.")
@click.option("--bundles", is_flag=True, help="Also a zip file for each case and a receipt for each entry.")
@click.option("--papers", is_flag=True, help="Also each case as a council paper.")
@click.option("--address", default="", help="Where it will stand, https://city.example, for the feeds of changes.")
@data_option
@json_option
def publish(
    folder: Path, languages: tuple[str, ...], bundles: bool, papers: bool, address: str, data: Path, as_json: bool
) -> None:
    """Write the public record to FOLDER: pages that read from a memory stick, and the log with what checks it.

    What was published there before is replaced when the new pages are whole, not before.
    """
    from ombud.cli.workspace import opened

    _ensure_ours(folder)
    os.environ["OMBUD_PRODUCTION"] = "0"  # the pages are made here, over no network
    opened(data)
    from ombud.publish.places import Published

    told = _written(folder, Published(languages, bundles, papers, feeds=bool(address)), address)
    (data / MARK).write_text(f"{folder.absolute()}\n", "utf-8")
    if as_json:
        click.echo(json.dumps({"folder": str(folder), **told}))
        return
    click.echo(f"{told['pages']} pages and {told['entries']} entries are in {folder}. Open {folder / 'index.html'}")
    click.echo(f"Anyone can check it: python3 {folder / 'verify.py'} {folder}")


def last_published(data: Path) -> Path | None:
    """The folder that was published to last, if it is still there."""
    mark = data / MARK
    folder = Path(mark.read_text("utf-8").strip()) if mark.is_file() else None
    return folder if folder and (folder / "checkpoint").is_file() else None


def _ensure_ours(folder: Path) -> None:
    """A folder with something else in it is not touched."""
    if folder.exists() and any(folder.iterdir()) and not (folder / "log.vkey").is_file():
        raise CannotRun("There is something in this folder that Ombud did not publish", str(folder), "name another")


def _written(folder: Path, published: Published, address: str) -> dict[str, int]:
    from ombud.cli.progress import progress
    from ombud.ledger.verify import verify
    from ombud.publish.site import write

    building = folder.absolute().with_name(f".{folder.absolute().name}-being-written")
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir(parents=True)
    try:
        with progress("Writing pages") as done:
            told = write(building, published, address, done)
        if told.entries:
            verify(building)  # what we hand out must hold
        _swap(building, folder)
    finally:
        shutil.rmtree(building, ignore_errors=True)
    return {"pages": told.pages, "files": told.files, "entries": told.entries}


def _swap(building: Path, folder: Path) -> None:
    old = folder.absolute().with_name(f".{folder.absolute().name}-before")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    building.rename(folder)
    shutil.rmtree(old, ignore_errors=True)
