"""What a panel must keep, as numbers: its size, the quotas, and one person of a household at most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ombud.heard.lottery.kinds import Ints, Kinds, kinds_of
from ombud.heard.lottery.pool import Pool, Quota

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """A panel is a vector of whole numbers, one a kind: ``low <= rows @ panel <= high``, ``floors <= panel <= caps``.

    ``rows`` (rows, kinds): first one a quota, then the size of the panel, then a group of households of several kinds.
    """

    kinds: Kinds
    quotas: tuple[Quota, ...]
    size: int
    rows: Floats
    low: Floats
    high: Floats
    floors: Ints
    caps: Ints

    @property
    def people(self) -> Ints:
        return self.kinds.people

    def keeps(self, panel: Ints) -> bool:
        """Whether a panel is one that may be drawn."""
        told = self.rows @ panel
        kept = (told >= self.low) & (told <= self.high)
        return bool(kept.all() and (panel >= self.floors).all() and (panel <= self.caps).all())


def problem_of(pool: Pool, quotas: Sequence[Quota], size: int, small: int = 1, salt: str = "") -> Problem:
    """The pool as kinds, and what every panel of that size must keep."""
    kinds = kinds_of(pool, small, salt)
    column = {name: at for at, name in enumerate(pool.features)}
    held = [[float(kind.values[column[one.feature]] == one.value) for kind in kinds.kinds] for one in quotas]
    shared = [at for at in range(len(kinds.households)) if (kinds.group == at).sum() > 1]
    rows = [*held, [1.0] * len(kinds), *((kinds.group == at).astype(float).tolist() for at in shared)]
    homes = [float(kinds.households[at]) for at in shared]
    return Problem(
        kinds,
        tuple(quotas),
        size,
        np.array(rows, np.float64).reshape(len(rows), len(kinds)),
        np.array([*(one.least for one in quotas), size, *(0.0 for _ in shared)], np.float64),
        np.array([*(one.most for one in quotas), size, *homes], np.float64),
        np.zeros(len(kinds), np.int64),
        kinds.caps,
    )
