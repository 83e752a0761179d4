"""How far a deletion has come, as its journal tells it: what was counted, what went, and what is not known yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from ombud.held.stores.probe import Probe
from ombud.held.stores.store import Batch, Place


@dataclass(frozen=True, slots=True)
class Progress:
    """``open`` is a batch of which it is not known whether it went: its maker was killed between two lines."""

    began: datetime | None = None
    before: Probe | None = None
    planting: bool = False
    planted: date | None = None
    gone: int = 0
    place: Place = ()
    open: Batch | None = None
    ended: datetime | None = None


class Journal(Protocol):
    """A record of a deletion that outlives whoever carries it out: every line is on the disk before the next step."""

    def read(self) -> Progress: ...
    def begun(self, before: Probe, at: datetime) -> None: ...
    def planting(self) -> None: ...
    def planted(self, day: date) -> None: ...
    def intent(self, batch: Batch) -> None: ...
    def done(self, gone: int, place: Place) -> None: ...
    def ended(self, at: datetime) -> None: ...
