"""Where dots of one kind crowd beyond chance: circles of every size tried, and the most crowded held against chance."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from ombud.heard.dots.dealt import Deal
from ombud.heard.dots.squares import Squares

DEALS = 999
ENOUGH = 0.05
MOST_SHARE = 0.5  # of all dots in a circle: a larger one says that the rest has few
RADII = (0.6, 1.1, 1.6, 2.3, 3.2, 4.5, 6.4, 9.0)  # in sides of a square
_AT_A_TIME = 64
MOST_CLUSTERS = 5
Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Cluster:
    """A circle around the middle of a square, in metres. ``ratio``: the share inside over the share outside."""

    x: float
    y: float
    radius: float
    dots: int
    cases: int
    people: int
    people_of_cases: int
    expected: float
    ratio: float
    chance: float


@dataclass(frozen=True, slots=True)
class Scanned:
    """What a scan found: clusters that do not overlap, the most crowded first, and the p-value of the first."""

    clusters: tuple[Cluster, ...]
    chance: float
    circles: int
    deals: int


def scan(
    grid: Squares, cases: Mask, person: Ints, deal: Deal, random: np.random.Generator, least: int, deals: int = DEALS
) -> Scanned | None:
    """The spatial scan statistic for cases among dots (Kulldorff 1997, Bernoulli model), circles made of squares.

    ``cases`` (dots,) marks the kind in question; ``deal`` draws it anew. A circle holds at least ``least`` persons and
    at most half of all dots. None where there is nothing to compare with, or no such circle.
    """
    if not cases.any() or cases.all():
        return None
    circles, radius, centre = _circles(grid, person, least)
    if not circles.shape[0]:
        return None
    dots = np.asarray(circles @ np.bincount(grid.of_dot, minlength=len(grid))).astype(np.int64)
    into = _squares_by_dots(grid)
    likely = _Likelihood(len(cases), int(cases.sum()), dots)
    observed = likely.of(circles @ (into @ cases.astype(np.float64))[:, None])[:, 0]
    highest = _by_chance(circles, into, likely, deal, random, deals)
    chances = (1 + (highest[None, :] >= observed[:, None] - 1e-9).sum(axis=1)) / (1 + deals)
    order = _apart(circles, observed, chances)
    clusters = tuple(
        _cluster(
            circles.indices[circles.indptr[at] : circles.indptr[at + 1]],
            grid.middles[centre[at]],
            float(radius[at]),
            grid,
            cases,
            person,
            float(chances[at]),
        )
        for at in order
    )
    return Scanned(clusters, float(chances[int(np.argmax(observed))]), circles.shape[0], deals)


def _circles(grid: Squares, person: Ints, least: int) -> tuple[sparse.csr_matrix, Floats, Ints]:
    """Circles x squares, 1 where a square's middle lies in the circle; each circle's radius in metres; its square."""
    away = grid.middles[:, None, :] - grid.middles[None, :, :]
    distance = np.sqrt(np.einsum("ijk,ijk->ij", away, away)) / grid.side
    per_square = np.bincount(grid.of_dot, minlength=len(grid))
    rows, radii, centres = [], [], []
    for radius in RADII:
        inside = sparse.csr_matrix((distance <= radius).astype(np.float64))
        held = np.asarray(inside @ per_square)
        good = (held <= MOST_SHARE * per_square.sum()) & (_people(inside, grid, person) >= least)
        rows.append(inside[np.flatnonzero(good)])
        radii.append(np.full(int(good.sum()), radius * grid.side))
        centres.append(np.flatnonzero(good))
    return sparse.csr_matrix(sparse.vstack(rows)), np.concatenate(radii), np.concatenate(centres)


def _people(inside: sparse.csr_matrix, grid: Squares, person: Ints) -> Ints:
    """How many persons have a dot in each circle."""
    there = sparse.csr_matrix((np.ones(len(person)), (grid.of_dot, person)), shape=(len(grid), int(person.max()) + 1))
    found: Ints = np.diff(sparse.csr_matrix(inside @ there).indptr).astype(np.int64)
    return found


def _squares_by_dots(grid: Squares) -> sparse.csr_matrix:
    n = len(grid.of_dot)
    return sparse.csr_matrix((np.ones(n), (grid.of_dot, np.arange(n))), shape=(len(grid), n))


class _Likelihood:
    """The log of the likelihood ratio of circles; 0 where fewer cases are inside than outside."""

    def __init__(self, all_dots: int, all_cases: int, dots: Ints) -> None:
        whole = np.arange(all_dots + 1, dtype=np.float64)
        self._x_log_x = whole * np.log(np.maximum(whole, 1))
        self._n, self._all, self._cases = dots[:, None], all_dots, all_cases

    def of(self, inside: Floats) -> Floats:
        """``inside`` (circles, draws): the cases in each circle."""
        c, n, f = inside.astype(np.int64), self._n, self._x_log_x
        out, rest = self._cases - c, self._all - n
        gain = f[c] + f[n - c] - f[n] + f[out] + f[rest - out] - f[rest]
        alike = f[self._cases] + f[self._all - self._cases] - f[self._all]
        found: Floats = np.where(c * rest > out * n, gain - alike, 0.0)
        return found


def _by_chance(
    circles: sparse.csr_matrix,
    into: sparse.csr_matrix,
    likely: _Likelihood,
    deal: Deal,
    random: np.random.Generator,
    deals: int,
) -> Floats:
    """The highest ratio of all circles in each draw."""
    found = []
    for start in range(0, deals, _AT_A_TIME):
        drawn = np.column_stack([deal(random) for _ in range(min(_AT_A_TIME, deals - start))]).astype(np.float64)
        found.append(likely.of(circles @ (into @ drawn)).max(axis=0))
    return np.concatenate(found)


def _apart(circles: sparse.csr_matrix, observed: Floats, chances: Floats) -> list[int]:
    """The circles beyond chance, the most crowded first, each without a square of one before it."""
    taken = np.zeros(circles.shape[1], bool)
    found: list[int] = []
    order = np.lexsort((np.diff(circles.indptr), -np.round(observed, 9)))  # of two alike the smaller
    for at in order[: np.count_nonzero(chances <= ENOUGH)].tolist():
        held = circles.indices[circles.indptr[at] : circles.indptr[at + 1]]
        if chances[at] <= ENOUGH and not taken[held].any():
            found.append(at)
            taken[held] = True
        if len(found) == MOST_CLUSTERS:
            break
    return found


def _cluster(
    held: Ints, middle: Floats, radius: float, grid: Squares, cases: Mask, person: Ints, chance: float
) -> Cluster:
    inside = np.isin(grid.of_dot, held)
    dots, found = int(inside.sum()), int((inside & cases).sum())
    outside = (int(cases.sum()) - found) / max(1, len(cases) - dots)
    return Cluster(
        x=float(middle[0]),
        y=float(middle[1]),
        radius=radius,
        dots=dots,
        cases=found,
        people=len(np.unique(person[inside])),
        people_of_cases=len(np.unique(person[inside & cases])),
        expected=float(dots * cases.mean()),
        ratio=float(found / dots / outside) if outside else float("inf"),
        chance=chance,
    )
