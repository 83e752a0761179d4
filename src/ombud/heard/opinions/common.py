"""What all groups agree on, so that few votes cannot win it, and what has too few votes to tell."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from ombud.heard.opinions.counts import Counts
from ombud.heard.opinions.intervals import more_than_half, together, wilson
from ombud.heard.opinions.votes import Floats

ENOUGH = 10  # votes from each group; with fewer a statement is said to have too few
LEVEL = 0.05


class Side(StrEnum):
    """Agreed with or rejected; a pass is neither."""

    AGREE = "agree"
    DISAGREE = "disagree"


@dataclass(frozen=True, slots=True)
class Shared:
    """A statement on which more than half of every group is of one mind. ``low`` is the lower end of the 95 per cent
    interval of that share in the group where it is lowest; ``p`` of all such tests together."""

    statement: int
    side: Side
    low: float
    p: float


def enough(counts: Counts, least: int = ENOUGH) -> NDArray[np.bool_]:
    """Which statements have so many votes from each group, of (statements,)."""
    return np.asarray((counts.n >= least).all(axis=1))


def common(counts: Counts, least: int = ENOUGH) -> tuple[Shared, ...]:
    """The statements that all groups agree with or all reject, surest first.

    For each group the score test against a half; the group that is least sure decides (an intersection-union test),
    and over all statements and both sides at most 5 in 100 of those told are false in the mean.
    """
    fit = enough(counts, least)
    both = ((Side.AGREE, counts.agree), (Side.DISAGREE, counts.disagree))
    p = np.stack([more_than_half(times, counts.n).max(axis=1) for _, times in both], axis=1)
    held = together(p, np.repeat(fit[:, None], 2, axis=1))
    low = np.stack([lowest(counts, times) for _, times in both], axis=1)
    found = [
        Shared(int(at), both[side][0], float(low[at, side]), float(held[at, side]))
        for at, side in np.argwhere(held <= LEVEL)
    ]
    return tuple(sorted(found, key=lambda one: (-round(one.low, 12), one.statement)))


def lowest(counts: Counts, times: NDArray[np.int64]) -> Floats:
    """The lower end of the interval of a share, in the group where it is lowest, of (statements,)."""
    return np.asarray(wilson(times, counts.n)[0].min(axis=1))
