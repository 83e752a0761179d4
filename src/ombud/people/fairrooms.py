"""The rooms that a fair draw from a place may fill: all of them with their chances, or some drawn from a seed."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Rooms = NDArray[np.int64]
    Floats = NDArray[np.float64]

DRAWS = 20_000
CELLS = 2_000_000  # counts of drawn rooms that are held in memory at once


def drawn(size: int, lived: Sequence[int], once: bool, name: str, seed: int) -> Iterator[Rooms]:
    """Fair rooms in blocks, so that many groups take no more memory than few."""
    import numpy as np

    chance = np.random.default_rng((seed, crc32(name.encode())))
    there = np.array(lived, np.int64)
    block = max(1, CELLS // len(lived))
    for start in range(0, DRAWS, block):
        rooms = min(block, DRAWS - start)
        if once:
            yield chance.multivariate_hypergeometric(there, size, rooms, method="marginals")
        else:
            yield chance.multinomial(size, there / there.sum(), rooms)


def all_rooms(size: int, groups: int) -> Rooms:
    """Every way to fill a room of ``size`` from so many groups, shape (ways, groups)."""
    import numpy as np

    rooms = np.arange(size + 1, dtype=np.int64)[:, None] if groups > 1 else np.empty((1, 0), np.int64)
    for _ in range(groups - 2):
        left = size - rooms.sum(axis=1)
        rooms = np.repeat(rooms, left + 1, axis=0)
        starts = np.cumsum(left + 1) - (left + 1)
        more = np.arange(len(rooms)) - np.repeat(starts, left + 1)
        rooms = np.column_stack([rooms, more])
    return np.column_stack([rooms, size - rooms.sum(axis=1)])


def weights(rooms: Rooms, size: int, lived: Sequence[int], once: bool) -> Floats:
    """The chance of each room in a fair draw, shape (rooms,)."""
    import numpy as np

    lgamma = np.array([math.lgamma(n + 1) for n in range(size + 1)])
    everyone = sum(lived)
    if once:
        found = np.zeros(len(rooms))
        for group, lives in enumerate(lived):
            ways = np.array([_log_ways(lives, n) for n in range(size + 1)])
            found += ways[rooms[:, group]]
        return np.exp(found - _log_ways(everyone, size))
    shares = np.log(np.array(lived, np.float64) / everyone)
    found = lgamma[size] - lgamma[rooms].sum(axis=1) + rooms @ shares
    return np.asarray(np.exp(found), np.float64)


def _log_ways(of: int, count: int) -> float:
    if count > of:
        return -math.inf
    return math.lgamma(of + 1) - math.lgamma(count + 1) - math.lgamma(of - count + 1)
