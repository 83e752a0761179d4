"""People who stand near each other: base clusters, k-means on them, how clear the gaps are, how alike two divisions."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ombud.heard.opinions.directions import name_seed
from ombud.heard.opinions.lloyd import lloyd, nearest, seeded
from ombud.heard.opinions.votes import Floats, Ints

BASES = 100
_LEARNT_FROM = 5_000  # people from whom the base clusters are learnt, where there are more
_ROUNDS, _BASE_ROUNDS = 100, 12  # base clusters need not settle
_STARTS = 10
_POLISHED = 20  # rounds on the people themselves


@dataclass(frozen=True, slots=True, eq=False)
class Clusters:
    """``label`` of each point, ``centres`` (clusters x axes), ``within``: the sum of squared distances to them."""

    label: Ints
    centres: Floats
    within: float


def bases(points: Floats, most: int = BASES) -> Clusters:
    """About a hundred base clusters; up to that many people are each their own, as in Polis. None is empty."""
    if len(points) <= most:
        return Clusters(np.arange(len(points)), points.copy(), 0.0)
    lot = name_seed("base clusters")
    learnt = points
    if len(points) > _LEARNT_FROM:
        learnt = points[np.sort(lot.choice(len(points), _LEARNT_FROM, replace=False))]
    found = kmeans(learnt, np.ones(len(learnt)), most, lot.random((1, most)), rounds=_BASE_ROUNDS)
    label = np.empty(len(points), np.int64)
    within = nearest(points, found.centres, label)
    used, label = np.unique(label, return_inverse=True)
    n = np.bincount(label).astype(np.float64)
    sums = np.stack([np.bincount(label, axis) for axis in points.T], axis=1)
    return Clusters(label.astype(np.int64), sums / n[: len(used), None], within)


def kmeans(points: Floats, weight: Floats, k: int, lots: Floats, rounds: int = _ROUNDS) -> Clusters:
    """k-means from several first choices, each drawn by a row of ``lots`` (starts x k, 0 to below 1); the best stays.

    The clusters are numbered by size, largest first, then by where they are.
    """
    best = Clusters(np.zeros(len(points), np.int64), np.zeros((k, points.shape[1])), np.inf)
    for lot in lots:
        centres, label = np.empty((k, points.shape[1])), np.empty(len(points), np.int64)
        seeded(points, weight, lot, centres)
        within = lloyd(points, weight, centres, label, rounds)
        if within < best.within * (1 - 1e-12) or not np.isfinite(best.within):
            best = Clusters(label, centres, within)
    return _numbered(best, weight)


def regrouped(points: Floats, centres: Floats) -> Clusters:
    """Each point with the nearest centre; the centres stay."""
    label = np.empty(len(points), np.int64)
    return Clusters(label, centres, nearest(points, centres, label))


def _numbered(found: Clusters, weight: Floats) -> Clusters:
    size = np.bincount(found.label, weight, minlength=len(found.centres))
    order = np.lexsort((*found.centres.T[::-1], -size))
    place = np.empty(len(order), np.int64)
    place[order] = np.arange(len(order))
    return Clusters(place[found.label], found.centres[order], found.within)


def divided(points: Floats, base: Clusters, k: int) -> Clusters:
    """k groups: k-means on the base clusters by how many they hold, then on the people from there."""
    weight = np.bincount(base.label, minlength=len(base.centres)).astype(np.float64)
    k = min(k, len(base.centres))
    on_bases = kmeans(base.centres, weight, k, name_seed(f"{k} groups").random((_STARTS, k)))
    centres, label = on_bases.centres.copy(), np.empty(len(points), np.int64)
    lloyd(points, np.ones(len(points)), centres, label, _POLISHED)
    return _numbered(regrouped(points, centres), np.ones(len(points)))


def silhouette(points: Floats, weight: Floats, label: Ints) -> float:
    """How much nearer people are to their own group than to the next, -1 to 1, mean over people (Rousseeuw 1987).

    ``points`` are base clusters, ``weight`` how many people each holds.
    """
    k = int(label.max()) + 1
    far = np.sqrt(np.maximum(((points[:, None, :] - points[None, :, :]) ** 2).sum(axis=2), 0.0))
    member = (label[:, None] == np.arange(k)[None, :]) * weight[:, None]
    sums, size = np.einsum("bc,cg->bg", far, member), member.sum(axis=0)
    own = sums[np.arange(len(label)), label] / np.maximum(size[label] - 1, 1)
    other = sums / np.maximum(size, 1)
    other[np.arange(len(label)), label] = np.inf
    other[:, size == 0] = np.inf
    next_ = np.where(np.isfinite(other.min(axis=1)), other.min(axis=1), own)  # with one group there is no next
    most = np.maximum(own, next_)
    worth = np.where((size[label] > 1) & (most > 0), (next_ - own) / np.where(most > 0, most, 1), 0.0)
    return float((worth * weight).sum() / weight.sum())


def alike(one: Ints, other: Ints) -> float:
    """The adjusted Rand index of two divisions of the same people: 1 is the same, 0 is what chance does (Hubert and
    Arabie 1985)."""
    k = int(other.max(initial=0)) + 1
    table = np.bincount(one * k + other, minlength=(int(one.max(initial=0)) + 1) * k).reshape(-1, k)
    both, rows, columns = _pairs(table).sum(), _pairs(table.sum(axis=1)).sum(), _pairs(table.sum(axis=0)).sum()
    by_chance = rows * columns / max(_pairs(np.array(len(one))), 1.0)
    most = (rows + columns) / 2
    return 1.0 if most == by_chance else float((both - by_chance) / (most - by_chance))


def _pairs(n: Ints) -> Floats:
    return n * (n - 1.0) / 2.0
