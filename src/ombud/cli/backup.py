"""`ombud backup`: everything that a workspace holds, as it stands at one moment, in one file."""

from __future__ import annotations

import json
import os
import tarfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click

from ombud import __version__
from ombud.cli.commands import json_option
from ombud.cli.stops import CannotRun
from ombud.cli.workspace import DATABASE, data_option

FORMAT = "ombud-backup/1"
MANIFEST = "backup.json"
KEYS = ("secret-key", "log-key")
# The database comes as a snapshot; the others can be made again.
NOT_KEPT = {DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", "log", "static", "published-at", "measuring", "compiled"}


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--without-keys", is_flag=True, help="Leave out the keys; then keep them elsewhere.")
@click.option("--force", is_flag=True, help="Write over FILE if it is there.")
@data_option
@json_option
def backup(file: Path, without_keys: bool, force: bool, data: Path, as_json: bool) -> None:
    """Write the workspace to FILE, a tar archive (compressed if it ends in .gz or .xz), while it goes on being used.

    FILE holds the signing key, unless told otherwise, and what may not be public: guard it as you guard the server.
    """
    from ombud.cli.workspace import opened

    opened(data)
    if file.exists() and not force:
        raise CannotRun("This file is there already", str(file), "name another, or say --force")
    told = written(data, file, keys=not without_keys)
    if as_json:
        click.echo(json.dumps({"file": str(file), "bytes": file.stat().st_size, **told}))
        return
    click.echo(f"{told['entries']} entries and {told['files']} files are in {file} ({_size(file.stat().st_size)}).")
    if without_keys:
        click.echo(f"The keys are not: keep {' and '.join(KEYS)} from {data} somewhere else, they sign your log.")


def written(data: Path, file: Path, keys: bool) -> dict[str, Any]:
    """Write the backup beside its place and then put it there; what it says of itself."""
    from ombud.cli.progress import progress
    from ombud.cli.snapshot import taken

    part = file.with_name(f".{file.name}.part")
    try:
        with TemporaryDirectory(prefix="ombud-backup-") as name, progress("Writing files") as done:
            database = taken(data, Path(name))
            inside = list(_files(data, keys))
            told = _manifest(database.name, len(inside), keys)
            (Path(name) / MANIFEST).write_text(json.dumps(told, indent=1) + "\n")
            with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
                with tarfile.open(fileobj=out, mode=_mode(file)) as archive:
                    archive.add(Path(name) / MANIFEST, MANIFEST)
                    archive.add(database, database.name)
                    for number, path in enumerate(inside, 1):
                        archive.add(path, path.relative_to(data).as_posix(), recursive=False)
                        done(number, len(inside))
                out.flush()
                os.fsync(out.fileno())
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)
    return told


def _files(data: Path, keys: bool) -> Iterator[Path]:
    for path in sorted(data.rglob("*")):
        inside = path.relative_to(data).parts
        if path.is_file() and not path.is_symlink() and inside[0] not in NOT_KEPT and (keys or inside[0] not in KEYS):
            yield path


def _manifest(database: str, files: int, keys: bool) -> dict[str, Any]:
    """What a backup says of itself. The head is told for reading; restoring checks the log and not this."""
    from ombud.cli.rows import newest

    head = newest()
    return {
        "format": FORMAT,
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "ombud": __version__,
        "database": database,
        "files": files,
        "keys": keys,
        "entries": head.size if head else 0,
        "root": head.root.hex() if head else "",
    }


def _mode(file: Path) -> Any:
    return {".gz": "w:gz", ".tgz": "w:gz", ".xz": "w:xz"}.get(file.suffix, "w")


def _size(size: float) -> str:
    for unit in ("bytes", "KB", "MB"):
        if size < 1000:
            return f"{size:.0f} {unit}"
        size /= 1000
    return f"{size:.1f} GB"
