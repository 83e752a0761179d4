"""`ombud import`: a file's cases brought into a workspace, as often as one likes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ombud.cli.commands import json_option
from ombud.cli.workspace import data_option

if TYPE_CHECKING:
    from ombud.formats.reading import Reading
    from ombud.web.bringing import Brought


@click.command("import")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@data_option
@json_option
def bring_in(files: tuple[Path, ...], data: Path, as_json: bool) -> None:
    """Bring FILES into a workspace: registers, spreadsheets, bundles. A snapshot goes together with its changes.

    A file that is brought in again adds only what changed. If one file cannot be read, nothing of it is written.
    """
    from ombud.cli.readings import grouped
    from ombud.cli.workspace import opened

    opened(data)
    told = [brought(group) for group in grouped(files)]
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    for one in told:
        say_brought(one)


def brought(paths: tuple[Path, ...], look_over: bool = True) -> dict[str, Any]:
    """Bring one group of files in; what came of it."""
    from django.utils import timezone

    from ombud.cli.progress import progress
    from ombud.cli.readings import reading_of
    from ombud.web.bringing import bring

    reading = reading_of(paths, timezone.localdate())
    with progress("Bringing in cases") as done:
        return told(reading, bring(reading, timezone.now(), timezone.localdate(), done, look_over))


def told(reading: Reading, brought: Brought) -> dict[str, Any]:
    """What came of one file, as it is said in JSON."""
    return {
        "file": reading.name,
        "sha256": reading.sha256,
        "format": reading.format,
        "records": len(reading.cases),
        "cases_opened": brought.opened,
        "cases_added_to": brought.added_to,
        "cases_unchanged": brought.unchanged,
        "entries": brought.entries,
        "unmapped": dict(reading.unmapped),
        "warnings": [str(one) for one in reading.warnings],
    }


def say_brought(one: dict[str, Any]) -> None:
    """The same in words."""
    click.echo(f"{one['file']} ({one['format']}): {one['records']} records.")
    opened, added, same = one["cases_opened"], one["cases_added_to"], one["cases_unchanged"]
    click.echo(f"  {opened} cases opened, {added} added to, {same} as they were; {one['entries']} entries written.")
    if one["unmapped"]:
        fields = ", ".join(f"{name} ({n})" for name, n in one["unmapped"].items())
        click.echo(f"  Not carried over, with the number of records that had a value: {fields}.")
    for warning in one["warnings"]:
        click.echo(f"  {warning}")
