"""What is known of the reach of everyone and of each group, in numbers that may be told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import isfinite

import numpy as np
from numpy.typing import NDArray

from ombud.casefile.gains.city import City, Numbers
from ombud.casefile.gains.small import Protected
from ombud.casefile.gains.wording import EVERYONE
from ombud.served.distance import Nearest
from ombud.served.tail import People, Reached, level_reached, reached

NAMED = 5  # areas named as those where most of the unserved live
CLOSE_ENOUGH = 0.02  # a share that hidden numbers leave more open than two points is not told
NEARLY = 0.05  # nor is a mean that they leave more open than a twentieth


@dataclass(frozen=True)
class Within:
    """How far everyone and each group is; arrays of people are (areas, 1 + groups), everyone first.

    Hidden numbers are placed three ways, each with the sums that are public: shared out (``persons``), in the nearest
    of the areas in which they are hidden (``at_best``), and in the furthest (``at_worst``). The truth lies between.
    """

    city: City
    near: Nearest
    limits: tuple[float, ...]
    held: Protected

    @cached_property
    def groups(self) -> tuple[str, ...]:
        return (EVERYONE, *self.city.groups)

    @cached_property
    def shown(self) -> Numbers:
        return np.column_stack([self.held.people, self.held.persons])

    @cached_property
    def persons(self) -> Numbers:
        return np.column_stack([self.held.stand_in_people, self.held.stand_in])

    @cached_property
    def at_best(self) -> Numbers:
        return self._placed(1.0)

    @cached_property
    def at_worst(self) -> Numbers:
        return self._placed(-1.0)

    def _placed(self, sign: float) -> Numbers:
        """Hidden people in the nearest areas (1) or the furthest (-1), in none more than live there at all."""
        placed, far = self.persons.copy(), sign * np.nan_to_num(self.near.far)
        hidden = np.isnan(self.shown) & ~np.isnan(self.persons)
        room = np.where(np.isnan(self.held.people), np.inf, self.persons[:, 0])
        for band in np.unique(self.held.bands).tolist():
            for group in range(len(self.groups)):
                rows = np.flatnonzero(hidden[:, group] & (self.held.bands == band))
                left = float(self.persons[rows, group].sum())
                for at in rows[np.argsort(far[rows], kind="stable")].tolist():
                    placed[at, group] = min(left, room[at] if group else np.inf)
                    left -= placed[at, group]
        return placed

    @cached_property
    def shares(self) -> Reached:
        """Shares within each limit with hidden numbers shared out (limits, 1 + groups)."""
        return self.reached(self.persons, self.limits)

    def reached(self, persons: Numbers, limits: tuple[float, ...]) -> Reached:
        return reached(self.near, People.of(self.city.areas.codes, self.groups, persons), limits)

    @cached_property
    def bounds(self) -> tuple[Numbers, Numbers]:
        """The least and the most that each share can be, by what is shown and by distances not known."""
        return self.reached(self.at_worst, self.limits).least, self.reached(self.at_best, self.limits).most

    @cached_property
    def told(self) -> NDArray[np.bool_]:
        """Which shares are told (limits, 1 + groups): of groups large enough, and hardly left open."""
        open_ = self.reached(self.at_best, self.limits).least - self.bounds[0]
        reached_ = self.totals - self._all_left()
        few = self.held.policy.threshold
        enough: NDArray[np.bool_] = (self.totals >= few) & ((reached_ == 0) | (reached_ >= few))
        return enough & (np.nan_to_num(open_, nan=1.0) <= CLOSE_ENOUGH)

    @cached_property
    def totals(self) -> Numbers:
        total: Numbers = np.nansum(self.persons, axis=0)
        return total

    def _all_left(self) -> Numbers:
        return np.array([[self._left(limit, group) for group in range(len(self.groups))]
                         for limit in range(len(self.limits))])  # fmt: skip

    def _left(self, limit: int, group: int) -> float:
        return round(float(np.nansum(self.persons[self.beyond(limit), group])), 6)

    def beyond(self, limit: int) -> NDArray[np.bool_]:
        """The areas further off than a limit, or at a distance that nobody knows (areas,)."""
        return ~(self.near.far <= self.limits[limit])

    def share(self, limit: int, group: int) -> float:
        """The share reached, 0 to 1; NaN where it is not told. Where very few are left, as if a few more were."""
        if not self.told[limit, group]:
            return float("nan")
        few = self.held.policy.threshold
        if 0 < self._left(limit, group) < few:
            return 1 - few / float(self.totals[group])
        return float(self.shares.least[limit, group])

    def line(self, distances: tuple[float, ...]) -> Numbers:
        """The share reached within each distance (distances, 1 + groups); NaN where hidden numbers leave it open."""
        least, found, most = (self.reached(one, distances).least for one in (self.at_worst, self.persons, self.at_best))
        found = np.where((most - least <= CLOSE_ENOUGH) & (self.totals >= self.held.policy.threshold), found, np.nan)
        for at, limit in enumerate(self.limits):  # through the limits it goes as the shares that are told
            if limit in distances:
                found[distances.index(limit)] = [self.share(at, group) for group in range(len(self.groups))]
        return found

    def left(self, limit: int, group: int) -> int | None:
        """How many of a group live further off, or nobody knows how far; None where that is not told."""
        left, policy = self._left(limit, group), self.held.policy
        if not self.told[limit, group] or 0 < left < policy.threshold:
            return None
        return round(left / policy.base) * policy.base

    def where(self, limit: int, group: int) -> tuple[str, ...]:
        """The areas beyond a limit where most of a group live, by name; of equally many the furthest first."""
        there = np.flatnonzero(self.beyond(limit) & (self.persons[:, group] > 0))
        far = np.nan_to_num(self.near.far[there], nan=np.inf)
        first = there[np.lexsort((-far, -self.persons[there, group]))][:NAMED]
        return tuple(self.city.names[at] for at in first)

    def level(self, level: float, group: int) -> float:
        """The distance within which so large a share of a group lives for certain; NaN where that cannot be told."""
        if self.totals[group] < max(self.held.policy.threshold, 1):
            return float("nan")
        return level_reached(self.near.far, np.nan_to_num(self.at_worst[:, group]), level)

    def mean(self, group: int) -> float:
        """How far a group lives from the nearest on average, over those whose distance is known and who have a way."""
        least, found, most = (self._mean(one[:, group]) for one in (self.at_best, self.persons, self.at_worst))
        enough = self.totals[group] >= self.held.policy.threshold and most - least <= NEARLY * found
        return found if enough and isfinite(found) else float("nan")

    def _mean(self, persons: Numbers) -> float:
        n = np.nan_to_num(persons)
        there = np.isfinite(self.near.far) & (n > 0)
        return float(n[there] @ self.near.far[there] / n[there].sum()) if there.any() else float("nan")

    def all_told(self, values: Iterable[float]) -> bool:
        """Whether something is told of every group that has people."""
        return all(np.isfinite(one) for one, n in zip(values, self.totals[1:], strict=True) if n > 0)

    def ends(self, limit: int) -> tuple[int, int] | None:
        """The groups that are reached least and most; None where fewer than two can be told."""
        told = [(self.share(limit, at), at) for at in range(1, len(self.groups)) if isfinite(self.share(limit, at))]
        return (min(told)[1], max(told)[1]) if len(told) > 1 else None
