"""Shares of dots with intervals that know that one person's dots belong together."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ombud.heard.dots.expanded import ends

DRAWS = 1999
FEWEST = 10  # persons behind a share; with fewer an interval is a guess
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Portion:
    """A share with its 95 per cent interval (0 to 1), its dots and persons; no share where they are too few."""

    dots: int
    people: int
    share: float | None
    low: float | None
    high: float | None


def portion(cases: Mask, among: Mask, person: Ints, random: np.random.Generator, least: int) -> Portion:
    """The share of ``cases`` in the dots ``among``; persons are drawn with all their dots (bootstrap).

    No share is told where fewer than ten persons stand behind it, or 1 to ``least`` - 1 persons behind its cases.
    """
    people = len(np.unique(person[among]))
    of_cases = len(np.unique(person[among & cases]))
    if people < FEWEST or 0 < of_cases < least:
        return Portion(int(among.sum()), people, None, None, None)
    hits, dots = _by_person(cases & among, person), _by_person(among, person)
    drawn = _drawn(hits, dots, random)
    low, high = np.quantile(drawn, ends(people))
    return Portion(int(among.sum()), people, float(hits.sum() / dots.sum()), float(low), float(high))


def gap(
    cases: Mask, one: Mask, other: Mask, person: Ints, random: np.random.Generator, least: int
) -> tuple[float, float, float] | None:
    """The share among ``one`` less that among ``other``, with its interval; the same persons are drawn for both."""
    for among in (one, other):
        of_cases = len(np.unique(person[among & cases]))
        if len(np.unique(person[among])) < FEWEST or 0 < of_cases < least:
            return None
    columns = [_by_person(mask, person) for mask in (cases & one, one, cases & other, other)]
    kept = (columns[1] + columns[3]) > 0
    a, b, c, d = (column[kept] for column in columns)
    times = random.multinomial(len(a), np.full(len(a), 1 / len(a)), size=DRAWS).astype(np.float64)
    with np.errstate(divide="ignore", invalid="ignore"):
        drawn = (times @ a) / (times @ b) - (times @ c) / (times @ d)
    low, high = np.nanquantile(drawn, ends(min(int((b > 0).sum()), int((d > 0).sum()))))
    return float(a.sum() / b.sum() - c.sum() / d.sum()), float(low), float(high)


def _by_person(mask: Mask, person: Ints) -> Floats:
    return np.bincount(person[mask], minlength=int(person.max()) + 1).astype(np.float64)


def _drawn(hits: Floats, dots: Floats, random: np.random.Generator) -> Floats:
    kept = dots > 0
    n = int(kept.sum())
    times = random.multinomial(n, np.full(n, 1 / n), size=DRAWS).astype(np.float64)  # whole: sums are exact
    found: Floats = (times @ hits[kept]) / (times @ dots[kept])
    return found
