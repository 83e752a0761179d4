"""Intervals for a share and for the difference of two that stay honest for few people, for all and for none.

Wilson 1927, JASA 22:209-212, for a share; Newcombe 1998, Statistics in Medicine 17:873-890, his method 10, for a
difference. Neither shrinks to nothing where all or none are hit, as the textbook interval and the plain bootstrap do.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

from ombud.words import say

# Below ten people one person moves a share by more than ten points of a hundred.
FEW = 10


class UnfitShare(ValueError):
    """More hits than people, or fewer than none."""


@dataclass(frozen=True, slots=True)
class Share:
    """``hits`` of ``of`` people, with a 95 per cent interval. The value is NaN where too few people stand behind it."""

    hits: int
    of: int
    low: float
    high: float
    few: int = FEW

    @property
    def value(self) -> float:
        return self.hits / self.of if self.of >= max(self.few, 1) else math.nan

    @classmethod
    def counted(cls, hits: int, of: int, few: int = FEW) -> Share:
        """A share with Wilson's interval."""
        return cls(hits, of, *wilson(hits, of), few)


def wilson(hits: int, of: int, level: float = 0.95) -> tuple[float, float]:
    """Wilson's interval of a share (score method without correction); 0 to 1 where there is nobody."""
    if not 0 <= hits <= of:
        raise UnfitShare(say("{hits} of {of} people cannot be.", hits=hits, of=of))
    if of == 0:
        return 0.0, 1.0
    z, p = NormalDist().inv_cdf(0.5 + level / 2), hits / of
    middle, half = p + z * z / (2 * of), z * math.sqrt(p * (1 - p) / of + z * z / (4 * of * of))
    low, high = ((middle + sign * half) / (1 + z * z / of) for sign in (-1, 1))
    return (0.0 if hits == 0 else low), (1.0 if hits == of else high)  # no rounding beyond the ends


def newcombe(one: tuple[int, int], other: tuple[int, int], level: float = 0.95) -> tuple[float, float]:
    """Newcombe's interval of the difference of two shares, each as (hits, of); -1 to 1 where one has nobody."""
    (a, b), (c, d) = wilson(*one, level), wilson(*other, level)
    if not (one[1] and other[1]):
        return -1.0, 1.0
    p, q = one[0] / one[1], other[0] / other[1]
    return p - q - math.hypot(p - a, d - q), p - q + math.hypot(b - p, q - c)
