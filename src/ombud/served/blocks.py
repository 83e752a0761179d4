"""How large blocks must be, so that what is drawn again together is what is alike: the choice of a side.

Areas near each other are alike, and how far that reaches is read off the areas themselves. What each area has beyond
its share is compared with what others have at the same distance (a correlogram, Cliff and Ord 1981), one ring of
distance after the other, until the likeness of a ring cannot be told apart from what comes out when all values change
places at random, or is next to nothing. Squares as long as that reach are the blocks. Longer ones would cut fewer like
neighbours apart, and leave fewer blocks to draw from: benchmarks/blocks.py measures both.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ombud.served.given import Numbers, UnfitNumbers, kept, numbers
from ombud.served.resampled import FEWEST, squares
from ombud.words import Sentence, say

SIDES = 1.0  # of the reach
RING = 2.0  # times the distance from an area to the next: a ring then holds all that lie around
DISTANCES = 6_000_000  # held at a time; of more areas than 2,400 some are looked from, all are looked at
PAIRS = 50_000  # in one ring; of more, so many at random
LEAST_PAIRS = 30
TURNS = 199  # random orders; a likeness above 95 in 100 of them is one
CHANCE = 0.05
NOTHING = 0.05  # likeness; of many areas chance explains not even this little, and it moves no interval


@dataclass(frozen=True, slots=True)
class Ring:
    """How alike areas are at distances ``start`` to ``end``, metres: 1 as with themselves, 0 not at all.

    ``chance`` is the share of random orders, 0 to 1, that are as alike; NaN where too few ``pairs`` stand there.
    """

    start: float
    end: float
    likeness: float
    chance: float
    pairs: int

    @property
    def alike(self) -> bool:
        """Whether areas this far apart are alike: more than by chance, and more than next to nothing."""
        return self.chance <= CHANCE and self.likeness >= NOTHING


@dataclass(frozen=True, slots=True, eq=False)
class Blocks:
    """A key for each area, to be drawn again together; ``side`` of the squares in metres, None for single areas.

    ``rings`` hold the first that is no longer alike as the last, unless likeness reaches over the map.
    """

    keys: NDArray[np.str_]
    side: float | None
    number: int
    rings: tuple[Ring, ...]

    @property
    def reach(self) -> float:
        """How far likeness reaches, metres; 0 where areas near each other are no more alike than by chance."""
        return max((ring.end for ring in self.rings if ring.alike), default=0.0)

    @property
    def few(self) -> bool:
        """Whether too few blocks are left for an interval."""
        return self.number < FEWEST

    @property
    def told(self) -> tuple[Sentence, ...]:
        """What was chosen and why, a sentence each."""
        return tuple(self._told())

    def _told(self) -> Iterator[Sentence]:
        if self.side is None:
            yield say("Areas near each other are no more alike than by chance: each is drawn by itself.")
        else:
            yield say("Areas are alike up to {reach} metres apart. Areas are drawn together in squares of {side} "
                      "metres: {n} blocks.", reach=round(self.reach), side=round(self.side), n=self.number)  # fmt: skip
        if self.rings and self.rings[-1].alike:
            yield say("The likeness does not end within half of the map; no square is large enough to be sure.")
        if self.few:
            yield say("Blocks: {n}. With fewer than {fewest} they are too few to tell how sure it is.", n=self.number,
                      fewest=FEWEST)  # fmt: skip


def blocks(amounts: ArrayLike, people: ArrayLike, x: ArrayLike, y: ArrayLike, rng: np.random.Generator) -> Blocks:
    """Square blocks as long as areas are alike, from what stands in each area and who lives there, (areas,) each.

    ``x`` and ``y`` are the areas' places on a flat map, in metres. Compared is (k - m P) / sqrt(P), what stands there
    beyond the rate m of all areas, with P people: small areas jump, and so count less. Areas without people or with a
    missing number belong to a block and are not compared. Raises :class:`~ombud.served.given.UnfitNumbers`.
    """
    people_ = numbers(people, "people")
    amount = numbers(amounts, "amounts", people_.size)
    across, up = _places(x, y, people_.size)
    there = kept(people_, amount).areas
    rings = tuple(_rings(_beyond(amount[there], people_[there]), across[there], up[there], rng))
    reach = max((ring.end for ring in rings if ring.alike), default=0.0)
    if not reach:
        return Blocks(np.arange(people_.size).astype(str), None, int(there.sum()), rings)
    keys = squares(across, up, SIDES * reach)
    return Blocks(keys, SIDES * reach, len(np.unique(keys[there])), rings)


def _places(x: ArrayLike, y: ArrayLike, areas: int) -> tuple[Numbers, Numbers]:
    across, up = np.asarray(x, np.float64), np.asarray(y, np.float64)
    if across.shape != (areas,) or up.shape != (areas,) or not (np.isfinite(across).all() and np.isfinite(up).all()):
        raise UnfitNumbers(say("Square blocks need a place for each area, two numbers in metres."))
    if areas and np.abs(across).max() <= 180 and np.abs(up).max() <= 90:
        raise UnfitNumbers(say("The places look like degrees of longitude and latitude; give metres on a flat map."))
    return across, up


def _beyond(amount: Numbers, people: Numbers) -> Numbers:
    if not amount.sum():
        return np.zeros(amount.size)
    found = (amount - amount.sum() / people.sum() * people) / np.sqrt(people)
    return np.asarray(found - found.mean())


def _rings(beyond: Numbers, x: Numbers, y: Numbers, rng: np.random.Generator) -> Iterator[Ring]:
    """Ring after ring, to the first that is no longer alike, at most to half of the map."""
    if beyond.size < FEWEST or not beyond.any():
        return
    centres = rng.permutation(beyond.size)[: max(1, DISTANCES // beyond.size)]
    away = np.hypot(x[centres, None] - x, y[centres, None] - y)
    away[np.arange(centres.size), centres] = np.nan  # nobody is a neighbour of itself
    step = RING * float(np.median(np.where(away > 0, away, np.inf).min(axis=1)))
    if not np.isfinite(step):  # all in one place
        return
    turned = np.stack([beyond, *(rng.permutation(beyond) for _ in range(TURNS))])
    for start in np.arange(0, max(np.ptp(x), np.ptp(y)) / 2, step).tolist():
        one, other = np.nonzero((away >= start) & (away < start + step))
        ring = _ring(start, start + step, turned, centres[one], other, rng)
        yield ring
        if not ring.alike:
            return


def _ring(
    start: float, end: float, turned: Numbers, one: NDArray[np.intp], other: NDArray[np.intp], rng: np.random.Generator
) -> Ring:
    pairs = one.size
    if pairs < LEAST_PAIRS:
        return Ring(start, end, float("nan"), float("nan"), pairs)
    if pairs > PAIRS:
        some = rng.choice(pairs, PAIRS, replace=False)
        one, other = one[some], other[some]
    likeness = np.array([row[one] @ row[other] for row in turned]) / one.size / turned[0].var()
    return Ring(start, end, float(likeness[0]), float(np.mean(likeness >= likeness[0])), pairs)
