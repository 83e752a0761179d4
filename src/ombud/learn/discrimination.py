"""Whether a question tells those who understood a module from those who did not."""

from __future__ import annotations

import math

from ombud.learn.sums import AFTER, Sums

LEAST_TOLD = 30  # people: with ten, chance alone takes it from -0.6 to 0.6


def discrimination(of: Sums, question: int) -> float | None:
    """How being right on a question, from 0, goes with the number right on the others, after the module: -1 to 1.

    The point-biserial correlation with the rest of the questions: a question would else be held against itself.
    None where it cannot be told: fewer than thirty people, or all of them alike on the question or on the others.
    """
    return _correlation(of, AFTER[question]) if of.people >= LEAST_TOLD else None


def _correlation(of: Sums, asked: int) -> float | None:
    rest = [one for one in AFTER if one != asked]
    n, right, others = of.people, of.right([asked]), of.right(rest)
    spread = (n * right - right**2) * (n * of.over(rest, rest) - others**2)
    return (n * of.over([asked], rest) - right * others) / math.sqrt(spread) if spread else None
