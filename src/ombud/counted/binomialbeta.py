"""What went on inside areas, as the areas together tell it: the binomial-beta model of two groups.

In each area the group has a chance of its own, and so have the others; the chances of all areas are drawn from one
beta distribution for the group and another for the others, the same whatever the group's share is (King, Rosen & Tanner
1999, Sociological Methods & Research 28:61-90). Of the outcome's count in an area, y persons are of the group and the
rest of the others. Not one y is taken but each that the two margins allow, weighed by its chance: the convolution of
two binomials, which keeps within the bounds (Wakefield 2004, Journal of the Royal Statistical Society A 167:385-445).

Four numbers are unknown: for the group and for the others the mean chance m and the likeness r, the correlation of two
persons of the same area, so that the beta distribution is that of m s and (1 - m) s with s = (1 - r) / r. Before any
area is looked at each m from 0 to 1 and each r from ``LEAST`` to 1 is as likely. King, Rosen & Tanner had four
exponential distributions there, which hold chances apart that hardly differ from area to area.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
LEAST = 0.005  # likeness; nearer to none, a beta distribution slips between the cells of CELLS
# At most, for one area. Near the answer the log height of 400 areas moves as the exact sum does, to about 0.1; less
# well where almost everybody or almost nobody of an area is hit (both numbers of a beta distribution below a half).
CELLS = 40
NARROWER = 2.5  # cells narrow towards both ends, where chances near 0 and 1 crowd
CHUNK = 4_000_000  # cells x draws held at a time
SMALL = 8
ROOT = float(np.log(2 * np.pi) / 2)


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """Counts that a table of logarithms is made for once, and where each is used."""

    counts: Floats
    at: Integers
    factorials: Floats

    def log_rising(self, q: Floats) -> Floats:
        """log(Gamma(u + q) / (Gamma(q) u!)) for each count u and each q, as used: (uses, q)."""
        table = log_gamma(self.counts[:, None] + q) - log_gamma(q) - self.factorials[:, None]
        return np.take(table, self.at, axis=0)


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """Areas of two rows whose margins alone are known, and the cells over which each y is summed.

    ``first`` and ``width`` say where a cell begins and how many y it holds, ``start`` where each area's cells begin.
    """

    group: Integers
    others: Integers
    outcome: Integers
    first: Integers
    width: Integers
    start: Integers
    inside: tuple[Column, ...]  # y, the group less y, the outcome less y, the others less that
    totals: tuple[Column, ...]  # the group, the others


def tables(group: Integers, others: Integers, outcome: Integers) -> Tables:
    """The margins of areas (areas,) in whole persons; the outcome not above group and others together."""
    low, high = np.maximum(0, outcome - others), np.minimum(outcome, group)
    edges = [_edges(int(n)) for n in high - low + 1]
    number = np.array([len(one) - 1 for one in edges])
    first = np.concatenate([begin + one[:-1] for begin, one in zip(low, edges, strict=True)])
    width = np.concatenate([np.diff(one) for one in edges])
    y = first + (width - 1) / 2
    g, o, t = (np.repeat(one, number) for one in (group, others, outcome))
    return Tables(
        group, others, outcome, first, width, np.cumsum(number) - number,
        tuple(_column(one) for one in (y, g - y, t - y, o - t + y)), tuple(_column(one) for one in (group, others)),
    )  # fmt: skip


def height(numbers: Floats, of: Tables) -> Floats:
    """The log of the posterior's height at (draws, 4), up to a constant; -inf where it is nothing."""
    cells = _chances(numbers, of)
    with np.errstate(divide="ignore"):
        areas = np.log(np.add.reduceat(cells, of.start, axis=0)).sum(axis=0)
    at = _logistic(numbers)
    return np.asarray(areas + np.log(at * (1 - at)).sum(axis=1))


def counted(numbers: Floats, of: Tables, rng: Generator) -> Integers:
    """A draw of y over all areas for each row of the four numbers (draws, 4): (draws,), within what margins allow."""
    at_once = max(1, CHUNK // len(of.first))
    pieces = [within(numbers[at : at + at_once], of, rng).sum(axis=1) for at in range(0, len(numbers), at_once)]
    return np.concatenate(pieces)


def beforehand(draws: int, rng: Generator) -> Floats:
    """Four numbers (draws, 4) from what is held before any area is looked at."""
    return _logit(rng.random((draws, 4)))


def apart(chains: int, rng: Generator) -> Floats:
    """Starts (chains, 4) that lie further apart than an answer: the mean of each chain in a part of its own."""
    parts = rng.permuted(np.tile(np.arange(chains)[:, None], 2), axis=0)
    means, likeness = (parts + rng.random((chains, 2))) / chains, rng.uniform(0.1, 0.5, (chains, 2))
    return _logit(np.column_stack((means[:, 0], likeness[:, 0], means[:, 1], likeness[:, 1])))


def log_gamma(x: Floats) -> Floats:
    """The logarithm of the gamma function above 0: Stirling's series, from eight steps further where x is small."""
    found = _stirling(x)
    small = x < SMALL
    if small.any():
        steps = x[small, None] + np.arange(SMALL)
        found[small] = _stirling(x[small] + SMALL) - np.log(steps).sum(axis=1)
    return found


def _stirling(x: Floats) -> Floats:
    """Off by less than 1e-10 from 8 on."""
    found = 1 / x
    square = found * found
    found *= 1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680))
    found += (x - 0.5) * np.log(x) - x + ROOT
    return found


def _chances(numbers: Floats, of: Tables) -> Floats:
    """The chance of each cell, (cells, draws): added up over an area, the chance of its outcome."""
    at = _logistic(numbers)
    size = np.maximum(1 / (LEAST + (1 - LEAST) * at[:, 1::2]) - 1, 1e-9)
    for_, against = at[:, ::2] * size, (1 - at[:, ::2]) * size
    both = np.stack((for_[:, 0], against[:, 0], for_[:, 1], against[:, 1]))
    cells = of.inside[0].log_rising(both[0])
    for column, q in zip(of.inside[1:], both[1:], strict=True):
        cells += column.log_rising(q)
    whole = sum(column.log_rising(q) for column, q in zip(of.totals, size.T, strict=True))
    cells -= np.repeat(whole, np.diff(of.start, append=len(of.first)), axis=0)
    np.exp(cells, out=cells)
    cells *= of.width[:, None]
    return cells


def within(numbers: Floats, of: Tables, rng: Generator) -> Integers:
    """A draw of y in each area: (draws, areas)."""
    rising = np.cumsum(_chances(numbers, of), axis=0)
    end = np.append(of.start[1:], len(of.first)) - 1
    before = np.where(of.start[:, None] > 0, rising[of.start - 1], 0)
    aim = before + rng.random(before.shape) * (rising[end] - before)
    cell = np.stack([np.searchsorted(one, at) for one, at in zip(rising.T, aim.T, strict=True)])
    cell = np.clip(cell, of.start, end)
    return np.asarray(of.first[cell] + (rng.random(cell.shape) * of.width[cell]).astype(np.int64))


def _edges(counts: int) -> Integers:
    """Where cells begin that part so many counts, and where the last ends: each count its own cell if they are few."""
    if counts <= CELLS:
        return np.arange(counts + 1)
    along = np.linspace(0, 1, CELLS + 1)
    half = (2 * np.minimum(along, 1 - along)) ** NARROWER / 2
    return np.unique(np.rint(np.where(along < 0.5, half, 1 - half) * counts).astype(np.int64))


def _column(counts: NDArray[np.number]) -> Column:
    each, at = np.unique(counts.astype(np.float64), return_inverse=True)
    return Column(each, at.reshape(-1), log_gamma(each + 1))


def _logistic(numbers: Floats) -> Floats:
    return np.clip(1 / (1 + np.exp(-np.clip(numbers, -700, 700))), 1e-12, 1 - 1e-12)


def _logit(share: Floats) -> Floats:
    share = np.clip(share, 1e-12, 1 - 1e-12)
    return np.log(share / (1 - share))
