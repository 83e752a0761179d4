"""What counts by area allow to be true of persons: the method of bounds, which assumes nothing (Duncan & Davis 1953).

In an area with the share X of people in a group and the share T of people to whom something happened, the group's own
rate lies between

    max(0, (T - (1 - X)) / X)   and   min(1, T / X)

The lower end is what is left when everyone else had it happen to them first, the upper when nobody else did. Summed by
the size of the group, the ends of the areas give the ends of the city. What lies between them no areal figure can tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ombud.words import Sentence, say

Floats = NDArray[np.float64]


class NoBounds(ValueError):
    """Counts that no bounds can be told from: which area, and what to do."""


@dataclass(frozen=True, slots=True)
class Ends:
    """The lowest and the highest that a number can be."""

    low: float
    high: float

    @property
    def covers_none(self) -> bool:
        """Whether no difference at all is among what is possible."""
        return self.low <= 0 <= self.high


@dataclass(frozen=True, slots=True)
class Bounds:
    """The rates of two groups, 0 to 1, and the first less the second: sharp, so nothing narrower can be known."""

    group: Ends
    others: Ends
    difference: Ends
    unknown: tuple[str, ...] = ()  # areas left out because a number is missing


def within(share: ArrayLike, outcome: ArrayLike) -> tuple[Floats, Floats]:
    """The ends of a group's rate in each area, from its share X and the outcome's share T of all people, (areas,).

    NaN where the group has nobody or a share is not known: nobody has no rate. ``NoBounds`` for shares outside 0 to 1.
    """
    x, t = np.asarray(share, np.float64), np.asarray(outcome, np.float64)
    if np.any((x < 0) | (x > 1) | (t < 0) | (t > 1)):
        raise NoBounds(say("A share lies outside 0 to 1; divide percentages by 100."))
    x = np.where(x > 0, x, np.nan)
    low, high = (t - (1 - x)) / x, t / x
    return np.where(np.isnan(low), np.nan, np.clip(low, 0, 1)), np.where(np.isnan(high), np.nan, np.clip(high, 0, 1))


def bounds(
    areas: Sequence[str], people: ArrayLike, group: ArrayLike, outcome: ArrayLike, others: ArrayLike | None = None
) -> Bounds:
    """The bounds of two groups' rates over all areas, and of their difference, from counts of persons (areas,).

    ``others`` is the group compared with, everyone else unless given; the two must not share persons. Areas where a
    number is not known (NaN) are left out and named: the bounds are then of the people who are known.
    Raises :class:`NoBounds`, also where more things happened than there are people: kiosks, or calls, are no outcome
    that a person has or has not.
    """
    p, g, t = (np.asarray(one, np.float64) for one in (people, group, outcome))
    o = p - g if others is None else np.asarray(others, np.float64)
    if not p.shape == g.shape == t.shape == o.shape == (len(areas),):
        raise NoBounds(say("There must be one number in each column for each of the {n} areas.", n=len(areas)))
    known = ~np.isnan(p + g + o + t)
    _check(areas, known, p, g, o, t)
    p, g, o, t = p[known], g[known], o[known], t[known]
    if not g.sum() or not o.sum():
        raise NoBounds(say("A group without people has no rate; nothing can be compared."))
    missing = tuple(areas[at] for at in np.flatnonzero(~known).tolist())
    return Bounds(_rate(g, t, p), _rate(o, t, p), _difference(g, o, t, p), missing)


def _rate(group: Floats, outcome: Floats, people: Floats) -> Ends:
    low, high = _fewest(group, outcome, people), np.minimum(outcome, group)
    return Ends(float(low.sum() / group.sum()), float(high.sum() / group.sum()))


def _fewest(group: Floats, outcome: Floats, people: Floats) -> Floats:
    return np.maximum(0, outcome - (people - group))


def _difference(group: Floats, others: Floats, outcome: Floats, people: Floats) -> Ends:
    """Both ends at once: whom it happened to in one group it cannot have happened to in the other."""
    most, most_others = np.minimum(outcome, group), np.minimum(outcome, others)
    third = people - group - others
    then_others = np.maximum(0, outcome - most - third)
    then_group = np.maximum(0, outcome - most_others - third)
    return Ends(
        float(then_group.sum() / group.sum() - most_others.sum() / others.sum()),
        float(most.sum() / group.sum() - then_others.sum() / others.sum()),
    )


def _check(areas: Sequence[str], known: NDArray[np.bool_], p: Floats, g: Floats, o: Floats, t: Floats) -> None:
    fewer = np.minimum.reduce([p, g, o, t])
    faults: tuple[tuple[NDArray[np.bool_], Sentence], ...] = (
        (known & (g > p), say("the group is larger than all people")),
        (known & (fewer < 0), say("fewer than none are counted")),
        (known & (g + o > p * (1 + 1e-12)), say("the two groups share persons, or do not fit in all people")),
        (known & (t > p), say("it happened more often than there are people, so it is not one person's yes or no")),
    )
    for wrong, what in faults:
        for at in np.flatnonzero(wrong)[:1]:
            raise NoBounds(say("{area}: {what}; no bounds can be told.", area=areas[at], what=what))
