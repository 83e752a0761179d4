"""What every store can be asked, whatever keeps the data: count, take a batch, make it final, say what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ombud.held.stores.probe import Probe
from ombud.words import Sentence

Place = tuple[int, ...]
"""How far a pass has come; empty at its beginning. It holds numbers of blocks or rows, nothing of what is in them."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Records that were taken out together. ``mark`` is what the store needs to say later whether it happened.

    ``after`` is where the next batch begins; ``left`` is how many were past their end before, where a store counts so.
    """

    gone: int
    after: Place
    mark: str = ""
    left: int = 0


class Refused(Exception):
    """A store cannot be used in this way; nothing was changed. ``where`` names the field that says so."""

    def __init__(self, what: Sentence, where: str, mend: Sentence) -> None:
        super().__init__(what, where, mend)
        self.what, self.where, self.mend = what, where, mend

    def __str__(self) -> str:
        return f"{self.where}: {self.what}; {self.mend}."


class Store(Protocol):
    """A table, a folder, a bucket: for one rule at one moment."""

    what: str  # postgres, sqlite, folder, objects, evidence
    notes: tuple[Sentence, ...]  # what whoever decides should know of it: triggers, links

    def structure(self) -> str:
        """SHA-256 of how the store is built: columns and types, never what is in them."""
        ...

    def probe(self, sized: bool = False) -> Probe:
        """All counts, read and nothing changed; with the size of what is past its end if it is asked for."""
        ...

    def left(self) -> int:
        """How many may still go."""
        ...

    def take(self, after: Place, size: int) -> Batch | None:
        """Take out the next batch of about ``size`` records, not yet for good; None when the pass is over."""
        ...

    def settle(self, batch: Batch) -> int:
        """Make the batch that was taken last final; how many went."""
        ...

    def happened(self, batch: Batch) -> int:
        """How many of a batch went whose maker was killed: all or none of a table's, some of a folder's."""
        ...

    def can_plant(self) -> bool:
        """Whether a canary was declared that this store can take."""
        ...

    def planted(self, mark: str) -> int:
        """How many canaries of this mark are there."""
        ...

    def plant(self, mark: str) -> None:
        """Put one there, past its end."""
        ...

    def finish(self) -> None:
        """What remains to be done when all has gone."""
        ...

    def close(self) -> None:
        """Let go of it; what was taken and not settled stays."""
        ...
