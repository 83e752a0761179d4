"""Whether there is a gap between groups, or people stand along a scale that any division would only cut."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ombud.heard.opinions.cluster import bases, divided, regrouped, silhouette
from ombud.heard.opinions.directions import name_seed
from ombud.heard.opinions.votes import Floats

DRAWS = 19
_SAMPLE = 1_000  # people looked at, where there are more


@dataclass(frozen=True, slots=True)
class Gap:
    """``seen``: how clear the gaps are (silhouette); ``even``: the same, at most, of people spread out evenly."""

    seen: float
    even: float

    @property
    def there(self) -> bool:
        """Whether the gap is more than what dividing evenly spread people gives: in 19 draws never as much."""
        return self.seen > self.even


def gap(points: Floats, k: int, draws: int = DRAWS) -> Gap:
    """As many people spread out evenly in a box that is as long and as slanted as they are (the covariance the same),
    divided into k groups in the same way. In the manner of SigClust (Liu et al. 2008), which draws a normal cloud: an
    even one is harder to beat, since it has no dense middle."""
    lot = name_seed("gap")
    if len(points) > _SAMPLE:
        points = points[np.sort(lot.choice(len(points), _SAMPLE, replace=False))]
    off = points - points.mean(axis=0)
    slant = np.linalg.cholesky(np.einsum("nd,ne->de", off, off) / len(off) + 1e-12 * np.eye(off.shape[1]))
    even = [
        _clear(np.einsum("nd,ed->ne", lot.uniform(-(3**0.5), 3**0.5, points.shape), slant), k) for _ in range(draws)
    ]
    return Gap(_clear(points, k), max(even))


def _clear(points: Floats, k: int) -> float:
    base = bases(points)
    weight = np.bincount(base.label, minlength=len(base.centres)).astype(np.float64)
    return silhouette(base.centres, weight, regrouped(base.centres, divided(points, base, k).centres).label)
