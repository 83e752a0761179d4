"""Sparse rows of what was counted in texts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

ODD = np.uint64(0x9E3779B97F4A7C15)  # spreads a number over 64 bits: the golden ratio (Knuth, vol. 3, 6.4)
OTHER = np.uint64(0xC2B2AE3D27D4EB4F)
Numbers = NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Counted:
    """Sparse rows, one a passage: row ``p`` has ``values[k]`` at ``columns[k]``, ``indptr[p] <= k < indptr[p + 1]``.

    A column is a run of words as a number of 32 bits; ``values`` are 1 + log(how often), columns grow within a row.
    """

    indptr: NDArray[np.int64]
    columns: Numbers
    values: NDArray[np.float32]

    @property
    def rows(self) -> NDArray[np.int64]:
        """The row of each value."""
        return np.repeat(np.arange(len(self.indptr) - 1), np.diff(self.indptr))


def rows_of(keys: NDArray[np.uint64], count: int) -> Counted:
    """Counted from keys: a row in the upper 32 bits, a column in the lower."""
    found, often = np.unique(keys, return_counts=True)
    indptr = np.searchsorted(found, np.arange(count + 1, dtype=np.uint64) << np.uint64(32))
    return Counted(
        indptr.astype(np.int64), found.astype(np.uint32), (1 + np.log(often.astype(np.float32))).astype(np.float32)
    )
