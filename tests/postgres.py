"""A PostgreSQL server of the tests' own: started in a temporary folder, stopped when a command is done.

``python -m tests.postgres where`` says which one there is; ``python -m tests.postgres run COMMAND...`` runs a command
with OMBUD_DATABASE_URL set to it.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

DEBIAN = Path("/usr/lib/postgresql")


def programs() -> Path | None:
    """The folder that holds initdb and pg_ctl, the newest first; nothing if PostgreSQL is not installed."""
    found = sorted(DEBIAN.glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]), reverse=True)
    on_path = shutil.which("initdb")
    return found[0].parent if found else Path(on_path).parent if on_path else None


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def _someone_else(folder: Path) -> dict[str, int | str]:
    """PostgreSQL refuses to run as root: then it runs as its own user, or as nobody, who must own the folder."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    who = names.get("postgres") or names["nobody"]
    os.chown(folder, who.pw_uid, who.pw_gid)
    return {"user": who.pw_uid, "group": who.pw_gid}


@contextmanager
def server(found: Path) -> Iterator[str]:
    """The address of a running server with an empty database; the server is gone afterwards."""
    folder, port = Path(tempfile.mkdtemp(prefix="ombud-postgres-")), free_port()
    as_whom = _someone_else(folder)
    data = folder / "data"
    setting = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c max_connections=50"
    ctl = [str(found / "pg_ctl"), "-D", str(data), "-s", "-w"]

    def call(*command: str) -> None:
        subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL, **as_whom)  # type: ignore[call-overload]

    try:
        call(str(found / "initdb"), "-D", str(data), "-U", "ombud", "-A", "trust", "-E", "UTF8", "--no-sync")
        call(*ctl, "-o", setting, "-l", str(folder / "log"), "start")
        try:
            yield f"postgres://ombud@127.0.0.1:{port}/postgres"
        finally:
            call(*ctl, "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main(asked: list[str]) -> int:
    found = programs()
    if found is None:
        return 4
    if asked[0] == "where":
        print(found)
        return 0
    with server(found) as address:
        return subprocess.run(asked[1:], check=False, env=os.environ | {"OMBUD_DATABASE_URL": address}).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
