"""Where the ends of a resampled interval must be taken when those who were drawn from are few."""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist

from scipy.stats import t


def ends(people: float, level: float = 0.95) -> tuple[float, float]:
    """The two quantiles of a bootstrap distribution for an interval (expanded percentile, Hesterberg 2015).

    Of few people the plain percentiles are too narrow: they forget that the spread is known from the few as well.
    """
    far = float(t.ppf(0.5 + level / 2, max(people - 1, 1))) * sqrt(people / max(people - 1, 1))
    low = NormalDist().cdf(-far)
    return low, 1 - low
