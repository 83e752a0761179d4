"""`ombud restore`: a backup is unpacked beside the workspace, its log is checked, and only then it takes the place."""

from __future__ import annotations

import json
import os
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from ombud.cli.backup import FORMAT, KEYS, MANIFEST
from ombud.cli.commands import json_option
from ombud.cli.stops import CannotBeRead, CannotRun, Exit
from ombud.cli.workspace import DATABASE, data_option

LARGEST = 64 * 2**30  # bytes unpacked


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Replace the workspace that is there; that one is kept beside.")
@data_option
@json_option
def restore(file: Path, force: bool, data: Path, as_json: bool) -> None:
    """Put the backup FILE in place as a workspace, if its log holds.

    What was erased by law after the backup was made is in it still: erase it again.
    """
    with unpacked(file, beside=data) as fresh:
        told = _manifest(fresh, file)
        _check_room(data, told, force)
        try:
            said, kept = _put(fresh, data, told, force)
        except BrokenBackup as wrong:
            click.echo(f"Does not hold: {wrong} Nothing was put in place.")
            raise click.exceptions.Exit(int(Exit.NOT_IN_ORDER)) from None
    if as_json:
        click.echo(json.dumps({"workspace": str(data), "said": said, "kept": str(kept or ""), **told}))
        return
    click.echo(f"The workspace of {told['made']} is in {data}. {said}")
    if kept:
        click.echo(f"What was there before is in {kept}.")
    click.echo("What was erased by law after that moment must be erased again.")


class BrokenBackup(ValueError):
    """The log in a backup does not hold."""


@contextmanager
def unpacked(file: Path, beside: Path) -> Iterator[Path]:
    """The backup's files in a new folder beside the workspace, on the same disk, so that they can be moved there."""
    if not file.is_file():
        raise CannotBeRead("There is no such file", str(file), "check its name")
    beside.absolute().parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f".{beside.name}-restoring-", dir=beside.absolute().parent))
    try:
        try:
            with tarfile.open(file) as archive:
                if sum(one.size for one in archive) > LARGEST:
                    raise CannotBeRead("It unpacks to more than a backup holds", str(file), "use another")
                archive.extractall(folder, filter="data")
        except (tarfile.TarError, EOFError, OSError, ValueError) as wrong:
            raise CannotBeRead(f"The backup cannot be unpacked ({wrong})", str(file), "use another copy") from None
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _manifest(fresh: Path, file: Path) -> dict[str, Any]:
    try:
        told: dict[str, Any] = json.loads((fresh / MANIFEST).read_text("utf-8"))
        if told["format"] != FORMAT or not (fresh / told["database"]).is_file():
            raise ValueError(told["format"])
    except (OSError, ValueError, KeyError, TypeError):
        raise CannotBeRead("This is no backup that Ombud wrote", str(file), "name a file from ombud backup") from None
    (fresh / MANIFEST).unlink()
    return told


def _check_room(data: Path, told: dict[str, Any], force: bool) -> None:
    from ombud.cli.snapshot import on_postgres

    of_sqlite = told["database"] == DATABASE
    if of_sqlite == on_postgres():
        here, there = ("PostgreSQL", "SQLite") if of_sqlite else ("SQLite", "PostgreSQL")
        mend = "unset OMBUD_DATABASE_URL" if of_sqlite else "set OMBUD_DATABASE_URL to an empty database"
        raise CannotRun(f"The backup is of {there} and this is {here}", "OMBUD_DATABASE_URL", mend)
    if data.exists() and any(data.iterdir()) and not force:
        raise CannotRun("There is something in this folder", str(data), "name another with --data, or say --force")


def _put(fresh: Path, data: Path, told: dict[str, Any], force: bool) -> tuple[str, Path | None]:
    """Check the log and swap; what the check says, and where the workspace is that was there before."""
    if not told["keys"]:
        _bring_keys(fresh, data)
    if told["database"] == DATABASE:
        from ombud.cli.snapshot import sound

        sound(fresh / DATABASE)
        said = _checked(fresh)
    else:
        from ombud.cli.schema import restored

        with restored(fresh / told["database"], force):
            said = _checked(fresh)
        (fresh / told["database"]).unlink()
    return said, _swap(fresh, data)


def _bring_keys(fresh: Path, data: Path) -> None:
    """A backup without keys needs those of the workspace: from the folder that it goes to."""
    for name in KEYS:
        if not (data / name).is_file():
            mend = f"put {name} into {data} and say --force"
            raise CannotRun(f"The backup was made without keys and {name} is not here", str(data), mend)
        shutil.copy2(data / name, fresh / name)


def _checked(fresh: Path) -> str:
    from ombud.cli.progress import progress
    from ombud.cli.workspace import migrate, set_up

    set_up(fresh)
    from django.db import connections

    from ombud.cli import rows
    from ombud.ledger.verify import Fault

    try:
        migrate()
        with progress("Checking entries") as done:
            return rows.check(done).sentence
    except (Fault, ValueError, LookupError, TypeError) as wrong:
        raise BrokenBackup(str(wrong)) from wrong
    finally:
        connections.close_all()


def _swap(fresh: Path, data: Path) -> Path | None:
    kept = None
    if data.exists() and any(data.iterdir()):
        kept = data.with_name(f"{data.name}-before-{datetime.now(UTC):%Y%m%dT%H%M%S}")
        data.rename(kept)
    elif data.exists():
        data.rmdir()
    fresh.rename(data)
    data.chmod(0o700)
    os.sync()
    return kept
