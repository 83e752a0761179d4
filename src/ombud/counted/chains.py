"""Whether chains of draws have found the same answer, and how many independent draws they are worth.

R-hat compares halves of all chains with each other: 1 where they tell the same, more where they do not. The effective
sample size says how many independent draws the chains are worth for the middle and for the ends of an interval. Both
are those of Vehtari, Gelman, Simpson, Carpenter and Buerkner (2021, Bayesian Analysis 16:667-718), on ranks, so that
long tails do not hide anything.
"""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ombud.words import say

Floats = NDArray[np.float64]
MOST_RHAT = 1.01  # both thresholds are those recommended there: 100 draws for each of four chains
FEWEST_DRAWS = 400
SHORTEST = 8
TAILS = (0.05, 0.95)


class UnfitChains(ValueError):
    """Draws that nothing can be told from: fewer than two chains, or too short."""


def rhat(draws: ArrayLike) -> float:
    """The larger of R-hat of the ranks and of the ranks of distances from the median, of draws (chains, draws).

    1 where all draws are alike, infinite where each chain stands still somewhere else. Raises :class:`UnfitChains`.
    """
    halves = _halves(draws)
    return max(_rhat(_ranked(halves)), _rhat(_ranked(np.abs(halves - np.median(halves)))))


def worth(draws: ArrayLike) -> float:
    """How many independent draws (chains, draws) are worth: the least of the middle's and of both ends'."""
    halves = _halves(draws)
    ends = np.quantile(np.asarray(draws, np.float64), TAILS)
    return min(_worth(_ranked(halves)), *(_worth((halves <= end).astype(np.float64)) for end in ends.tolist()))


def _halves(draws: ArrayLike) -> Floats:
    given = np.asarray(draws, np.float64)
    if given.ndim != 2 or given.shape[0] < 2 or given.shape[1] < SHORTEST:
        raise UnfitChains(say("Convergence needs two chains or more, of {n} draws or more each.", n=SHORTEST))
    if not np.isfinite(given).all():
        raise UnfitChains(say("A chain holds what is no number; nothing can be told of it."))
    half = given.shape[1] // 2
    return np.concatenate((given[:, :half], given[:, -half:]))


def _ranked(values: Floats) -> Floats:
    """Normal scores of the ranks; equal values share the mean of their ranks."""
    _, back, count = np.unique(values, return_inverse=True, return_counts=True)
    rank = np.cumsum(count) - (count - 1) / 2
    score = [NormalDist().inv_cdf(one) for one in ((rank - 3 / 8) / (values.size + 1 / 4)).tolist()]
    return np.array(score)[back.reshape(values.shape)]


def _rhat(chains: Floats) -> float:
    draws = chains.shape[1]
    within = chains.var(axis=1, ddof=1).mean()
    between = chains.mean(axis=1).var(ddof=1)
    if not within:
        return float("inf") if between else 1.0
    return float(np.sqrt(between / within + (draws - 1) / draws))


def _worth(chains: Floats) -> float:
    """Draws over the time that the chains take to forget, summed as Geyer (1992) does: in pairs that never rise."""
    draws = chains.shape[1]
    if np.ptp(chains) < np.finfo(float).resolution:
        return float(chains.size)
    covariance = _covariance(chains)
    within = covariance[0] * draws / (draws - 1)
    rho = 1 - (within - covariance) / (covariance[0] + chains.mean(axis=1).var(ddof=1))
    rho[0] = 1.0
    pairs = rho[: draws - draws % 2].reshape(-1, 2).sum(axis=1)
    falling = np.flatnonzero(pairs <= 0)
    end = int(min(falling[0] if falling.size else draws, (draws - 3) // 2))
    time = -1 + 2 * np.minimum.accumulate(pairs[:end]).sum() + max(0.0, rho[2 * end])
    return float(chains.size / max(time, 1 / np.log10(chains.size)))


def _covariance(chains: Floats) -> Floats:
    """The mean over chains of the covariance of draws with those so many steps later, (draws,)."""
    draws = chains.shape[1]
    turned = np.fft.rfft(chains - chains.mean(axis=1, keepdims=True), 2 * draws, axis=1)
    found: Floats = np.fft.irfft((turned * turned.conj()).real, 2 * draws, axis=1)[:, :draws].mean(axis=0) / draws
    return found
