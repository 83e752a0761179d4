"""Releases in the order of their process and date, whatever order they came in: sorted on disk, memory bounded."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from ombud.formats.ocds import Told as Release
from ombud.formats.ocds import read_releases
from ombud.formats.ocdsparty import organisations
from ombud.formats.reading import Unreadable
from ombud.formats.told import Told
from ombud.held.ocds.names import Register
from ombud.words import say

_ENCODER = json.JSONEncoder(separators=(",", ":"))
_EACH = 500  # releases after which progress is told
_TABLE = "create table told (ocid text, at text, compiled int, id text, held text, place text)"
_ORDER = "select ocid, at, compiled, held, place from told order by ocid, compiled, at, id, held, place"


@dataclass(frozen=True, slots=True)
class Story:
    """All releases of one process, oldest first. ``compiled`` that there is one merged state and no release.

    ``undated`` that there are several and one has no date, so that nobody knows which is the later.
    """

    ocid: str
    held: tuple[dict[str, object], ...]
    compiled: bool
    undated: bool
    place: str


class Ordered:
    """The releases of all files, on disk in a database that is gone when it is closed."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("", isolation_level=None)  # a private file, deleted by itself
        for line in ("pragma journal_mode = off", "pragma synchronous = off", "pragma cache_size = -32000",
                     "pragma temp_store = file", _TABLE, "begin"):  # fmt: skip
            self._database.execute(line)
        self.register = Register()
        self.releases = 0

    def take(self, path: Path, told: Told) -> None:
        """Read a file. Raises :class:`~ombud.formats.reading.Unreadable`."""
        self._database.executemany("insert into told values (?, ?, ?, ?, ?, ?)", self._rows(path, told))

    def _rows(self, path: Path, told: Told) -> Iterator[tuple[str, str, int, str, str, str]]:
        for release in read_releases(path):
            for one in organisations(release.held):
                self.register.take(one)
            self.releases += 1
            if self.releases % _EACH == 0:
                told(say("Reading {file}", file=path.name), self.releases, 0)
            yield _row(release)

    def stories(self) -> Iterator[Story]:
        """Each process with its releases, in the order of the ocid; the same whatever the order of the files."""
        ocid = ""
        rows: list[tuple[str, int, str, str]] = []
        for row in self._database.execute(_ORDER):
            if row[0] != ocid and rows:
                yield _story(ocid, rows)
                rows = []
            ocid = row[0]
            rows.append(row[1:])
        if rows:
            yield _story(ocid, rows)

    def close(self) -> None:
        self._database.close()


def _row(release: Release) -> tuple[str, str, int, str, str, str]:
    held = _ENCODER.encode(release.held)
    return release.ocid, _instant(release), int(release.compiled), release.id, held, release.place


def _instant(release: Release) -> str:
    """The moment of a release in universal time, so that dates of different zones come in their order."""
    if not release.date:
        return ""
    try:
        at = datetime.fromisoformat(release.date)
        at = at.replace(tzinfo=at.tzinfo or UTC).astimezone(UTC)
    except (ValueError, OverflowError):
        what = say("“{date}” is no date", date=release.date[:40])
        raise Unreadable(what, f"{release.place}, date", say("write it as 2026-05-31T12:00:00Z")) from None
    return at.isoformat(timespec="microseconds")


def _story(ocid: str, rows: Sequence[tuple[str, int, str, str]]) -> Story:
    """The releases of a process. Merged states count only where there is no release; two of different days are its
    history as releases are."""
    releases = [row for row in rows if not row[1]] or list(rows)
    told = list(dict.fromkeys((at, held) for at, _, held, _ in releases))  # the same release twice is one
    undated = len(told) > 1 and any(not at for at, _ in told)
    held = tuple(json.loads(one) for _, one in told)
    return Story(ocid, held, bool(releases[0][1]) and len(told) == 1, undated, releases[0][3])
