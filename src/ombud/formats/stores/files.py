"""What files, objects and evidence share as stores: each is looked at again before it goes, and goes alone.

A batch is no transaction here. How many of a killed batch went is known by what is left: nothing new can be past an end
that was fixed when the plan was made.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from fnmatch import fnmatchcase
from hashlib import sha256
from itertools import islice

from ombud.held.stores.probe import Counting, Dated, Probe, dated
from ombud.held.stores.rule import Bounds, Rule
from ombud.held.stores.store import Batch, Place
from ombud.words import Sentence


@dataclass(frozen=True, slots=True)
class Thing:
    """One file or object: its name within the store, its date if it has one, and its size in bytes."""

    name: str
    age: datetime | None
    size: int


class Things(ABC):
    """A store of things. What is past its end may go unless a hold names it."""

    what = "things"
    notes: tuple[Sentence, ...] = ()

    def __init__(self, rule: Rule, limits: Bounds) -> None:
        self.rule, self.bounds = rule, limits
        self._chosen: list[Thing] = []
        self._walk: Iterator[Thing] | None = None
        self._left: int | None = None

    @abstractmethod
    def things(self) -> Iterator[Thing]:
        """Everything that is there, one by one."""

    @abstractmethod
    def again(self, name: str) -> Thing | None:
        """One thing as it is now; None if it is gone."""

    @abstractmethod
    def remove(self, name: str) -> None:
        """Take one thing away."""

    def removed(self) -> None:  # noqa: B027  (most stores have nothing to do here)
        """Make what was removed last."""

    def built(self) -> list[str]:
        """What of the store is no data: how a date is found in it."""
        return [self.what]

    def held(self, thing: Thing) -> bool:
        return any(fnmatchcase(thing.name, form) for hold in self.rule.holds for form in hold.values)

    def structure(self) -> str:
        return sha256(json.dumps(self.built()).encode()).hexdigest()

    def probe(self, sized: bool = False) -> Probe:  # noqa: ARG002  (it costs nothing here)
        counting = Counting(self.bounds)
        for thing in self.things():
            counting.add(thing.age, thing.size, self.held(thing))
        return counting.probe()

    def left(self) -> int:
        self._left = sum(map(self._may_go, self.things()))
        return self._left

    def take(self, after: Place, size: int) -> Batch | None:
        if self._walk is None:
            self._walk = filter(self._may_go, self.things())
        if self._left is None:
            self.left()
        self._chosen = list(islice(self._walk, size))
        if not self._chosen:
            self._walk = None
            return None
        return Batch(len(self._chosen), ((after or (0,))[0] + len(self._chosen),), left=self._left or 0)

    def settle(self, batch: Batch) -> int:  # noqa: ARG002  (it was kept when it was taken)
        gone = 0
        for thing in self._chosen:
            now = self.again(thing.name)
            if now is not None and self._may_go(now):
                self.remove(thing.name)
                gone += 1
        self.removed()
        self._left = (self._left or 0) - gone
        return gone

    def happened(self, batch: Batch) -> int:
        return max(0, batch.left - self.left())

    def can_plant(self) -> bool:
        return False

    def planted(self, mark: str) -> int:
        return int(self.again(self._canary(mark)) is not None)

    @abstractmethod
    def plant(self, mark: str) -> None:
        """Put a thing there that is past its end; called only where :meth:`can_plant` says so."""

    def finish(self) -> None:  # noqa: B027  (most stores have nothing to do here)
        """Nothing remains to be done."""

    def close(self) -> None:  # noqa: B027  (most stores have nothing to do here)
        """Nothing is held open."""

    def _may_go(self, thing: Thing) -> bool:
        return dated(thing.age, self.bounds) is Dated.EXPIRED and not self.held(thing)

    def _canary(self, mark: str) -> str:
        """The canary's name: its day stands in it where names tell the date."""
        name = self.rule.canary.name if self.rule.canary else ""
        return self.bounds.canary_day.strftime(name).replace("{mark}", mark)
