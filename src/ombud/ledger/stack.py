"""The stack of a case: its entries in order, and which of them stand today."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar, cast

from ombud.ledger.entry import Body, Entry
from ombud.ledger.stage import Stage

B = TypeVar("B", bound=Body)


@dataclass(frozen=True, slots=True)
class Stated(Generic[B]):
    """A body together with the entry that states it."""

    entry: Entry
    body: B


class Stack:
    """All entries of one case, oldest first. What was superseded or withdrawn stays, but no longer stands."""

    def __init__(
        self, case: str, entries: Iterable[Entry], withdrawn: Iterable[int] = (), stage: Stage = Stage.UNSAID
    ) -> None:
        self.case = case
        self.stage = stage
        self.entries = tuple(entries)
        gone = {entry.replaces for entry in self.entries if entry.replaces is not None} | set(withdrawn)
        self._standing: dict[type, list[Entry]] = {}
        self._all: dict[type, list[Entry]] = {}
        self._by_seq = {entry.seq: entry for entry in self.entries}
        for entry in self.entries:
            self._all.setdefault(type(entry.body), []).append(entry)
            if entry.seq not in gone:
                self._standing.setdefault(type(entry.body), []).append(entry)

    def of(self, kind: type[B]) -> tuple[Stated[B], ...]:
        """The standing statements of one kind, oldest first."""
        return tuple(Stated(entry, cast(B, entry.body)) for entry in self._standing.get(kind, ()))

    def ever(self, kind: type[B]) -> tuple[Stated[B], ...]:
        """Every statement of one kind that was ever made, superseded ones included."""
        return tuple(Stated(entry, cast(B, entry.body)) for entry in self._all.get(kind, ()))

    def standing(self) -> tuple[Entry, ...]:
        """Every statement that stands, of any kind, oldest first."""
        return tuple(sorted((e for entries in self._standing.values() for e in entries), key=lambda entry: entry.seq))

    def last(self, kind: type[B]) -> Stated[B] | None:
        """The latest standing statement of one kind."""
        found = self._standing.get(kind)
        return Stated(found[-1], cast(B, found[-1].body)) if found else None

    def before(self, stage: Stage) -> bool:
        """Whether the case is known not to have come to this stage yet. An unsaid stage is never early."""
        return Stage.UNSAID.order < self.stage.order < stage.order

    def versions(self, seq: int) -> tuple[Entry, ...]:
        """One statement through time, oldest first: the entry ``seq`` and all that it replaces."""
        at: int | None = seq
        chain: dict[int, Entry] = {}
        while at is not None and at in self._by_seq and at not in chain:  # a loop in hostile input ends
            chain[at] = self._by_seq[at]
            at = chain[at].replaces
        return tuple(reversed(chain.values()))

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)
