"""What each group says that others do not, and what divides them most: with ranges, and for many tests at once."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from ombud.heard.opinions.common import ENOUGH, LEVEL, Side, enough
from ombud.heard.opinions.counts import Counts
from ombud.heard.opinions.intervals import difference, more_than, together, wilson
from ombud.heard.opinions.votes import Ints


@dataclass(frozen=True, slots=True)
class Typical:
    """A statement that most of a group agree with, or disagree with, and more of it than of the others.

    ``gap`` is the group's share less the others', with its 95 per cent interval; ``p`` of all such tests together.
    """

    group: int
    statement: int
    side: Side
    gap: float
    low: float
    high: float
    p: float


@dataclass(frozen=True, slots=True)
class Divides:
    """A statement that ``group`` agrees with more than ``other`` does, by ``gap`` with its 95 per cent interval."""

    statement: int
    group: int
    other: int
    gap: float
    low: float
    high: float
    p: float


def typical(counts: Counts, least: int = ENOUGH) -> tuple[Typical, ...]:
    """What is typical of each group, group by group, the clearest first. ``counts`` by the other votes."""
    fit, found = enough(counts, least), []
    k = counts.n.shape[1]
    p, gaps, most = np.ones((len(fit), k, 2)), np.zeros((len(fit), k, 2, 3)), np.zeros((len(fit), k, 2), np.bool_)
    for g in range(k):
        rest = counts.but(g)
        for s, side in enumerate(_SIDES):
            told = (side(counts)[:, g], counts.n[:, g], side(rest)[:, 0], rest.n[:, 0])
            p[:, g, s], most[:, g, s] = more_than(*told), 2 * told[0] > told[1]
            gaps[:, g, s] = np.stack(difference(*told), axis=1)
    held = together(p, np.broadcast_to(fit[:, None, None], p.shape))
    for at, g, s in np.argwhere((held <= LEVEL) & most).tolist():
        gap, low, high = gaps[at, g, s].tolist()
        found.append(Typical(g, at, tuple(Side)[s], gap, low, high, float(held[at, g, s])))
    return tuple(sorted(found, key=lambda one: (one.group, -round(one.low, 12), one.statement)))


def dividing(counts: Counts, least: int = ENOUGH) -> tuple[Divides, ...]:
    """The statements that divide two groups, the clearest first, each once. ``counts`` by the other votes."""
    pairs = list(combinations(range(counts.n.shape[1]), 2))
    if not pairs:
        return ()
    fit = enough(counts, least)
    one, other = (np.array(side) for side in zip(*pairs, strict=True))
    x, n, y, m = counts.agree[:, one], counts.n[:, one], counts.agree[:, other], counts.n[:, other]
    p = 2 * np.minimum(more_than(x, n, y, m), more_than(y, m, x, n))
    held = together(np.minimum(p, 1), np.broadcast_to(fit[:, None], p.shape))
    gap, low, high = difference(x, n, y, m)
    sure = np.where(held <= LEVEL, np.maximum(low, -high), -1.0)
    best = sure.argmax(axis=1)
    found = [_divides(at, pairs[best[at]], *(float(part[at, best[at]]) for part in (gap, low, high, held)))
             for at in np.flatnonzero(sure.max(axis=1) > 0).tolist()]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (-round(one.low, 12), one.statement)))


def split(counts: Counts, least: int = ENOUGH) -> tuple[tuple[int, float], ...]:
    """Where there is one group: statements with many on either side, by the lower end of the smaller side's share."""
    smaller = np.minimum(wilson(counts.agree, counts.n)[0], wilson(counts.disagree, counts.n)[0])[:, 0]
    fit = enough(counts, least) & (smaller >= 0.2)
    return tuple((int(at), float(smaller[at])) for at in np.argsort(-smaller, kind="stable") if fit[at])


def _divides(at: int, pair: tuple[int, int], gap: float, low: float, high: float, p: float) -> Divides:
    one, other = pair
    return Divides(at, one, other, gap, low, high, p) if gap >= 0 else Divides(at, other, one, -gap, -high, -low, p)


def _agree(counts: Counts) -> Ints:
    return counts.agree


def _disagree(counts: Counts) -> Ints:
    return counts.disagree


_SIDES = (_agree, _disagree)
