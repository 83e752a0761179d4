"""A store in memory that can be killed at any step, and its journal: what a crash leaves is what was made final."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from ombud.held.stores.probe import Counting, Dated, Probe, dated
from ombud.held.stores.progress import Progress
from ombud.held.stores.rule import Bounds
from ombud.held.stores.store import Batch, Place

CANARY = -1  # and below: a second canary has a number of its own


class Killed(BaseException):
    """The process is gone."""


class Clock:
    """Counts steps, and kills at one of them."""

    def __init__(self, at: int | None = None) -> None:
        self.left = at

    def step(self) -> None:
        if self.left is not None:
            self.left -= 1
            if self.left < 0:
                raise Killed


class Shelf:
    """Rows by number, each with its moment. A batch is final from the moment it is settled, told of or not."""

    what = "sqlite"
    notes = ()

    def __init__(
        self,
        rows: dict[int, datetime | None],
        limits: Bounds,
        clock: Clock,
        held: frozenset[int] = frozenset(),
        plants: bool = True,
    ) -> None:
        self.rows, self.bounds, self.clock, self.on_hold, self.plants = rows, limits, clock, held, plants
        self.settled: set[str] = set()

    def reopened(self, clock: Clock) -> Shelf:
        again = Shelf(self.rows, self.bounds, clock, self.on_hold, self.plants)
        again.settled = self.settled
        return again

    def structure(self) -> str:
        return "0" * 64

    def probe(self, sized: bool = False) -> Probe:
        counting = Counting(self.bounds)
        for number, age in self.rows.items():
            counting.add(age, 1, number in self.on_hold)
        return counting.probe()

    def left(self) -> int:
        return len(self._over())

    def take(self, after: Place, size: int) -> Batch | None:
        self.clock.step()
        begin = after[0] if after else -100
        seen = sorted(number for number in self.rows if number > begin)[:size]
        if not seen:
            return None
        self._chosen = [number for number in seen if number in self._over()]
        return Batch(len(self._chosen), (seen[-1],), f"{begin}:{seen[-1]}:{len(self._chosen)}")

    def settle(self, batch: Batch) -> int:
        self.clock.step()
        for number in self._chosen:
            del self.rows[number]
        self.settled.add(batch.mark)
        self.clock.step()
        return batch.gone

    def happened(self, batch: Batch) -> int:
        self.clock.step()
        return batch.gone if batch.mark in self.settled else 0

    def can_plant(self) -> bool:
        return self.plants

    def planted(self, mark: str) -> int:
        return sum(number <= CANARY for number in self.rows)

    def plant(self, mark: str) -> None:
        self.clock.step()
        self.rows[CANARY - self.planted(mark)] = self.bounds.of_day(self.bounds.canary_day)
        self.clock.step()

    def finish(self) -> None:
        self.clock.step()

    def close(self) -> None:
        """Nothing is open."""

    def _over(self) -> set[int]:
        return {number for number, age in self.rows.items()
                if dated(age, self.bounds) is Dated.EXPIRED and number not in self.on_hold}  # fmt: skip


class Pages:
    """A journal in memory; a kill falls before or after a line is written, never within."""

    def __init__(self, clock: Clock, so_far: Progress | None = None) -> None:
        self.clock, self.so_far = clock, so_far or Progress()

    def read(self) -> Progress:
        return self.so_far

    def begun(self, before: Probe, at: datetime) -> None:
        self._write(before=before, began=at)

    def planting(self) -> None:
        self._write(planting=True)

    def planted(self, day: date) -> None:
        self._write(planted=day)

    def intent(self, batch: Batch) -> None:
        self._write(open=batch)

    def done(self, gone: int, place: Place) -> None:
        self._write(gone=self.so_far.gone + gone, place=place, open=None)

    def ended(self, at: datetime) -> None:
        self._write(ended=at)

    def _write(self, **told: object) -> None:
        self.clock.step()
        self.so_far = replace(self.so_far, **told)  # type: ignore[arg-type]
        self.clock.step()
