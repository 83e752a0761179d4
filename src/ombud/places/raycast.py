"""Whether a point lies in an area: a ray to the right, counted against the borders of the point's own row of cells.

A point is inside when the ray crosses the border an odd number of times; a point on the border belongs to the area.
Floating point cannot always tell on which side of a line a point lies. The error of the sign is bounded (Shewchuk 1997,
"Adaptive precision floating-point arithmetic and fast robust geometric predicates", bound A), and where the bound
does not decide, neither do we: the point is handed back as undecided, and exact arithmetic is asked.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

OUTSIDE = -1
MIXED = -2  # and every number below it: mixed cell k is MIXED - k
UNDECIDED = -2
WHOLE = -1  # a candidate whose border does not cross the cell: all of the cell is in it
_SIGN_ERROR = 3.3306690738754716e-16  # (3 + 16 eps) eps, Shewchuk 1997

Kernel = Callable[..., None]


def place(
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    west: float,
    south: float,
    size: float,
    columns: int,
    rows: int,
    cells: NDArray[np.int32],
    starts: NDArray[np.int32],
    areas: NDArray[np.int32],
    slabs: NDArray[np.int32],
    slab_starts: NDArray[np.int32],
    borders: NDArray[np.float64],
    found: NDArray[np.int32],
) -> None:
    """Write into ``found`` the lowest area number that holds each point, ``OUTSIDE`` or ``UNDECIDED``."""
    for i in range(x.shape[0]):
        px, py = x[i], y[i]
        found[i] = OUTSIDE
        column, row = (px - west) / size, (py - south) / size
        if not (column >= 0 and row >= 0 and column < columns and row < rows):  # false for NaN as well
            continue
        cell = cells[int(row) * columns + int(column)]
        if cell > MIXED:
            found[i] = cell
            continue
        for k in range(starts[MIXED - cell], starts[MIXED - cell + 1]):
            held = 1
            if slabs[k] != WHOLE:
                held = 0
                for s in range(slab_starts[slabs[k]], slab_starts[slabs[k] + 1]):
                    x1, y1, x2, y2 = borders[s, 0], borders[s, 1], borders[s, 2], borders[s, 3]
                    if x1 < px and x2 < px:
                        continue
                    if (x1 == px and y1 == py) or (y1 == py and y2 == py and (x1 <= px or x2 <= px)):
                        held = 1  # on a corner, or on a level stretch of the border
                        break
                    if (y1 > py) == (y2 > py):
                        continue
                    if x1 > px and x2 > px:
                        held = 1 - held
                        continue
                    left, right = (x1 - px) * (y2 - py), (y1 - py) * (x2 - px)
                    turn = left - right
                    if abs(turn) <= _SIGN_ERROR * (abs(left) + abs(right)):
                        held = UNDECIDED
                        break
                    if (turn > 0) == (y2 > y1):
                        held = 1 - held
            if held != 0:
                found[i] = areas[k] if held == 1 else UNDECIDED
                break


@cache
def compiled() -> Kernel | None:
    """:func:`place` as machine code that runs on every core, or None where numba is not installed.

    The machine code is kept beside this file, or in the user's own cache; where neither can be written, it is made
    anew each time.
    """
    try:
        import numba
    except ImportError:
        return None
    jit: Any = numba.njit
    try:
        return jit(place, nogil=True, cache=True)  # type: ignore[no-any-return]
    except RuntimeError:  # numba's word for: no folder to keep it in
        return jit(place, nogil=True)  # type: ignore[no-any-return]
