"""A crossing of groups as a table with every sum that readers can add up, and what of it may be told.

Cells are combinations, such as women of one origin; where a trait says ``ALL`` it is the sum over its groups. The least
is hidden that keeps each small number from being reckoned back, found exactly and audited. What stands in another table
too, such as the sum of all women, is not hidden to protect a cell; where that leaves no way, nothing is shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from ombud.casefile.gains.leasthidden import Numbers, Pattern, least_hidden
from ombud.people.small import Policy
from ombud.people.table import Sum, Table

ALL = "(all)"
HEAVY = 10.0  # a sum is hidden only where ten combinations more would have to be
Key = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Crossed:
    """The combinations and sums of one set of traits: ``keys`` with ``people`` (n,) and what of them is hidden."""

    traits: Key
    keys: tuple[Key, ...]
    people: Numbers
    pattern: Pattern

    def full(self, at: int) -> bool:
        """Whether it is a combination of a group of each trait, and no sum."""
        return ALL not in self.keys[at]


def crossed(traits: Sequence[str], people: dict[Key, float], policy: Policy, shown: Sequence[int]) -> Crossed | None:
    """The table of some combinations (a group of each trait, to persons), protected; None where it cannot be.

    ``shown``: sums over so many groups or fewer must be shown; where that cannot be, the next number is tried.
    Combinations that nobody counted (NaN) are in no sum, and no sum that they belong to is told.
    """
    told = {key: n for key, n in people.items() if not np.isnan(n)}
    blank = [key for key in people if key not in told]
    keys, sums = _added_up(told, blank, len(traits))
    values = np.array([sum(n for one, n in told.items() if within(one, key)) for key in keys])
    if not values.any():
        return None
    table = Table(tuple(" + ".join(key) for key in keys), values, sums)
    groups = np.array([len(key) - Counter(key)[ALL] for key in keys])
    keeps = [table.margins & (groups <= most) for most in shown]
    pattern = least_hidden(table, policy, keeps, np.where(table.margins, HEAVY, 1.0))
    return None if pattern is None else Crossed(tuple(traits), keys, values, pattern)


def within(key: Key, total: Key) -> bool:
    """Whether a combination is part of a sum; every combination is part of itself."""
    return all(whole in (ALL, part) for part, whole in zip(key, total, strict=True))


def _added_up(told: dict[Key, float], blank: list[Key], depth: int) -> tuple[tuple[Key, ...], tuple[Sum, ...]]:
    """Every combination, every sum over some of the traits that have several groups, and how they add up."""
    wide = [at for at in range(depth) if len({key[at] for key in told}) > 1]
    totals = sorted(
        {
            tuple(ALL if at in over else name for at, name in enumerate(key))
            for key in told
            for n in range(1, len(wide) + 1)
            for over in combinations(wide, n)
        }
    )
    keys = (*sorted(told), *(one for one in totals if not any(within(key, one) for key in blank)))
    place = {key: at for at, key in enumerate(keys)}
    sums = []
    for total in keys[len(told) :]:
        for over in (at for at in wide if total[at] == ALL):
            names = sorted({key[over] for key in told})
            parts = [place[one] for name in names if (one := (*total[:over], name, *total[over + 1 :])) in place]
            sums.append(Sum(place[total], tuple(parts)))
    return keys, tuple(sums)
