"""The groups of opinion: how many can be told apart, who is in which, how stable that is, or that there are none."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from ombud.heard.opinions.chance import LEVEL, SHUFFLES, Chance, chance
from ombud.heard.opinions.cluster import Clusters, bases, divided, regrouped, silhouette
from ombud.heard.opinions.directions import Directions, directions
from ombud.heard.opinions.gap import Gap, gap
from ombud.heard.opinions.stable import SPLITS, Stability, stability
from ombud.heard.opinions.votes import Floats, Ints, Votes

FEWEST = 20  # people with enough votes; with fewer nothing about groups is said
_MAP = 2  # axes of the map


@dataclass(frozen=True, slots=True)
class Asked:
    """What the city decided: from how many votes on a person counts, the most groups looked for, the smallest group
    that is shown, and from which agreement between halves of the people on groups are called stable."""

    least_votes: int = 7
    most_groups: int = 8
    smallest: int = 5
    stable: float = 0.5
    shuffles: int = SHUFFLES
    splits: int = SPLITS


class Verdict(StrEnum):
    """What can be said of groups."""

    APART = "apart"
    UNSTABLE = "unstable"
    CHANCE = "chance"
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True)
class Try:
    """One number of groups: how clear the gaps are, how stable, and how many the smallest holds."""

    k: int
    silhouette: float
    stable: float
    low: float
    smallest: int


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """``votes`` of those who count. ``label`` is each one's group, all 0 where no groups can be told apart (``k`` 0).

    ``points`` are people x axes, at least two axes for the map; groups are found along the first ``axes`` of them.
    """

    votes: Votes
    asked: Asked
    verdict: Verdict
    k: int
    label: Ints
    centres: Floats
    points: Floats
    base: Ints
    found: Directions
    axes: int
    tries: tuple[Try, ...]
    chance: Chance | None
    gap: Gap | None = None  # between the groups, where there are some
    likeliest: int = 0  # how many groups there would be if they were told apart

    @property
    def sizes(self) -> tuple[int, ...]:
        return tuple(np.bincount(self.label, minlength=max(self.k, 1)).tolist())

    @property
    def stable(self) -> float | None:
        """How alike the groups are that halves of the people give, for the number of groups that fits best."""
        return next((one.stable for one in self.tries if one.k == self.likeliest), None)


def counted(votes: Votes, least: int) -> Votes:
    """Those who voted often enough: ``least`` times, or on every statement where there are fewer."""
    enough = votes.n >= max(1, min(least, len(votes.statements)))
    return votes if enough.all() else votes.of(enough)


def groups(votes: Votes, asked: Asked | None = None) -> Groups:
    """The groups that the votes give. The same votes give the same groups, whatever order they stand in.

    Directions that are no chance are kept; k-means divides people along them for each number of groups; of the
    numbers that are stable the one with the clearest gaps is taken. If none is, no groups can be told apart.
    """
    asked = asked or Asked()
    few = counted(votes, asked.least_votes)
    if len(few.people) < max(FEWEST, 2 * asked.smallest) or len(few.statements) < 2:
        return _none(few, asked, Verdict.TOO_FEW, None)
    by_chance = chance(few, asked.shuffles, max(LEVEL, 1 / (asked.shuffles + 1)))
    axes = max(by_chance.axes, 1)
    most = min(asked.most_groups, len(few.people) // (2 * asked.smallest))
    halves = stability(few, axes, max(most, 2), asked.splits)
    seen = directions(few, max(axes, _MAP))
    points = seen.points(few)
    base = bases(points[:, :axes])
    made = {k: divided(points[:, :axes], base, k) for k in range(2, max(most, 2) + 1)}
    tries = tuple(_tried(base, made[one.k], one) for one in halves)
    best, fits = _chosen(tries, asked)
    verdict = Verdict.CHANCE if not by_chance.axes else Verdict.APART if fits else Verdict.UNSTABLE
    if verdict is not Verdict.APART:
        return _none(few, asked, verdict, by_chance, tries, best.k, seen)
    found = made[best.k]
    return Groups(few, asked, verdict, best.k, found.label, found.centres, points, base.label, seen, axes, tries,
                  by_chance, gap(points[:, :axes], best.k), best.k)  # fmt: skip


def _tried(base: Clusters, made: Clusters, half: Stability) -> Try:
    weight = np.bincount(base.label, minlength=len(base.centres)).astype(np.float64)
    clear = silhouette(base.centres, weight, regrouped(base.centres, made.centres).label)
    size = np.bincount(made.label, minlength=half.k)
    return Try(half.k, clear, half.middle, half.low, int(size.min()))


def _chosen(tries: tuple[Try, ...], asked: Asked) -> tuple[Try, bool]:
    """The number of groups with the clearest gaps among those that are stable and not too small; if none is, the most
    stable, and that it does not hold."""
    fit = [one for one in tries if one.stable >= asked.stable and one.smallest >= asked.smallest]
    if not fit:
        return max(tries, key=lambda one: (round(one.stable, 9), -one.k)), False
    return max(fit, key=lambda one: (round(one.silhouette, 9), -one.k)), True


def _none(
    votes: Votes, asked: Asked, verdict: Verdict, by_chance: Chance | None, tries: tuple[Try, ...] = (),
    likeliest: int = 0, seen: Directions | None = None,
) -> Groups:  # fmt: skip
    seen = seen or directions(votes, _MAP)
    points = seen.points(votes)
    base = bases(points[:, :_MAP])
    return Groups(votes, asked, verdict, 0, np.zeros(len(points), np.int64), np.zeros((1, len(seen.axes))), points,
                  base.label, seen, 0, tries, by_chance, None, likeliest)  # fmt: skip
