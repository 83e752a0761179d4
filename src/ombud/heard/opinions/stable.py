"""Whether other people would have given the same groups: halves of the people, each divided by itself."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ombud.heard.opinions.chance import sampled
from ombud.heard.opinions.cluster import alike, bases, divided, regrouped
from ombud.heard.opinions.directions import directions, name_seed
from ombud.heard.opinions.votes import Ints, Votes

SPLITS = 16
SAMPLE = 2_000  # people that are split, where there are more
_ENOUGH = 1e-6


@dataclass(frozen=True, slots=True)
class Stability:
    """How alike the groups are that two halves of the people give: the adjusted Rand index, middle and lowest."""

    k: int
    middle: float
    low: float


def stability(votes: Votes, axes: int, most: int, splits: int = SPLITS, sample: int = SAMPLE) -> tuple[Stability, ...]:
    """For each number of groups from 2 to ``most``: each half finds its groups, and puts everyone into them."""
    few = sampled(votes, "halves", sample)
    lot = name_seed("halves of people")
    found: dict[int, list[float]] = {k: [] for k in range(2, most + 1)}
    for _ in range(splits):
        order = lot.permutation(len(few.people))
        halves = (np.sort(order[: len(order) // 2]), np.sort(order[len(order) // 2 :]))
        one, other = (_divided(few, half, axes, most) for half in halves)
        for k in found:
            found[k].append(alike(one[k], other[k]))
    return tuple(Stability(k, float(np.median(seen)), min(seen)) for k, seen in found.items())


def _divided(votes: Votes, half: Ints, axes: int, most: int) -> dict[int, Ints]:
    """Everyone's group for each number of groups, as one half of the people sees it."""
    part = votes.of(half)
    seen = directions(part, axes, exact=_ENOUGH)
    points, all_ = seen.points(part), seen.points(votes)
    base = bases(points)
    return {k: regrouped(all_, divided(points, base, k).centres).label for k in range(2, most + 1)}
