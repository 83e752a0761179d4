"""How far a figure over areas may be off by chance: areas are drawn again, a thousand times, and the figure with them.

The points themselves are never drawn again: a replicate is one weight an area. Neighbouring areas are alike, so areas
drawn one by one make an interval too narrow; blocks of neighbours drawn whole answer that. Both are shown, and the
wider one judges.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ombud.served.given import Numbers, UnfitNumbers
from ombud.words import Sentence, say

CHUNK = 2_000_000  # weights held at a time: memory stays bounded whatever the number of areas
FEWEST = 10  # areas or blocks; with fewer, an interval would say more than is known
USUAL = 0.95  # of replicates that must yield a figure


class Way(StrEnum):
    """How often an area is drawn: as many draws as areas, or each by itself once on average."""

    MULTINOMIAL = "multinomial"  # Efron 1979
    POISSON = "poisson"


@dataclass(frozen=True, slots=True)
class Interval:
    """The middle 95 per cent of the replicates, in the figure's unit. NaN where there is none."""

    low: float
    high: float

    @property
    def width(self) -> float:
        return self.high - self.low

    @property
    def known(self) -> bool:
        return bool(np.isfinite(self.low) and np.isfinite(self.high))

    def spans(self, value: float = 0.0) -> bool:
        """Whether ``value`` cannot be told apart from the figure by chance; an unknown interval spans everything."""
        return not self.known or self.low <= value <= self.high


@dataclass(frozen=True, slots=True)
class Spread:
    """Both intervals of one figure. ``by_blocks`` is None without blocks; ``census``: is its error in?"""

    by_areas: Interval
    by_blocks: Interval | None
    census: bool

    @property
    def judged(self) -> Interval:
        """The wider of the two; unknown where either is."""
        if self.by_blocks is None or not self.by_areas.known:
            return self.by_areas
        if not self.by_blocks.known:
            return self.by_blocks
        return max(self.by_areas, self.by_blocks, key=lambda one: one.width)

    @property
    def unaccounted(self) -> Sentence:
        """What the interval does not know of, in words."""
        return _UNACCOUNTED[self.by_blocks is not None, self.census]


_UNACCOUNTED = {
    (False, False): say(
        "Not accounted for: that neighbouring areas are alike, and the census's own error. "
        "The interval is likely too narrow."
    ),
    (False, True): say(
        "Not accounted for: that neighbouring areas are alike. The interval is likely too narrow."
    ),
    (True, False): say(
        "Neighbouring areas were drawn together; the wider interval judges. Not accounted for: the census's own error."
    ),
    (True, True): say(
        "Neighbouring areas were drawn together, the wider interval judges, and the census's own error is in it."
    ),
}  # fmt: skip


def weights(
    units: int, rng: np.random.Generator, replicates: int = 1000, way: Way = Way.MULTINOMIAL
) -> Iterator[Numbers]:
    """How often each unit is drawn in each replicate: replicates x units, in pieces that fit in memory."""
    at_once = max(1, CHUNK // max(1, units))
    for begin in range(0, replicates, at_once):
        rows = min(at_once, replicates - begin)
        if way is Way.POISSON:
            yield rng.poisson(1.0, (rows, units)).astype(np.float64)
        else:
            yield _multinomial(rows, units, rng)


def _multinomial(rows: int, units: int, rng: np.random.Generator) -> Numbers:
    """Draws counted by bins of one long row: numpy's own multinomial takes ten times as long for many units."""
    drawn = rng.integers(0, units, (rows, units), dtype=np.int32)
    drawn += np.arange(rows, dtype=np.int32)[:, None] * np.int32(units)
    return np.bincount(drawn.ravel(), minlength=rows * units).reshape(rows, units).astype(np.float64)


def sums(
    columns: Numbers,
    rng: np.random.Generator,
    replicates: int = 1000,
    blocks: ArrayLike | None = None,
    way: Way = Way.MULTINOMIAL,
    squared: Numbers | None = None,
) -> tuple[Numbers, Numbers | None]:
    """Sums of columns (areas x columns) in each replicate: replicates x columns, by one product of matrices.

    ``blocks`` is a key for each area (its neighbourhood, a square): areas of one key are drawn together. ``squared``:
    columns to be summed with the weights squared: variances of areas that are drawn more than once.
    """
    wide = None if squared is None else by_block(squared, blocks)
    narrow = by_block(columns, blocks)
    pieces, second = [], []
    for piece in weights(len(narrow), rng, replicates, way):
        pieces.append(piece @ narrow)
        if wide is not None:
            second.append(piece**2 @ wide)
    return np.concatenate(pieces), np.concatenate(second) if second else None


def by_block(columns: Numbers, blocks: ArrayLike | None) -> Numbers:
    """Columns summed over the areas of each block; as they are without blocks."""
    if blocks is None:
        return columns
    code = codes(blocks, len(columns))
    summed = np.zeros((code.max(initial=-1) + 1, columns.shape[1]))
    np.add.at(summed, code, columns)
    return summed


def codes(blocks: ArrayLike, areas: int) -> NDArray[np.intp]:
    """The blocks numbered from 0; raises :class:`~ombud.served.given.UnfitNumbers` where areas have no key each."""
    keys = np.asarray(blocks)
    if keys.shape != (areas,):
        raise UnfitNumbers(say("Blocks: give one key for each area, as many as there are areas ({n}).", n=areas))
    missing = np.flatnonzero([key is None or key != key or key == "" for key in keys.tolist()])
    if missing.size:
        raise UnfitNumbers(say("Blocks: area number {n} has no key; give it one of its own.", n=int(missing[0]) + 1))
    return np.unique(keys.astype(str), return_inverse=True)[1].reshape(-1)


def squares(x: ArrayLike, y: ArrayLike, side: float) -> NDArray[np.str_]:
    """Square blocks of a grid, as keys; coordinates and ``side`` in one unit, metres on a flat map."""
    across, up = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    if not side > 0 or not (np.isfinite(across).all() and np.isfinite(up).all()):
        raise UnfitNumbers(say("Square blocks need a place for each area and a side above 0."))
    cells = zip(np.floor(across / side).astype(int), np.floor(up / side).astype(int), strict=True)
    return np.array([f"{column} {row}" for column, row in cells], dtype=np.str_)


def interval(figures: Numbers, units: int) -> Interval:
    """The 2.5th and 97.5th percentile of replicates (Efron 1981), unknown where too few stand behind it."""
    there = figures[np.isfinite(figures)]
    if units < FEWEST or there.size < USUAL * figures.size:
        return Interval(float("nan"), float("nan"))
    low, high = np.percentile(there, (2.5, 97.5))
    return Interval(float(low), float(high))


def spread_of(
    figure: Callable[[Numbers], Numbers],
    areas: int,
    rng: np.random.Generator,
    replicates: int = 1000,
    blocks: ArrayLike | None = None,
    way: Way = Way.MULTINOMIAL,
) -> Spread:
    """Both intervals of any figure: ``figure`` takes weights (replicates x areas) and gives one number a row."""
    found = [_interval_of(figure, areas, np.arange(areas), rng, replicates, way)]
    if blocks is not None:
        found.append(_interval_of(figure, areas, codes(blocks, areas), rng, replicates, way))
    return Spread(found[0], found[1] if blocks is not None else None, census=False)


def _interval_of(
    figure: Callable[[Numbers], Numbers], areas: int, code: NDArray[np.intp], rng: np.random.Generator,
    replicates: int, way: Way,
) -> Interval:  # fmt: skip
    units = int(code.max(initial=-1)) + 1
    # Blocks are few and areas many: draw the blocks in pieces that hold when spread over the areas.
    rows = max(1, CHUNK // max(1, areas))
    made = [
        figure(piece[:, code])
        for begin in range(0, replicates, rows)
        for piece in weights(units, rng, min(rows, replicates - begin), way)
    ]
    return interval(np.concatenate(made), units)
