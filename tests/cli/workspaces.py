"""Workspaces for tests: made once, copied for each test, on SQLite or on the PostgreSQL server that the run has."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import Any

OMBUD = (sys.executable, "-m", "ombud.cli.main")
SERVER = os.environ.get("OMBUD_DATABASE_URL", "")  # set when the run is on PostgreSQL
ON_POSTGRES = bool(SERVER)


def run(*arguments: str | Path, env: dict[str, str] | None = None, **more: Any) -> subprocess.CompletedProcess[str]:
    """Call `ombud` as a user would, with no terminal and nothing of this run's own surroundings."""
    told = {"capture_output": True, "text": True, "stdin": subprocess.DEVNULL, "timeout": 120} | more
    return subprocess.run([*OMBUD, *map(str, arguments)], check=False, env=surroundings(env or {}), **told)


def surroundings(env: dict[str, str]) -> dict[str, str]:
    """The environment of a user's shell, without what this run has set for itself."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("OMBUD_", "DJANGO_", "PYTEST"))}
    return kept | env


@dataclass(frozen=True)
class Workspace:
    """A folder with a workspace, and the address of its database if that is on a server."""

    folder: Path
    database: str = ""

    @property
    def env(self) -> dict[str, str]:
        return {"OMBUD_DATA": str(self.folder)} | ({"OMBUD_DATABASE_URL": self.database} if self.database else {})

    def run(self, *arguments: str | Path, **more: Any) -> subprocess.CompletedProcess[str]:
        return run(*arguments, env=self.env, **more)

    def python(self, code: str) -> str:
        """Run Python with the workspace's settings; what it prints."""
        setup = "import django; django.setup()\n"
        env = os.environ | self.env | {"DJANGO_SETTINGS_MODULE": "ombud.web.settings"}
        call = [sys.executable, "-c", setup + code]
        done = subprocess.run(call, env=env, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def sql(self, statement: str, *values: Any) -> list[tuple[Any, ...]]:
        """Go behind Ombud's back and change or read its database, with ? for each value."""
        if self.database:
            import psycopg

            with psycopg.connect(self.database) as there:
                told = there.execute(statement.replace("?", "%s").encode(), values)
                return told.fetchall() if told.description else []
        with sqlite3.connect(self.folder / "ombud.sqlite3") as here:
            rows = here.execute(statement, values).fetchall()
        here.close()
        return rows


@contextmanager
def database(template: str = "") -> Iterator[str]:
    """The address of a database of its own on the server, gone afterwards; nothing when the run is on SQLite."""
    if not SERVER:
        yield ""
        return
    import psycopg

    name = f"ombud_{token_hex(6)}"
    like = f' TEMPLATE "{template.rpartition("/")[2]}"' if template else ""
    with psycopg.connect(SERVER, autocommit=True) as there:
        there.execute(f'CREATE DATABASE "{name}"{like}'.encode())
        yield f"{SERVER.rpartition('/')[0]}/{name}"
        there.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


@contextmanager
def copied(made: Workspace, folder: Path) -> Iterator[Workspace]:
    """A copy of a workspace to break."""
    shutil.copytree(made.folder, folder)
    with database(made.database) as address:
        yield Workspace(folder, address)
