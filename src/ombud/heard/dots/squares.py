"""A map cut into squares, so that nothing finer than a square is ever compared or drawn."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
MOST = 3_000  # squares with something in them; a finer grid would tell more of people than of places


@dataclass(frozen=True, slots=True, eq=False)
class Squares:
    """Squares that hold at least one dot: their middles in metres (n, 2), and in which square each dot lies."""

    side: float
    middles: Floats
    of_dot: Ints

    def __len__(self) -> int:
        return len(self.middles)


def squares(x: Floats, y: Floats, side: float) -> Squares:
    """Squares of ``side`` metres, twice as long each time there would be too many. The grid starts at 0, 0."""
    if side <= 0:
        raise ValueError("a side is longer than nothing")
    while True:
        keys = np.floor(np.column_stack([x, y]) / side).astype(np.int64)
        found, of_dot = np.unique(keys, axis=0, return_inverse=True)
        if len(found) <= MOST:
            middles: Floats = (found.astype(np.float64) + 0.5) * side
            return Squares(side, middles, of_dot.reshape(-1).astype(np.int64))
        side *= 2
