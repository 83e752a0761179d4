"""A crossing of groups as a table with every sum that readers can add up, and what of it may be told.

Cells are combinations, such as women of one origin; where a trait says ``ALL`` it is the sum over its groups. The least
is hidden that keeps each small number from being reckoned back, found exactly and audited; also of combinations so deep
that they are not told at all. What stands in another table too, such as the sum of all women, is not hidden to protect
a cell; where that leaves no way, nothing is shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from ombud.casefile.gains.leasthidden import Numbers, Pattern, least_hidden
from ombud.people.small import Policy
from ombud.people.table import Sum, Table

ALL = "(all)"
HEAVY, LIGHT = 10.0, 0.001  # what hiding costs: a sum ten combinations, what nobody is told next to nothing
MOST = 1500  # cells and sums of a table that is looked through
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Crossed:
    """Combinations of ``depth`` groups and their sums: ``keys`` with ``people`` (n,) and what of them is hidden."""

    traits: Key
    depth: int
    keys: tuple[Key, ...]
    people: Numbers
    pattern: Pattern

    def full(self, at: int) -> bool:
        """Whether it is a combination of as many groups as are told, and no sum."""
        return groups(self.keys[at]) == self.depth

    def name(self, at: int) -> str:
        return " + ".join(told(self.keys[at]))


def groups(key: Key) -> int:
    return len(told(key))


def told(key: Key) -> tuple[str, ...]:
    """The groups of a combination, without the traits that it sums over."""
    return tuple(group for group in key if group != ALL)


def crossed(
    traits: Key, people: dict[Key, float], policy: Policy, kept: Sequence[Key], shown: Sequence[int]
) -> Crossed | None:
    """The table of the combinations of ``traits`` (a group of each, to persons), protected; None where it cannot be.

    Told are combinations of the traits in ``kept``, sets of one size, and their sums; sums over so many groups or fewer
    as ``shown`` says are not hidden, and where that cannot be, the next number is tried. Combinations that nobody
    counted (NaN) are in no sum, and no sum that they belong to is told.
    """
    counted = {key: n for key, n in people.items() if not np.isnan(n)}
    keys, sums = _added_up(counted, [key for key in people if key not in counted], len(traits))
    values = np.array([sum(n for one, n in counted.items() if within(one, key)) for key in keys])
    if not values.any() or len(keys) > MOST:
        return None
    table, depth = Table(tuple("\n".join(key) for key in keys), values, sums), len(kept[0])
    deep = np.array([groups(key) for key in keys])
    published = np.array([any(_of(traits, key) <= set(some) for some in kept) for key in keys])
    weight = np.where(published, np.where(deep < depth, HEAVY, 1.0), LIGHT)
    pattern = least_hidden(table, policy, [published & (deep <= most) for most in shown], weight)
    if pattern is None:
        return None
    rows = np.flatnonzero(published)
    return Crossed(traits, depth, tuple(keys[at] for at in rows), values[rows],
                   Pattern(pattern.hidden[rows], pattern.own[rows]))  # fmt: skip


def _of(traits: Key, key: Key) -> set[str]:
    """The traits that a combination says something of."""
    return {trait for trait, group in zip(traits, key, strict=True) if group != ALL}


def within(key: Key, total: Key) -> bool:
    """Whether a combination is part of a sum; every combination is part of itself."""
    return all(whole in (ALL, part) for part, whole in zip(key, total, strict=True))


def _added_up(counted: dict[Key, float], blank: list[Key], depth: int) -> tuple[tuple[Key, ...], tuple[Sum, ...]]:
    """Every combination, every sum over some of the traits that have several groups, and how they add up."""
    wide = [at for at in range(depth) if len({key[at] for key in counted}) > 1]
    totals = sorted(
        {
            tuple(ALL if at in over else name for at, name in enumerate(key))
            for key in counted
            for n in range(1, len(wide) + 1)
            for over in combinations(wide, n)
        }
    )
    keys = (*sorted(counted), *(one for one in totals if not any(within(key, one) for key in blank)))
    place = {key: at for at, key in enumerate(keys)}
    sums = []
    for total in keys[len(counted) :]:
        for over in (at for at in wide if total[at] == ALL):
            names = sorted({key[over] for key in counted})
            parts = [place[one] for name in names if (one := (*total[:over], name, *total[over + 1 :])) in place]
            sums.append(Sum(place[total], tuple(parts)))
    return keys, tuple(sums)
