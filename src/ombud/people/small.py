"""Counts so small that they may point at a person: which are hidden, how the rest is rounded, what stays protected.

The threshold, the base and the level are policy: they belong to the city and are published with every table.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import ArrayLike, NDArray

from ombud.words import say

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


class UnfitSmall(ValueError):
    """A policy or a count that cannot be followed: what is wrong, and what to do."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What a city has declared. All four are persons, except ``zeros``.

    ``threshold`` is the smallest count that is shown; ``level`` how far below and above a hidden count must stay
    possible for anyone who adds and subtracts; ``base`` what shown counts are rounded to (1 is not at all);
    ``zeros`` whether "nobody" is hidden too, as it must be where nobody is itself a disclosure.
    """

    threshold: int
    level: int
    base: int = 1
    zeros: bool = False

    def __post_init__(self) -> None:
        if min(self.threshold, self.level, self.base) < 1:
            raise UnfitSmall(say("Threshold, level and base must be 1 or more; 1 hides and rounds nothing."))


def primary(counts: ArrayLike, policy: Policy) -> Mask:
    """Which counts must be hidden for what they are: 1 to one below the threshold, and 0 if the policy says so.

    Any shape. NaN is not known and so not published: it is not hidden. Raises :class:`UnfitSmall` for no count.
    """
    found = _checked(counts)
    small: Mask = found < policy.threshold
    return small if policy.zeros else small & (found > 0)


def levels(counts: ArrayLike, hidden: Mask, policy: Policy) -> tuple[Floats, Floats]:
    """How far below and above each count must stay possible, in persons: 0 where it is not primary.

    Nobody expects a count below nothing, so the lower level of a count of 1 is 1 whatever the policy says.
    """
    found = _checked(counts)
    lower = np.where(hidden, np.minimum(found, policy.level), 0.0)
    return lower, np.where(hidden, float(policy.level), 0.0)


def rounded(counts: ArrayLike, base: int, rng: Generator | None = None) -> Floats:
    """Counts rounded to multiples of ``base``: to the nearest, halves upwards; with ``rng`` up or down by chance.

    By chance a count c goes up with the probability (c mod base) / base, so that it is right in the mean (random
    rounding, Nargundkar & Saveland 1972). Rounded parts need not add up to the rounded total, and rounding alone
    does not stop who sees the same count rounded anew: round once and keep. NaN stays NaN.
    """
    if base < 1:
        raise UnfitSmall(say("Counts cannot be rounded to multiples of {n}; give 1 or more.", n=base))
    found = _checked(counts)
    down, over = np.floor(found / base), np.mod(found, base)
    up = over * 2 >= base if rng is None else rng.random(found.shape) * base < over
    return np.where(np.isnan(found), np.nan, base * (down + up))


def _checked(counts: ArrayLike) -> Floats:
    found = np.asarray(counts, np.float64)
    known = found[~np.isnan(found)]
    for wrong in known[(known < 0) | (known != np.floor(known)) | np.isinf(known)][:1]:
        raise UnfitSmall(say("{n} is no count of persons; counts are whole and not below 0.", n=float(wrong)))
    return found
