"""A file is there whole or not at all, even when the power fails while it is written."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


def write(path: Path, data: bytes, sync: bool = True) -> None:
    """Put ``data`` at ``path`` in one step. Without ``sync`` the caller syncs once for many files."""
    with being_written(path, sync) as file:
        file.write(data)


@contextmanager
def being_written(path: Path, sync: bool = True) -> Iterator[IO[bytes]]:
    """An open file that takes its place at ``path`` only when all of it was written; else it is thrown away.

    Until then it has a name that begins with a dot: readers of the folder pass over such names.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(6)}")
    try:
        with draft.open("xb") as file:
            yield file
            file.flush()
            if sync:
                os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    if sync:
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last, as the bytes of a synced file do."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
