"""People as heaps on a map, none so small that it points at someone's votes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ombud.heard.opinions.groups import Groups
from ombud.heard.opinions.votes import Floats, Ints


@dataclass(frozen=True, slots=True)
class Heap:
    """People of one group near each other: where they stand in the mean, and how many they are."""

    group: int
    x: float
    y: float
    people: int


def heaps(found: Groups) -> tuple[Heap, ...]:
    """The base clusters of each group; one with fewer people than the smallest that is shown joins the nearest."""
    told: list[Heap] = []
    for group, size in enumerate(found.sizes):
        if size >= found.asked.smallest:
            mine = found.label == group
            told += _of_group(group, found.points[mine][:, :2], found.base[mine], found.asked.smallest)
    return tuple(told)


def _of_group(group: int, points: Floats, base: Ints, smallest: int) -> list[Heap]:
    _, at = np.unique(base, return_inverse=True)
    n = np.bincount(at).astype(np.float64)
    sums = np.stack(
        [np.bincount(at, points[:, d]) if d < points.shape[1] else np.zeros(len(n)) for d in (0, 1)], axis=1
    )
    while len(n) > 1 and n.min() < smallest:
        least = int(n.argmin())
        centre = sums / n[:, None]
        far = ((centre - centre[least]) ** 2).sum(axis=1)
        far[least] = np.inf
        near = int(far.argmin())
        n[near] += n[least]
        sums[near] += sums[least]
        n, sums = np.delete(n, least), np.delete(sums, least, axis=0)
    return [Heap(group, float(x / m), float(y / m), int(m)) for (x, y), m in zip(sums, n, strict=True)]
