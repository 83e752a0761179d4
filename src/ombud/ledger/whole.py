"""A file is there whole or not at all, even when the power fails while it is written."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO


def write(path: Path, data: bytes, sync: bool = True) -> None:
    """Put ``data`` at ``path`` in one step. Without ``sync`` the caller syncs once for many files."""
    with being_written(path, sync) as file:
        file.write(data)


@contextmanager
def being_written(path: Path, sync: bool = True) -> Iterator[IO[bytes]]:
    """An open file that takes its place at ``path`` only when all of it was written; else it is thrown away."""
    with to_be_named(path.parent, sync) as (file, place):
        place(path)
        yield file


@contextmanager
def to_be_named(folder: Path, sync: bool = True) -> Iterator[tuple[IO[bytes], Callable[[Path], None]]]:
    """An open file and a function that says where it belongs, for when its name is known only at its end.

    Until then it has a name that begins with a dot: readers of the folder pass over such names.
    """
    folder.mkdir(parents=True, exist_ok=True)
    draft, places = folder / f".{secrets.token_hex(8)}", list[Path]()
    try:
        with draft.open("xb") as file:
            yield file, places.append
            file.flush()
            if sync:
                os.fsync(file.fileno())
        new = not places[-1].parent.exists()
        places[-1].parent.mkdir(parents=True, exist_ok=True)
        draft.replace(places[-1])
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    for changed in (places[-1].parent, *([places[-1].parent.parent] if new else [])) if sync else ():
        sync_folder(changed)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last, as the bytes of a synced file do."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
