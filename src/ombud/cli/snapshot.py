"""The database as it stands at one moment, while others go on writing: into one file, and back."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

from ombud.cli.stops import CannotBeRead, CannotRun
from ombud.cli.workspace import DATABASE

POSTGRES = "ombud.pgdump"


def on_postgres() -> bool:
    """Whether the environment names a PostgreSQL server."""
    return bool(os.environ.get("OMBUD_DATABASE_URL"))


def taken(data: Path, into: Path) -> Path:
    """A consistent copy of the workspace's database as a file in ``into``."""
    return _dumped(into) if on_postgres() else _copied(data / DATABASE, into / DATABASE)


def _copied(source: Path, target: Path) -> Path:
    """SQLite's own online backup: it waits for no writer and sees no half transaction."""
    with sqlite3.connect(f"file:{source}?mode=ro", uri=True, timeout=30) as old, sqlite3.connect(target) as new:
        old.backup(new)
    old.close()
    new.close()
    return target


def _dumped(into: Path) -> Path:
    target = into / POSTGRES
    run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={target}", address())
    return target


def sound(database: Path) -> None:
    """Raise :class:`CannotBeRead` unless SQLite finds its file in order."""
    try:
        with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as opened:
            (told,) = opened.execute("PRAGMA integrity_check(1)").fetchone()
        opened.close()
    except sqlite3.DatabaseError as wrong:
        told = str(wrong)
    if told != "ok":
        raise CannotBeRead(f"The database in it is damaged ({told})", database.name, "use another backup")


def address() -> str:
    return os.environ["OMBUD_DATABASE_URL"]


def run(program: str, *arguments: str) -> None:
    """Run one of PostgreSQL's programs; what goes wrong is told in its own first line."""
    found = shutil.which(program) or next((str(at) for at in _of_debian(program)), "")
    if not found:
        raise CannotRun(f"The program {program} is not installed", mend="on Debian: apt install postgresql-client")
    done = subprocess.run([found, *arguments], capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        said = (done.stderr.strip() or f"it ended with {done.returncode}").splitlines()[0]
        raise CannotRun(f"{program} could not do its work ({said})", "OMBUD_DATABASE_URL")


def _of_debian(program: str) -> list[Path]:
    return sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"), reverse=True)
