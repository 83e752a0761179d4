"""Any file that Ombud can read, opened by what is in it and not by what it is called."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from typing import Protocol

from ombud.formats import (
    atrs,
    bundles,
    city_facts,
    cnil_pia,
    dtpr,
    inventories,
    nl_register,
    nl_snapshot,
    sensors,
    sheet,
    us_inventory,
)
from ombud.formats.clerk import Progress
from ombud.formats.door import through_the_door
from ombud.formats.reading import Reading, Unreadable
from ombud.formats.safe import Source, opened
from ombud.formats.unknown import refusal
from ombud.words import say


class Format(Protocol):
    """A module that reads one format."""

    NAME: str

    def can_read(self, head: bytes, name: str) -> bool: ...

    def read(self, source: Source, *, today: date, progress: Progress | None = None) -> Reading: ...


# In this order: the first that knows the beginning of a file reads it, so the pickiest come first.
FORMATS: tuple[Format, ...] = (
    bundles, nl_snapshot, cnil_pia, city_facts, sensors, dtpr, nl_register, us_inventory, atrs, inventories,
    sheet,
)


def read_file(path: str | os.PathLike[str], *, today: date, progress: Progress | None = None) -> Reading:
    """Read one file whole, whatever its format.

    Raises :class:`Unreadable`, with one sentence that says what is wrong, where, and what to do.
    """
    return read_source(opened(path), today=today, progress=progress)


def read_source(source: Source, *, today: date, progress: Progress | None = None) -> Reading:
    """The same for a file that was taken in already."""
    source = through_the_door(source)
    return format_of(source).read(source, today=today, progress=progress)


def read_files(
    paths: Sequence[str | os.PathLike[str]], *, today: date, progress: Progress | None = None
) -> Reading:
    """A register's snapshot together with the events since, replayed."""
    sources = [through_the_door(opened(path)) for path in paths]
    for source in sources:
        if format_of(source) is not nl_snapshot:
            what = say("this is neither a register's snapshot nor its events")
            raise Unreadable(what, source.name, say("read it by itself"))
    return nl_snapshot.read_sources(sources, today=today, progress=progress)


def format_of(source: Source) -> Format:
    """The format of a file, by its beginning; raises :class:`Unreadable` for a file of none of them."""
    for known in FORMATS:
        if known.can_read(source.head, source.name):
            return known
    raise refusal(source)
