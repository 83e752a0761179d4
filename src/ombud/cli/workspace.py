"""A workspace: the folder in which one city's Ombud keeps its database, its keys and its evidence."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from ombud.cli.stops import CannotRun

DEFAULT = "ombud-data"
DATABASE = "ombud.sqlite3"


def data_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """The option that says which workspace is meant."""
    return click.option(
        "--data",
        type=click.Path(file_okay=False, path_type=Path),
        default=DEFAULT,
        envvar="OMBUD_DATA",
        show_default=True,
        show_envvar=True,
        metavar="FOLDER",
        help="The workspace.",
    )(function)


def is_workspace(folder: Path) -> bool:
    """Whether a workspace was made here: its database is a file in it, or on a server that the environment names."""
    if os.environ.get("OMBUD_DATABASE_URL"):
        return (folder / "secret-key").exists()
    return (folder / DATABASE).exists()


def opened(folder: Path) -> Path:
    """The workspace, with Django set up for it; raises :class:`CannotRun` where there is none that fits."""
    if not is_workspace(folder):
        mend = f"make one with: ombud init {folder}, or name another with --data"
        raise CannotRun("There is no workspace here", str(folder), mend)
    set_up(folder)
    if unmigrated():
        mend = f"bring it up to date with: ombud init {folder}"
        raise CannotRun("This workspace was made by an older Ombud", str(folder), mend)
    return folder


def set_up(folder: Path) -> None:
    """Make Django ready for a folder. To be called once in a process."""
    os.environ["OMBUD_DATA"] = str(folder.resolve())
    os.environ["DJANGO_SETTINGS_MODULE"] = "ombud.web.settings"  # whatever another project left in the shell
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as wrong:
        raise CannotRun(str(wrong).rstrip("."), mend="mend it, and call this again") from wrong


def unmigrated() -> bool:
    """Whether the database is not yet as this version of Ombud wants it."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor
    from django.db.utils import DatabaseError

    try:
        executor = MigrationExecutor(connection)
    except DatabaseError as wrong:
        raise cannot_be_reached(wrong) from wrong
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def migrate() -> None:
    """Bring the database to what this version of Ombud wants."""
    from django.core.management import call_command
    from django.db.utils import DatabaseError

    try:
        call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as wrong:
        raise cannot_be_reached(wrong) from wrong


def cannot_be_reached(wrong: Exception) -> CannotRun:
    """The sentence for a database that does not answer, or is broken."""
    where = "OMBUD_DATABASE_URL" if os.environ.get("OMBUD_DATABASE_URL") else DATABASE
    said = str(wrong).strip().splitlines()[0] if str(wrong).strip() else type(wrong).__name__
    return CannotRun(f"The database cannot be used ({said})", where, "check that it runs and is not damaged")
