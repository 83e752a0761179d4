"""Chains find a distribution that is known, from starts far apart, and the same again from the same seed."""

from __future__ import annotations

import numpy as np
import pytest

from ombud.counted.chains import FEWEST_DRAWS, MOST_RHAT, rhat, worth
from ombud.counted.sampling import NoStart, Run, walk

MIDDLE = np.array([1.0, -2.0])
SPREAD = np.array([[1.0, 0.9 * 3], [0.9 * 3, 9.0]])
STARTS = np.array([[-9.0, 9], [9, 9], [9, -9], [-9, -9]])


def normal(at: np.ndarray) -> np.ndarray:
    away = at - MIDDLE
    return -np.einsum("ci,ij,cj->c", away, np.linalg.inv(SPREAD), away) / 2


def gamma(at: np.ndarray) -> np.ndarray:
    """Log of the height of gamma(2), told without a word of what is below nought."""
    with np.errstate(invalid="ignore"):
        return np.log(at[:, 0]) - at[:, 0]


def test_a_normal_distribution_is_found() -> None:
    draws = walk(normal, STARTS, np.random.default_rng(1), Run(1500, 4000, 2))
    assert draws.shape == (4, 2000, 2)
    for number in range(2):
        assert rhat(draws[:, :, number]) < MOST_RHAT
        assert worth(draws[:, :, number]) > FEWEST_DRAWS
    flat = draws.reshape(-1, 2)
    assert flat.mean(axis=0) == pytest.approx(MIDDLE, abs=0.25)
    assert np.cov(flat.T) == pytest.approx(SPREAD, rel=0.15)


def test_what_is_not_possible_is_never_entered() -> None:
    draws = walk(gamma, np.array([[0.1], [1.0], [4.0], [9.0]]), np.random.default_rng(2), Run(1500, 4000, 2))
    assert (draws > 0).all()
    assert draws.mean() == pytest.approx(2, abs=0.1)
    assert np.quantile(draws, 0.95) == pytest.approx(4.744, abs=0.3)


def test_chains_that_cannot_meet_are_seen() -> None:
    """Two hills with nothing between them, and no warming up to learn of the other: each chain stays on its own."""

    def hills(at: np.ndarray) -> np.ndarray:
        return np.logaddexp(-((at[:, 0] - 50) ** 2) / 2, -((at[:, 0] + 50) ** 2) / 2)

    draws = walk(hills, np.array([[50.0], [50.0], [50.0], [-50.0]]), np.random.default_rng(3), Run(10, 400, 1))
    assert rhat(draws[:, :, 0]) > MOST_RHAT


def test_the_same_seed_gives_the_same_draws() -> None:
    first, second = (walk(normal, STARTS, np.random.default_rng(5), Run(50, 100, 2)) for _ in range(2))
    assert np.array_equal(first, second)


def test_a_start_where_nothing_is_possible_is_told() -> None:
    with pytest.raises(NoStart, match="Chain number 2"):
        walk(gamma, np.array([[1.0], [-1.0]]), np.random.default_rng(1), Run(1, 1, 1))
