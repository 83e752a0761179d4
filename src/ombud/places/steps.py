"""Figures of areas in at most five steps, for every map alike: alike figures in one step, the rest shared out evenly.

Where most areas have the same figure (none at all, say), that figure is a step of its own and does not eat up the
others: each step takes its share of the areas that are left.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite

from ombud.places.draw import STEPS
from ombud.words import Sentence, say

UNKNOWN = say("not known, or too few people")
Number = float | None


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its lowest and highest figure, both of areas that are in it, and how many those are."""

    low: float
    high: float
    areas: int

    def words(self) -> Sentence:
        """The step in a legend: none, 12, or 3.4 to 5."""
        if self.low == self.high:
            return say("{figure}", figure=plain(self.low)) if self.high else say("none")
        return say("{low} to {high}", low=plain(self.low), high=plain(self.high))


def steps(figures: Iterable[Number]) -> tuple[Step, ...]:
    """The steps of these figures, lowest first; none if nothing is known. What is not a number is in no step."""
    left = sorted(one for one in figures if one is not None and isfinite(one))
    found: list[Step] = []
    while left and len(found) < STEPS:
        share = -(-len(left) // (STEPS - len(found)))  # rounded up
        ends = _end(left, share)
        found.append(Step(left[0], left[ends - 1], ends))
        left = left[ends:]
    return tuple(found)


def _end(left: list[float], share: int) -> int:
    """Where a step of about ``share`` figures ends: before or after those that are alike, whichever is nearer."""
    before, after = bisect_left(left, left[share - 1]), bisect_right(left, left[share - 1])
    return before if before and share - before < after - share else after


def step_of(figure: Number, found: tuple[Step, ...]) -> int:
    """The number of the step that a figure is in, from 1; 0 if it is not known."""
    if figure is None or not isfinite(figure):
        return 0
    return sum(figure >= one.low for one in found) or 1


def plain(figure: float) -> str:
    """A figure as a legend says it: three signs, or whole where it is large."""
    return f"{figure:,.0f}" if abs(figure) >= 100 else f"{figure:.3g}"
