"""Small numbers in a large table of areas: an area that has one is hidden whole, and as many more as sums ask for.

Where all groups of an area are hidden, its own total says no more of a group than that it is not larger. What is left
is the sum of a group over the hidden areas, which is its total less all that is shown. Of a table of which only the
sums of rows (r), columns (c) and all (t) are known, each number lies between max(0, r + c - t) and min(r, c), and takes
both ends (Fréchet's bounds). So it is enough to hide areas until both ends are far enough from each small number. It
hides more than the least, and needs no search: two thousand areas take a moment.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ombud.casefile.gains.leasthidden import small
from ombud.people.small import Policy

Numbers = NDArray[np.float64]
Mask = NDArray[np.bool_]
CLOSE = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class Hidden:
    """What is not shown: ``cells`` (areas, groups), ``areas`` (areas,) and ``groups`` (groups,) that are the totals.

    ``own`` is how many numbers are hidden for what they are, ``others`` how many for their sake.
    """

    cells: Mask
    areas: Mask
    groups: Mask
    own: int
    others: int


def whole_areas(counts: Numbers, people: Numbers, policy: Policy, apart: bool) -> Hidden:
    """Which areas are hidden whole: ``counts`` (areas, groups) and ``people`` (areas,) in persons, none unknown.

    ``apart`` says that nobody is in two groups; then those in no group are a group too, though it is not published.
    """
    search = _Search(counts, people, policy, apart)
    while (short := search.short()) is not None:
        search.add(*short)
    cells = np.repeat(search.block[:, None], counts.shape[1], axis=1) & ((people > 0) | policy.zeros)[:, None]
    own = small(counts, policy)
    hidden = int(cells.sum() + search.areas.sum() + search.groups[: counts.shape[1]].sum())
    told = int(own.sum() + small(people, policy).sum() + small(counts.sum(axis=0), policy).sum())
    return Hidden(cells, search.areas, search.groups[: counts.shape[1]], min(told, hidden), max(hidden - told, 0))


def in_a_list(values: Numbers, policy: Policy, never: Mask | None = None) -> Mask:
    """What must be hidden in a list whose sum is known (n,): the small ones, and as few more as protect these.

    ``never`` are numbers that nobody publishes; they are hidden whatever they are.
    """
    own, all_of_them = small(values, policy), float(values.sum())
    hidden = own.copy() if never is None else own | never
    for at in sorted(np.flatnonzero(own).tolist(), key=lambda one: -float(values[one])):
        need = min(policy.level, all_of_them - float(values[at]))
        while (lack := need - float(values[hidden].sum() - values[at])) > CLOSE or hidden.sum() < 2:
            more = _smallest_enough(np.where(hidden, 0.0, values), values, lack)
            if more is None:
                break
            hidden[more] = True
    return hidden


def _smallest_enough(gives: Numbers, size: Numbers, lack: float) -> int | None:
    """Of those that give something, the smallest that gives enough, else the one that gives most."""
    there = np.flatnonzero(gives > 0)
    if not there.size:
        return None
    enough = there[gives[there] >= lack - CLOSE]
    return int(enough[np.argmin(size[enough])]) if enough.size else int(there[np.argmax(gives[there])])


class _Search:
    """The areas hidden so far, and what a reader could work out of them."""

    def __init__(self, counts: Numbers, people: Numbers, policy: Policy, apart: bool) -> None:
        self.policy, self.apart, self.people = policy, apart, people
        # Those in none of the groups; or, where groups share people, for each group those who are not in it.
        rest = people - counts.sum(axis=1) if apart else people[:, None] - counts
        self.table = np.maximum(np.column_stack([counts, rest]), 0.0)
        self.areas = in_a_list(people, policy)
        self.groups = self._totals()
        if small(people.sum(keepdims=True), policy).any():  # so few people that not even their number is told
            self.areas, self.groups = people > 0, np.ones(self.table.shape[1], bool)
        self.up, self.down = self._needs()
        self.block = ((self.up + self.down) > 0).any(axis=1) | self.areas

    def _totals(self) -> Mask:
        totals: Numbers = self.table.sum(axis=0)
        if self.apart:
            hidden: Mask = in_a_list(totals, self.policy, np.arange(len(totals)) == len(totals) - 1) & (totals > 0)
            return hidden
        # Which groups together make everybody is not known here: where one total is small, none is shown.
        return np.full(len(totals), bool(small(totals, self.policy).any()))

    def _needs(self) -> tuple[Numbers, Numbers]:
        """How far up and down each number must stay possible: it may be small, or all others of its area together.

        Never further than the public totals alone allow: where everybody but one is old, one area's old are not nobody.
        """
        n, level = self.table, float(self.policy.level)
        others = self.people[:, None] - n
        most = np.minimum(
            np.where(self.areas, np.inf, self.people)[:, None], np.where(self.groups, np.inf, n.sum(axis=0))
        )
        most = np.minimum(most, self.people.sum())
        few, all_but_few = small(n, self.policy), small(np.maximum(others, 0.0), self.policy)
        up = np.maximum(np.where(few, level, 0.0), np.where(all_but_few, np.minimum(others, level), 0.0))
        down = np.maximum(np.where(few, n, 0.0), np.where(all_but_few, n, 0.0))
        free = self.areas[:, None] | self.groups[None, :]
        least = np.where(free, 0.0, np.maximum(self.people[:, None] + n.sum(axis=0) - self.people.sum(), 0.0))
        return np.clip(up, 0.0, np.maximum(most - n, 0.0)), np.clip(
            down, 0.0, np.minimum(level, np.maximum(n - least, 0))
        )

    def short(self) -> tuple[int, bool, float] | None:
        """The first hidden number that can be told too closely: its group, whether from above, and what lacks."""
        rows = np.flatnonzero(self.block)
        n, people = self.table[rows], self.people[rows]
        held = np.flatnonzero(self.areas[rows])
        r = np.where(self.areas[rows], people[held].sum(), people)[:, None]
        c = self._columns(n.sum(axis=0))[None, :]
        above = n + self.up[rows] - np.minimum(r, c)
        free = self.areas[rows][:, None] | self.groups[None, :]
        below = np.where(free, 0.0, r + c - people.sum()) - (n - self.down[rows])
        for lack, upwards in ((above, True), (below, False)):
            if (wrong := np.argwhere(lack > CLOSE)).size:
                at, group = wrong[0].tolist()
                return group, upwards, float(lack[at, group])
        return None

    def _columns(self, sums: Numbers) -> Numbers:
        """What is known of the sum of each group over the hidden areas; of groups whose total is hidden, together."""
        if not self.apart:
            return np.where(self.groups, np.inf, sums)
        return np.where(self.groups, sums[self.groups].sum(), sums)

    def add(self, group: int, upwards: bool, lack: float) -> None:
        """Hide one more area: for room above one with more of the group, for room below one with more of others."""
        mine = self.table[:, self.groups].sum(axis=1) if self.groups[group] else self.table[:, group]
        gives = np.where(self.block, 0.0, mine if upwards else self.people - self.table[:, group])
        more = _smallest_enough(gives, self.people, lack)
        if more is not None:
            self.block[more] = True
            return
        # Nothing is left to be hidden but totals: first those of groups, then those of areas.
        self.areas = self.areas | (self.groups.all() & (self.people > 0))
        self.groups = np.ones_like(self.groups)
        self.block |= self.areas
        self.up, self.down = self._needs()
