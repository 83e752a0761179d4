"""The documents of what was measured in a case, which its statements cite: read once and kept in memory."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import IO, Any
from zipfile import ZipFile

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext

from ombud.casefile.measured import Measured, Table
from ombud.evidence.store import Altered, Destroyed, NotForYou, NotKept, Store
from ombud.formats import measuredfile
from ombud.formats.reading import Unreadable
from ombud.ledger.entry import Entry
from ombud.people.roles import PUBLIC
from ombud.web.figures.lighter import lighter
from ombud.words import Sentence, say

MOST_ROWS = 500  # of a table that is kept in memory; a download has all of them


class Gone(LookupError):
    """What a measurement rests on cannot be shown. ``told`` says why; ``status`` is what a download answers with."""

    def __init__(self, told: Sentence, status: int = 404) -> None:
        super().__init__(told)
        self.told, self.status = told, status


@dataclass(frozen=True, slots=True)
class Opened:
    """A document as the pages need it: long tables are cut, and ``rows`` says how many rows each has in all."""

    sha256: str
    measured: Measured
    rows: Mapping[str, int]
    members: frozenset[str]

    @property
    def has_borders(self) -> bool:
        return measuredfile.BORDERS in self.members

    def files(self, table: Table) -> tuple[str, ...]:
        """The formats that a table can be had in."""
        there = [suffix for suffix in ("csv", "parquet") if f"tables/{table.name}.{suffix}" in self.members]
        return (*there, *(["geojson"] if table.areal and self.has_borders else []))


def opened(entry: Entry) -> Opened:
    """The document that a measurement cites; raises :class:`Gone`."""
    gone = Gone(say("This statement cites no file that was measured."))
    for at, sha256 in enumerate(dict.fromkeys(cite.sha256 for cite in entry.cites if cite.sha256)):
        try:
            _open_to_all(sha256)
            return _read(sha256, timezone.localdate())
        except Gone as why:
            gone = why if at == 0 else gone
    raise gone


def there(entry: Entry) -> Opened | None:
    """The same, or nothing where it cannot be shown."""
    try:
        return opened(entry)
    except Gone:
        return None


@contextmanager
def file(sha256: str) -> Iterator[IO[bytes]]:
    """The file itself, as it was kept; raises :class:`Gone`."""
    try:
        with _store().show(sha256, timezone.localdate()) as shown:
            yield shown
    except (NotKept, NotForYou):  # the public is not told which of the two
        raise Gone(say("The file that was measured is not here, or not open to everyone.")) from None
    except Destroyed as why:
        raise Gone(why.args[0], 410) from None
    except Altered:
        raise Gone(say("The file that was measured is not as it was kept, so nothing of it is shown.")) from None


def whole(found: Opened) -> Measured:
    """The document with every row of every table; raises :class:`Gone`."""
    _open_to_all(found.sha256)
    return _read_whole(found.sha256, timezone.localdate())


def whole_file(found: Opened) -> bytes:
    """The file with all of it; raises :class:`Gone`."""
    with file(found.sha256) as kept:
        return kept.read()


def table_file(found: Opened, table: str, suffix: str) -> bytes:
    """One table as CSV, Parquet or GeoJSON; raises :class:`Gone`."""
    if suffix == "geojson":
        return _with_borders(found.sha256, table, timezone.localdate())
    with file(found.sha256) as kept, _readable():
        return measuredfile.member(kept, f"tables/{table}.{suffix}")


@lru_cache(maxsize=4)
def _with_borders(sha256: str, table: str, today: date) -> bytes:
    with file(sha256) as kept, _readable():
        borders: Mapping[str, Any] = json.loads(measuredfile.member(kept, measuredfile.BORDERS))
        return measuredfile.as_geojson(_read_whole(sha256, today).table(table), borders)


@lru_cache(maxsize=16)
def _read(sha256: str, today: date) -> Opened:
    with file(sha256) as kept, _readable():
        measured = measuredfile.opened(kept)
        with ZipFile(kept) as names:
            members = frozenset(names.namelist())
    return Opened(sha256, _cut(measured), {table.name: len(table.rows) for table in measured.tables}, members)


@lru_cache(maxsize=2)
def _read_whole(sha256: str, today: date) -> Measured:
    with file(sha256) as kept, _readable():
        return measuredfile.opened(kept)


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except (Unreadable, ValueError, KeyError, TypeError):
        raise Gone(say("The file that was measured cannot be read as a measurement.")) from None


def _cut(measured: Measured) -> Measured:
    """The document with long tables cut, so that a few of them fit into memory."""
    parts = []
    for part in measured.parts:
        tables = tuple(table.model_copy(update={"rows": table.rows[:MOST_ROWS]}) for table in part.tables)
        parts.append(part.model_copy(update={"tables": tables}))
    return measured.model_copy(update={"parts": tuple(parts)})


def _open_to_all(sha256: str) -> None:
    """Refuse what was destroyed, or closed, since it was read; raises :class:`Gone`."""
    try:
        uses = _store().about(sha256).uses
    except NotKept:
        uses = ()
    if not uses:
        with file(sha256):  # says why
            return
    if not any(use.open_to(PUBLIC, timezone.localdate()) for use in uses):
        raise Gone(say("The file that was measured is not here, or not open to everyone."))


def _store() -> Store:
    return Store(Path(settings.DATA) / "evidence")


def told(gone: Gone) -> str:
    """Why nothing can be shown, in the reader's language."""
    return gone.told.told(gettext)


def forget() -> None:
    """Drop what is kept in memory: after an erasure nothing may linger."""
    _read.cache_clear()
    _read_whole.cache_clear()
    _with_borders.cache_clear()
    lighter.cache_clear()
