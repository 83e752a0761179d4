"""How far chance reaches around a share of people: intervals, and how many people weighted answers are worth."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

Z = 1.959963984540054  # of a normal distribution, 95 per cent lie within so many standard deviations


@dataclass(frozen=True, slots=True)
class Interval:
    """From ``low`` to ``high``, in the unit of the figure that it belongs to."""

    low: float
    high: float

    def over(self, by: float) -> Interval:
        """The same in another unit: both ends divided by ``by``, which is above 0."""
        return Interval(self.low / by, self.high / by)


def wilson(part: float, of: float, z: float = Z) -> Interval:
    """The interval of a share (0 to 1) of ``of`` people, ``part`` of them in it (Wilson 1927, J. Am. Stat. Assoc. 22).

    It never leaves 0 to 1, and does not shrink to nothing where nobody or everybody is in the group. ``of`` may be an
    effective number of people. ``ValueError`` where ``of`` is not above 0 or ``part`` not within it.
    """
    if not 0 <= part <= of or of <= 0:
        raise ValueError(f"{part} of {of} is no share")
    share, slack = part / of, z * z / of
    middle = share + slack / 2
    half = z * math.sqrt(share * (1 - share) / of + slack / (4 * of))
    low = 0.0 if part == 0 else max(0.0, (middle - half) / (1 + slack))
    high = 1.0 if part == of else min(1.0, (middle + half) / (1 + slack))
    return Interval(low, high)


def kish(counts_and_weights: Iterable[tuple[float, float]]) -> float:
    """How many people of equal weight weighted people are worth: (sum of w)^2 / (sum of w^2) (Kish 1965).

    Pairs of a count of people and the weight that each of them has. 0 where nobody is counted.
    """
    pairs = [(count, weight) for count, weight in counts_and_weights if count > 0]
    once = math.fsum(count * weight for count, weight in pairs)
    twice = math.fsum(count * weight * weight for count, weight in pairs)
    return once * once / twice if twice else 0.0


def as_of_many(of: float, lives: float) -> float:
    """How many people drawn from a place without end tell as much as ``of`` drawn from ``lives``, each at most once.

    of (lives - 1) / (lives - of); infinite where all who live there were drawn.
    """
    if of >= lives:
        return math.inf
    return of * (lives - 1) / (lives - of) if of > 1 else of
