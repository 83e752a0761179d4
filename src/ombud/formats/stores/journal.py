"""The journal of a deletion: a file that is only added to, each line on the disk before the next step is taken.

It holds counts, days, and numbers of blocks or rows; nothing of what is in them. A last line that was cut by a crash
was never acted upon and is passed over.
"""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Any

from ombud.formats.reading import Unreadable
from ombud.held.stores.probe import Probe
from ombud.held.stores.progress import Progress
from ombud.held.stores.store import Batch, Place
from ombud.ledger import whole
from ombud.words import say


class Busy(Exception):
    """Another process is carrying out this very deletion."""


class FileJournal:
    """One deletion's journal, kept by one process at a time."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> FileJournal:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._file: IO[bytes] = self.path.open("a+b")
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._file.close()
            raise Busy(str(self.path)) from None
        whole.sync_folder(self.path.parent)
        self._mend()
        return self

    def __exit__(self, *_: tuple[type[BaseException] | None, BaseException | None, TracebackType | None]) -> None:
        self._file.close()

    def read(self) -> Progress:
        """Where the deletion is; raises :class:`Unreadable` where a line within the file is broken."""
        return folded(self._lines(), self.path)

    def begun(self, before: Probe, at: datetime) -> None:
        self._add("begun", before={name: _plain(value) for name, value in asdict(before).items()}, at=at.isoformat())

    def planting(self) -> None:
        self._add("planting")

    def planted(self, day: date) -> None:
        self._add("planted", day=day.isoformat())

    def intent(self, batch: Batch) -> None:
        self._add("intent", gone=batch.gone, after=list(batch.after), mark=batch.mark, left=batch.left)

    def done(self, gone: int, place: Place) -> None:
        self._add("done", gone=gone, place=list(place))

    def ended(self, at: datetime) -> None:
        self._add("ended", at=at.isoformat())

    def _add(self, what: str, **told: Any) -> None:
        self._file.write(json.dumps({"what": what, **told}).encode() + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())

    def _mend(self) -> None:
        """Cut off a last line that was never finished, so that the next one begins on its own."""
        self._file.seek(0)
        data = self._file.read()
        if data and not data.endswith(b"\n"):
            self._file.truncate(data.rfind(b"\n") + 1)

    def _lines(self) -> list[bytes]:
        self._file.seek(0)
        return self._file.read().splitlines()


def read_journal(path: Path) -> Progress:
    """Where a deletion is, looked at without taking its journal; one that is not there was never begun."""
    if not path.exists():
        return Progress()
    data = path.read_bytes()
    return folded(data[: data.rfind(b"\n") + 1].splitlines(), path)


def folded(lines: list[bytes], path: Path) -> Progress:
    """The state that lines lead to, one after another."""
    so_far = Progress()
    for number, line in enumerate(lines, 1):
        try:
            so_far = _after(so_far, json.loads(line))
        except (ValueError, KeyError, TypeError):
            what = say("this line of the journal is broken")
            mend = say("make a new plan; what was deleted so far stays deleted")
            raise Unreadable(what, f"{path}, line {number}", mend) from None
    return so_far


def _after(so_far: Progress, told: Mapping[str, Any]) -> Progress:
    match told["what"]:
        case "begun":
            return replace(so_far, before=_probe(told["before"]), began=datetime.fromisoformat(told["at"]))
        case "planting":
            return replace(so_far, planting=True)
        case "planted":
            return replace(so_far, planted=date.fromisoformat(told["day"]))
        case "intent":
            batch = Batch(int(told["gone"]), tuple(told["after"]), str(told["mark"]), int(told["left"]))
            return replace(so_far, open=batch)
        case "done":
            return replace(so_far, gone=so_far.gone + int(told["gone"]), place=tuple(told["place"]), open=None)
        case "ended":
            return replace(so_far, ended=datetime.fromisoformat(told["at"]))
    raise ValueError(told["what"])


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _probe(told: Mapping[str, Any]) -> Probe:
    days = {name: date.fromisoformat(told[name]) for name in ("oldest", "first", "last") if told[name]}
    return Probe(**{**told, **days})
