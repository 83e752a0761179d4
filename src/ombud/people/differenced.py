"""What can be had by laying publications beside each other: nested areas, running years, groups and their totals.

Each published count covers pieces: a block in one year for one group. Where one publication covers all of another and
a little more, the little more is their difference. Where several together leave a little, a linear program finds it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from ombud.people.recomputed import Interval, possible
from ombud.people.small import Policy
from ombud.people.table import Sum, UnfitTable
from ombud.words import Sentence, say


@dataclass(frozen=True, slots=True)
class Published:
    """One count that is public, in persons, and the smallest pieces that it covers, by name."""

    name: str
    covers: frozenset[str]
    count: float


@dataclass(frozen=True, slots=True)
class Leak:
    """A small count that nobody published and anybody can have. ``low`` and ``high`` are persons."""

    pieces: tuple[str, ...]
    low: float
    high: float
    told: Sentence


def differences(published: Sequence[Published], policy: Policy) -> tuple[Leak, ...]:
    """The small counts that are left when one published count is taken from another that covers all of it.

    Raises :class:`~ombud.people.table.UnfitTable` where a part counts more than its whole.
    """
    found = []
    for one, other in combinations(published, 2):
        whole, part = (one, other) if other.covers <= one.covers else (other, one)
        if not part.covers <= whole.covers:
            continue
        left = whole.count - part.count
        if left < 0 or (left and whole.covers == part.covers):
            raise UnfitTable(
                say("{part} counts other than {whole} allows; mend both.", part=part.name, whole=whole.name)
            )
        if _small(left, policy) and whole.covers != part.covers:
            told = say("{whole} less {part} leaves {n}.", whole=whole.name, part=part.name, n=left)
            found.append(Leak(tuple(sorted(whole.covers - part.covers)), left, left, told))
    return tuple(found)


def leftovers(published: Sequence[Published], policy: Policy) -> tuple[Leak, ...]:
    """The groups of pieces whose small count all publications together give away to within the level.

    Pieces that are always published together are one. The width that passes is the policy's level, in persons.
    Raises :class:`~ombud.people.recomputed.NoAudit` where the counts contradict each other.
    """
    groups = _together(published)
    found = []
    for pieces, one in zip(groups, _told(groups, published), strict=True):
        if one.high - one.low < policy.level and _small(one.high, policy):
            told = say(
                "{name} can be worked out to {low} to {high}.",
                name=one.name,
                low=round(one.low, 3),
                high=round(one.high, 3),
            )
            found.append(Leak(pieces, one.low, one.high, told))
    return tuple(found)


def _told(groups: Sequence[tuple[str, ...]], published: Sequence[Published]) -> tuple[Interval, ...]:
    """What can be worked out of each group of pieces, with nothing given but the published counts."""
    names = (*(" + ".join(pieces) for pieces in groups), *(one.name for one in published))
    values = np.array([np.nan] * len(groups) + [one.count for one in published])
    sums = [
        Sum(len(groups) + at, tuple(place for place, pieces in enumerate(groups) if pieces[0] in one.covers))
        for at, one in enumerate(published)
    ]
    return possible(names, values, sums)


def _together(published: Sequence[Published]) -> list[tuple[str, ...]]:
    groups: dict[tuple[int, ...], list[str]] = {}
    for piece in sorted(set().union(*(one.covers for one in published))):
        covered = tuple(at for at, one in enumerate(published) if piece in one.covers)
        groups.setdefault(covered, []).append(piece)
    return [tuple(pieces) for pieces in groups.values()]


def _small(count: float, policy: Policy) -> bool:
    return count < policy.threshold and (count > 0 or policy.zeros)
