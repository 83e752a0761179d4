"""Files given on the command line, read: a register's snapshot with its changes, every other file by itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ombud.cli.progress import progress

if TYPE_CHECKING:
    from ombud.formats.reading import Reading

Group = tuple[Path, ...]  # one file, or a snapshot with the files that tell what happened to it since


def grouped(paths: Iterable[Path]) -> list[Group]:
    """The files in the groups that they are read in; raises :class:`ombud.formats.reading.Unreadable`."""
    from ombud.formats import nl_snapshot
    from ombud.formats.door import through_the_door
    from ombud.formats.open import format_of
    from ombud.formats.safe import opened

    together: list[Path] = []
    alone: list[Group] = []
    for path in dict.fromkeys(paths):  # a file named twice is one file
        if format_of(through_the_door(opened(path))) is nl_snapshot:
            together.append(path)
        else:
            alone.append((path,))
    return [tuple(together), *alone] if together else alone


def reading_of(paths: Sequence[Path], today: date) -> Reading:
    """One group of files, read whole or not at all."""
    from ombud.formats.open import read_file, read_files

    with progress(f"Reading {paths[0].name}") as done:
        if len(paths) > 1:
            return read_files(paths, today=today, progress=done)
        return read_file(paths[0], today=today, progress=done)
